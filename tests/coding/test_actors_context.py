"""Actors that only the rest of the article settles: names in brackets, shared names, offices of home, pronouns."""

from __future__ import annotations

from depesche.coding.actors.table import actor_table
from tests.coding.test_actors import Article

WAITED = "wartete warten VERB 0 root Number=Sing|VerbForm=Fin"


def test_short_form_in_brackets_means_the_name_before_it() -> None:
    article = Article(
        "de",
        "Die die DET 2 det\nPartei Partei NOUN 7 nsubj\nPodemos Podemos PROPN 2 appos\n"
        "( ( PUNCT 5 punct\nXQZ XQZ PROPN 2 appos\n"
        ") ) PUNCT 5 punct\n" + WAITED,
        "Die die DET 2 det\nXQZ XQZ PROPN 3 nsubj\n" + WAITED,
        "XQZ-Mitglieder XQZ-Mitglied NOUN 2 nsubj Number=Plur\n" + WAITED,
    )
    assert article.who("Partei", 0) == ["ESP.PTY"]
    assert article.who("XQZ", 1) == ["ESP.PTY"]
    assert article.who("XQZ-Mitglieder") == ["ESP.PTY"]


def test_short_form_tells_whose_rebels_bear_it() -> None:
    article = Article(
        "de",
        "Die die DET 2 det\nRebellengruppe Rebellengruppe NOUN 7 nsubj\nXoqza Xoqza PROPN 2 appos\n"
        "( ( PUNCT 5 punct\nPKK PKK PROPN 2 appos\n"
        ") ) PUNCT 5 punct\n" + WAITED,
        "Die die DET 2 det\nPKK PKK PROPN 3 nsubj\n" + WAITED,
    )
    assert article.who("PKK", 1) == ["TUR.REB"]


def test_name_that_several_countries_share_is_that_of_its_genitive() -> None:
    article = Article(
        "de",
        "Die die DET 3 det\nDemokratische demokratisch ADJ 3 amod\nPartei Partei NOUN 5 nsubj\n"
        "Thailands Thailand PROPN 3 nmod\n" + WAITED,
    )
    assert article.who("Partei") == ["THA.PTY"]


def test_federal_offices_are_those_of_the_federation_the_article_names() -> None:
    vienna = Article(
        "de",
        "Österreich Österreich PROPN 2 nsubj\n" + WAITED,
        "Die die DET 2 det\nBundesregierung Bundesregierung NOUN 3 nsubj\n" + WAITED,
    )
    assert vienna.who("Bundesregierung") == ["AUT.GOV"]
    assert Article("de", "Die die DET 2 det\nBundesregierung Bundesregierung NOUN 3 nsubj\n" + WAITED).who(
        "Bundesregierung"
    ) == ["DEU.GOV"]


def test_counterpart_is_of_another_country_than_its_owner() -> None:
    article = Article(
        "de",
        "Polens Polen PROPN 2 nmod\nPräsident Präsident NOUN 3 nsubj Number=Sing\n" + WAITED,
        "Sein sein DET 2 det Poss=Yes\nAmtskollege Amtskollege NOUN 3 nsubj Number=Sing\n" + WAITED,
    )
    assert article.who("Amtskollege") == ["---.GOV"]


def test_troops_on_their_way_are_not_of_where_they_go() -> None:
    ghana = "Ghana Ghana PROPN 2 nsubj\n" + WAITED
    soldiers = "Soldaten Soldat NOUN 5 nsubj Number=Plur\nin in ADP 4 case\n"
    there = soldiers + "dem der DET 4 det\nLibanon Libanon PROPN 1 nmod\n" + WAITED
    away = soldiers + "den der DET 4 det Case=Acc\nLibanon Libanon PROPN 5 obl Case=Acc\n" + WAITED
    assert Article("de", ghana, there).who("Soldaten") == ["LBN.MIL"]
    assert Article("de", ghana, away).who("Soldaten") == ["GHA.MIL"]


