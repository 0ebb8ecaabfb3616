"""Articles as one page for the browser: the text with its spans coloured, its events beside their paragraph.

The page holds everything it needs and runs nothing: what belongs together lights up by CSS alone. Article text is never
trusted: it is escaped, its control characters are drawn as signs, and only web addresses become links.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from depesche.contract import source_span
from depesche.records import Actor, Event, Span
from depesche.render.marks import Mark, Piece, marks_of, pieces, trigger_words, visible

if TYPE_CHECKING:
    from depesche.coding.pipeline import Coded

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_LONG_LINE = 900
_LEGEND = (
    ("trigger", "what happened"),
    ("actor", "who"),
    ("recipient", "to whom"),
    ("source", "according to whom"),
    ("quotation", "quotation"),
    ("date", "when, where"),
)
_SIGNS = {"occurred": "●", "planned": "○", "possible": "◌", "denied": "✕"}
_PAGE = "body { margin: 0; }\nbody > .depesche { min-height: 100vh; box-sizing: border-box; }"
_LIT = (
    "{background-color:var(--lit);box-shadow:0 0 0 2px var(--lit);--t:transparent;--q:transparent}",
    "{border-color:var(--source);box-shadow:0 0 0 2px var(--lit)}",
)


def page(articles: Sequence[Coded], names: Sequence[str] = ()) -> str:
    """Return a whole page with the articles one below the other, and a list of them when there are several.

    An article is headed by its name of `names`, by its title when there is none.
    """
    names = names or [_title(coded) for coded in articles]
    title = names[0] if len(articles) == 1 else f"{len(articles)} articles"
    level = "h1" if len(articles) == 1 else "h2"
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{_text(title)} · Depesche</title>",
            f"<style>\n{_PAGE}\n{_css()}</style>",
            "</head>",
            "<body>",
            '<main class="depesche">',
            _contents(articles, names) if len(articles) != 1 else "",
            _legend(),
            *(_article(coded, names[number], number, level) for number, coded in enumerate(articles)),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def fragment(coded: Coded) -> str:
    """Return one article for a page that is already there, such as a notebook; its styles reach nothing else."""
    return f'<div class="depesche"><style>{_css()}</style>{_legend()}{_article(coded, _title(coded), 0, "h2")}</div>'


@cache
def _css() -> str:
    return (files("depesche.render") / "page.css").read_text(encoding="utf-8")


def _text(text: str) -> str:
    return escape(visible(text))


def _title(coded: Coded) -> str:
    return coded.document.title or coded.document.id


def _count(coded: Coded) -> str:
    count = len(coded.events)
    return "1 event" if count == 1 else f"{count or 'no'} events"


def _slug(coded: Coded, number: int) -> str:
    # Several reports may stand in one notebook, so the number alone would not tell their events apart.
    name = f"{coded.document.id}\x1f{coded.document.text}".encode()
    return f"d{hashlib.sha256(name).hexdigest()[:6]}-{number}"


def _contents(articles: Sequence[Coded], names: Sequence[str]) -> str:
    items = "".join(
        f'<li><a href="#{_slug(coded, number)}"><bdi>{_text(names[number])}</bdi></a> '
        f'<span class="dim">{_count(coded)}</span></li>'
        for number, coded in enumerate(articles)
    )
    return f"<nav><h1>{len(articles) or 'No'} articles</h1><ol>{items}</ol></nav>"


def _legend() -> str:
    items = "".join(f'<li><span class="m {role}">{meaning}</span></li>' for role, meaning in _LEGEND)
    return f'<ul class="legend" aria-label="Legend">{items}</ul>'


def _article(coded: Coded, name: str, number: int, heading: str) -> str:
    document, slug = coded.document, _slug(coded, number)
    events = sorted(coded.events, key=lambda e: (e.trigger, e.id))
    marks = [mark for index, event in enumerate(events) for mark in marks_of(event, index)]
    marks += [Mark(said.content, "quotation", -1) for said in coded.attributions if said.kind == "direct"]
    title = f"<bdi>{_text(name)}</bdi>"
    if is_web_address(document.url):
        title = f'<a href="{escape(document.url)}" rel="noopener noreferrer">{title}</a>'
    day = document.published
    published = f'<time datetime="{day}">{day}</time>' if day else "undated"
    facts = " · ".join(filter(None, (_text(document.publisher), published, document.language, _count(coded))))
    rows = [_row(coded, block, events, marks, slug) for block in _blocks(coded)]
    return "\n".join(
        (
            f'<article id="{slug}">',
            f"<style>{_lighting(events, slug)}</style>" if events else "",
            f'<header><{heading}>{title}</{heading}><p class="facts">{facts}</p></header>',
            *rows,
            "</article>",
        )
    )


def is_web_address(url: str) -> bool:
    """Say whether `url` is a web address; anything else ("javascript:") must not become a link."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _lighting(events: Sequence[Event], slug: str) -> str:
    names = [f"{slug}-{index}" for index in range(len(events))]
    state = ":is(:hover,:focus-within,:target)"
    words = ",".join(f".depesche article:has(#{name}{state}) .{name}" for name in names)
    cards = ",".join(f".depesche article:has(a.t-{name}:is(:hover,:focus-visible)) #{name}" for name in names)
    targets = ",".join(f".depesche #{name}:target" for name in names)
    return f"{words}{_LIT[0]}\n{cards},{targets}{_LIT[1]}"


