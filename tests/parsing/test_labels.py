"""Parses built by hand in the labels of other pipelines; those pipelines need not be installed."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from depesche.parsing.labels import scheme_of, to_ud

Row = tuple[str, str, str, str, int, str]


def convert(language: str, scheme: str, rows: list[Row]) -> dict[str, tuple[str, str]]:
    """Return head and relation by word; a row is word, lemma, tag, features, head, label."""
    doc = Doc(
        spacy.blank(language).vocab,
        words=[r[0] for r in rows],
        lemmas=[r[1] for r in rows],
        pos=[r[2] for r in rows],
        morphs=[r[3] for r in rows],
        heads=[r[4] for r in rows],
        deps=[r[5] for r in rows],
    )
    return {rows[i][0]: (rows[head][0] if head != i else "", dep) for i, (head, dep) in enumerate(to_ud(doc, scheme))}


def test_schemes_are_told_by_their_labels() -> None:
    assert scheme_of(["sb", "oa", "nk", "oc"]) == "tiger"
    assert scheme_of(["nsubj", "dobj", "pobj"]) == "clearnlp"
    assert scheme_of(["nsubj", "obj", "obl"]) == "ud"


def test_tiger_passive_under_a_modal() -> None:
    arcs = convert(
        "de",
        "tiger",
        [
            ("Der", "der", "DET", "", 1, "nk"),
            ("Minister", "Minister", "NOUN", "", 2, "sb"),
            ("soll", "sollen", "AUX", "VerbForm=Fin", 2, "ROOT"),
            ("in", "in", "ADP", "", 5, "mo"),
            ("Kiew", "Kiew", "PROPN", "", 3, "nk"),
            ("angegriffen", "angreifen", "VERB", "VerbForm=Part", 6, "oc"),
            ("worden", "werden", "AUX", "VerbForm=Part", 7, "oc"),
            ("sein", "sein", "AUX", "VerbForm=Inf", 2, "oc"),
        ],
    )
    assert arcs == {
        "Der": ("Minister", "det"),
        "Minister": ("angegriffen", "nsubj:pass"),
        "soll": ("angegriffen", "aux"),
        "in": ("Kiew", "case"),
        "Kiew": ("angegriffen", "obl"),
        "angegriffen": ("", "root"),
        "worden": ("angegriffen", "aux:pass"),
        "sein": ("angegriffen", "aux"),
    }


def test_tiger_objects_particle_and_genitive() -> None:
    arcs = convert(
        "de",
        "tiger",
        [
            ("Russland", "Russland", "PROPN", "", 1, "sb"),
            ("warf", "werfen", "VERB", "VerbForm=Fin", 1, "ROOT"),
            ("Chinas", "China", "PROPN", "", 3, "ag"),
            ("Führung", "Führung", "NOUN", "", 1, "da"),
            ("Verrat", "Verrat", "NOUN", "", 1, "oa"),
            ("an", "an", "ADP", "", 4, "mnr"),
            ("Freunden", "Freund", "NOUN", "", 5, "nk"),
            ("nicht", "nicht", "PART", "", 1, "ng"),
            ("vor", "vor", "ADP", "", 1, "svp"),
        ],
    )
    assert arcs["Russland"] == ("warf", "nsubj")
    assert arcs["Chinas"] == ("Führung", "nmod")
    assert arcs["Führung"] == ("warf", "obl:arg")
    assert arcs["Verrat"] == ("warf", "obj")
    assert arcs["Freunden"] == ("Verrat", "nmod")
    assert arcs["an"] == ("Freunden", "case")
    assert arcs["nicht"] == ("warf", "advmod")
    assert arcs["vor"] == ("warf", "compound:prt")


def test_tiger_coordination_copula_and_names() -> None:
    arcs = convert(
        "de",
        "tiger",
        [
            ("Kanzlerin", "Kanzlerin", "NOUN", "", 2, "nk"),
            ("Angela", "Angela", "PROPN", "", 2, "pnc"),
            ("Merkel", "Merkel", "PROPN", "", 5, "sb"),
            ("und", "und", "CCONJ", "", 2, "cd"),
            ("Putin", "Putin", "PROPN", "", 3, "cj"),
            ("sind", "sein", "AUX", "VerbForm=Fin", 5, "ROOT"),
            ("Gegner", "Gegner", "NOUN", "", 5, "pd"),
        ],
    )
    assert arcs["Kanzlerin"] == ("Gegner", "nsubj")
    assert arcs["Angela"] == ("Kanzlerin", "appos")
    assert arcs["Merkel"] == ("Angela", "flat")
    assert arcs["sind"] == ("Gegner", "cop")
    assert arcs["und"] == ("Putin", "cc")
    assert arcs["Putin"][1] == "conj"


def test_tiger_clauses() -> None:
    arcs = convert(
        "de",
        "tiger",
        [
            ("Er", "er", "PRON", "", 1, "sb"),
            ("sagte", "sagen", "VERB", "VerbForm=Fin", 1, "ROOT"),
            (",", "--", "PUNCT", "", 1, "punct"),
            ("dass", "dass", "SCONJ", "", 5, "cp"),
            ("Iran", "Iran", "PROPN", "", 5, "sb"),
            ("versuche", "versuchen", "VERB", "VerbForm=Fin", 1, "oc"),
            ("anzugreifen", "angreifen", "VERB", "VerbForm=Inf", 5, "oc"),
        ],
    )
    assert arcs["dass"] == ("versuche", "mark")
    assert arcs["versuche"] == ("sagte", "ccomp")
    assert arcs["anzugreifen"] == ("versuche", "xcomp")


def test_clearnlp_passive_with_agent_and_relative() -> None:
    arcs = convert(
        "en",
        "clearnlp",
        [
            ("Troops", "troop", "NOUN", "", 4, "nsubjpass"),
            ("who", "who", "PRON", "", 2, "nsubj"),
            ("fled", "flee", "VERB", "", 0, "relcl"),
            ("were", "be", "AUX", "", 4, "auxpass"),
            ("attacked", "attack", "VERB", "", 4, "ROOT"),
            ("by", "by", "ADP", "", 4, "agent"),
            ("rebels", "rebel", "NOUN", "", 5, "pobj"),
            ("in", "in", "ADP", "", 6, "prep"),
            ("Aleppo", "Aleppo", "PROPN", "", 7, "pobj"),
        ],
    )
    assert arcs["Troops"] == ("attacked", "nsubj:pass")
    assert arcs["fled"] == ("Troops", "acl:relcl")
    assert arcs["were"] == ("attacked", "aux:pass")
    assert arcs["rebels"] == ("attacked", "obl:agent")
    assert arcs["by"] == ("rebels", "case")
    assert arcs["Aleppo"] == ("rebels", "nmod")


def test_clearnlp_copula_coordination_and_gerund() -> None:
    arcs = convert(
        "en",
        "clearnlp",
        [
            ("Russia", "Russia", "PROPN", "", 3, "nsubj"),
            ("and", "and", "CCONJ", "", 0, "cc"),
            ("China", "China", "PROPN", "", 0, "conj"),
            ("are", "be", "AUX", "", 3, "ROOT"),
            ("allies", "ally", "NOUN", "", 3, "attr"),
            ("after", "after", "ADP", "", 3, "prep"),
            ("signing", "sign", "VERB", "", 5, "pcomp"),
            ("treaties", "treaty", "NOUN", "", 6, "dobj"),
        ],
    )
    assert arcs["allies"] == ("", "root")
    assert arcs["are"] == ("allies", "cop")
    assert arcs["Russia"] == ("allies", "nsubj")
    assert arcs["and"] == ("China", "cc")
    assert arcs["China"] == ("Russia", "conj")
    assert arcs["signing"] == ("allies", "advcl")
    assert arcs["after"] == ("signing", "mark")
    assert arcs["treaties"] == ("signing", "obj")


@pytest.mark.parametrize("scheme", ["tiger", "clearnlp"])
def test_any_tree_stays_a_tree(scheme: str) -> None:
    import random

    labels = {
        "tiger": [
            "sb",
            "oa",
            "oc",
            "nk",
            "mo",
            "cd",
            "cj",
            "pd",
            "pnc",
            "svp",
            "app",
            "ag",
            "mnr",
            "punct",
            "rc",
            "cp",
        ],
        "clearnlp": [
            "nsubj",
            "dobj",
            "prep",
            "pobj",
            "pcomp",
            "agent",
            "conj",
            "cc",
            "attr",
            "acomp",
            "punct",
            "relcl",
            "aux",
        ],
    }[scheme]
    tags = ["NOUN", "VERB", "ADP", "AUX", "PROPN", "ADJ", "CCONJ", "DET"]
    chance = random.Random(1)
    for _ in range(300):
        size = chance.randint(1, 9)
        order = list(range(size))
        chance.shuffle(order)
        heads = list(range(size))
        for place, i in enumerate(order[1:], 1):
            heads[i] = order[chance.randrange(place)]
        rows = []
        for i in range(size):
            tag = chance.choice(tags)
            lemma = chance.choice(["sein", "haben", "be", "werden", "x"])
            rows.append((f"w{i}", lemma, tag, "", heads[i], "ROOT" if heads[i] == i else chance.choice(labels)))
        arcs = convert("de", scheme, rows)
        roots = [w for w, (head, _) in arcs.items() if not head]
        assert len(roots) == 1
        for word in arcs:
            steps = 0
            while arcs[word][0]:
                word, steps = arcs[word][0], steps + 1
                assert steps <= size
