"""Where the sentences of a document end, by rule.

Rules rather than the parser, for three reasons: a line break always ends a sentence (headlines have no full stop), one
odd line must not spoil its neighbours, and what cannot hold an event need not be parsed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from depesche.parsing.wordlists import german_words
from depesche.records import Span

LONGEST = 1500
"""Characters of the longest piece: no sentence of a newspaper is longer, and a parser's memory grows with it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text to be parsed by itself, and the number of the block of lines it stands in."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words before a stop: those that never end a sentence, those that may, and words that open one.

    `ordinals` are the words that follow an ordinal number ("21. Februar").
    """

    never: frozenset[str]
    sometimes: frozenset[str]
    openers: frozenset[str]
    ordinals: frozenset[str]


_LINE = re.compile(r"[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+|\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_STOP = re.compile(r"([.!?…]+)([\"'”“»«’‘›‹)\]]*)(\s+|$)")
_GLUED = re.compile(r"(?<=[a-zäöüß]{2})([.!?])(?=[A-ZÄÖÜ][a-zäöüß]+\s)")
_OPENING = "\"'„“”»«‚‘’›‹([–—-•*· "
# Looking back over a whole line costs its length at every full stop, and some articles come as one line.
_LOOK_BACK = 80
_ROMAN = re.compile(r"[IVXL]+$")


@cache
def _abbreviations(language: str) -> Abbreviations:
    path = files("depesche.parsing") / "data" / f"stops.{language}.txt"
    lists: dict[str, set[str]] = {"never": set(), "sometimes": set(), "openers": set(), "ordinals": set()}
    if path.is_file():
        name = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            line = line.partition("#")[0].strip()
            if line.startswith("["):
                name = line.strip("[]")
            else:
                lists[name if line else "never"].update(line.split())
    return Abbreviations(**{k: frozenset(v) for k, v in lists.items()})


def lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and paragraph of every line that holds more than white space; a blank line ends a paragraph."""
    paragraph, filled, blank = 0, False, True
    for match in _LINE.finditer(text):
        start, end = match.span()
        if match[0][0] in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
            if blank and filled:
                paragraph, filled = paragraph + 1, False
            blank = True
            continue
        if not match[0].strip():
            continue
        blank = False
        filled = True
        yield start, end, paragraph


def _next_word(text: str) -> str:
    found = re.match(r"[\w’'.-]+", text.lstrip(_OPENING))
    return found[0].rstrip(".") if found else ""


def _ends_here(line: str, match: re.Match[str], lists: Abbreviations, german: bool) -> bool:
    rest = line[match.end() :]
    if not rest.strip():
        return False
    first = rest.lstrip(_OPENING)[:1]
    if first.islower():
        return False
    stop, closing = match[1], match[2]
    if stop != "." or not first:
        return not (closing and rest[:1] in "–—-" and stop in "!?")
    near = line[max(0, match.start() - _LOOK_BACK) : match.start()]
    before = re.search(r"[^\s\"'„“”»«‚‘’(\[]*$", near)
    word = before[0].rstrip(")]") if before else ""
    following = _next_word(rest)
    opens = following in lists.openers
    if closing and not word.rstrip(".").isdigit() and word not in lists.never:
        return True
    if german and re.fullmatch(r"\d{1,3}", word):
        return opens and following not in lists.ordinals and not _expects_ordinal(near)
    if word in lists.sometimes or word.lower() in lists.sometimes:
        return opens
    if word in lists.never or word.lower() in lists.never:
        return False
    if re.fullmatch(r"(\w\.)*\w", word) and not word.isdigit() and (word[-1:].isupper() or "." in word):
        return opens
    if german and _ROMAN.match(word) and _ROMAN.match(word).end() == len(word):  # type: ignore[union-attr]
        return opens
    return True


def _expects_ordinal(before: str) -> bool:
    words = before.split()
    return len(words) > 1 and words[-2].lower() in german_words("before ordinals")


def _cuts(line: str, language: str) -> Iterator[int]:
    lists, german = _abbreviations(language), language == "de"
    for match in _STOP.finditer(line):
        if _ends_here(line, match, lists, german):
            yield match.end()
    for match in _GLUED.finditer(line):
        if _next_word(line[match.end() :]) in lists.openers:
            yield match.end()


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = max((text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in (";", ",", " ")), default=-1)
        cut = cut + 1 if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def split(text: str, language: str) -> list[Piece]:
    """Return the sentences of a text in order; what holds neither letter nor digit is left out."""
    pieces: list[Piece] = []
    for line_start, line_end, paragraph in lines(text):
        line = text[line_start:line_end]
        cuts = sorted({*_cuts(line, language), len(line)})
        start = 0
        for cut in cuts:
            for s, e in _bounded(text, line_start + start, line_start + cut):
                while s < e and text[s].isspace():
                    s += 1
                while s < e and text[e - 1].isspace():
                    e -= 1
                if any(c.isalnum() for c in text[s:e]):
                    pieces.append(Piece(Span(s, e), paragraph))
            start = cut
    return pieces
