"""The promise of every record: `text[start:end] == text`, over input as odd as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.contract import LAYERS, annotation_records, event_record
from depesche.records import Document
from depesche.report import coder

SENTENCES = {
    "de": (
        "Georgien und Armenien haben am Mittwoch in Tiflis ein Abkommen unterzeichnet.",
        "„Wir greifen niemanden an“, sagte ein Sprecher des Kremls laut Reuters.",
        "Nach Angaben der US-Regierung wies Chinas Außenminister den Vorwurf im Februar 2023 zurück.",
        "Die EU-Staaten wollen den iranischen Botschafter nächste Woche ausweisen",
        "Er habe Moskaus Truppen in der Ukraine unterstützt, hieß es.",
    ),
    "en": (
        "Ethiopia and Kenya agreed on Tuesday to reopen the border crossing at Moyale.",
        '"We did not attack anyone," an army spokesman told state television.',
        "According to Kenyan police, gunmen killed four herders near Moyale on 12 March.",
        "The U.S. has imposed sanctions on two Russian generals, Washington's envoy said last week",
        "It said Turkey's president had called off his visit to Berlin.",
    ),
}
# Combining marks, emoji of several code points, marks of direction, line ends of every kind, nothing-characters.
ODD = (
    "", " ", "\n", "\r\n", "\r", "\n\n\n", "\t", "\x00", "\x1b[31m", "\u2028", "\u00a0", "\u200b", "\ufeff",
    "\u202e", "\u0301", "e\u0301\u0323", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea",
    "ﬁ", "ß", "İ", "\U00010348",
    "„", "“", '"', "»", "'", "’", "(", "…", "--", "—", "1.", "u.a.", "&nbsp;", "<b>", "$%&", "x" * 500,
    "漢字", "ا", "..", "?!",
)  # fmt: skip


def broken(language: str) -> st.SearchStrategy[str]:
    """Real sentences with odd characters before, behind, between and inside them."""

    def cut(parts: tuple[str, int, str]) -> str:
        sentence, at, odd = parts
        at %= len(sentence) + 1
        return sentence[:at] + odd + sentence[at:]

    pieces = st.tuples(st.sampled_from(SENTENCES[language]), st.integers(0, 200), st.sampled_from(ODD)).map(cut)
    glue = st.sampled_from(ODD)
    return st.lists(st.tuples(glue, pieces), min_size=1, max_size=4).map(lambda made: "".join(a + b for a, b in made))


def spans_in(record: Any) -> Iterator[dict[str, Any]]:
    """Yield every table with `text`, `start` and `end`, however deep."""
    if isinstance(record, dict):
        if {"text", "start", "end"} <= set(record):
            yield record
        for value in record.values():
            yield from spans_in(value)
    elif isinstance(record, list):
        for value in record:
            yield from spans_in(value)


def check(text: str, language: str) -> int:
    coded = coder(language).code(Document("d", text, language, "2024-05-16"))
    records: list[Any] = [event_record(event, text) for event in coded.events]
    for record in records:
        start, end = record["sentence"]["start"], record["sentence"]["end"]
        assert 0 <= start < end <= len(text)
        for first, last in record["trigger"]["parts"]:
            assert 0 <= first < last <= len(text)
    for layer in LAYERS:
        records += annotation_records(coded, layer)
    for record in records:
        for span in spans_in(record):
            assert text[span["start"] : span["end"]] == span["text"]
            assert span["text"].strip()
    return len(coded.events)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_span_stands_in_the_text_however_odd_it_is(language: str) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(broken(language))
    def holds(text: str) -> None:
        check(text, language)

    holds()


@pytest.mark.parametrize("language", ["de", "en"])
@settings(max_examples=30, deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_characters_at_all_can_be_coded(language: str, text: str) -> None:
    check(text, language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_very_long_lines_and_words_are_coded(language: str) -> None:
    assert check(" ".join(SENTENCES[language] * 40), language) >= 40
    check(SENTENCES[language][0] + "x" * 20_000 + " " + "y " * 3_000, language)
    check("(" * 2_000 + SENTENCES[language][0] + ", und" * 1_000, language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_line_ends_and_what_stands_around_change_no_record(language: str) -> None:
    plain = "\n\n".join(SENTENCES[language])
    windows = "\r\n\r\n " + plain.replace("\n", "\r\n")
    coded = [coder(language).code(Document("d", text, language, "2024-05-16")) for text in (plain, windows)]
    told = [[(e.type, e.status, e.trigger.of(c.document.text)) for e in c.events] for c in coded]
    assert told[0] == told[1]
    assert told[0]
