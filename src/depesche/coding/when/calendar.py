"""Calendar arithmetic on TIMEX3 values: which days a value covers, and which value lies so many units away.

Values are the strings of TIMEX3 ("2023-02-21", "2023-W08", "2023-02", "1998-FA", "199"), because that is what the layer
prints; an X in a value stands for what is not known, and such a value covers no days.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "DE": "XXX", "CE": "XX",
}  # fmt: skip
_CLOCK_UNITS = frozenset({"H", "MIN", "S"})
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_QUARTER = re.compile(r"(\d{4})-([QH])([1-4])")
_YEARS = re.compile(r"\d{2,4}")
_PERIOD = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|WE|[DWMYHSQ])")


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_value(day: date) -> str:
    """Return the ISO week that holds `day`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(year: int, month: int) -> str:
    """Return a month, where month numbers outside 1 to 12 run on into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def shift_value(day: date, unit: str, by: int) -> str:
    """Return the unit (D, W, WE, M, Q, Y, DE, CE) that lies `by` units from the one that holds `day`.

    The weekend of a Saturday or Sunday is the one it belongs to; on other days the next weekend has distance 1 and the
    one before distance -1, so a distance of 0 is the weekend to come.
    """
    if unit == "D":
        return (day + timedelta(days=by)).isoformat()
    if unit == "W":
        return week_value(day + timedelta(weeks=by))
    if unit == "WE":
        return week_value(day + timedelta(weeks=by)) + "-WE"
    if unit == "M":
        return month_value(day.year, day.month + by)
    if unit == "Q":
        quarter = day.year * 4 + (day.month - 1) // 3 + by
        return f"{quarter // 4:04d}-Q{quarter % 4 + 1}"
    if unit == "Y":
        return f"{day.year + by:04d}"
    if unit == "DE":
        return f"{day.year // 10 + by:03d}"
    return f"{day.year // 100 + by:02d}"


def unknown_value(unit: str) -> str:
    """Return the value of a unit whose place in the calendar is not known."""
    return _UNKNOWN.get(unit, "XXXX")


def duration_value(amount: str, unit: str) -> str:
    """Return the TIMEX3 duration of `amount` ("3", "1.5", "X") units."""
    if unit in _CLOCK_UNITS:
        return f"PT{amount}{unit[0]}"
    return f"P{amount}{unit}"


def days_of(value: str) -> tuple[date, date] | None:
    """Return the first and last day that a value covers, or None when it is no stretch of the calendar."""
    if match := _DAY.fullmatch(value):
        day = make_day(*(int(g) for g in match.groups()[:3]))
        return (day, day) if day else None
    if match := _WEEK.fullmatch(value):
        try:
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        except ValueError:
            return None
        return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6)
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := _SEASON.fullmatch(value):
        first, _ = SEASONS[match[2]]
        return _months(int(match[1]), first, 3)
    if match := _QUARTER.fullmatch(value):
        length = 3 if match[2] == "Q" else 6
        return _months(int(match[1]), (int(match[3]) - 1) * length + 1, length)
    if _YEARS.fullmatch(value):
        span = 10 ** (4 - len(value))
        first_year = int(value) * span
        if not 1 <= first_year <= 9990:
            return None
        return date(first_year, 1, 1), date(first_year + span - 1, 12, 31)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date] | None:
    first = make_day(year, month, 1)
    if first is None:
        return None
    end = month_value(year, month + count)
    return first, date(int(end[:4]), int(end[5:]), 1) - timedelta(days=1)


def add_period(day: date, period: str, sign: int) -> str | None:
    """Return the value that lies a duration before (`sign` -1) or after `day`, at the grain of the duration.

    "Ten years ago" names a year and "three months ago" a month, but weeks and days name a day. Hours name none: the
    hour at which an article was written is not known.
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    clock, amount, unit = match.groups()
    if clock or not amount.isdecimal():
        return None
    count = sign * int(amount)
    if unit in ("D", "W"):
        try:
            return (day + timedelta(days=count * (7 if unit == "W" else 1))).isoformat()
        except OverflowError:
            return None
    if unit == "DE":
        count, unit = count * 10, "Y"
    if unit in ("M", "Y") and abs(count) < 1500:
        return shift_value(day, unit, count)
    return None


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (Meeus's rule), on which half the holidays hang."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday_date(rule: str, year: int) -> date | None:
    """Return the day of a holiday in a year, given as "12-25", "easter-2", "advent1" or "thanksgiving"."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    if rule.startswith("advent"):
        christmas = date(year, 12, 25)
        fourth = christmas - timedelta(days=christmas.isoweekday())
        return fourth - timedelta(weeks=4 - int(rule[6:]))
    if rule == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(4 - first.isoweekday()) % 7 + 21)
    month, day = rule.split("-")
    return make_day(year, int(month), int(day))
