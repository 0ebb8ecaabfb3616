"""Lint: what is wrong with a codebook, each problem with file and line and what to do.

Loading stops at the first error, a codebook author wants them all; and some faults are none to the engine but are to a
reader: a rule without a silent example, a frame that one language cannot say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depesche import ontology
from depesche.coding.codebook import (
    BLOCK,
    DATA,
    CodebookError,
    Example,
    Frame,
    Rule,
    Source,
    compile_frame,
    compile_rule,
    frame_sources,
    read_toml,
    rule_sources,
)
from depesche.language import languages
from depesche.records import Document, Event, Sentence

_EXPECTED = frozenset(
    {"type", "frame", "mode", "actors", "recipients", "status", "source", "source_text", "date", "place", "trigger"}
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a codebook; a gap is worth knowing, an error breaks something."""

    path: Path
    line: int
    message: str
    gap: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an example gave: `complaints` is empty when every expectation was met and nothing else was coded."""

    rule: Rule
    example: Example
    complaints: tuple[str, ...]


def check(folder: Path | None = None) -> list[Problem]:
    """Return every problem of our codebook and, when given, of a user's folder over it."""
    problems: list[Problem] = []
    frames = _frames(folder, problems)
    for language in languages():
        rules = _rules(language, folder, frames, problems)
        said = {rule.frame.id for rule in rules}
        home = DATA / "frames.toml"
        problems += [
            Problem(home, 1, f"frame {frame.id!r} has no rule in {language!r}", gap=True)
            for frame in frames.values()
            if frame.id not in said and frame.id != BLOCK
        ]
    return problems


def _frames(folder: Path | None, problems: list[Problem]) -> dict[str, Frame]:
    frames = {BLOCK: Frame(BLOCK, "", "", "", "sole", "Words that report no act.")}
    for source in _loaded(frame_sources(folder), problems):
        names: set[str] = set()
        for entry in source.data.get("frame", []):
            line = source.line_of("id", str(entry.get("id", "")))
            try:
                frame = compile_frame(entry, source)
            except CodebookError as error:
                problems.append(_located(error, source))
                continue
            if frame.id in names:
                problems.append(Problem(source.path, line, f"frame {frame.id!r} stands twice"))
            if not ontology.is_known(frame.type, frame.mode):
                problems.append(
                    Problem(source.path, line, f"{frame.id!r}: no type {frame.type!r} with mode {frame.mode!r}")
                )
            names.add(frame.id)
            frames[frame.id] = frame
    return frames


def _rules(language: str, folder: Path | None, frames: Mapping[str, Frame], problems: list[Problem]) -> list[Rule]:
    patterns = read_toml(DATA / language / "patterns.toml").data
    rules: dict[str, Rule] = {}
    for source in _loaded(rule_sources(language, folder), problems):
        ours = source.path.is_relative_to(DATA)
        for entry in source.data.get("rule", []):
            try:
                rule = compile_rule(entry, source, frames, patterns)
            except CodebookError as error:
                problems.append(_located(error, source))
                continue
            known = rules.get(rule.id)
            if known is not None and (ours or known.file == rule.file):
                problems.append(
                    Problem(source.path, rule.line, f"rule {rule.id!r} stands also in {known.file}:{known.line}")
                )
            rules[rule.id] = rule
            problems += [Problem(source.path, rule.line, f"rule {rule.id!r}: {m}") for m in _examples_of(rule)]
    return list(rules.values())


def _examples_of(rule: Rule) -> Iterator[str]:
    matching = [e for e in rule.examples if e.expect]
    if not matching and rule.frame.id != BLOCK:
        yield "has no example that must match"
    if len(matching) == len(rule.examples):
        yield 'has no example that must stay silent (expect = "nothing")'
    for example in rule.examples:
        for expected in example.expect:
            unknown = set(expected) - _EXPECTED
            if unknown or "type" not in expected:
                listed = ", ".join(sorted(unknown)) or "none"
                yield f"example {example.text[:40]!r}: expect needs type; unknown keys: {listed}"
            elif not ontology.is_known(expected["type"], ""):
                yield f"example {example.text[:40]!r}: no type {expected['type']!r}"


def _loaded(sources: Iterator[Source], problems: list[Problem]) -> Iterator[Source]:
    while True:
        try:
            yield next(sources)
        except StopIteration:
            return
        except CodebookError as error:
            problems.append(Problem(DATA, 1, str(error)))
            return


def _located(error: CodebookError, source: Source) -> Problem:
    path, line, message = str(error).removeprefix(str(source.path)).partition(": ")[0], 1, str(error)
    if path.startswith(":") and path[1:].isdigit():
        line, message = int(path[1:]), message.partition(": ")[2]
    return Problem(source.path, line, message)


def run_examples(
    language: str, folder: Path | None = None, parses: Mapping[str, list[Sentence]] | None = None
) -> Iterator[Outcome]:
    """Run every example of a language against all rules; yield what each gave.

    With `parses` (text -> checked trees) only the examples that have one are run, on it: what is then wrong is wrong in
    the rules or the engine. Raw text through a parser that errs is never all right; its share is held against a floor.
    """
    from depesche.coding.pipeline import Coder

    coder = Coder(language, codebook=folder)
    for rule in coder.codebook.rules.values():
        for example in rule.examples:
            document = Document(rule.id, example.text, language, example.published)
            if parses is None:
                coded = coder.code(document)
            elif example.text in parses:
                coded = coder.code_parsed(document, parses[example.text])
            else:
                continue
            yield Outcome(rule, example, tuple(_compare(example, list(coded.events))))


def _compare(example: Example, events: list[Event]) -> Iterator[str]:
    left = list(events)
    for expected in example.expect:
        best = min(left, key=lambda e: len(list(_differences(expected, e, example))), default=None)
        if best is None:
            yield f"nothing coded for {dict(expected)}"
            continue
        left.remove(best)
        yield from _differences(expected, best, example)
    for event in left:
        yield f"not expected: {event.type} by {event.rule} at {event.trigger.of(example.text)!r}"


def _differences(expected: Mapping[str, Any], event: Event, example: Example) -> Iterator[str]:
    source = event.source
    have = {
        "type": event.type,
        "frame": event.frame,
        "mode": event.mode,
        "actors": sorted(a.code for a in event.actors),
        "recipients": sorted(a.code for a in event.recipients),
        "status": event.status.value,
        "source": source.actor.code if source and source.actor else "",
        "source_text": source.speaker.of(example.text) if source and source.speaker else "",
        "date": event.date.value if event.date else "",
        "place": event.place.span.of(example.text) if event.place else "",
        "trigger": event.trigger.of(example.text),
    }
    for key, wanted in expected.items():
        value = sorted(wanted) if isinstance(wanted, list) else wanted
        if have.get(key) != value:
            yield f"{key} is {have.get(key)!r}, not {value!r}"
