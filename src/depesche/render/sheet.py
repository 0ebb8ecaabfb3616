"""One flat row per event, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import Any, TextIO

from depesche.contract import source_span
from depesche.records import Actor, Document, Event
from depesche.render.marks import trigger_words

COLUMNS = (
    "event", "document", "language", "published", "publisher", "title", "url",
    "type", "mode", "frame", "cameo", "quad", "intensity", "status",
    "actor_codes", "actors", "recipient_codes", "recipients",
    "source_code", "source", "source_kind",
    "date", "date_grain", "date_text",
    "place", "place_name", "place_country", "latitude", "longitude", "geonames",
    "trigger", "trigger_start", "trigger_end",
    "sentence", "sentence_start", "sentence_end",
    "rule", "codebook", "parser",
)  # fmt: skip

JOINER = " | "

# A cell that begins like this is run as a formula by spreadsheets. Codes of unknown countries ("---.MED") begin with a
# dash too, but are no formula to any of them and must stay joinable.
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_CODES = re.compile(r"-{3}(\.[A-Z]+)?( \| [A-Z:.\-]+)*")


def row(event: Event, document: Document) -> dict[str, Any]:
    """Return the event as flat values; several actors share a cell, joined by ` | `, what is not known is None."""
    text = document.text
    said, when, place = event.source, event.date, event.place
    source = source_span(said) if said else None
    return {
        "event": event.id,
        "document": document.id,
        "language": document.language,
        "published": document.published,
        "publisher": document.publisher or None,
        "title": document.title or None,
        "url": document.url or None,
        "type": event.type,
        "mode": event.mode or None,
        "frame": event.frame,
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "status": event.status.value,
        "actor_codes": _codes(event.actors),
        "actors": _names(event.actors, text),
        "recipient_codes": _codes(event.recipients),
        "recipients": _names(event.recipients, text),
        "source_code": said.actor.code if said and said.actor else None,
        "source": source.of(text) if source else None,
        "source_kind": said.kind if said and source else None,
        "date": when.value if when else None,
        "date_grain": when.grain if when else None,
        "date_text": when.span.of(text) if when else None,
        "place": place.span.of(text) if place else None,
        "place_name": (place.name or None) if place else None,
        "place_country": (place.country or None) if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geonames": place.geonames if place else None,
        "trigger": trigger_words(event, text),
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "sentence": event.sentence.of(text),
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "rule": event.rule,
        "codebook": event.codebook,
        "parser": event.parser,
    }


def write_header(out: TextIO) -> None:
    """Write the line of column names."""
    csv.writer(out, lineterminator="\r\n").writerow(COLUMNS)


def write_rows(events: Iterable[Event], document: Document, out: TextIO) -> None:
    """Write one line per event; texts that a spreadsheet would run as a formula get an apostrophe in front."""
    writer = csv.writer(out, lineterminator="\r\n")
    for event in events:
        writer.writerow([_cell(value) for value in row(event, document).values()])


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    value = value.replace("\0", "\N{SYMBOL FOR NULL}")
    if _FORMULA.match(value) and not _CODES.fullmatch(value):
        return "'" + value
    return value


def _codes(actors: Iterable[Actor]) -> str | None:
    return JOINER.join(actor.code for actor in actors) or None


def _names(actors: Iterable[Actor], text: str) -> str | None:
    return JOINER.join(actor.name or actor.span.of(text) for actor in actors) or None
