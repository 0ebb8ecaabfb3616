"""Every record type of Depesche.

The pipeline is an hourglass: documents go in, `Event` records come out, and everything before and after speaks in the
types of this module. It imports nothing of ours, so any part may import it. All offsets count characters (not bytes)
of `Document.text` exactly as it came in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

SCHEMA: Final = 1


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of `Document.text`, because every claim must point at what it was read from.

    Raises ValueError when the range is empty, reversed or negative: such a span stands for nothing.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}:{self.end} is empty or reversed")

    def of(self, text: str) -> str:
        """Return the characters of `text` under the span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an article says of its own making, because credits and translations are facts of the document, not events.

    Each entry is a span of the text: the dateline ("Madrid –"), the agencies credited, the note of a translation.
    `boilerplate` lists the spans that hold no news (credit lines, translation notes) and are therefore not coded.
    """

    dateline: Span | None = None
    credits: tuple[Span, ...] = ()
    translated_from: Span | None = None
    boilerplate: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it came in; `published` is an ISO 8601 day and the anchor of every relative date."""

    id: str
    text: str
    language: str
    published: str | None = None
    title: str = ""
    url: str = ""
    publisher: str = ""
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its analysis in Universal Dependencies terms.

    `head` is the index of the governing token in the same sentence and the token's own index at the root.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    morph: Mapping[str, str]
    head: int
    dep: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_root(self) -> bool:
        return self.head == self.index


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; `index` counts sentences of the document, `paragraph` its blocks of lines."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int = 0
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if not token.is_root:
                children[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(tuple(c) for c in children))

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def root(self) -> Token:
        return next(t for t in self.tokens if t.is_root)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Return the dependents of `token` in text order, of the given relations only when any are named.

        A relation named without subtype ("nsubj") also finds its subtypes ("nsubj:pass").
        """
        found = [self.tokens[i] for i in self._children[token.index]]
        if deps:
            found = [t for t in found if t.dep in deps or t.dep.split(":")[0] in deps]
        return found

    def head(self, token: Token) -> Token | None:
        """Return the governor of `token`, or None at the root."""
        return None if token.is_root else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governors of `token` from the nearest to the root."""
        while not token.is_root:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """Return `token` and everything below it in text order."""
        found, todo = [], [token.index]
        while todo:
            i = todo.pop()
            found.append(i)
            todo.extend(self._children[i])
        return [self.tokens[i] for i in sorted(found)]


class Status(StrEnum):
    """How real the text, or the source it quotes, makes an event."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts or is acted on: `COUNTRY` or `COUNTRY.SECTOR`, `---` when the country is unknown.

    `name` is the canonical name when one is known ("Vladimir Putin"), else empty; `span` is what the text says here.
    """

    code: str
    span: Span
    name: str = ""

    @property
    def country(self) -> str:
        return self.code.split(".", 1)[0]

    @property
    def sector(self) -> str:
        return self.code.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type (DATE, TIME, DURATION, SET) and value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event: `value` is an ISO 8601 day, month, year or `start/end`; `grain` names its fineness."""

    value: str
    grain: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event took place: the phrase as written, and what the gazetteer knows of the name in it."""

    span: Span
    name: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text ascribed to somebody: the content, the cue that ascribes it, and who is meant to have said it.

    `kind` is direct, indirect, free-indirect or reported. `speaker` is the phrase in the text (None when there is
    none), `actor` what it resolves to, `others` the further speakers of a shared report.
    """

    content: Span
    kind: str
    cue: Span | None = None
    speaker: Span | None = None
    actor: Actor | None = None
    others: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One decision on the way to a record, for `explain`: the part of the record, the decision, and the reason."""

    part: str
    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when, where, according to whom, and how sure the text is."""

    id: str
    document: str
    rule: str
    frame: str
    type: str
    mode: str
    cameo: str
    quad: str
    intensity: float
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    status: Status
    source: Attribution | None
    date: When | None
    place: Place | None
    trigger: Span
    parts: tuple[Span, ...]
    sentence: Span
    codebook: str
    parser: str
    steps: tuple[Step, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that could not be read or coded; it is kept, because inputs = documents + rejects, always.

    `origin` is the file (or `<stdin>`), `line` the line of a JSON lines file, `reason` says what is wrong and what to
    do.
    """

    origin: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = self.origin if self.line is None else f"{self.origin}:{self.line}"
        return f"{where}: {self.reason}"
