"""The actor table: what words stand for, taken by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.coding.actors import forms
from depesche.coding.actors.table import ActorTable, DatedCode, Entity, actor_table
from depesche.coding.codebook import CodebookError


def codes(table: ActorTable, text: str) -> list[tuple[str, str]]:
    """Return (words, code or sector) of what a text holds."""
    found = []
    for hit in table.scan(text):
        term = hit.terms[0]
        code = term.entity.code(None) if term.entity else term.code or (term.role.sector if term.role else "")
        found.append((text[hit.start : hit.end], code))
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Russlands Armee", [("Russlands", "RUS"), ("Armee", "MIL")]),
        ("de", "den Vereinten Nationen", [("Vereinten Nationen", "IGO:UN")]),
        ("de", "US-Außenminister", [("US", "USA"), ("Außenminister", "GOV")]),
        ("de", "Regierungstruppen", [("Regierungstruppen", "MIL")]),
        ("de", "eine nordkoreanische Rakete", [("nordkoreanische", "PRK")]),
        ("de", "die Eiche am Markt", []),
        ("en", "Iran's nuclear talks", [("Iran", "IRN")]),
        ("en", "the United States and Russia", [("United States", "USA"), ("Russia", "RUS")]),
        ("en", "U.S. troops", [("U.S", "USA"), ("troops", "MIL")]),
        ("en", "they told us", []),
    ],
)
def test_words_stand_for(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(actor_table(language), text) == expected


def test_names_do_not_match_across_sentences_or_commas() -> None:
    assert ("South. Sudan", "SSD") not in codes(actor_table("en"), "He went South. Sudan waited.")


def test_unknown_compound_is_read_by_its_last_part_and_its_first() -> None:
    hits = actor_table("de").scan("Der Kremlunterhändler kam.")
    assert [(h.start, h.end) for h in hits] == [(4, 9), (9, 21)]


def test_code_is_that_of_the_day() -> None:
    person = Entity(
        "A B", "person", (DatedCode("FRA.GOV", "2010-01-01", "2014-12-31"), DatedCode("IGO:EU", "2016-01-01"))
    )
    assert person.code("2012-05-01") == "FRA.GOV"
    assert person.code("2020-05-01") == "IGO:EU"
    assert person.code(None) == ""  # two countries: without a day nobody can tell


def test_former_office_holders_are_elite() -> None:
    person = Entity("A B", "person", (DatedCode("FRA.GOV", "2010-01-01", "2014-12-31"),))
    assert person.code("2019-01-01") == "FRA.PRE"
    assert person.code(None) == "FRA.GOV"


def test_folder_adds_and_overrides(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.toml").write_text(
        '[[actor]]\ncode = "ZZZ.REB"\nkind = "group"\nname = "Nordlandfront"\nde = ["Nordlandfront"]\nen = []\n'
        '[[actor]]\ncode = "ZZZ"\nkind = "state"\nname = "Russia"\nde = ["Russland"]\nen = ["Russia"]\n',
        encoding="utf8",
    )
    table = actor_table("de", tmp_path)
    assert codes(table, "Die Nordlandfront kämpft.")[0] == ("Nordlandfront", "ZZZ.REB")
    assert codes(table, "Russland") == [("Russland", "ZZZ")]
    assert codes(actor_table("de"), "Russland") == [("Russland", "RUS")]


def test_wrong_entry_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.toml").write_text(
        '\n[[actor]]\nname = "X"\nkind = "stat"\ncode = "XXX"\n', encoding="utf8"
    )
    with pytest.raises(CodebookError, match=r"mine\.toml:3: actor 'X'"):
        actor_table("de", tmp_path)


def test_german_nouns_decline() -> None:
    found = dict(forms.noun_forms("Abgeordneter", "de"))
    assert {"Abgeordneter", "Abgeordnete", "Abgeordneten"} <= set(found)
    assert dict(forms.noun_forms("Vorstand", "de"))["Vorstände"] == "Plur"
    assert dict(forms.noun_forms("Ministerin", "de"))["Ministerinnen"] == "Plur"


def test_english_nouns_of_several_words_decline() -> None:
    assert dict(forms.noun_forms("secretary of state", "en"))["secretaries of state"] == "Plur"
    assert dict(forms.noun_forms("policeman", "en"))["policemen"] == "Plur"


def test_folding_drops_diacritics_only() -> None:
    assert forms.folded("Erdoğan") == "Erdogan"
    assert forms.folded("Straße") == "Strasse"
