"""The closed-class words of a language that the actor engine reads: articles, linkers, pronouns, descriptions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from depesche.coding.codebook import DATA


@dataclass(frozen=True, slots=True)
class Words:
    """The closed-class words of a language that the engine reads, from `references.toml`."""

    sets: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, Mapping[str, Any]]
    possessives: Mapping[str, Mapping[str, Any]]
    descriptions: tuple[Mapping[str, Any], ...]
    states: frozenset[str] = frozenset()
    union: Mapping[str, Any] = field(default_factory=dict)
    federal: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]

    def possessive(self, form: str) -> Mapping[str, Any] | None:
        """Return what a possessive in lower case can mean, German endings undone, or None when it is none."""
        for stem, spec in self.possessives.items():
            if form.startswith(stem) and form[len(stem) :] in self.sets["possessive_endings"]:
                return spec
        return None


@cache
def load_words(language: str) -> Words:
    """Load the closed-class words of a language once."""
    data = tomllib.loads((DATA / language / "references.toml").read_text(encoding="utf8"))
    return Words(
        {name: frozenset(listed) for name, listed in data["words"].items()},
        data["pronouns"],
        data["possessives"],
        tuple(data["description"]),
        frozenset(noun.lower() for entry in data["description"] if entry["to"] == "state" for noun in entry["nouns"]),
        data["union"],
        data.get("federal", {}),
    )
