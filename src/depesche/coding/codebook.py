"""The codebook: which words report which act, and who plays which part; loaded from TOML and compiled once.

A codebook is data so that people who know politics and not programming can extend it; docs/codebook.md is its grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import rtoml

from depesche.language import languages

DATA = Path(__file__).resolve().parent.parent / "data"
VERSION = "0.1.0"
ROLES = ("actor", "actor_too", "recipient", "recipient_too")
KINDS = ("verb", "noun", "adjective")
PATTERNS = ("directed", "mutual", "visit", "sole")
# The frame of a blocking rule: it wins by being more specific and codes nothing ("Maßnahmen treffen").
BLOCK = "none"


class CodebookError(ValueError):
    """A codebook that cannot be loaded; the message says file, line and what to do."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A language-neutral act: its place in PLOVER and CAMEO and who takes part by default.

    `absorbs` marks a speech act whose content is not coded again, `claim` an act whose doer is its source as well.
    """

    id: str
    type: str
    mode: str
    cameo: str
    pattern: str
    definition: str
    absorbs: bool = False
    claim: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A slot and the lemmas one of which must stand in it; "*" stands for any."""

    slot: str
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that carries an act and the company it must or must not keep."""

    kind: str
    lemmas: tuple[str, ...]
    reflexive: str = "optional"
    wanted: tuple[Condition, ...] = ()
    unwanted: tuple[Condition, ...] = ()
    form: str = ""
    compound: bool = True
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what must come out of it: a list of expected records, empty when the rules must stay silent.

    `marked` holds the characters that stood in brackets: the place or date expected.
    """

    text: str
    expect: tuple[Mapping[str, Any], ...]
    marked: tuple[str, ...] = ()
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A lexical unit: trigger -> frame with roles, and the examples that are its tests."""

    id: str
    frame: Frame
    trigger: Trigger
    roles: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]
    examples: tuple[Example, ...]
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Codebook:
    """The compiled rules of one language, indexed by trigger kind and lemma (lower case, last word of several)."""

    language: str
    version: str
    frames: Mapping[str, Frame]
    rules: Mapping[str, Rule]
    index: Mapping[str, Mapping[str, tuple[tuple[str, Rule], ...]]] = field(repr=False)

    def candidates(self, kind: str, lemma: str) -> tuple[tuple[str, Rule], ...]:
        """Return (trigger lemma, rule) of every rule whose trigger ends in `lemma`."""
        return self.index[kind].get(lemma, ())

    def noun_head(self, lemma: str) -> str:
        """Return the longest trigger noun that a German compound ends in, or "" when there is none.

        At least two letters must stand before it, so that "Antrag" is no "Trag" and a prefix is a word.
        """
        nouns = self.index["noun"]
        for cut in range(2, len(lemma) - 3):
            if lemma[cut:] in nouns:
                return lemma[cut:]
        return ""


@dataclass(frozen=True, slots=True)
class Source:
    """One TOML file with its text, so that errors can name a line."""

    path: Path
    text: str
    data: dict[str, Any]

    def line_of(self, key: str, value: str) -> int:
        """Return the line on which `key = "value"` stands, 1 when it stands nowhere."""
        return _lines_of(self.text).get((key, value), 1)


_ASSIGNED = re.compile(r"""\s*([\w-]+)\s*=\s*(["'])(.*?)\2""")


@cache
def _lines_of(text: str) -> Mapping[tuple[str, str], int]:
    """Index the lines of a TOML file once, because looking each id up line by line cost more than coding an article."""
    found: dict[tuple[str, str], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := _ASSIGNED.match(line):
            found.setdefault((match.group(1), match.group(3)), number)
    return found


def read_toml(path: Path) -> Source:
    """Read a TOML file; raises CodebookError with file and line when it is none."""
    try:
        text = path.read_text(encoding="utf8")
        return Source(path, text, rtoml.loads(text))
    except (rtoml.TomlParsingError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: {error}") from error


def rule_sources(language: str, folder: Path | None) -> Iterator[Source]:
    """Yield the rule files of a language, the user's after ours so that they override."""
    for root in (DATA, folder):
        if root is not None:
            for path in sorted((root / language / "rules").glob("*.toml")):
                yield read_toml(path)


def frame_sources(folder: Path | None) -> Iterator[Source]:
    """Yield the frame files, the user's after ours."""
    for root in (DATA, folder):
        if root is not None and (root / "frames.toml").exists():
            yield read_toml(root / "frames.toml")


@cache
def load_codebook(language: str, folder: Path | None = None) -> Codebook:
    """Load and compile the codebook of a language with the additions of a user's folder.

    Raises CodebookError for an unknown language and for a rule that cannot be compiled, naming file and line.
    """
    if language not in languages():
        raise CodebookError(f"no codebook for language {language!r}; there are: {', '.join(languages())}")
    if folder is not None and not folder.is_dir():
        raise CodebookError(
            f"{folder}: no such folder; a codebook is a folder with frames.toml and <lang>/rules/*.toml"
        )
    frames = {BLOCK: Frame(BLOCK, "", "", "", "sole", "Words that report no act.")}
    for source in frame_sources(folder):
        for entry in source.data.get("frame", []):
            frame = compile_frame(entry, source)
            frames[frame.id] = frame
    patterns = read_toml(DATA / language / "patterns.toml").data
    rules: dict[str, Rule] = {}
    for source in rule_sources(language, folder):
        for entry in source.data.get("rule", []):
            rule = compile_rule(entry, source, frames, patterns)
            rules[rule.id] = rule
    index: dict[str, dict[str, list[tuple[str, Rule]]]] = {kind: {} for kind in KINDS}
    for rule in rules.values():
        for lemma in rule.trigger.lemmas:
            index[rule.trigger.kind].setdefault(index_key(rule.trigger.kind, lemma, language), []).append((lemma, rule))
    compiled = {kind: {key: tuple(entries) for key, entries in found.items()} for kind, found in index.items()}
    return Codebook(language, VERSION, frames, rules, compiled)


def index_key(kind: str, lemma: str, language: str) -> str:
    """Return the word a trigger is looked up by: the verb of "call off", the last word of "air strike"."""
    words = lemma.lower().split()
    return words[0] if kind == "verb" and language == "en" else words[-1]


def compile_frame(entry: Mapping[str, Any], source: Source) -> Frame:
    """Build a frame from its table; raises CodebookError when a key is missing or unknown."""
    where = f"{source.path}:{source.line_of('id', str(entry.get('id', '')))}"
    try:
        frame = Frame(**entry)
    except TypeError as error:
        raise CodebookError(
            f"{where}: frame {entry.get('id')!r}: {str(error).removeprefix('Frame.__init__() ')}"
        ) from error
    if frame.pattern not in PATTERNS:
        raise CodebookError(f"{where}: frame {frame.id!r}: pattern {frame.pattern!r} is none of {', '.join(PATTERNS)}")
    return frame


def compile_rule(
    entry: Mapping[str, Any], source: Source, frames: Mapping[str, Frame], patterns: Mapping[str, Any]
) -> Rule:
    """Build a rule from its table; raises CodebookError naming file, line and what is wrong."""
    name = str(entry.get("id", ""))
    line = source.line_of("id", name)

    def fail(message: str) -> CodebookError:
        return CodebookError(f"{source.path}:{line}: rule {name!r}: {message}")

    unknown = set(entry) - {"id", "frame", "trigger", "roles", "needs", "example"}
    if unknown or not {"id", "frame", "trigger"} <= set(entry):
        raise fail(f"needs id, frame and trigger; unknown keys: {', '.join(sorted(unknown)) or 'none'}")
    frame = frames.get(entry["frame"])
    if frame is None:
        raise fail(f"unknown frame {entry['frame']!r}; frames stand in frames.toml")
    trigger = _compile_trigger(entry["trigger"], fail)
    given = entry.get("roles", {})
    if set(given) - set(ROLES):
        raise fail(f"unknown roles {', '.join(sorted(set(given) - set(ROLES)))}; there are {', '.join(ROLES)}")
    default = patterns[frame.pattern][trigger.kind]
    roles = {role: tuple(given.get(role, default.get(role, ()))) for role in ROLES}
    needs = tuple(entry.get("needs", ()))
    if set(needs) - set(ROLES):
        raise fail(f"needs names no role: {', '.join(needs)}")
    examples = tuple(_compile_example(e, fail) for e in entry.get("example", []))
    return Rule(name, frame, trigger, roles, needs, examples, source.path, line)


def _compile_trigger(entry: Mapping[str, Any], fail: Any) -> Trigger:
    kinds = [kind for kind in KINDS if kind in entry]
    unknown = set(entry) - {*KINDS, "reflexive", "with", "without", "form", "compound", "not"}
    if len(kinds) != 1 or unknown:
        raise fail(f"a trigger has one of {', '.join(KINDS)}; unknown keys: {', '.join(sorted(unknown)) or 'none'}")
    return Trigger(
        kind=kinds[0],
        lemmas=_listed(entry[kinds[0]]),
        reflexive=entry.get("reflexive", "optional"),
        wanted=tuple(Condition(slot, _listed(v)) for slot, v in entry.get("with", {}).items()),
        unwanted=tuple(Condition(slot, _listed(v)) for slot, v in entry.get("without", {}).items()),
        form=entry.get("form", ""),
        compound=entry.get("compound", True),
        excluded=frozenset(word.lower() for word in _listed(entry.get("not", []))),
    )


def _compile_example(entry: Mapping[str, Any], fail: Any) -> Example:
    if set(entry) - {"text", "expect", "published"} or not {"text", "expect"} <= set(entry):
        raise fail("an example has text, expect and optionally published")
    expect = entry["expect"]
    if isinstance(expect, str):
        if expect != "nothing":
            raise fail(f'expect is a table, a list of tables or "nothing", not {expect!r}')
        expect = []
    elif isinstance(expect, dict):
        expect = [expect]
    text, marked, start = "", [], -1
    for character in entry["text"]:
        if character == "[":
            start = len(text)
        elif character == "]" and start >= 0:
            marked.append(text[start:])
            start = -1
        else:
            text += character
    return Example(text, tuple(expect), tuple(marked), entry.get("published"))


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
