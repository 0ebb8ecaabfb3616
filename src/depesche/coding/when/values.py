"""The values of time expressions: what the words of a rule mean on the calendar.

One maker per kind of time ("weekday", "month", "beside" a day named before). A maker takes what the pattern bound and
returns a TIMEX3 value, or None where the words name no real time; it says on the reading what the value rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from depesche.coding.when.calendar import (
    SEASONS,
    add_period,
    duration_value,
    holiday_date,
    make_day,
    month_value,
    shift_value,
    unknown_value,
)
from depesche.coding.when.rules import Binding, RuleMatch, TimeRules, Word
from depesche.coding.when.tense import tense_at
from depesche.records import Sentence

PAST, PRESENT, FUTURE = "past", "present", "future"


@dataclass(slots=True)
class Reading:
    """What is known at one place of the text while values are worked out from left to right."""

    rules: TimeRules
    words: Sequence[Word]
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    reference: date | None
    language: str
    daily: bool
    match: RuleMatch
    position: int
    sentence: int
    days: Sequence[tuple[int, date]]  # (sentence, day) of the days named so far
    fixed: Sequence[tuple[int, date]]  # the same for those whose year stands in the text
    basis: str = "absolute"
    _tense: list[str] = field(default_factory=list)

    @property
    def tense(self) -> str:
        """The tense of the clause at this place: past, present, future, or "" where nothing tells."""
        if not self._tense:
            told = self._signalled() or tense_at(self.sentences, self.starts, self.position)
            # German dates what is to come in the present ("tagt am Montag"), English seldom does.
            self._tense.append(PAST if told == PRESENT and self.language == "en" else told)
        return self._tense[0]

    def _signalled(self) -> str:
        """Return the tense that the words around settle: "für Montag", "nach dem Treffen am Montag"."""
        first, last, signals = self.match.first, self.match.last, self.rules.signals
        near = {self.words[i].lower for i in (first - 1, first) if 0 <= i < len(self.words)}
        if near & signals["ahead"]:
            return FUTURE
        following = self.words[last].lower if last < len(self.words) else ""
        if near & signals["behind"] and following not in signals["range"]:
            return PAST
        for i in range(first - 1, max(first - 8, -1), -1):
            word = self.words[i]
            if word.lower in signals["since_event"]:
                return PAST
            if not word.text[0].isalpha() and word.text != "-":
                break
        return ""

    def anchor(self, reach: int) -> date | None:
        """Return the last day named in this sentence or at most `reach` sentences before it."""
        if self.days and self.sentence - self.days[-1][0] <= reach:
            return self.days[-1][1]
        return None

    def narrated(self, month: int, day: int) -> date | None:
        """Return the day that continues a story of long ago ("Im September 1970 ... Am 12. Oktober ...")."""
        if not self.fixed or self.sentence - self.fixed[-1][0] > 1 or self.tense in (FUTURE, PRESENT):
            return None
        last = self.fixed[-1][1]
        if self.reference is not None and (self.reference - last).days < 400:
            return None
        found = make_day(last.year, month, day)
        return found if found is not None and 0 <= (found - last.replace(day=1)).days < 200 else None


Maker = Callable[[Reading, Binding], str | None]


def _with_part(value: str, bound: Binding) -> str:
    return f"{value}T{bound['part']}" if "part" in bound else value


def _full_year(bound: Binding) -> int | None:
    if "year" in bound:
        return int(bound["year"])
    if "shortyear" in bound:
        short = int(bound["shortyear"])
        return short + (2000 if short < 50 else 1900)
    return None


def _day(reading: Reading, bound: Binding) -> str | None:
    """A day of a month; without a year the one that tense and distance from the publication allow."""
    month, day = int(bound["month"]), int(bound["day"])
    year = _full_year(bound)
    if year is not None:
        found = make_day(year, month, day)
        return _with_part(found.isoformat(), bound) if found else None
    if make_day(2000, month, day) is None:
        return None
    if "yearshift" in bound:
        reading.basis = "deictic"
        if reading.reference is None:
            return f"XXXX-{month:02d}-{day:02d}"
        found = make_day(reading.reference.year + int(bound["yearshift"]), month, day)
        return _with_part(found.isoformat(), bound) if found else None
    told = reading.narrated(month, day)
    if told is not None:
        reading.basis = "anchored"
        return _with_part(told.isoformat(), bound)
    reading.basis = "deictic"
    reference = reading.reference
    if reference is None:
        return _with_part(f"XXXX-{month:02d}-{day:02d}", bound)
    options = [d for y in (-1, 0, 1) if (d := make_day(reference.year + y, month, day)) is not None]
    if reading.anchor(0) in options:  # "morgen, den 20. September"
        return _with_part(str(reading.anchor(0)), bound)
    found = _choose(options, reference, reading.tense)
    return _with_part(found.isoformat(), bound) if found else None


def _choose(options: Sequence[date], reference: date, tense: str) -> date | None:
    """Return the option on the side that the tense names, else the nearest one."""
    past = [d for d in options if d <= reference]
    ahead = [d for d in options if d >= reference]
    if tense == PAST and past:
        return max(past)
    if tense == FUTURE and ahead:
        return min(ahead)
    return min(options, key=lambda d: abs((d - reference).days)) if options else None


def _weekday(reading: Reading, bound: Binding) -> str | None:
    """A day of the week: the last one, the one to come, or today's, as adjective and tense say."""
    weekday = int(bound["weekday"])
    reading.basis = "deictic"
    reference = reading.reference
    if reference is None:
        return _with_part(f"XXXX-WXX-{weekday}", bound)
    if "dayshift" in bound:
        return _with_part((reference + timedelta(days=int(bound["dayshift"]))).isoformat(), bound)
    back, ahead = (reference.isoweekday() - weekday) % 7, (weekday - reference.isoweekday()) % 7
    if "week" in bound:
        monday = reference - timedelta(days=reference.isoweekday() - 1) + timedelta(weeks=int(bound["week"]))
        return _with_part((monday + timedelta(days=weekday - 1)).isoformat(), bound)
    shift = bound.get("shift", 0)
    if shift == "after":
        anchor = reading.anchor(3)
        if anchor is None:
            return f"XXXX-WXX-{weekday}"
        reading.basis = "anchored"
        return _with_part((anchor + timedelta(days=(weekday - anchor.isoweekday() - 1) % 7 + 1)).isoformat(), bound)
    if shift == -1:
        days = -(back or 7)
    elif shift == 1:
        days = ahead or 7
    else:
        days = ahead if reading.tense in (FUTURE, PRESENT) else -back
    return _with_part((reference + timedelta(days=days)).isoformat(), bound)


