"""The shipped actor data: codes that exist, dates in order, no word that means two things without saying so."""

from __future__ import annotations

import gzip
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from depesche.coding.actors import forms
from depesche.coding.actors.table import KINDS, actor_table
from depesche.coding.codebook import DATA
from tests.coding.test_actors import Article

SECTORS = frozenset(
    {
        "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "PRE",
        "CVL", "REF", "BUS", "MED", "NGO", "LAB", "EDU", "REL", "CRM",
    }
)  # fmt: skip
NO_LONGER = frozenset({"SUN", "YUG", "CSK", "DDR"})
"""States that are gone and had codes of their own, which GeoNames does not keep."""

SAME_NAME = frozenset({"BEL", "CRI", "DJI", "GIB", "HKG", "KWT", "LUX", "MAC", "MCO", "SGP", "SLV", "SMR"}) | NO_LONGER
"""States whose capital has the state's name, a name that many towns have, or another meaning (Brussels)."""

NO_ADJECTIVE = frozenset({"BMU", "COG", "COK", "DMA", "KNA", "MAC", "TTO", "VAT", "VCT"})
"""Small states without an adjective or a word for their people that news would use and no larger one has."""


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((DATA / "actors").glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf8"))["actor"]:
            yield path.name, entry


def rows(entry: dict[str, Any]) -> list[dict[str, str]]:
    return [{"code": entry["code"]}] if isinstance(entry["code"], str) else list(entry["code"])


def surfaces(entry: dict[str, Any], language: str) -> list[str]:
    own = [entry["name"]] if entry["kind"] == "person" else []
    return list(dict.fromkeys([*entry.get(language, ()), *own]))


def words_of(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / language / name).read_text(encoding="utf8"))


def countries() -> frozenset[str]:
    packed = (DATA / "places" / "gazetteer.tsv.gz").read_bytes()
    lines = (line.split("\t") for line in gzip.decompress(packed).decode("utf8").splitlines())
    return frozenset(fields[2] for fields in lines if fields[0] == "country") | NO_LONGER


ENTRIES = list(entries())
STATES = {rows(e)[-1]["code"] for _, e in ENTRIES if e["kind"] == "state"}


def test_codes_exist() -> None:
    known = countries()
    wrong = []
    for file, entry in ENTRIES:
        for row in rows(entry):
            country, dot, sector = row["code"].partition(".")
            right = country in known or country == "---" or re.fullmatch(r"(IGO|NSA):[A-Z0-9+-]+", country)
            if not right or (dot and sector not in SECTORS):
                wrong.append((file, entry["name"], row["code"]))
    assert not wrong


def test_kinds_and_keys() -> None:
    allowed = {"code", "kind", "name", "de", "en", "ambiguous", "place"}
    assert [e["name"] for _, e in ENTRIES if e["kind"] not in KINDS or set(e) - allowed] == []
    nameless = [e["name"] for _, e in ENTRIES if e["kind"] != "person" and not e.get("de") and not e.get("en")]
    assert nameless == []


def test_names_are_unique_because_a_later_one_overrides() -> None:
    seen: dict[str, str] = {}
    twice = []
    for file, entry in ENTRIES:
        if entry["name"] in seen:
            twice.append((entry["name"], seen[entry["name"]], file))
        seen[entry["name"]] = file
    assert not twice


def test_ambiguous_names_are_names_of_the_entry() -> None:
    wrong = [
        (e["name"], a)
        for _, e in ENTRIES
        for a in e.get("ambiguous", ())
        if a not in surfaces(e, "de") and a not in surfaces(e, "en")
    ]
    assert not wrong


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_name_means_two_countries_unless_marked(language: str) -> None:
    found = defaultdict(list)
    for file, entry in ENTRIES:
        for surface in surfaces(entry, language):
            code = rows(entry)[-1]["code"].partition(".")[0]
            marked = surface in entry.get("ambiguous", ())
            found[" ".join(forms.words(surface))].append((code, entry["name"], file, marked))
    clashes = {
        surface: [hit[:3] for hit in hits]
        for surface, hits in found.items()
        if len({hit[0] for hit in hits}) > 1 and not any(hit[3] for hit in hits)
    }
    assert not clashes


def test_times_are_ordered_and_do_not_overlap() -> None:
    wrong = []
    for file, entry in ENTRIES:
        last = date.min
        for i, row in enumerate(rows(entry)):
            since = date.fromisoformat(row["from"]) if "from" in row else date.min
            until = date.fromisoformat(row["until"]) if "until" in row else date.max
            if since > until or (i and since <= last):
                wrong.append((file, entry["name"], row))
            last = until
    assert not wrong


