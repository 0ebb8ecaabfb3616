"""Every example in the provenance data is a test; brackets mark the span that must be found."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.coding.provenance import find_provenance, provenance_patterns
from depesche.records import Span


def _cases():
    for language in ("de", "en"):
        source = files("depesche").joinpath("data", language, "provenance.toml")
        table = tomllib.loads(source.read_text(encoding="utf-8"))
        for number, pattern in enumerate(table["pattern"]):
            for example in pattern["examples"]:
                yield pytest.param(language, pattern["kind"], number, example, id=f"{language}-{number}-{example[:40]}")


@pytest.mark.parametrize(("language", "kind", "number", "example"), list(_cases()))
def test_example(language, kind, number, example):
    text = example.replace("[", "").replace("]", "")
    wanted = None
    if "[" in example:
        start = example.index("[")
        wanted = Span(start, example.index("]") - 1)
    found = find_provenance(text, language)
    spans = {
        "dateline": [found.dateline] if found.dateline else [],
        "credit": list(found.credits),
        "translation": [found.translated_from] if found.translated_from else [],
    }[kind]
    assert [s.of(text) for s in spans] == ([wanted.of(text)] if wanted else [])
    if wanted:
        matches = [Span(*m.span("span")) for m in provenance_patterns(language)[number].regex.finditer(text)]
        assert wanted in matches, "the example is found, but not by its own pattern"


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_pattern_has_a_match_and_a_silent_example(language):
    source = files("depesche").joinpath("data", language, "provenance.toml")
    for pattern in tomllib.loads(source.read_text(encoding="utf-8"))["pattern"]:
        assert any("[" in e for e in pattern["examples"])
        assert any("[" not in e for e in pattern["examples"])


def test_a_dateline_is_news_and_a_credit_is_not():
    text = "Madrid – Das Parlament hat zugestimmt. (APA/dpa, 7.1.2016)"
    found = find_provenance(text, "de")
    assert found.dateline and found.dateline.of(text) == "Madrid –"
    assert [s.of(text) for s in found.boilerplate] == ["(APA/dpa, 7.1.2016)"]


@given(st.text(max_size=200))
def test_spans_lie_in_the_text(text):
    for language in ("de", "en"):
        found = find_provenance(text, language)
        for span in (*found.credits, *found.boilerplate, *([found.dateline] if found.dateline else [])):
            assert 0 <= span.start < span.end <= len(text)
