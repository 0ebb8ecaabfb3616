"""The pipeline: one document in, its events out, every part in the order the records need them."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from depesche import ontology
from depesche.coding import grammar, provenance
from depesche.coding.actors import ActorResolver, actor_table
from depesche.coding.attribution import find_attributions, source_of
from depesche.coding.codebook import Codebook, load_codebook
from depesche.coding.completion import Memory
from depesche.coding.matching import find_matches
from depesche.coding.relevance import is_political
from depesche.coding.roles import Cast, cast_all
from depesche.coding.selection import Candidate, select
from depesche.coding.status import status_cues, status_of
from depesche.coding.when import date_of, find_times
from depesche.coding.where import find_places, place_of
from depesche.parsing import load_parser
from depesche.records import (
    Actor,
    Attribution,
    Document,
    Event,
    Place,
    Provenance,
    Sentence,
    Span,
    Status,
    Step,
    Timex,
    When,
)

# How many characters back a time or place may stand that an event refers to ("seitdem").
_NEAR = 4000

# How many characters a quotation may run over.
_QUOTED = 20_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Coded:
    """Everything that was read from one document: the events and the layers they rest on."""

    document: Document
    sentences: tuple[Sentence, ...]
    events: tuple[Event, ...]
    times: tuple[Timex, ...]
    places: tuple[Place, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Actor, ...]


class Coder:
    """Codes documents of one language; parser, codebook and actor table load once and are shared by all documents."""

    def __init__(self, language: str, parser: str | None = None, codebook: Path | None = None) -> None:
        """Load what coding needs.

        Raises CodebookError for a language without codebook or a folder that is none, ParserError for an unknown
        parser.
        """
        self.codebook: Codebook = load_codebook(language, codebook)
        self.table = actor_table(language, codebook)
        self.parser = load_parser(language, parser)
        self.cues = status_cues(language)

    def code(self, document: Document) -> Coded:
        """Code one document; an empty text gives no events."""
        document = _with_provenance(document)
        return self.code_parsed(document, self.parser.parse(document))

    def code_parsed(self, document: Document, parsed: list[Sentence]) -> Coded:
        """Code a document whose trees are given, for trees from elsewhere and for examples with checked parses."""
        document = _with_provenance(document)
        sentences = [s for s in parsed if not any(b.covers(s.span) for b in document.provenance.boilerplate)]
        times = sorted(find_times(document, sentences), key=lambda t: t.span)
        located = sorted(find_places(document, sentences), key=lambda p: p.span)
        resolver = ActorResolver(document, sentences, self.table, located)
        said = sorted(find_attributions(document, sentences, resolver), key=lambda a: a.content)
        events: list[Event] = []
        memory = Memory(resolver)
        for sentence in sentences:
            near = Span(max(sentence.start - _NEAR, 0), sentence.end)
            near_times = _within(times, near, lambda t: t.span.start)
            near_places = _within(located, near, lambda p: p.span.start)
            matches = find_matches(sentence, self.codebook)
            here = _within(said, Span(max(sentence.start - _QUOTED, 0), sentence.end), lambda a: a.content.start)
            held, mute = cast_all(matches, resolver, here)
            candidates = [Candidate(m, c, m.rule.frame.mode) for m, c in held]
            for candidate in select(candidates, mute):
                candidate = memory.complete(candidate)
                if not is_political(candidate.type, candidate.cast.actors + candidate.cast.recipients):
                    continue
                memory.remember(candidate)
                events.append(self._event(document, candidate, near_times, near_places, here))
        return Coded(
            document,
            tuple(sentences),
            tuple(events),
            tuple(times),
            tuple(located),
            tuple(said),
            tuple(resolver.mentions()),
        )

    def _event(
        self,
        document: Document,
        candidate: Candidate,
        times: list[Timex],
        located: list[Place],
        said: list[Attribution],
    ) -> Event:
        match, parts = candidate.match, candidate.cast
        sentence, token, frame = match.sentence, match.token, match.rule.frame
        when, why_date = date_of(sentence, token, times, document)
        real, act, why_status = self._reality(document, candidate, when)
        source = source_of(token.span, said)
        if frame.claim and parts.actors:
            claimant = parts.actors[0]
            source = Attribution(sentence.span, "reported", token.span, claimant.span, claimant, parts.actors[1:])
        elif source is not None and source.actor in parts.actors:
            source = None  # whose speech act it is stands in the record as the actor
        taken = [a.span for a in parts.sides]
        where, why_place = place_of(sentence, token, taken, located, verbal=act.quad.startswith("verbal"))
        steps = (
            Step("trigger", " ".join(p.text for p in match.parts), f"rule {match.rule.id} for frame {frame.id}"),
            *parts.steps,
            Step("status", real.value, why_status),
            Step("type", f"{act.type} {act.mode}".strip(), act.reason),
            Step("source", source.kind if source else "none", _why_source(source)),
            Step("date", when.value if when else "none", why_date),
            Step("place", where.name if where else "none", why_place),
        )
        return Event(
            id=_identity(document, token.span, frame.id, parts, real),
            document=document.id,
            rule=match.rule.id,
            frame=frame.id,
            type=act.type,
            mode=act.mode,
            cameo=act.cameo,
            quad=act.quad,
            intensity=act.intensity,
            actors=parts.actors,
            recipients=parts.recipients,
            status=real,
            source=source,
            date=when,
            place=where,
            trigger=token.span,
            parts=tuple(p.span for p in match.parts),
            sentence=sentence.span,
            codebook=self.codebook.version,
            parser=self.parser.version,
            steps=steps,
        )

    def _reality(self, document: Document, candidate: Candidate, when: When | None) -> tuple[Status, ontology.Act, str]:
        """Return how real an act is and what that makes of its type: what is refused, and what is yet to come."""
        match, frame = candidate.match, candidate.match.rule.frame
        real, why = status_of(match.sentence, match.token, self.cues)
        if real is Status.DENIED and any(self.cues.negates(part) for part in match.parts):
            real, why = Status.OCCURRED, "the negation is part of the act"
        ahead = when is not None and document.published is not None and when.value > document.published
        if real is Status.OCCURRED and when is not None and ahead and not frame.absorbs:
            real, why = Status.PLANNED, f"dated {when.value}, after the day of publication"
        if real is Status.DENIED and candidate.cast.actors and grammar.lies_ahead(match.sentence, match.token):
            refused = ontology.refusal(frame.type)
            if refused is not None:
                return Status.OCCURRED, refused, why
        return real, ontology.act(frame.type, candidate.mode, frame.cameo, real), why


def _within(found: Sequence[T], near: Span, start: Callable[[T], int]) -> list[T]:
    """Return the items that begin in a stretch of text; `found` is in text order, so that a long text costs no more."""
    return list(found[bisect_left(found, near.start, key=start) : bisect_right(found, near.end, key=start)])


def _with_provenance(document: Document) -> Document:
    """Return the document with what it says of its own making; the parser must know the dateline, coding the
    credits.
    """
    if document.provenance != Provenance():
        return document
    return replace(document, provenance=provenance.find_provenance(document.text, document.language))


def _why_source(source: Attribution | None) -> str:
    if source is None:
        return "no reporting verb, phrase, quotation or Konjunktiv I covers the trigger: the article asserts it"
    return "the innermost attribution that covers the trigger"


def _identity(document: Document, trigger: Span, frame: str, parts: Cast, real: Status) -> str:
    """Hash what makes an event this event, the same on every run and machine."""
    fields = [
        document.id, f"{trigger.start}-{trigger.end}", frame,
        ",".join(a.code for a in parts.actors), ",".join(a.code for a in parts.recipients), real.value,
    ]  # fmt: skip
    return hashlib.sha256("\x1f".join(fields).encode("utf8", "surrogatepass")).hexdigest()[:16]
