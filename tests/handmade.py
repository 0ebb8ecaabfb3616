"""Coded documents made by hand, so that what shows records can be tested without a parser."""

from __future__ import annotations

from depesche.coding.pipeline import Coded
from depesche.records import Actor, Attribution, Document, Event, Place, Span, Status, Step, Timex, When

TEXT = (
    "Nach Angaben der Regierung in Oslo griff am Montag ein finnisches Schiff vor Bergen norwegische Fischer an.\n\n"
    "„Wir werden das nicht hinnehmen“, sagte Ministerin Berg. Schweden verspricht Hilfe.\n"
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def attack() -> Event:
    said = Attribution(
        content=Span(span("griff").start, span(" an.").end),
        kind="indirect",
        cue=span("Nach Angaben"),
        speaker=span("der Regierung in Oslo"),
        actor=Actor("NOR.GOV", span("der Regierung in Oslo")),
    )
    return Event(
        id="0123456789abcdef",
        document="a1",
        rule="de.assault.angreifen",
        frame="attack",
        type="ASSAULT",
        mode="",
        cameo="190",
        quad="material conflict",
        intensity=-10.0,
        actors=(Actor("FIN", span("finnisches"), "Finland"),),
        recipients=(Actor("NOR.CVL", span("norwegische Fischer")),),
        status=Status.OCCURRED,
        source=said,
        date=When("2024-03-04", "day", span("am Montag")),
        place=Place(span("vor Bergen"), "Bergen", "NOR", 60.39, 5.32, 3161732),
        trigger=span("griff"),
        parts=(span("griff"), Span(span(" an.").start + 1, span(" an.").end - 1)),
        sentence=Span(0, span(" an.").end),
        codebook="1.0.0",
        parser="de-1.0.0",
        steps=(
            Step("trigger", "griff an", "rule de.assault.angreifen for frame attack"),
            Step("status", "occurred", "past"),
        ),
    )


def promise() -> Event:
    return Event(
        id="fedcba9876543210",
        document="a1",
        rule="de.agree.versprechen",
        frame="promise",
        type="AGREE",
        mode="",
        cameo="030",
        quad="verbal cooperation",
        intensity=4.0,
        actors=(Actor("SWE", span("Schweden"), "Sweden"),),
        recipients=(),
        status=Status.PLANNED,
        source=None,
        date=None,
        place=None,
        trigger=span("verspricht"),
        parts=(span("verspricht"),),
        sentence=span("Schweden verspricht Hilfe."),
        codebook="1.0.0",
        parser="de-1.0.0",
    )


def coded(text: str = TEXT, events: tuple[Event, ...] | None = None, **fields: str) -> Coded:
    quote = Attribution(
        content=span("Wir werden das nicht hinnehmen"),
        kind="direct",
        cue=span("sagte"),
        speaker=span("Ministerin Berg"),
        actor=Actor("NOR.GOV", span("Ministerin Berg")),
    )
    attacked = attack()
    assert attacked.source is not None
    return Coded(
        document=Document(id="a1", text=text, language="de", published="2024-03-05", **fields),
        sentences=(),
        events=(attacked, promise()) if events is None else events,
        times=(Timex(span("am Montag"), "DATE", "2024-03-04"),),
        places=(attacked.place,) if attacked.place else (),
        attributions=(attacked.source, quote),
        mentions=(*attacked.actors, *attacked.recipients),
    )