def _blocks(coded: Coded) -> Iterable[Span]:
    """Yield the lines of the text; a very long one in runs of sentences, so that its cards stay beside their words."""
    for line in _LINE.finditer(coded.document.text):
        start, end = line.span()
        if end - start > _LONG_LINE:
            for sentence in coded.sentences:
                if start + _LONG_LINE // 2 < sentence.start < end:
                    yield Span(start, sentence.start)
                    start = sentence.start
        yield Span(start, end)


def _row(coded: Coded, block: Span, events: Sequence[Event], marks: Iterable[Mark], slug: str) -> str:
    text = coded.document.text
    words = "".join(_piece(piece, text, slug) for piece in pieces(block, marks))
    cards = "".join(
        _card(event, f"{slug}-{index}", text) for index, event in enumerate(events) if block.covers(event.trigger)
    )
    beside = f'<ol class="cards">{cards}</ol>' if cards else ""
    return f'<div class="row"><p lang="{_text(coded.document.language)}" dir="auto">{words}</p>{beside}</div>'


def _piece(piece: Piece, text: str, slug: str) -> str:
    words = _text(piece.span.of(text))
    if not piece.marks:
        return words
    roles = sorted({mark.role for mark in piece.marks})
    names = [f"{slug}-{index}" for index in sorted({mark.event for mark in piece.marks if mark.event >= 0})]
    triggers = sorted({mark.event for mark in piece.marks if mark.role == "trigger"})
    if not triggers:
        return f'<span class="{" ".join(["m", *roles, *names])}">{words}</span>'
    links = [f"t-{slug}-{index}" for index in triggers]
    return f'<a class="{" ".join(["m", *roles, *names, *links])}" href="#{slug}-{triggers[0]}">{words}</a>'


def _card(event: Event, name: str, text: str) -> str:
    side = event.quad.rpartition(" ")[2]
    tone = "coop" if side == "cooperation" else "conflict"
    kind = _text(event.type + (f"/{event.mode}" if event.mode else ""))
    arrow = ' <span class="dim" aria-hidden="true">→</span> '
    who = _actors(event.actors, "actor", text) + arrow + f'<span class="type">{kind}</span>'
    if event.recipients:
        who += arrow + _actors(event.recipients, "recipient", text)
    status = event.status.value
    said = [f'<span class="status {status}"><span aria-hidden="true">{_SIGNS[status]}</span> {status}</span>']
    if event.date:
        said.append(f"<span>{_text(event.date.value)}</span>")
    if event.place:
        said.append(f"<bdi>{_text(event.place.span.of(text))}</bdi>")
    if event.source and (span := source_span(event.source)):
        codes = " + ".join(actor.code for actor in (event.source.actor, *event.source.others) if actor)
        code = f' <span class="code">{_text(codes)}</span>' if codes else ""
        said.append(f'<span><span class="dim">source:</span> <bdi>{_text(span.of(text))}</bdi>{code}</span>')
    return (
        f'<li class="card {tone}" id="{name}"><p class="who">{who}</p><div class="said">{"".join(said)}'
        f"<details><summary>evidence</summary><dl>{_evidence(event, text)}</dl></details></div></li>"
    )


def _actors(actors: Sequence[Actor], role: str, text: str) -> str:
    if not actors:
        return '<span class="dim">nobody named</span>'
    return ' <span class="dim">+</span> '.join(
        f'<bdi class="{role}">{_text(actor.name or actor.span.of(text))}</bdi> '
        f'<span class="code">{_text(actor.code)}</span>'
        for actor in actors
    )


def _evidence(event: Event, text: str) -> str:
    entries = [("words", trigger_words(event, text))]
    for name, actors in (("who", event.actors), ("to whom", event.recipients)):
        if actors:
            entries.append((name, " · ".join(f"{actor.span.of(text)}" for actor in actors)))
    if event.date:
        entries.append(("when", event.date.span.of(text)))
    if event.source and event.source.cue:
        entries.append(("said how", f"{event.source.kind}: {event.source.cue.of(text)}"))
    entries += [
        ("frame", f"{event.frame}, CAMEO {event.cameo}, intensity {event.intensity:g}"),
        ("rule", event.rule),
        ("id", event.id),
    ]
    return "".join(f"<dt>{name}</dt><dd><bdi>{_text(value)}</bdi></dd>" for name, value in entries)