def test_persons_of_several_countries_have_a_code_for_every_day_after_the_first() -> None:
    wrong = []
    for file, entry in ENTRIES:
        codes = rows(entry)
        if entry["kind"] != "person" or len({row["code"].partition(".")[0] for row in codes}) < 2:
            continue
        for row, following in pairwise(codes):
            if date.fromisoformat(following["from"]) - date.fromisoformat(row["until"]) != timedelta(days=1):
                wrong.append((file, entry["name"], row["until"]))
    assert not wrong


def test_every_state_has_its_words_and_a_capital() -> None:
    seats = {row["code"] for _, e in ENTRIES if e["kind"] == "seat" for row in rows(e)}
    assert STATES - seats - SAME_NAME == set()
    for language in ("de", "en"):
        nations = words_of(language, "nationalities.toml")
        missing = {c for c in STATES if not nations.get(c, {}).get("adjective") or not nations.get(c, {}).get("people")}
        assert missing - NO_ADJECTIVE == set(), language


@pytest.mark.parametrize("language", ["de", "en"])
def test_nationalities_and_roles_mean_one_thing(language: str) -> None:
    nations = words_of(language, "nationalities.toml")
    for key in ("adjective", "people", "city"):
        owners = defaultdict(set)
        for code, entry in nations.items():
            for word in entry.get(key, ()):
                owners[word].add(code)
        assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}
    nouns = [noun for role in words_of(language, "roles.toml")["role"] for noun in role["nouns"]]
    assert sorted({n for n in nouns if nouns.count(n) > 1 or not n.strip()}) == []
    sectors = {role["sector"] for role in words_of(language, "roles.toml")["role"]}
    assert sectors <= SECTORS | {""}


@pytest.mark.parametrize(
    ("language", "name", "day", "code"),
    [
        ("de", "Wladimir Putin", "2003-05-01", "RUS.GOV"),
        ("en", "Donald Trump", "2019-01-01", "USA.GOV"),
        ("en", "Donald Trump", "2022-01-01", "USA.PRE"),
        ("de", "Angela Merkel", "2022-06-01", "DEU.PRE"),
        ("en", "Jens Stoltenberg", "2010-01-01", "NOR.GOV"),
        ("en", "Jens Stoltenberg", "2020-01-01", "IGO:NATO"),
        ("de", "Kofi Annan", "2009-01-01", "GHA.PRE"),
        ("de", "Aleppo", "2016-10-01", "SYR"),
        ("de", "Gazastreifen", "2009-01-05", "PSE"),
        ("en", "West Bank", "2009-01-05", "PSE"),
        ("en", "Crimea", "2015-01-01", "UKR"),
        ("en", "Texas", "2015-01-01", "USA"),
    ],
)
def test_who_and_what_names_are(language: str, name: str, day: str, code: str) -> None:
    hits = actor_table(language).scan(name)
    assert [h.terms[0].entity.code(day) for h in hits if h.terms[0].entity is not None] == [code]


WAITED = "wartete warten VERB 0 root Number=Sing|VerbForm=Fin"


def test_a_surname_that_is_a_word_counts_where_it_is_a_name() -> None:
    name = Article("de", "Kurz Kurz PROPN 2 nsubj\n" + WAITED)
    word = Article("de", "Kurz kurz ADV 2 advmod\n" + WAITED)
    assert name.who("Kurz")[0].startswith("AUT.")
    assert word.who("Kurz") == []


@pytest.mark.parametrize(
    ("noun", "place", "code"),
    [("Polizei", "Aleppo", "SYR.COP"), ("Rebellen", "Tschetschenien", "RUS.REB"), ("Regierung", "Texas", "USA.GOV")],
)
def test_who_is_in_a_place_is_of_its_state(noun: str, place: str, code: str) -> None:
    article = Article(
        "de",
        "Ghana Ghana PROPN 2 nsubj\n" + WAITED,
        f"{noun} {noun} NOUN 4 nsubj\nin in ADP 3 case\n{place} {place} PROPN 1 nmod\n" + WAITED,
    )
    assert article.who(noun) == [code]


def test_of_two_places_of_one_name_the_article_tells_which() -> None:
    tripoli = "Tripolis Tripolis PROPN 2 nsubj\n" + WAITED
    assert Article("de", "Libyen Libyen PROPN 2 nsubj\n" + WAITED, tripoli).who("Tripolis") == ["LBY"]
    assert Article("de", "Libanon Libanon PROPN 2 nsubj\n" + WAITED, tripoli).who("Tripolis") == ["LBN"]
