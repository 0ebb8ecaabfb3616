"""Why a record is what it is: the rule, the words and the steps that made it, for people who must trust or mend it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from depesche.records import Event, Sentence
from depesche.render.marks import marks_of, visible
from depesche.render.table import STYLES, facts_line, print_grid, print_lines, sentence_line, who_line

if TYPE_CHECKING:
    from depesche.coding.codebook import Rule
    from depesche.coding.pipeline import Coded


def print_explanation(coded: Coded, event: Event, folder: Path | None, console: Console) -> None:
    """Print an event, its sentence, the rule that made it, a reason for every field and the analysis of the words."""
    from depesche.coding.codebook import load_codebook

    text = coded.document.text
    for part in (who_line(event, text, console), facts_line(event, text, console), sentence_line(event, text, console)):
        print_lines(part, console.width, console)
    rule = load_codebook(coded.document.language, folder).rules[event.rule]
    _heading("rule", console)
    _print_rule(rule, console)
    _heading("steps", console)
    steps = _grid(3)
    for step in event.steps:
        decision, reason = visible(step.decision), visible(step.reason)
        steps.add_row(Text(step.part, style="bold"), Text(decision), Text(reason, style="dim"))
    print_grid(steps, console)
    sentence = next((s for s in coded.sentences if s.span == event.sentence), None)
    if sentence is not None:
        _heading(f"words, as the parser {event.parser} reads them", console)
        print_grid(_words(sentence, event), console)


def print_rule(name: str, folder: Path | None, console: Console) -> None:
    """Print a rule of any language; raises ValueError naming the nearest ids when there is none."""
    from difflib import get_close_matches

    from depesche.coding.codebook import load_codebook
    from depesche.language import languages

    rules: dict[str, Rule] = {}
    for language in languages():
        rules |= load_codebook(language, folder).rules
    if name not in rules:
        near = [rule for rule in rules if name in rule][:5] or get_close_matches(name, rules, n=5, cutoff=0.4)
        hint = f"; there are {', '.join(near)}" if near else ""
        raise ValueError(f"no rule {name!r}{hint}")
    rule = rules[name]
    _print_rule(rule, console)
    if rule.examples:
        _heading("examples", console)
    for example in rule.examples:
        print_lines(Text(example.text), console.width, console)
        if not example.expect:
            console.print(Text("  nothing", style="dim"))
        for expected in example.expect:
            console.print(Text("  " + _pairs(expected), style="dim"))


def _print_rule(rule: Rule, console: Console) -> None:
    frame = rule.frame
    table = _grid(2)

    def line(name: str, value: str) -> None:
        if value:
            table.add_row(Text(name, style="bold"), Text(value))

    line("rule", rule.id)
    line("file", f"{_short(rule.file)}:{rule.line}")
    mode = f"/{frame.mode}" if frame.mode else ""
    line("frame", f"{frame.id}: {frame.definition}")
    line("type", f"{frame.type}{mode}, CAMEO {frame.cameo}, {frame.pattern}")
    trigger = rule.trigger
    line("trigger", f"{trigger.kind} {', '.join(trigger.lemmas)}")
    line("with", "; ".join(f"{c.slot} = {', '.join(c.lemmas)}" for c in trigger.wanted))
    line("without", "; ".join(f"{c.slot} = {', '.join(c.lemmas)}" for c in trigger.unwanted))
    line("form", trigger.form)
    for role, slots in rule.roles.items():
        line(role, ", ".join(slots))
    line("needs", ", ".join(rule.needs))
    print_grid(table, console)


def _words(sentence: Sentence, event: Event) -> Table:
    table = _grid(6)
    marks = marks_of(event)
    for token in sentence.tokens:
        roles = [mark.role for mark in marks if mark.span.overlaps(token.span)]
        style = STYLES[roles[0]] if roles else ""
        head = "" if token.is_root else sentence.tokens[token.head].text
        table.add_row(
            Text(visible(token.text), style=style),
            Text(visible(token.lemma), style="dim"),
            Text(token.pos),
            Text(token.dep),
            Text(visible(head), style="dim"),
            Text(", ".join(dict.fromkeys(roles)), style=style),
        )
    return table


def _grid(columns: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        table.add_column(overflow="fold")
    return table


def _heading(name: str, console: Console) -> None:
    console.print()
    console.print(Text(name, style="bold underline" if console.color_system else "bold"))


def _short(path: Path) -> str:
    """Return the path inside the package for a file of ours, else the path as it is."""
    package = Path(__file__).parent
    return str(path.relative_to(package.parent)) if path.is_relative_to(package) else str(path)


def _pairs(expected: Mapping[str, Any]) -> str:
    shown = {key: ", ".join(value) if isinstance(value, list) else value for key, value in expected.items()}
    return ", ".join(f"{key} {value}" for key, value in shown.items())
