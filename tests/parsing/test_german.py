from __future__ import annotations

import pytest

from depesche.parsing.german import guessed, infinitives, singular
from depesche.parsing.german_mood import subjunctive
from depesche.parsing.normalise import normalised
from depesche.records import Sentence, Token


@pytest.mark.parametrize(
    ("form", "kind", "infinitive"),
    [
        ("angegriffen", "part", "angreifen"),
        ("zurückzutreten", "inf", "zurücktreten"),
        ("traf", "fin", "treffen"),
        ("übernahmen", "fin", "übernehmen"),
        ("unterzeichnete", "fin", "unterzeichnen"),
        ("anerkannt", "part", "anerkennen"),
        ("abzuschieben", "inf", "abschieben"),
        ("hinzuzufügen", "inf", "hinzufügen"),
        ("durchgeführt", "part", "durchführen"),
        ("bombardierten", "fin", "bombardieren"),
        ("entsandte", "fin", "entsenden"),
        ("festgenommen", "part", "festnehmen"),
        ("rechnet", "fin", "rechnen"),
        ("geboten", "part", "bieten"),
        ("vereinbart", "part", "vereinbaren"),
        ("sind", "fin", "sein"),
        ("angreife", "fin", "angreifen"),
    ],
)
def test_infinitives(form: str, kind: str, infinitive: str) -> None:
    assert infinitive in infinitives(form, kind)


@pytest.mark.parametrize("form", ["quakelte", "Haus", "", "ab"])
def test_an_unknown_verb_has_no_infinitive(form: str) -> None:
    assert infinitives(form, "part") == frozenset()


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [("quakelte", "quakeln"), ("abgequarkt", "abquarken"), ("anzuquarken", "anquarken"), ("quarkten", "quarken")],
)
def test_a_guess_for_verbs_no_list_knows(form: str, infinitive: str) -> None:
    assert guessed(form) == infinitive


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Angriffe", "Angriff"),
        ("Angriffs", "Angriff"),
        ("Luftangriffen", "Luftangriff"),
        ("Gespräche", "Gespräch"),
        ("Regierungstruppen", "Regierungstruppe"),
        ("US-Truppen", "US-Truppe"),
        ("Bombenanschlägen", "Bombenanschlag"),
        ("Friedensverhandlungen", "Friedensverhandlung"),
        ("Außenministern", "Außenminister"),
        ("Präsidentinnen", "Präsidentin"),
        ("Abgeordneten", "Abgeordneter"),
        ("Tote", "Toter"),
        ("Ministerien", "Ministerium"),
        ("Völkern", "Volk"),
        ("Jahrzehnten", "Jahrzehnt"),
        ("Westen", "Westen"),
        ("Rebellen", "Rebell"),
        ("Ergebnisse", "Ergebnis"),
        ("Xyzqu", ""),
    ],
)
def test_singular(form: str, lemma: str) -> None:
    assert singular(form) == lemma


def test_subjunctive_forms() -> None:
    assert [subjunctive(f) for f in ("sei", "könne", "wäre", "hätten", "würde", "ist", "hielten")] == [
        "Pres",
        "Pres",
        "Past",
        "Past",
        "Past",
        "",
        "",
    ]


def sentence(*rows: tuple[str, str, str, int, str, dict[str, str]]) -> Sentence:
    tokens, at = [], 0
    for i, (text, lemma, pos, head, dep, morph) in enumerate(rows):
        tokens.append(Token(i, at, at + len(text), text, lemma, pos, morph, head, dep))
        at += len(text) + 1
    return Sentence(0, 0, at - 1, tuple(tokens))


def test_a_separated_particle_belongs_to_the_lemma() -> None:
    fin = {"VerbForm": "Fin", "Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Past"}
    parsed = normalised(
        sentence(
            ("Iran", "Iran", "PROPN", 1, "nsubj", {}),
            ("lehnte", "lehnen", "VERB", 1, "root", fin),
            ("Gespräche", "Gespräche", "NOUN", 1, "obj", {}),
            ("ab", "ab", "ADP", 1, "compound:prt", {}),
        ),
        "de",
    )
    assert [t.lemma for t in parsed.tokens] == ["Iran", "ablehnen", "Gespräch", "ab"]


@pytest.mark.parametrize(
    ("subject", "form", "mood"),
    [("er", "fordere", "Sub"), ("ich", "fordere", "Ind"), ("er", "forderte", "Ind"), ("sie", "stehe", "Sub")],
)
def test_konjunktiv_one_by_form(subject: str, form: str, mood: str) -> None:
    fin = {"VerbForm": "Fin", "Mood": "Ind", "Number": "Sing", "Tense": "Pres"}
    parsed = normalised(
        sentence(
            (subject, subject, "PRON", 1, "nsubj", {}),
            (form, form, "VERB", 1, "root", fin),
            ("Reformen", "Reform", "NOUN", 1, "obj", {}),
        ),
        "de",
    )
    assert parsed.tokens[1].morph["Mood"] == mood
    assert parsed.tokens[1].morph["Tense"] == "Pres"


def test_konjunktiv_of_an_auxiliary() -> None:
    parsed = normalised(
        sentence(
            ("Sie", "sie", "PRON", 2, "nsubj", {}),
            ("habe", "haben", "AUX", 2, "aux", {"VerbForm": "Fin", "Mood": "Ind"}),
            ("gewonnen", "gewonnen", "VERB", 2, "root", {"VerbForm": "Part"}),
        ),
        "de",
    )
    assert dict(parsed.tokens[1].morph) == {
        "Person": "3",
        "Number": "Sing",
        "Mood": "Sub",
        "Tense": "Pres",
        "VerbForm": "Fin",
    }
    assert parsed.tokens[2].lemma == "gewinnen"


def test_english_irregular_forms() -> None:
    parsed = normalised(
        sentence(
            ("Gunmen", "gunmen", "NOUN", 1, "nsubj", {}),
            ("overthrew", "overthrew", "VERB", 1, "root", {}),
            ("men", "men", "NOUN", 1, "obj", {}),
        ),
        "en",
    )
    assert [t.lemma for t in parsed.tokens] == ["gunman", "overthrow", "man"]
