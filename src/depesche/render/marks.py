"""What is marked in a text, and how overlapping marks are cut into pieces that can be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from depesche.contract import source_span
from depesche.records import Event, Span

# The part of the range that holds half characters, controls and marks of writing direction is drawn as a sign, one for
# one: text from a feed must neither move the cursor of a terminal nor turn the order of what is read.
_SIGNS = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C], 0xFFFD),
    **dict.fromkeys([0xFFFE, 0xFFFF], 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span, the part it plays (trigger, actor, recipient, source, quotation, date, place) and its event's number."""

    span: Span
    role: str
    event: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks from end to end."""

    span: Span
    marks: tuple[Mark, ...]


def visible(text: str) -> str:
    """Return `text` with control characters as signs, of the same length so that offsets hold."""
    return text.translate(_SIGNS)


def marks_of(event: Event, number: int = 0) -> list[Mark]:
    """Return the evidence of an event."""
    marks = [Mark(part, "trigger", number) for part in event.parts or (event.trigger,)]
    marks += [Mark(actor.span, "actor", number) for actor in event.actors]
    marks += [Mark(actor.span, "recipient", number) for actor in event.recipients]
    if event.source is not None and (span := source_span(event.source)):
        marks.append(Mark(span, "source", number))
        marks += [Mark(actor.span, "source", number) for actor in event.source.others]
    if event.date is not None:
        marks.append(Mark(event.date.span, "date", number))
    if event.place is not None:
        marks.append(Mark(event.place.span, "place", number))
    return marks


def trigger_words(event: Event, text: str) -> str:
    """Return the words of the trigger, ` … ` where others stand between them: "griff … an"."""
    words, end = "", 0
    for part in event.parts or (event.trigger,):
        if words:
            words += " … " if text[end : part.start].strip() else " "
        words, end = words + part.of(text), part.end
    return words


def pieces(inside: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut `inside` at every border of a mark, so that overlapping marks become neighbours that carry both.

    Marks that reach outside are cut off; those that lie outside are left out.
    """
    here = sorted((mark for mark in marks if mark.span.overlaps(inside)), key=lambda m: m.span)
    borders = {inside.start, inside.end}
    for mark in here:
        borders |= {max(mark.span.start, inside.start), min(mark.span.end, inside.end)}
    ordered = sorted(borders)
    waiting, open_marks = here, list[Mark]()
    at = 0
    for start, end in pairwise(ordered):
        while at < len(waiting) and waiting[at].span.start <= start:
            open_marks.append(waiting[at])
            at += 1
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        yield Piece(Span(start, end), tuple(open_marks))