def _month(reading: Reading, bound: Binding) -> str | None:
    """A month; without a year the last one or the next one."""
    month = int(bound["month"])
    year = _full_year(bound)
    if year is not None:
        return month_value(year, month)
    if "sameyear" in bound:
        reading.basis = "anchored"
        return month_value(reading.fixed[-1][1].year, month) if reading.fixed else f"XXXX-{month:02d}"
    reading.basis = "deictic"
    reference = reading.reference
    if reference is None:
        return f"XXXX-{month:02d}"
    if "yearshift" in bound:
        return month_value(reference.year + int(bound["yearshift"]), month)
    shift = bound.get("shift")
    if shift == -1:
        return month_value(reference.year - (month >= reference.month), month)
    if shift == 1:
        return month_value(reference.year + (month <= reference.month), month)
    if shift == 0:
        return month_value(reference.year, month)
    if reading.tense == FUTURE:
        return month_value(reference.year + (month < reference.month), month)
    if reading.tense == PRESENT and (month - reference.month) % 12 <= 6:
        return month_value(reference.year + (month < reference.month), month)
    return month_value(reference.year - (month > reference.month), month)


def _year(reading: Reading, bound: Binding) -> str | None:
    year = _full_year(bound)
    return f"{year:04d}" if year is not None else f"{int(bound['int']):04d}"


