"""The word lists in data/, read once and when first needed, because nothing loads at import."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def read_lists(name: str) -> dict[str, list[str]]:
    """Return the words of a list in data/ by the name in brackets above them ("" before the first)."""
    lists: dict[str, list[str]] = {"": []}
    current = lists[""]
    for line in (files("depesche.parsing") / "data" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), [])
        else:
            current += line.split()
    return lists


@cache
def german_words(section: str) -> frozenset[str]:
    """Return a section of words.de.txt."""
    return frozenset(read_lists("words.de.txt")[section])
