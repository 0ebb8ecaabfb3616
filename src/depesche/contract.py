"""The event as JSON: a contract that other programs read, so keys, order and nesting change with `schema` only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import TypedDict

from depesche.records import SCHEMA, Actor, Attribution, Event, Place, Span, When

if TYPE_CHECKING:
    from depesche.coding.pipeline import Coded

Kind = Literal["direct", "indirect", "free-indirect", "reported"]
LAYERS = ("dates", "attributions", "actors", "places")


class SpanRecord(TypedDict):
    """A stretch of the document's text: `text` is its characters from `start` up to `end`."""

    text: str
    start: int
    end: int


class ActorRecord(TypedDict):
    """Someone who acts or is acted on; `name` is empty when no canonical name is known."""

    code: str
    name: str
    text: str
    start: int
    end: int


class SourceRecord(TypedDict):
    """Who says so; `code` is empty when the text names nobody ("reportedly"), `others` holds further sources."""

    code: str
    name: str
    text: str
    start: int
    end: int
    kind: Kind
    cue: SpanRecord | None
    others: list[ActorRecord]


class DateRecord(TypedDict):
    """When it happened: an ISO 8601 day, month or year, or two of them with a slash between."""

    value: str
    grain: str
    text: str
    start: int
    end: int


class PlaceRecord(TypedDict):
    """Where it happened: the words of the text, and what is known of the name in them."""

    name: str
    country: str
    latitude: float | None
    longitude: float | None
    geonames: int | None
    text: str
    start: int
    end: int


class TriggerRecord(TypedDict):
    """The words that make the event this type: its head word, and in `parts` all of them as [start, end]."""

    text: str
    start: int
    end: int
    parts: list[tuple[int, int]]


class SentenceRecord(TypedDict):
    """The sentence that reports the event."""

    start: int
    end: int


class EventRecord(TypedDict):
    """Who did what to whom, when, where, according to whom, and how sure the text is.

    `source`, `date` and `place` are null when the text gives none. Offsets count characters of the text as it came in.
    """

    schema: Literal[1]
    id: str
    document: str
    rule: str
    frame: str
    type: str
    mode: str
    cameo: str
    quad: Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
    intensity: float
    actors: list[ActorRecord]
    recipients: list[ActorRecord]
    status: Literal["occurred", "planned", "possible", "denied"]
    source: SourceRecord | None
    date: DateRecord | None
    place: PlaceRecord | None
    trigger: TriggerRecord
    sentence: SentenceRecord
    codebook: str
    parser: str


class SpeakerRecord(TypedDict):
    """The phrase that names a speaker and the actor it stands for (`code` is empty when it is none)."""

    start: int
    end: int
    text: str
    code: str


class AnnotationRecord(TypedDict, total=False):
    """One annotated span: dates and places carry `value`, actors `code`, attributions `speaker`, `cue` and `kind`."""

    document: str
    start: int
    end: int
    text: str
    value: str
    code: str
    name: str
    type: str
    country: str
    latitude: float | None
    longitude: float | None
    geonames: int | None
    kind: str
    speaker: SpeakerRecord | None
    cue: SpanRecord | None
    others: list[ActorRecord]


def event_record(event: Event, text: str) -> EventRecord:
    """Return the JSON form of `event`, whose spans are ranges of `text`."""
    return {
        "schema": SCHEMA,
        "id": event.id,
        "document": event.document,
        "rule": event.rule,
        "frame": event.frame,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "quad": event.quad,  # type: ignore[typeddict-item]
        "intensity": event.intensity,
        "actors": [_actor(actor, text) for actor in event.actors],
        "recipients": [_actor(actor, text) for actor in event.recipients],
        "status": event.status.value,
        "source": _source(event.source, text),
        "date": _date(event.date, text),
        "place": _place(event.place, text),
        "trigger": {**_span(event.trigger, text), "parts": [(part.start, part.end) for part in event.parts]},
        "sentence": {"start": event.sentence.start, "end": event.sentence.end},
        "codebook": event.codebook,
        "parser": event.parser,
    }


def annotation_records(coded: Coded, layer: str) -> Iterator[AnnotationRecord]:
    """Yield the spans of one layer of a coded document in text order, each with its value."""
    document, text = coded.document.id, coded.document.text
    if layer == "dates":
        for timex in sorted(coded.times, key=lambda t: t.span):
            yield {**_head(document, timex.span, text), "value": timex.value, "type": timex.type}
    elif layer == "places":
        for place in sorted(coded.places, key=lambda p: p.span):
            where: AnnotationRecord = {
                "value": place.name,
                "type": "PLACE",
                "country": place.country,
                "latitude": place.latitude,
                "longitude": place.longitude,
                "geonames": place.geonames,
            }
            yield {**_head(document, place.span, text), **where}
    elif layer == "actors":
        for actor in sorted(coded.mentions, key=lambda a: a.span):
            who: AnnotationRecord = {"code": actor.code, "name": actor.name, "type": _actor_type(actor)}
            yield {**_head(document, actor.span, text), **who}
    elif layer == "attributions":
        for said in sorted(coded.attributions, key=lambda a: a.content):
            yield _attribution(document, said, text)
    else:
        raise ValueError(f"there is no layer {layer!r}; there are {', '.join(LAYERS)}")


def event_schema() -> dict[str, Any]:
    """Return the JSON Schema of an event, for programs that check what they read."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(EventRecord).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Depesche event"}


def source_span(said: Attribution) -> Span | None:
    """Return the words that stand for the source: the speaker, else the cue ("reportedly"); None when nothing does."""
    if said.speaker is not None:
        return said.speaker
    return said.actor.span if said.actor is not None else said.cue


def _span(span: Span, text: str) -> SpanRecord:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _actor(actor: Actor, text: str) -> ActorRecord:
    return {"code": actor.code, "name": actor.name, **_span(actor.span, text)}


def _source(said: Attribution | None, text: str) -> SourceRecord | None:
    if said is None or (span := source_span(said)) is None:
        return None
    kind: Kind = said.kind  # type: ignore[assignment]
    return {
        "code": said.actor.code if said.actor else "",
        "name": said.actor.name if said.actor else "",
        "text": span.of(text),
        "start": span.start,
        "end": span.end,
        "kind": kind,
        "cue": _span(said.cue, text) if said.cue else None,
        "others": [_actor(actor, text) for actor in said.others],
    }


def _date(when: When | None, text: str) -> DateRecord | None:
    return {"value": when.value, "grain": when.grain, **_span(when.span, text)} if when else None


def _place(place: Place | None, text: str) -> PlaceRecord | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.geonames,
        **_span(place.span, text),
    }


def _head(document: str, span: Span, text: str) -> AnnotationRecord:
    return {"document": document, "start": span.start, "end": span.end, "text": span.of(text)}


def _actor_type(actor: Actor) -> str:
    prefix, colon, _ = actor.country.partition(":")
    return actor.sector or (prefix if colon else "STATE")


def _attribution(document: str, said: Attribution, text: str) -> AnnotationRecord:
    span = source_span(said)
    speaker: SpeakerRecord | None = None
    if span is not None and (said.speaker is not None or said.actor is not None):
        speaker = {
            "start": span.start,
            "end": span.end,
            "text": span.of(text),
            "code": said.actor.code if said.actor else "",
        }
    return {
        **_head(document, said.content, text),
        "type": said.kind,
        "kind": said.kind,
        "speaker": speaker,
        "cue": _span(said.cue, text) if said.cue else None,
        "others": [_actor(actor, text) for actor in said.others],
    }