def _unit(reading: Reading, bound: Binding) -> str | None:
    """A calendar unit counted from the publication: "vergangene Woche", "this month", "das Vorjahr"."""
    unit, shift = str(bound["unit"]), bound.get("shift", 0)
    reading.basis = "deictic"
    if unit in ("H", "MIN", "S"):
        reading.basis = "vague"
        return "PRESENT_REF" if shift == 0 else None
    if shift == "after" or (unit == "D" and shift != 0):
        return _beside(reading, {**bound, "by": bound.get("by", 1 if shift == "after" else shift)})
    reference = reading.reference
    if reference is None:
        return _with_part(unknown_value(unit), bound)
    if unit == "WE":
        return _weekend(reading, bound)
    return _with_part(shift_value(reference, unit, int(shift)), bound)


def _beside(reading: Reading, bound: Binding) -> str | None:
    """A unit counted from a day named before: "am Vortag", "the following week"."""
    unit = str(bound["unit"])
    anchor = reading.anchor(3)
    if anchor is None:
        reading.basis = "vague"
        return unknown_value(unit)
    reading.basis = "anchored"
    return _with_part(shift_value(anchor, unit, int(bound["by"])), bound)


def _same(reading: Reading, bound: Binding) -> str | None:
    """The day named before once more: "that day", "am selben Tag"."""
    anchor = reading.anchor(3)
    if anchor is None:
        reading.basis = "vague"
        return unknown_value("D")
    reading.basis = "anchored"
    return _with_part(anchor.isoformat(), bound)


def _weekend(reading: Reading, bound: Binding) -> str | None:
    reading.basis = "deictic"
    reference = reading.reference
    if reference is None:
        return unknown_value("WE")
    shift = bound.get("shift")
    during = reference.isoweekday() >= 6
    if shift == -1:
        by = -1
    elif shift == 1:
        by = 1 if during else 0
    elif shift == 0 or during or reading.tense in (FUTURE, PRESENT):
        by = 0
    else:
        by = -1
    return shift_value(reference, "WE", by)


def _today(reading: Reading, bound: Binding) -> str | None:
    """A day counted from today; a lone "heute" means these times unless the text speaks from one day."""
    by = int(bound["dayword"])
    if by == 0 and "part" not in bound and not bound.get("sure"):
        before = reading.words[reading.match.first - 1].lower if reading.match.first else ""
        after = reading.words[reading.match.last].lower if reading.match.last < len(reading.words) else ""
        settled = reading.daily or reading.tense in (PAST, FUTURE)
        if before in reading.rules.signals["era"] or after in reading.rules.signals["era_after"] or not settled:
            reading.basis = "vague"
            return "PRESENT_REF"
    reading.basis = "deictic"
    if reading.reference is None:
        return _with_part(unknown_value("D"), bound)
    return _with_part((reading.reference + timedelta(days=by)).isoformat(), bound)


def _season(reading: Reading, bound: Binding) -> str | None:
    season = str(bound["season"])
    year = _full_year(bound)
    if year is not None:
        return f"{year:04d}-{season}"
    reading.basis = "deictic"
    reference = reading.reference
    if reference is None:
        return f"XXXX-{season}"
    if "yearshift" in bound:
        return f"{reference.year + int(bound['yearshift']):04d}-{season}"
    first, _ = SEASONS[season]
    begun = reference.month >= first
    inside = first <= reference.month < first + 3
    shift = bound.get("shift")
    if shift == 1 or (shift is None and reading.tense in (FUTURE, PRESENT)):
        return f"{reference.year + (begun and not inside) + (inside and shift == 1):04d}-{season}"
    if shift == 0:
        return f"{reference.year:04d}-{season}"
    return f"{reference.year - (not begun) - (inside and shift == -1):04d}-{season}"


def _quarter(reading: Reading, bound: Binding) -> str | None:
    """A quarter or half of a year; without a year that of the publication, or the last such one in past tense."""
    letter, number = str(bound.get("letter", "Q")), int(bound["ordinal"])
    if not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    year = _full_year(bound)
    if year is None:
        reading.basis = "deictic"
        if reading.reference is None:
            return f"XXXX-{letter}{number}"
        length = 3 if letter == "Q" else 6
        year = reading.reference.year + int(bound.get("yearshift", 0))
        if "yearshift" not in bound and (number - 1) * length >= reading.reference.month and reading.tense == PAST:
            year -= 1
    return f"{year:04d}-{letter}{number}"