def test_european_ministers_are_those_of_the_union_and_western_states_of_no_country() -> None:
    ministers = "Europäische europäisch ADJ 2 amod\nMinister Minister NOUN 3 nsubj Number=Plur\n" + WAITED
    states = "Westliche westlich ADJ 2 amod\nStaaten Staat NOUN 3 nsubj Number=Plur\n" + WAITED
    assert Article("de", ministers).who("Minister") == ["IGO:EU"]
    assert Article("de", "Ghana Ghana PROPN 2 nsubj\n" + WAITED, states).who("Staaten") == ["---"]


def test_nationality_with_a_definite_article_takes_up_who_was_named() -> None:
    article = Article(
        "de",
        "Der der DET 2 det\nUN-Gesandte UN-Gesandter NOUN 5 nsubj Number=Sing\nEmil Emil PROPN 2 appos\n"
        "Koroma Koroma PROPN 3 flat\n" + WAITED,
        "Der der DET 2 det\nIndonesier Indonesier NOUN 3 nsubj Number=Sing\n" + WAITED,
    )
    assert article.who("Indonesier") == ["IGO:UN"]


def test_pronoun_before_its_subject_points_ahead() -> None:
    article = Article(
        "en",
        "Kenya Kenya PROPN 4 nmod:poss\n's 's PART 1 case\nprime prime ADJ 4 amod\n"
        "minister minister NOUN 5 nsubj\nleft leave VERB 0 root",
        "After after ADP 3 case\nhis his PRON 3 nmod:poss Poss=Yes\nspeech speech NOUN 8 obl\n, , PUNCT 8 punct\n"
        "Polish Polish ADJ 6 amod\nminister minister NOUN 8 nsubj\nJan Jan PROPN 6 appos\nwaited wait VERB 0 root",
    )
    assert article.who("his") == ["POL.GOV"]


def test_same_pronoun_as_subject_again_means_the_same_person() -> None:
    first = "Polens Polen PROPN 2 nmod\nPräsident Präsident NOUN 3 nsubj Number=Sing|Gender=Masc\n" + WAITED
    again = "Er er PRON 2 nsubj Number=Sing\nwartete warten VERB 0 root Number=Sing|VerbForm=Fin\n"
    other = again + "mit mit ADP 5 case\nNorwegens Norwegen PROPN 5 nmod\nMinister Minister NOUN 2 obl Number=Sing"
    assert Article("de", first, other, again).who("Er", 2) == ["POL.GOV"]


def test_apposition_names_the_group() -> None:
    article = Article(
        "de",
        "Eine ein PRON 6 nsubj\ndieser dieser DET 3 det\nGruppen Gruppe NOUN 1 nmod\n, , PUNCT 5 punct\n"
        "Hamas Hamas PROPN 1 appos\n" + WAITED,
    )
    assert article.who("Eine") == ["PSE.REB"]


def test_formal_address_is_nobody_of_the_article() -> None:
    article = Article(
        "de",
        "Die die DET 2 det\nPolen Pole NOUN 3 nsubj Number=Plur\n" + WAITED,
        "Warten warten VERB 0 root\nSie sie PRON 1 nsubj",
    )
    assert article.who("Sie") == []


def test_vehicles_and_kidnappings_hold_no_role_nouns() -> None:
    table = actor_table("de")
    for word in ("Jagdflugzeuge", "Entführungen", "Helikopter", "Wiedervereinigung"):
        assert not any(t.role for hit in table.scan(f"Die {word} endeten.") for t in hit.terms), word


def test_parliament_is_the_only_one_the_article_names() -> None:
    named = "Haitis Haiti PROPN 2 nmod\nParlament Parlament NOUN 3 nsubj Number=Sing\n" + WAITED
    peru = "Peru Peru PROPN 2 nsubj\n" + WAITED
    article = Article("de", peru, named, peru, "Abgeordnete Abgeordnete NOUN 2 nsubj Number=Plur\n" + WAITED)
    assert article.who("Abgeordnete") == ["HTI.LEG"]
