"""Quotation marks: which stretches of a text stand between them.

Only characters are looked at, because quotations run over sentences and paragraphs, and because the marks are typed
in every mixture („“, „”, »«, «», “”, "", '') and often not closed: a paragraph that opens a quotation and does not
close it ends it, and so does the next opening mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from depesche.records import Span

# What may close a quotation, by the mark that opened it.
_CLOSERS = {
    "„": '“”"',
    "“": "”",
    "»": "«",
    "«": "»",
    "‟": "”",
    "‹": "›",
    "›": "‹",
    "``": "''",
}
_MARK = re.compile(r"``|''|[„“”»«‟\"]")
_PARAGRAPH = re.compile(r"[^\n]+")
_SPEECH_END = re.compile(r"[,.!?…]$")
_LIGHT_QUOTE = re.compile(r"(?<!\w)‘([^‘\n]{3,}?[,.!?])’(?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks: `content` without and `outer` with the marks.

    `closed` is False when the closing mark is missing; `paragraph` counts the lines of the text.
    """

    content: Span
    outer: Span
    paragraph: int
    closed: bool = True


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text in order; a quotation inside a quotation belongs to the outer one."""
    found: list[Quotation] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end(), number))
    return found


def _in_paragraph(text: str, start: int, end: int, number: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[str, int, int] | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if mark == "''" and opened is None and not _may_open(text, at, after):
            continue
        if opened is None:
            if _may_open(text, at, after):
                opened = (mark, at, after)
            continue
        opener = opened[0]
        if _closes(opener, mark) and not (mark in "\"''" and _only_opens(text, at, after)):
            found += _quotation(text, opened, at, after, number, closed=True)
            opened = None
        elif mark in "„»«“" and mark == opener and _may_open(text, at, after) and _only_opens(text, at, after):
            # The same mark opens again: the closing one was forgotten.
            found += _quotation(text, opened, at, at, number, closed=False)
            opened = (mark, at, after)
    if opened is not None:
        found += _quotation(text, opened, end, end, number, closed=False)
    if not found:
        for match in _LIGHT_QUOTE.finditer(text, start, end):
            found.append(Quotation(Span(*match.span(1)), Span(*match.span()), number))
    return found


def _closes(opener: str, mark: str) -> bool:
    if opener in ('"', "''"):
        return mark == opener or (opener == '"' and mark in "“”")
    # Typists mix the sets; an ASCII mark closes whatever is open.
    return mark in _CLOSERS.get(opener, "") or (mark == '"' and opener in "„“”‟") or (opener in "“”" and mark in "“”")


def _may_open(text: str, at: int, after: int) -> bool:
    before = text[at - 1] if at else " "
    behind = text[after] if after < len(text) else " "
    return not behind.isspace() and not (before.isalnum() or before in ".,!?;:)%") and behind not in ",.;)"


def _only_opens(text: str, at: int, after: int) -> bool:
    before = text[at - 1] if at else " "
    behind = text[after] if after < len(text) else " "
    return (before.isspace() or before in "([–—-") and not behind.isspace() and behind not in ",.;:!?)"


def _quotation(
    text: str, opened: tuple[str, int, int], at: int, after: int, number: int, closed: bool
) -> list[Quotation]:
    _, outer_start, start = opened
    end = at
    while end > start and text[end - 1].isspace():
        end -= 1
    if end <= start:
        return []
    return [Quotation(Span(start, end), Span(outer_start, max(after, end)), number, closed)]


def is_speech(text: str, quotation: Quotation) -> bool:
    """Say whether a quotation is long or finished enough to be what somebody said, not a title or a single word."""
    words = quotation.content.of(text).split()
    return len(words) >= 5 or (len(words) >= 2 and bool(_SPEECH_END.search(words[-1])))
