"""Place phrases and the gazetteer, on trees that no parser can get wrong."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from depesche.coding.where.gazetteer import place_table
from depesche.coding.where.places import find_places, place_of
from depesche.records import Document, Place, Sentence
from tests.trees import tree

COAST = tree("""
    Sie sie PRON 2 nsubj
    üben üben VERB 0 root
    vor vor ADP 5 case
    der der DET 5 det
    Küste Küste NOUN 2 obl
    Südafrikas Südafrika PROPN 5 nmod
""")

VISITED = tree("""
    Putin Putin PROPN 2 nsubj
    besuchte besuchen VERB 0 root
    Peking Peking PROPN 2 obj
""")

VISIT = tree("""
    Wangs Wang PROPN 2 nmod
    Besuch Besuch NOUN 5 nsubj
    in in ADP 4 case
    Moskau Moskau PROPN 2 nmod
    endete enden VERB 0 root
""")

CONQUEST = tree("""
    Moskau Moskau PROPN 2 nsubj
    plant planen VERB 0 root
    die der DET 4 det
    Eroberung Eroberung NOUN 2 obj
    der der DET 6 det
    Ukraine Ukraine PROPN 4 nmod
""")

SEAT = tree("""
    Die der DET 2 det
    Regierung Regierung NOUN 5 nsubj
    in in ADP 4 case
    Kiew Kiew PROPN 2 nmod
    griff angreifen VERB 0 root
    Rebellen Rebell NOUN 5 obj
    an an ADP 5 compound:prt
""")

NESTED = tree("""
    Die der DET 2 det
    Bombe Bombe NOUN 3 nsubj
    explodierte explodieren VERB 0 root
    in in ADP 6 case
    der der DET 6 det
    Stadt Stadt NOUN 3 obl
    Yola Yola PROPN 6 appos
    in in ADP 9 case
    Nigeria Nigeria PROPN 3 obl
""")

DIRECTION = tree("""
    Im in ADP 2 case
    Norden Norden NOUN 4 obl
    Syriens Syrien PROPN 2 nmod
    starben sterben VERB 0 root
    Soldaten Soldat NOUN 4 nsubj
""")

ENGLISH = tree("""
    Gunmen gunman NOUN 2 nsubj
    stormed storm VERB 0 root
    a a DET 4 det
    hotel hotel NOUN 2 obj
    in in ADP 7 case
    the the DET 7 det
    city city NOUN 4 nmod
    of of ADP 9 case
    Aden Aden PROPN 7 nmod
""")


def located(sentence: Sentence, form: str, language: str = "de", verbal: bool = False) -> Place | None:
    text = " ".join(t.text for t in sentence.tokens)
    places = find_places(Document("x", text, language), [sentence])
    trigger = next(t for t in sentence.tokens if t.text == form)
    place, reason = place_of(sentence, trigger, [], places, verbal)
    assert reason
    assert place is None or type(place) is Place
    return place


def shown(sentence: Sentence, form: str, language: str = "de") -> str | None:
    place = located(sentence, form, language)
    return place.span.of(" ".join(t.text for t in sentence.tokens)) if place else None


def test_a_coast_belongs_to_the_place() -> None:
    assert shown(COAST, "üben") == "vor der Küste Südafrikas"


def test_a_direction_belongs_to_the_place() -> None:
    assert shown(DIRECTION, "starben") == "Norden Syriens"


def test_the_object_of_a_visit_and_of_a_conquest_is_the_place() -> None:
    assert shown(VISITED, "besuchte") == "Peking"
    assert shown(CONQUEST, "Eroberung") == "Ukraine"


def test_the_phrase_of_an_event_noun() -> None:
    place = located(VISIT, "Besuch")
    assert place is not None
    assert (place.name, place.country, place.geonames) == ("Moscow", "RUS", 524901)


def test_a_seat_is_no_place_of_what_is_done() -> None:
    assert shown(SEAT, "griff") is None


def test_the_smaller_of_two_nested_places() -> None:
    assert shown(NESTED, "explodierte") == "Yola"


def test_english_kinds_of_places() -> None:
    place = located(ENGLISH, "stormed", "en")
    assert place is not None
    assert (place.name, place.country) == ("Aden", "YEM")


def test_a_verbal_act_does_not_take_place_inside_its_object() -> None:
    assert located(ENGLISH, "stormed", "en", verbal=True) is None


def test_an_ambiguous_name_is_decided_by_the_countries_of_the_article_or_stays_open() -> None:
    table = place_table("de")
    assert table.choose("Tripoli", frozenset({"LBN"})) != table.choose("Tripoli", frozenset({"LBY"}))
    assert table.choose("San José", frozenset()) is None or table.choose("San José", frozenset({"CRI"})) is not None
    assert table.choose("Nirgendheim", frozenset()) is None


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_own_name_stands_for_an_entry_with_coordinates(language: str) -> None:
    source = files("depesche").joinpath("data", language, "places.toml").read_text(encoding="utf-8")
    table = place_table(language)
    for name, key in tomllib.loads(source)["names"].items():
        if key:
            assert table.own[name].latitude is not None