def _decade(reading: Reading, bound: Binding) -> str | None:
    if "year" in bound:
        return f"{int(bound['year']) // 10:03d}"
    decade = int(bound["decade"] if "decade" in bound else bound["shortyear"])
    if decade % 10:
        return None
    return f"{(1900 + decade) // 10:03d}"


def _century(reading: Reading, bound: Binding) -> str | None:
    ordinal = int(bound["ordinal"] if "ordinal" in bound else bound["int"])
    return f"{ordinal - 1:02d}" if 1 <= ordinal <= 21 else None


def _holiday(reading: Reading, bound: Binding) -> str | None:
    rule = str(bound["holiday"])
    year = _full_year(bound)
    if year is not None:
        found = holiday_date(rule, year)
        return found.isoformat() if found else None
    reading.basis = "deictic"
    reference = reading.reference
    if reference is None:
        return unknown_value("D")
    options = [d for y in (-1, 0, 1) if (d := holiday_date(rule, reference.year + y)) is not None]
    shift = bound.get("shift")
    tense = PAST if shift == -1 else FUTURE if shift == 1 else reading.tense
    found = _choose(options, reference, tense)
    return _with_part(found.isoformat(), bound) if found else None


def _clock(reading: Reading, bound: Binding) -> str | None:
    """A time of day on the day named in the same sentence, else on the day of publication."""
    hour, minute = int(bound["hour"]), int(bound.get("minute", 0))
    if bound.get("half") == "pm" and hour < 12:
        hour += 12
    if hour > 24:
        return None
    reading.basis = "clock"
    day = reading.anchor(0) or reading.reference
    return f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02d}:{minute:02d}"


def _part(reading: Reading, bound: Binding) -> str | None:
    """A part of a day that the running text has named, else of the day of publication."""
    anchor = reading.anchor(2)
    reading.basis = "anchored" if anchor else "clock"
    day = anchor or reading.reference
    return f"{day.isoformat() if day else 'XXXX-XX-XX'}T{bound['part']}"


def _duration(reading: Reading, bound: Binding) -> str | None:
    reading.basis = "vague"
    amount = str(bound["tens"] + int(bound["ones"])) if "ones" in bound else str(bound.get("number", "X"))
    if "fraction" in bound:
        amount += f".{bound['fraction']}"
    unit = str(bound.get("unit") or bound.get("units") or bound.get("lasting"))
    return duration_value(amount, unit)


def _away(reading: Reading, bound: Binding) -> str | None:
    """A day, month or year so many units before or after the publication: "three weeks ago", "two days from now"."""
    period = _duration(reading, bound)
    if period is None or reading.reference is None:
        return "PAST_REF" if bound["sign"] < 0 else "FUTURE_REF"
    value = add_period(reading.reference, period, int(bound["sign"]))
    if value is None:
        return "PAST_REF" if bound["sign"] < 0 else "FUTURE_REF"
    reading.basis = "deictic"
    return value


def _set(reading: Reading, bound: Binding) -> str | None:
    reading.basis = "vague"
    if "weekday" in bound:
        return _with_part(f"XXXX-WXX-{bound['weekday']}", bound)
    if "part" in bound:
        return f"XXXX-XX-XXT{bound['part']}"
    return duration_value(str(bound.get("number", 1)), str(bound.get("unit") or bound.get("units")))


MAKERS: Mapping[str, Maker] = {
    "away": _away,
    "beside": _beside,
    "century": _century,
    "clock": _clock,
    "day": _day,
    "decade": _decade,
    "duration": _duration,
    "holiday": _holiday,
    "month": _month,
    "part": _part,
    "quarter": _quarter,
    "same": _same,
    "season": _season,
    "set": _set,
    "today": _today,
    "unit": _unit,
    "weekday": _weekday,
    "weekend": _weekend,
    "year": _year,
}
