"""The names of places: what the package ships of GeoNames, the names of states, and each language's own names.

A name stands for a place only when it is sure which: the country that the article names decides between towns of one
name, else a town that dwarfs its namesakes. A name that stays open keeps its words and no coordinates.
"""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# A town is meant without further evidence when it is so much larger than the next one of its name, and of some size.
_DOMINANCE = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer; a region known only by its country has neither coordinates nor GeoNames id."""

    name: str
    country: str
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    population: int = 0
    kind: str = "city"


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """Names and words of one language: what a name may stand for, and the nouns and verbs of place phrases."""

    language: str
    states: Mapping[str, Entry]
    own: Mapping[str, Entry]
    regions: Mapping[str, Entry]
    cities: Mapping[str, Sequence[Entry]]
    spellings: Mapping[str, Sequence[Entry]]
    words: Mapping[str, frozenset[str]]

    def candidates(self, name: str) -> Sequence[Entry]:
        """Return what a name may stand for; a state, an own name and a region leave no choice."""
        for table in (self.own, self.regions, self.states):
            if name in table:
                return (table[name],)
        return self.cities.get(name) or self.spellings.get(name, ())

    def known(self, name: str) -> bool:
        """Say whether a name is in any of the tables."""
        return bool(self.candidates(name))

    def choose(self, name: str, countries: frozenset[str]) -> Entry | None:
        """Return the place that a name stands for in an article that names these countries, None when it is open."""
        found = self.candidates(name)
        if len(found) > 1:
            found = [e for e in found if e.country in countries] or found
        if not found:
            return None
        ranked = sorted(found, key=lambda e: -e.population)
        if len(ranked) == 1 or ranked[0].population >= _DOMINANCE * max(ranked[1].population, 1):
            return ranked[0]
        if ranked[0].country == ranked[1].country and ranked[0].population > 2 * ranked[1].population:
            return ranked[0]
        return None


@cache
def _rows() -> tuple[tuple[Entry, ...], Mapping[str, tuple[str, ...]]]:
    """Return the entries of the shipped gazetteer and the other spellings by GeoNames id."""
    packed = files("depesche").joinpath("data", "places", "gazetteer.tsv.gz").read_bytes()
    entries, spellings = [], {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        kind, name, country, latitude, longitude, geonames, population, others = line.split("\t")
        entries.append(
            Entry(
                name,
                country,
                float(latitude) if latitude else None,
                float(longitude) if longitude else None,
                int(geonames),
                int(population),
                kind,
            )
        )
        if others:
            spellings[geonames] = tuple(others.split("|"))
    return tuple(entries), spellings


@cache
def place_table(language: str) -> PlaceTable:
    """Return the place names and words of a language, once, because the gazetteer has 34,000 rows."""
    entries, others = _rows()
    data = files("depesche").joinpath("data")
    table = tomllib.loads(data.joinpath(language, "places.toml").read_text(encoding="utf-8"))
    states = tomllib.loads(data.joinpath("actors", "states.toml").read_text(encoding="utf-8"))
    by_code = {e.country: e for e in entries if e.kind == "country"}
    cities: dict[str, list[Entry]] = {}
    spellings: dict[str, list[Entry]] = {}
    by_key: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.kind == "city":
            cities.setdefault(entry.name, []).append(entry)
            by_key.setdefault((entry.country, entry.name), entry)
            for spelling in others.get(str(entry.geonames), ()):
                spellings.setdefault(spelling, []).append(entry)
    names: dict[str, Entry] = {}
    for actor in states["actor"]:
        code = actor["code"] if isinstance(actor["code"], str) else actor["code"][-1]["code"]
        known = by_code.get(code)
        for name in actor.get(language, ()):
            names[name] = known or Entry(actor["name"], code, kind="country")
    for name, code in table.get("states", {}).items():
        names[name] = by_code[code]
    if language == "en":
        for entry in entries:
            if entry.kind == "region":
                names.setdefault(entry.name, entry)
    own = {}
    for name, key in table["names"].items():
        country, _, canonical = key.partition(" ")
        if key:
            own[name] = by_key[country, canonical]
    regions = {name: Entry(name, country, kind="region") for name, country in table["regions"].items()}
    words = {name: frozenset(values) for name, values in table["words"].items()}
    return PlaceTable(language, names, own, regions, cities, spellings, words)
