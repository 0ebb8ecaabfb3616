from __future__ import annotations

import pytest

from depesche.parsing import load_parser
from depesche.parsing.german import guessed, infinitives, singular
from depesche.parsing.german_mood import subjunctive
from depesche.parsing.normalise import normalised
from depesche.records import Document, Sentence, Token


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
        ("Abgeordneten", "Abgeordnete"),
        ("Toter", "Tote"),
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


FIN = {"VerbForm": "Fin", "Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Pres"}


def test_a_particle_under_an_infinitive_goes_to_the_finite_verb() -> None:
    parsed = normalised(
        sentence(
            ("Er", "er", "PRON", 1, "nsubj", {"Case": "Nom"}),
            ("kündigt", "kündigen", "VERB", 1, "root", FIN),
            (",", ",", "PUNCT", 4, "punct", {}),
            ("zu", "zu", "PART", 4, "mark", {}),
            ("gehen", "gehen", "VERB", 1, "xcomp", {"VerbForm": "Inf"}),
            (",", ",", "PUNCT", 4, "punct", {}),
            ("an", "an", "ADP", 4, "compound:prt", {}),
        ),
        "de",
    )
    assert (parsed.tokens[6].head, parsed.tokens[6].dep) == (1, "compound:prt")
    assert (parsed.tokens[1].lemma, parsed.tokens[4].lemma) == ("ankündigen", "gehen")


def test_a_preposition_with_nothing_under_it_at_the_end_is_a_particle() -> None:
    parsed = normalised(
        sentence(
            ("Iran", "Iran", "PROPN", 1, "nsubj", {}),
            ("lehnte", "lehnen", "VERB", 1, "root", FIN),
            ("das", "der", "PRON", 1, "obj", {}),
            ("ab", "ab", "ADP", 2, "case", {}),
        ),
        "de",
    )
    assert (parsed.tokens[3].head, parsed.tokens[3].dep) == (1, "compound:prt")
    assert parsed.tokens[1].lemma == "ablehnen"


def deps(parsed: Sentence) -> list[str]:
    return [t.dep for t in parsed.tokens]


def test_case_decides_between_two_subjects() -> None:
    parsed = normalised(
        sentence(
            ("Russland", "Russland", "PROPN", 1, "nsubj", {"Case": "Nom", "Number": "Sing"}),
            ("droht", "drohen", "VERB", 1, "root", FIN),
            ("der", "der", "DET", 3, "det", {}),
            ("Ukraine", "Ukraine", "PROPN", 1, "nsubj", {"Case": "Nom", "Gender": "Fem", "Number": "Sing"}),
        ),
        "de",
    )
    assert deps(parsed) == ["nsubj", "root", "det", "obl:arg"]


def test_an_accusative_in_front_is_no_subject() -> None:
    parsed = normalised(
        sentence(
            ("Den", "der", "DET", 1, "det", {}),
            ("Minister", "Minister", "NOUN", 2, "nsubj", {"Case": "Nom", "Gender": "Masc", "Number": "Sing"}),
            ("entließ", "entlassen", "VERB", 2, "root", FIN),
            ("der", "der", "DET", 4, "det", {}),
            ("Präsident", "Präsident", "NOUN", 2, "obj", {"Case": "Acc", "Gender": "Masc", "Number": "Sing"}),
        ),
        "de",
    )
    assert deps(parsed) == ["det", "obj", "root", "det", "nsubj"]


def test_the_second_of_two_open_cases_is_the_object() -> None:
    parsed = normalised(
        sentence(
            ("China", "China", "PROPN", 1, "nsubj", {"Number": "Sing"}),
            ("warnt", "warnen", "VERB", 1, "root", FIN),
            ("die", "der", "DET", 3, "det", {}),
            ("USA", "USA", "PROPN", 1, "nsubj", {"Number": "Plur"}),
        ),
        "de",
    )
    assert deps(parsed) == ["nsubj", "root", "det", "obj"]


