"""Events in a terminal: one block each, with the sentence beneath and the evidence marked in it."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from depesche.contract import annotation_records, source_span
from depesche.records import Actor, Event, Span
from depesche.render.marks import Mark, marks_of, pieces, visible

if TYPE_CHECKING:
    from depesche.coding.pipeline import Coded

STYLES = {
    "trigger": "bold yellow underline",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "source": "italic blue",
    "date": "green",
    "place": "green",
}
_QUADS = {
    "verbal cooperation": "bold green",
    "material cooperation": "bold green",
    "verbal conflict": "bold red",
    "material conflict": "bold red",
}
_STATUS = {
    "occurred": ("●", "default"),
    "planned": ("○", "blue"),
    "possible": ("◌", "yellow"),
    "denied": ("✕", "red"),
}
SHORT_ID = 8
_WIDEST = 110


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which ends in one way for every format."""
        raise BrokenPipeError


def terminal() -> Console:
    """Return the console of standard output, with colour on a terminal only."""
    if not _utf8_name(sys.stdout.encoding or ""):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    return _Terminal(highlight=False, soft_wrap=False, emoji=False, markup=False)


def print_document(coded: Coded, console: Console, name: str = "") -> None:
    """Print the heading of a document, its title unless `name` is given, and a block for each of its events."""
    _print_heading(coded, console, name)
    events = sorted(coded.events, key=lambda e: (e.trigger, e.id))
    for number, event in enumerate(events, 1):
        _print_block(event, number, len(str(len(events))), coded.document.text, console)


def print_grid(table: Table, console: Console) -> None:
    """Print a table without the blanks that it would put behind its last column."""
    for line in console.render_lines(table, pad=False):
        while line and not line[-1].text.strip():
            line.pop()
        if line:
            line[-1] = Segment(line[-1].text.rstrip(), line[-1].style)
        console.print(Segments([*line, Segment.line()]), end="", soft_wrap=True)


def print_layer(coded: Coded, layer: str, console: Console, name: str = "") -> None:
    """Print one layer of annotations, a line for each span."""
    _print_heading(coded, console, name, layer)
    table = Table.grid(padding=(0, 2, 0, 0))
    for style in ("dim", "bold", STYLES["actor"], "dim"):
        table.add_column(style=style, overflow="fold")
    for record in annotation_records(coded, layer):
        speaker = record.get("speaker")
        value = record.get("value") or record.get("code") or ""
        if layer == "attributions":
            value = f"{_flat(speaker['text'])} ({speaker['code'] or '---'})" if speaker else "?"
        table.add_row(f"{record['start']}–{record['end']}", Text(_flat(record["text"])), Text(value), record["type"])
    print_grid(table, console)
    console.print()


def plain(coded: Coded, width: int = 100) -> str:
    """Return the table as text without colours."""
    out = io.StringIO()
    print_document(coded, Console(file=out, width=width, color_system=None, force_terminal=False))
    return out.getvalue()


def _print_heading(coded: Coded, console: Console, name: str, what: str = "") -> None:
    document, count = coded.document, len(coded.events)
    what = what or ("1 event" if count == 1 else f"{count or 'no'} events")
    said = (document.publisher, document.language, document.published or "undated", what)
    title = Text().append(_flat(name or document.title or document.id), style="bold")
    facts = Text().append(_flat(f" {_dot(console)} ".join(filter(None, said))), style="dim")
    width = min(console.width, _WIDEST)
    gap = width - title.cell_len - facts.cell_len
    for part in (title + Text(" " * gap) + facts,) if gap >= 2 else (title, facts):
        print_lines(part, width, console)
    console.print(Text(("─" if _utf8(console) else "-") * width, style="dim"))
    console.print()


def print_lines(part: Text, width: int, console: Console, prefix: Text | None = None) -> None:
    """Print `part` wrapped, `prefix` before its first line and as much blank before the others, nothing behind."""
    prefix = prefix or Text()
    for line in part.wrap(console, width, tab_size=1):
        line.rstrip()
        console.print(prefix + line, soft_wrap=True)
        prefix = Text(" " * prefix.cell_len)


def _print_block(event: Event, number: int, digits: int, text: str, console: Console) -> None:
    prefix = Text().append(f"{number:>{digits}}  ", style="dim")
    width = max(20, min(console.width, _WIDEST) - prefix.cell_len)
    for part in (who_line(event, text, console), facts_line(event, text, console), sentence_line(event, text, console)):
        print_lines(part, width, console, prefix)
        prefix = Text(" " * prefix.cell_len)
    console.print()


