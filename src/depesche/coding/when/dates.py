"""Time expressions and what they mean on the calendar.

The rules of `data/<lang>/dates.toml` say what is a time expression; its value rests on the day of publication, the
tense of the clause, and the days named before it in the running text. Without a day of publication what is relative
keeps its X's: no value is better than one counted from a guess.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from depesche.coding.when.calendar import days_of
from depesche.coding.when.rules import Binding, RuleMatch, Word, time_rules
from depesche.coding.when.values import MAKERS, Reading
from depesche.records import Document, Sentence, Span, Timex


@dataclass(frozen=True, slots=True)
class FoundTime(Timex):
    """A time expression that knows which rule found it and on what its value rests.

    `basis` is absolute (the calendar is in the words), deictic (counted from the day of publication), anchored (counted
    from a day named before), clock (a bare time of day) or vague; an event is dated by the first three only.
    """

    rule: str = ""
    basis: str = ""


def find_times(document: Document, sentences: Sequence[Sentence]) -> list[Timex]:
    """Return the time expressions of a document with TIMEX3 types and values, in text order.

    `sentences` only serve to tell tenses; without them (an empty list) weekdays and months are taken to lie behind.
    """
    rules = time_rules(document.language)
    words = rules.tokenise(document.text)
    matches = rules.matches(words)
    starts = [s.start for s in sentences]
    breaks = _surface_starts(words)
    reference = date.fromisoformat(document.published[:10]) if document.published else None
    daily = any(_is_daily(m) for m in matches)
    found: list[Timex] = []
    days: list[tuple[int, date]] = []
    fixed: list[tuple[int, date]] = []
    for match in matches:
        for (first, last), (maker, constants) in zip(match.extents, match.rule.recipes, strict=True):
            position = words[first].start
            sentence = bisect_right(breaks, position) - 1
            reading = Reading(
                rules, words, sentences, starts, reference, document.language, daily,
                match, position, sentence, days, fixed,
            )  # fmt: skip
            value = _value(reading, maker, constants)
            if value is None or match.rule.type == "NONE":
                continue
            found.append(
                FoundTime(Span(position, words[last - 1].end), match.rule.type, value, match.rule.id, reading.basis)
            )
            covered = days_of(value) if reading.basis != "clock" else None
            if covered and covered[0] == covered[1] and not _is_attribute(words, first):
                days.append((sentence, covered[0]))
            if covered and reading.basis == "absolute" and match.rule.type in ("DATE", "TIME") and len(value) >= 7:
                fixed.append((sentence, covered[0]))
    return found


def _value(reading: Reading, maker: str, constants: Sequence[tuple[str, Any]]) -> str | None:
    """Return the value of one extent: a constant as it stands, or what the maker of that name works out."""
    if maker not in MAKERS:
        reading.basis = "vague"
        return maker
    bound: Binding = {}
    for name, value in reading.match.binding.items():
        if isinstance(value, dict):
            bound.update(value)
        else:
            bound[name] = value
    for name, value in constants:
        if isinstance(value, str) and value.startswith("$"):
            if value[1:] in bound:
                bound[name] = bound[value[1:]]
        else:
            bound[name] = value
    return MAKERS[maker](reading, bound)


def _is_attribute(words: Sequence[Word], first: int) -> bool:
    """Say whether a day only qualifies a thing ("the May 27 agreement"): the story has not reached that day."""
    return first > 0 and words[first - 1].lower in ("the", "his", "her", "its", "their", "a")


def _surface_starts(words: Sequence[Word]) -> list[int]:
    """Return where sentences begin, told by full stops alone: a parser may take a list of dates for one sentence."""
    starts = [0]
    for before, stop, after in zip(words, words[1:], words[2:], strict=False):
        if stop.text in ".!?" and not before.text.isdigit() and len(before.text) > 2 and after.text[0].isupper():
            starts.append(after.start)
    return starts


def _is_daily(match: RuleMatch) -> bool:
    """Say whether a match shows that the text speaks from one day: then "heute" is that day, not these times."""
    binding = match.binding
    if match.rule.type == "SET" or "shift" in binding:
        return False
    return binding.get("dayword", 0) != 0 or "weekday" in binding or "weekdaypart" in binding
