"""What people look at: table, page and rows, over overlapping spans and hostile text."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from depesche.records import Actor, Document, Span
from depesche.render.html import fragment, page
from depesche.render.marks import Mark, marks_of, pieces, visible
from depesche.render.sheet import COLUMNS, row, write_header, write_rows
from depesche.render.table import plain, print_document
from tests import handmade

NASTY = "<script>alert(1)</script> & \"x\" 'y' \x1b[31m\x00\u202e \u2028"


def test_the_table_says_who_did_what_to_whom() -> None:
    shown = plain(handmade.coded(title="Angriff vor Bergen"), width=100)
    assert "Angriff vor Bergen" in shown
    assert "Finland (FIN) → ASSAULT → norwegische Fischer (NOR.CVL)" in shown
    assert "● occurred · 2024-03-04 · vor Bergen · source: der Regierung in Oslo (NOR.GOV) · 01234567" in shown
    assert "*griff* [am Montag] ein [finnisches] Schiff [vor Bergen] [norwegische Fischer] *an*." in " ".join(
        shown.split()
    )
    assert "○ planned" in shown


def test_an_actor_from_another_sentence_is_marked() -> None:
    event = dataclasses.replace(handmade.promise(), recipients=(Actor("NOR", handmade.span("Oslo"), "Norway"),))
    assert "Sweden (SWE) → AGREE → Norway (NOR) ↑" in plain(handmade.coded(events=(event,)))


@pytest.mark.parametrize("width", [24, 60, 80, 200])
def test_the_table_keeps_to_the_width(width: int) -> None:
    for line in plain(handmade.coded(title="T" * 150), width=width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


def test_a_terminal_without_unicode_gets_ascii() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="replace")
    print_document(handmade.coded(), Console(file=out, width=80))
    out.flush()
    out.seek(0)
    assert "Finland (FIN) -> ASSAULT -> " in out.read()


def test_colour_is_for_terminals_only() -> None:
    assert "\x1b" not in plain(handmade.coded())
    out = io.StringIO()
    print_document(handmade.coded(), Console(file=out, force_terminal=True, color_system="truecolor", width=80))
    assert "\x1b[" in out.getvalue()
    assert "*griff*" not in out.getvalue()


def test_no_events_are_said_to_be_none() -> None:
    assert "no events" in plain(handmade.coded(events=()))


def test_control_characters_do_not_reach_the_terminal() -> None:
    shown = plain(handmade.coded(title=NASTY))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", shown)


class _Checker(HTMLParser):
    """Collects the words of a page and fails on a tag that is not closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def parsed(html: str) -> _Checker:
    checker = _Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    return checker


def test_the_page_is_whole_and_runs_nothing() -> None:
    checker = parsed(page([handmade.coded(title="Angriff")]))
    names = {tag for tag, _ in checker.tags}
    assert "script" not in names
    assert "link" not in names
    assert not [a for _, attrs in checker.tags for a in attrs if a.startswith("on")]
    text = "".join(checker.words)
    assert "griff am Montag ein finnisches Schiff" in text
    assert "according to whom" in text


def test_every_link_of_the_page_leads_somewhere() -> None:
    checker = parsed(
        page([handmade.coded(title="eins"), handmade.coded(title="zwei", url="https://example.org/?a=1&b=2")])
    )
    ids = [attrs["id"] for _, attrs in checker.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] or "" for _, attrs in checker.tags if "href" in attrs]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert "https://example.org/?a=1&b=2" in links


def test_hostile_text_is_only_text() -> None:
    text = NASTY + "\n" + handmade.TEXT
    moved = len(NASTY) + 1
    promise = handmade.promise()
    event = dataclasses.replace(
        promise,
        actors=(Actor("SWE", Span(0, 20), NASTY),),
        trigger=Span(promise.trigger.start + moved, promise.trigger.end + moved),
        parts=(Span(5, 15),),
        frame=NASTY,
        sentence=Span(0, 40),
    )
    coded = handmade.coded(events=(event,), title=NASTY, publisher=NASTY, url="javascript:alert(1)")
    coded = dataclasses.replace(
        coded, document=dataclasses.replace(coded.document, text=text, id=NASTY), attributions=()
    )
    for html in (page([coded]), fragment(coded)):
        checker = parsed(html)
        assert "script" not in {tag for tag, _ in checker.tags}
        assert not any((attrs.get("href") or "").startswith("javascript") for _, attrs in checker.tags)
        assert "\x1b" not in html
        assert "\x00" not in html
    assert "<script>alert(1)</script>" in "".join(parsed(page([coded])).words)