def who_line(event: Event, text: str, console: Console) -> Text:
    """Return who did what to whom, with codes."""
    arrow = " → " if _utf8(console) else " -> "
    line = Text()
    line.append_text(_actors(event.actors, "actor", event, text, console))
    line.append(arrow, style="dim")
    line.append(event.type + (f"/{event.mode}" if event.mode else ""), style=_QUADS.get(event.quad, "bold"))
    if event.recipients:
        line.append(arrow, style="dim")
        line.append_text(_actors(event.recipients, "recipient", event, text, console))
    return line


def _actors(actors: tuple[Actor, ...], role: str, event: Event, text: str, console: Console) -> Text:
    """Return the actors with their codes; an arrow says that the words stand before the sentence."""
    line = Text()
    for number, actor in enumerate(actors):
        if number:
            line.append(" + ", style="dim")
        line.append(_flat(actor.name or actor.span.of(text)), style=STYLES[role])
        elsewhere = "" if event.sentence.overlaps(actor.span) else " ↑" if _utf8(console) else " ^"
        line.append(f" ({actor.code}){elsewhere}", style="dim")
    return line if actors else Text("?", style="dim")


def facts_line(event: Event, text: str, console: Console) -> Text:
    """Return how sure, when, where and according to whom, and the beginning of the id."""
    sign, style = _STATUS[event.status.value]
    line = Text()
    line.append(f"{sign} {event.status.value}" if _utf8(console) else event.status.value, style=style)
    dot = f" {_dot(console)} "
    if event.date:
        line.append(dot, style="dim")
        line.append(event.date.value, style=STYLES["date"])
    if event.place:
        line.append(dot, style="dim")
        line.append(_flat(event.place.span.of(text)), style=STYLES["place"])
    if event.source and (span := source_span(event.source)):
        line.append(f"{dot}source: ", style="dim")
        line.append(_flat(span.of(text)), style=STYLES["source"])
        codes = [actor.code for actor in (event.source.actor, *event.source.others) if actor]
        if codes:
            line.append(f" ({' + '.join(codes)})", style="dim")
    line.append(dot + event.id[:SHORT_ID], style="dim")
    return line


def sentence_line(event: Event, text: str, console: Console) -> Text:
    """Return the sentence with the evidence coloured, or in brackets where there is no colour."""
    marks = [mark for mark in marks_of(event) if event.sentence.overlaps(mark.span)]
    if console.color_system is None or console.no_color:
        return Text(_bracketed(event.sentence, marks, text))
    line = Text(style="default")
    for piece in pieces(event.sentence, marks):
        # Of several parts the trigger shows last, over the rest.
        roles = sorted((mark.role for mark in piece.marks), key=lambda role: role == "trigger")
        line.append(_flat(piece.span.of(text)), style=" ".join(STYLES[role] for role in roles) or None)
    return line


def _bracketed(sentence: Span, marks: list[Mark], text: str) -> str:
    """Return the sentence with `*trigger*` and `[everything else]`, for where there is no colour."""
    signs: dict[int, tuple[list[str], list[str]]] = {}
    covered = {(mark.span, mark.role == "trigger") for mark in marks}
    for span, trigger in sorted(covered, key=lambda item: (item[0].start, -item[0].end, item[1])):
        left, right = ("*", "*") if trigger else ("[", "]")
        signs.setdefault(max(span.start, sentence.start), ([], []))[1].append(left)
        signs.setdefault(min(span.end, sentence.end), ([], []))[0].insert(0, right)
    borders = sorted({sentence.start, sentence.end, *signs})
    out = []
    for start, end in zip(borders, [*borders[1:], sentence.end], strict=True):
        closing, opening = signs.get(start, ([], []))
        out += [*closing, *opening, _flat(text[start:end])]
    return "".join(out)


def _flat(text: str) -> str:
    return visible(text.replace("\r\n", "  ").replace("\n", " ").replace("\r", " ").replace("\t", " "))


def _dot(console: Console) -> str:
    return "·" if _utf8(console) else "|"


def _utf8(console: Console) -> bool:
    return _utf8_name(console.encoding)


def _utf8_name(encoding: str) -> bool:
    return encoding.lower().replace("_", "-").startswith("utf")
