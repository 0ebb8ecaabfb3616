"""What an article says of its own making: dateline, credits, notes of translation.

These words are facts of the document. Read as news they make false events and false sources ("Reuters hat zu diesem
Bericht beigetragen"), so they are found before anything is coded.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from depesche.records import Provenance, Span


@dataclass(frozen=True, slots=True)
class ProvenancePattern:
    """One compiled pattern of `provenance.toml`; `within` is the last offset at which it may begin."""

    kind: str
    regex: re.Pattern[str]
    within: int | None


def find_provenance(text: str, language: str) -> Provenance:
    """Return the dateline, the credits and the note of translation that stand in `text`.

    The first dateline counts. Credits and notes are boilerplate; a dateline is not, since the place it names is news.
    """
    dateline: Span | None = None
    translation: Span | None = None
    credits: list[Span] = []
    for pattern in provenance_patterns(language):
        for match in pattern.regex.finditer(text):
            span = Span(*match.span("span"))
            if pattern.within is not None and span.start > pattern.within:
                break
            if pattern.kind == "dateline":
                dateline = span if dateline is None or span.start < dateline.start else dateline
            elif pattern.kind == "translation":
                translation = translation or span
            elif not any(span.overlaps(known) for known in credits):
                credits.append(span)
    boilerplate = credits + ([translation] if translation else [])
    return Provenance(
        dateline=dateline,
        credits=tuple(sorted(credits)),
        translated_from=translation,
        boilerplate=tuple(sorted(boilerplate)),
    )


@cache
def provenance_patterns(language: str) -> tuple[ProvenancePattern, ...]:
    """Return the compiled patterns of a language, once, because they are used on every document."""
    source = files("depesche").joinpath("data", language, "provenance.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    names = _name_expressions(table)
    patterns = []
    for entry in table["pattern"]:
        expression = re.sub(r"\b(PLACE|CREDIT|DATE)\b", lambda m: names[m.group(1)], entry["regex"])
        patterns.append(ProvenancePattern(entry["kind"], re.compile(expression), entry.get("within")))
    return tuple(patterns)


def _name_expressions(table: dict[str, Any]) -> dict[str, str]:
    agencies = sorted(table["names"]["agencies"], key=len, reverse=True)
    months = "|".join(re.escape(m) for m in table["names"]["months"])
    openers = "|".join(re.escape(o) for o in sorted(table["place_openers"], key=len, reverse=True))
    word = r"[^\W\d_a-zäöüßéèáàíóúñçşžšćčøåæ][\w’'-]{2,}"
    return {
        "CREDIT": "(?:" + "|".join(re.escape(a) for a in agencies) + ")",
        "DATE": (
            rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|(?:{months})\s?)(?:\d{{4}}|\d{{2}})?|\d{{1,2}}/\d{{1,2}}/\d{{4}}"
            rf"|(?:{months}) \d{{1,2}}(?:, \d{{4}})?)"
        ),
        "PLACE": rf"(?:(?:{openers})[ -](?:(?:am|an der|de|do|la|ash)[ -])?{word}(?: {word})?|{word})",
    }
