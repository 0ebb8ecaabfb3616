"""Which time expression dates an event, on trees that no parser can get wrong."""

from __future__ import annotations

from datetime import date

import pytest

from depesche.coding.when.calendar import add_period, days_of, easter, shift_value
from depesche.coding.when.dates import find_times
from depesche.coding.when.dating import date_of
from depesche.records import Document, Sentence
from tests.trees import tree

LOOKED_BACK = tree("""
    Nach nach ADP 3 case
    dem der DET 3 det
    Angriff Angriff NOUN 6 obl
    am an ADP 5 case
    Montag Montag NOUN 3 nmod
    kündigte ankündigen VERB 0 root Tense=Past|VerbForm=Fin
    Kiew Kiew PROPN 6 nsubj
    am an ADP 9 case
    Dienstag Dienstag NOUN 6 obl
    Vergeltung Vergeltung NOUN 6 obj
    an an ADP 6 compound:prt
""")

SINCE = tree("""
    Seit seit ADP 2 case
    Donnerstag Donnerstag NOUN 3 obl
    besetzen besetzen VERB 0 root Tense=Pres|VerbForm=Fin
    Demonstranten Demonstrant NOUN 3 nsubj
    den der DET 6 det
    Amtssitz Amtssitz NOUN 3 obj
""")

COUNTED = tree("""
    Vor vor ADP 3 case
    zwei zwei NUM 3 nummod
    Wochen Woche NOUN 4 obl
    schossen schießen VERB 0 root Tense=Past|VerbForm=Fin
    Soldaten Soldat NOUN 4 nsubj
""")

SAID = tree("""
    Er er PRON 2 nsubj
    sagte sagen VERB 0 root Tense=Past|VerbForm=Fin
    am an ADP 4 case
    Dienstag Dienstag NOUN 2 obl
    , , PUNCT 9 punct
    Iran Iran PROPN 9 nsubj
    habe haben AUX 9 aux Tense=Pres|Mood=Sub|VerbForm=Fin
    Israel Israel PROPN 9 obj
    angegriffen angreifen VERB 2 ccomp VerbForm=Part
""")

CURRENT = tree("""
    Sie sie PRON 2 nsubj
    üben üben VERB 0 root Tense=Pres|VerbForm=Fin
    derzeit derzeit ADV 2 advmod
    im in ADP 5 case
    Pazifik Pazifik PROPN 2 obl
""")


def dated(sentence: Sentence, form: str, published: str | None = "2016-02-17", language: str = "de") -> str | None:
    text = " ".join(t.text for t in sentence.tokens)
    document = Document("x", text, language, published=published)
    times = find_times(document, [sentence])
    trigger = next(t for t in sentence.tokens if t.text == form)
    when, reason = date_of(sentence, trigger, times, document)
    assert reason
    return when.value if when else None


def test_a_time_inside_a_phrase_dates_the_noun_and_not_the_verb() -> None:
    assert dated(LOOKED_BACK, "Angriff") == "2016-02-15"
    assert dated(LOOKED_BACK, "kündigte") == "2016-02-16"


def test_since_makes_a_stretch_up_to_the_publication() -> None:
    assert dated(SINCE, "besetzen") == "2016-02-11/2016-02-17"


def test_ago_counts_back() -> None:
    assert dated(COUNTED, "schossen") == "2016-02-03"


def test_the_date_of_saying_is_not_that_of_what_was_done_before() -> None:
    assert dated(SAID, "angegriffen") is None


def test_currently_is_the_day_of_publication() -> None:
    assert dated(CURRENT, "üben") == "2016-02-17"


@pytest.mark.parametrize("sentence", [LOOKED_BACK, SINCE, COUNTED, CURRENT])
def test_nothing_relative_is_dated_without_publication(sentence: Sentence) -> None:
    for token in sentence.tokens:
        if token.pos in ("VERB", "NOUN"):
            assert dated(sentence, token.text, published=None) is None



def test_calendar() -> None:
    assert easter(1995) == date(1995, 4, 16)
    assert easter(2017) == date(2017, 4, 16)
    assert easter(2024) == date(2024, 3, 31)
    assert days_of("2019-W10") == (date(2019, 3, 4), date(2019, 3, 10))
    assert days_of("2018-SU") == (date(2018, 6, 1), date(2018, 8, 31))
    assert days_of("199") == (date(1990, 1, 1), date(1999, 12, 31))
    assert days_of("XXXX-WXX-2") is None
    assert days_of("2013-02-30") is None
    assert shift_value(date(2016, 1, 14), "M", -1) == "2015-12"
    assert shift_value(date(2016, 1, 14), "Q", -1) == "2015-Q4"
    assert add_period(date(2016, 2, 17), "P3W", -1) == "2016-01-27"
    assert add_period(date(2016, 2, 17), "P10Y", -1) == "2006"
    assert add_period(date(2016, 2, 17), "PT48H", -1) is None