@pytest.mark.parametrize(
    ("text", "lemma", "pos", "dep", "morph", "expected"),
    [
        ("Chinas", "Chinas", "PROPN", "nmod", {"Case": "Gen"}, "China"),
        ("Hamas", "Hamas", "PROPN", "nmod", {"Case": "Gen"}, "Hamas"),
        ("massivem", "massivem", "ADJ", "amod", {}, "massiv"),
        ("Berliner", "Berlin", "ADJ", "amod", {}, "Berliner"),
        ("US-Dollar", "Dollar", "NOUN", "obj", {}, "US-Dollar"),
    ],
)
def test_lemmas_of_names_and_adjectives(
    text: str, lemma: str, pos: str, dep: str, morph: dict[str, str], expected: str
) -> None:
    parsed = normalised(
        sentence(("x", "x", "X", 0, "root", {}), (text, lemma, pos, 0, dep, morph)),
        "de",
    )
    assert parsed.tokens[1].lemma == expected


PAST = {"VerbForm": "Fin", "Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Past"}
PART = {"VerbForm": "Part"}
NEUTER = {"Number": "Sing", "Gender": "Neut"}


def test_werden_with_a_participle_is_passive() -> None:
    parsed = normalised(
        sentence(
            ("Der", "der", "DET", 1, "det", {}),
            ("Angriff", "Angriff", "NOUN", 3, "nsubj", {"Number": "Sing"}),
            ("wurde", "werden", "AUX", 3, "aux", PAST),
            ("verurteilt", "verurteilen", "VERB", 3, "root", PART),
        ),
        "de",
    )
    assert deps(parsed) == ["det", "nsubj:pass", "aux:pass", "root"]


def test_the_perfect_with_sein_is_no_passive() -> None:
    parsed = normalised(
        sentence(
            ("Das", "der", "DET", 1, "det", {}),
            ("Abkommen", "Abkommen", "NOUN", 3, "nsubj:pass", NEUTER),
            ("ist", "sein", "AUX", 3, "aux:pass", FIN),
            ("gescheitert", "scheitern", "VERB", 3, "root", PART),
        ),
        "de",
    )
    assert deps(parsed) == ["det", "nsubj", "aux", "root"]


def test_es_gibt_has_no_subject() -> None:
    parsed = normalised(
        sentence(
            ("Es", "es", "PRON", 1, "nsubj", {}),
            ("gibt", "geben", "VERB", 1, "root", FIN),
            ("Gespräche", "Gespräch", "NOUN", 1, "obj", {"Number": "Plur"}),
        ),
        "de",
    )
    assert deps(parsed) == ["expl", "root", "obj"]


def test_a_finite_clause_has_a_subject() -> None:
    parsed = normalised(
        sentence(
            ("Gestern", "gestern", "ADV", 1, "advmod", {}),
            ("begann", "beginnen", "VERB", 1, "root", PAST),
            ("das", "der", "DET", 3, "det", {}),
            ("Manöver", "Manöver", "NOUN", 1, "obj", NEUTER),
        ),
        "de",
    )
    assert deps(parsed) == ["advmod", "root", "det", "nsubj"]


def test_a_name_between_commas_is_an_apposition_and_no_second_subject() -> None:
    parsed = normalised(
        sentence(
            ("Der", "der", "DET", 1, "det", {}),
            ("Sprecher", "Sprecher", "NOUN", 6, "nsubj", {"Number": "Sing"}),
            (",", ",", "PUNCT", 3, "punct", {}),
            ("Steffen", "Steffen", "PROPN", 6, "nsubj", {"Number": "Sing"}),
            ("Seibert", "Seibert", "PROPN", 3, "flat", {}),
            (",", ",", "PUNCT", 3, "punct", {}),
            ("sprach", "sprechen", "VERB", 6, "root", PAST),
        ),
        "de",
    )
    assert (parsed.tokens[3].dep, parsed.tokens[3].head) == ("appos", 1)
    assert parsed.tokens[1].dep == "nsubj"


def test_a_name_behind_a_date_belongs_to_the_verb():
    (sentence,) = load_parser("de").parse(Document("t", "Der polnische Präsident besucht am 9. März Litauen.", "de"))
    assert next(t.dep for t in sentence.tokens if t.text == "Litauen") == "obj"


def test_werden_with_an_infinitive_is_a_future():
    (sentence,) = load_parser("de").parse(Document("t", "Ungarn wird die Sanktionen nicht aufheben.", "de"))
    deps = {t.text: t.dep for t in sentence.tokens}
    assert (deps["Ungarn"], deps["wird"], deps["Sanktionen"]) == ("nsubj", "aux", "obj")
    assert next(t.morph["VerbForm"] for t in sentence.tokens if t.text == "aufheben") == "Inf"
