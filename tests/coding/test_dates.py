"""The examples beside the rules for time expressions, and what the rules alone cannot show."""

from __future__ import annotations

import re
from typing import Any

import pytest

from depesche.coding.when.dates import find_times
from depesche.coding.when.rules import time_rules
from depesche.records import Document

DEFAULT_DAY = "2016-02-17"


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the brackets out of an example and return the spans they marked."""
    plain, spans, start = "", [], 0
    for part in re.split(r"([\[\]])", text):
        if part == "[":
            start = len(plain)
        elif part == "]":
            spans.append((start, len(plain)))
        else:
            plain += part
    return plain, spans


def examples() -> list[Any]:
    return [
        pytest.param(language, example, id=f"{language}-{example['rule']}-{i}")
        for language in ("de", "en")
        for i, example in enumerate(time_rules(language).examples)
    ]


@pytest.mark.parametrize(("language", "example"), examples())
def test_example(language: str, example: dict[str, Any]) -> None:
    text, spans = unmark(example["text"])
    document = Document("x", text, language, published=example.get("at", DEFAULT_DAY))
    found = find_times(document, [])
    assert [(t.span.start, t.span.end, t.value) for t in found] == [
        (start, end, value) for (start, end), value in zip(spans, example.get("values", []), strict=True)
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_has_an_example(language: str) -> None:
    rules = time_rules(language)
    with_example = {e["rule"] for e in rules.examples}
    ids = {r.id for group in (*rules.by_word.values(), *rules.by_class.values()) for r in group}
    assert ids <= with_example


@pytest.mark.parametrize("language", ["de", "en"])
def test_without_publication_relative_times_keep_their_unknowns(language: str) -> None:
    texts = {"de": "Gestern, im vergangenen Jahr und am Dienstag.", "en": "Yesterday, last year and on Tuesday."}
    text = texts[language]
    found = find_times(Document("x", text, language), [])
    assert len(found) == 3
    assert all("X" in t.value for t in found)