def test_a_notebook_gets_a_fragment_with_its_own_styles() -> None:
    html = fragment(handmade.coded())
    assert html.startswith('<div class="depesche">')
    styles = re.sub(
        r"/\*.*?\*/|@media[^{]*\{", "", "".join(re.findall(r"<style>(.*?)</style>", html, re.S)), flags=re.S
    )
    for selector in re.findall(r"([^{}]+)\{[^{}]*\}", styles):
        assert selector.strip().startswith(".depesche"), selector


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_text_colour_has_the_contrast_of_wcag_aa_in_light_and_dark() -> None:
    html = page([handmade.coded()])
    themes = [
        dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block))
        for block in html.split("@media (prefers-color-scheme: dark)")
    ]
    themes[1] = themes[0] | themes[1]
    grounds = {"bg", "card", "trigger", "quote", "lit"}
    for theme in themes:
        assert grounds < set(theme)
        for name, ground in [("text", g) for g in grounds] + [
            (n, g) for n in set(theme) - grounds - {"line"} for g in ("bg", "card")
        ]:
            dark, light = sorted((_luminance(theme[name]), _luminance(theme[ground])))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(st.tuples(spans, st.sampled_from(["trigger", "actor", "recipient", "source"]))), spans)
def test_pieces_cover_their_stretch_once_and_carry_the_right_marks(made: list[tuple[Span, str]], inside: Span) -> None:
    marks = [Mark(span, role, number) for number, (span, role) in enumerate(made)]
    cut = list(pieces(inside, marks))
    assert [c for piece in cut for c in range(piece.span.start, piece.span.end)] == list(
        range(inside.start, inside.end)
    )
    for piece in cut:
        assert set(piece.marks) == {mark for mark in marks if mark.span.overlaps(piece.span)}
        assert all(mark.span.covers(piece.span) for mark in piece.marks)


@given(st.text())
def test_visible_text_keeps_its_length(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", visible(text))


@given(st.text(min_size=1, max_size=80), st.lists(spans, min_size=1, max_size=6))
def test_any_text_and_any_spans_can_be_shown(text: str, made: list[Span]) -> None:
    text = (text.encode("utf-8", "replace").decode() * 60)[:60].ljust(60, "x")
    event = dataclasses.replace(
        handmade.promise(),
        trigger=made[0],
        parts=tuple(made[:2]),
        actors=tuple(Actor("SWE", span) for span in made[2:]),
        sentence=Span(0, 60),
    )
    coded = dataclasses.replace(
        handmade.coded(events=(event,)),
        document=Document("x", text, "de"),
        attributions=(),
        times=(),
        places=(),
        mentions=(),
    )
    parsed(page([coded]))
    plain(coded)


def test_marks_name_all_the_evidence_of_an_event() -> None:
    roles = [mark.role for mark in marks_of(handmade.attack())]
    assert sorted(set(roles)) == ["actor", "date", "place", "recipient", "source", "trigger"]


def test_a_row_has_every_column() -> None:
    coded = handmade.coded()
    record = row(coded.events[0], coded.document)
    assert tuple(record) == COLUMNS
    assert record["actor_codes"] == "FIN"
    assert record["trigger"] == "griff … an"
    assert record["source_code"] == "NOR.GOV"
    assert row(coded.events[1], coded.document)["recipient_codes"] is None


def written(title: str, **changes: object) -> list[list[str]]:
    coded = handmade.coded(title=title)
    out = io.StringIO(newline="")
    write_header(out)
    write_rows([dataclasses.replace(coded.events[0], **changes)], coded.document, out)  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(out.getvalue(), newline="")))


@pytest.mark.parametrize("title", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "\r\n=1", "\uff1d1"])
def test_a_cell_that_would_run_as_a_formula_is_disarmed(title: str) -> None:
    header, cells = written(title)
    assert cells[header.index("title")] == "'" + title


def test_numbers_and_codes_stay_as_they_are() -> None:
    actors = (Actor("---.MED", Span(0, 4)), Actor("FIN", Span(0, 4)))
    header, cells = written('Titel, mit "Zeichen"\nund Zeile', actors=actors)
    assert cells[header.index("title")] == 'Titel, mit "Zeichen"\nund Zeile'
    assert cells[header.index("intensity")] == "-10.0"
    assert cells[header.index("actor_codes")] == "---.MED | FIN"
    assert len(cells) == len(header)
