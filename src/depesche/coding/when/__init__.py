"""When: time expressions and the dates of events."""

from depesche.coding.when.dates import find_times
from depesche.coding.when.dating import date_of

__all__ = ["date_of", "find_times"]
