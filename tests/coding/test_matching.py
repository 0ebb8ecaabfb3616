from pathlib import Path

import pytest

from depesche.coding.codebook import Codebook, load_codebook
from depesche.coding.matching import find_matches
from depesche.coding.roles import cast_all
from depesche.records import Actor
from tests.trees import tree, words

RULES = """
[[rule]]
id = "t.help"
frame = "provide-aid"
trigger = { verb = "leisten", with = { object = "Hilfe" } }
[[rule]]
id = "t.aid"
frame = "provide-aid"
trigger = { noun = "Hilfe", not = ["Nothilfe"] }
[[rule]]
id = "t.attack"
frame = "attack"
trigger = { noun = "Angriff" }
[[rule]]
id = "t.cyber"
frame = "cyber-attack"
trigger = { noun = "Cyberangriff" }
[[rule]]
id = "t.meet"
frame = "meet"
trigger = { verb = "treffen" }
[[rule]]
id = "t.measures"
frame = "none"
trigger = { verb = "treffen", with = { object = "Maßnahme" } }
[[rule]]
id = "t.refuse"
frame = "refuse"
trigger = { verb = "weigern", reflexive = "required" }
"""


@pytest.fixture
def book(tmp_path: Path) -> Codebook:
    (tmp_path / "de" / "rules").mkdir(parents=True)
    frames = load_codebook("de").frames
    known = {"provide-aid": "AID", "attack": "ASSAULT", "cyber-attack": "COERCE", "meet": "CONSULT", "refuse": "REJECT"}
    by_type = {type_: next(f.id for f in frames.values() if f.type == type_) for type_ in known.values()}
    text = RULES
    for name, type_ in known.items():
        text = text.replace(f'"{name}"', f'"{by_type[type_]}"')
    (tmp_path / "de" / "rules" / "own.toml").write_text(text, encoding="utf8")
    whole = load_codebook("de", tmp_path)
    own = {r.id: r for r in whole.rules.values() if r.file.name == "own.toml"}
    index = {
        kind: {
            k: tuple((w, r) for w, r in v if r.id in own) for k, v in entries.items() if any(r.id in own for _, r in v)
        }
        for kind, entries in whole.index.items()
    }
    return Codebook("de", "test", frames, own, index)


def noun(compound: str):
    return tree(f"""
        Der der DET 2 det
        {compound} {compound} NOUN 3 nsubj
        begann beginnen VERB 0 root
    """)


class Everybody:
    """A resolver to whom every phrase is an actor, so that only the trigger decides."""

    def resolve(self, sentence, token):
        return (Actor("RUS", token.span),)

    modifiers = adjective = compound = resolve


def found(sentence, book):
    kept, _ = cast_all(find_matches(sentence, book), Everybody(), [])
    return [(match.rule.id, words(list(match.parts))) for match, _ in kept]


def test_a_phrase_takes_its_noun(book):
    sentence = tree("""
        China China PROPN 2 nsubj
        leistet leisten VERB 0 root
        Moskau Moskau PROPN 2 iobj
        Finanzhilfe Finanzhilfe NOUN 2 obj
    """)
    assert found(sentence, book) == [("t.help", ["leistet", "Finanzhilfe"])]


def test_a_phrase_survives_a_wrong_arc(book):
    sentence = tree("""
        Hilfe Hilfe NOUN 4 nmod
        hat haben AUX 4 aux
        China China PROPN 4 nsubj
        geleistet leisten VERB 0 root VerbForm=Part
    """)
    assert found(sentence, book) == [("t.help", ["Hilfe", "geleistet"])]


def test_the_longest_noun_of_a_compound_wins(book):
    assert found(noun("Großangriff"), book) == [("t.attack", ["Großangriff"])]
    assert found(noun("Cyberangriff"), book) == [("t.cyber", ["Cyberangriff"])]
    assert found(noun("US-Angriff"), book) == [("t.attack", ["US-Angriff"])]


def test_an_excluded_compound_is_silent(book):
    assert found(noun("Nothilfe"), book) == []
    assert found(noun("Nachbarschaftshilfe"), book) == [("t.aid", ["Nachbarschaftshilfe"])]


def test_a_blocking_rule_silences_the_general_one(book):
    sentence = tree("""
        Berlin Berlin PROPN 2 nsubj
        traf treffen VERB 0 root
        Maßnahmen Maßnahme NOUN 2 obj
    """)
    assert found(sentence, book) == []


def test_a_reflexive_verb_needs_its_pronoun(book):
    with_pronoun = tree("""
        Berlin Berlin PROPN 2 nsubj
        weigert weigern VERB 0 root
        sich sich PRON 2 obj
    """)
    without = tree("""
        Berlin Berlin PROPN 2 nsubj
        weigert weigern VERB 0 root
    """)
    assert found(with_pronoun, book) == [("t.refuse", ["weigert", "sich"])]
    assert found(without, book) == []


def test_a_preterite_that_the_tagger_took_for_an_adjective_still_triggers(book):
    sentence = tree("""
        Bern Bern PROPN 2 nsubj
        leistete leistet ADJ 0 root
        Hilfe Hilfe NOUN 2 obj
    """)
    assert found(sentence, book) == [("t.help", ["leistete", "Hilfe"])]


def test_a_noun_that_the_tagger_took_for_a_name_still_triggers(book):
    sentence = tree("""
        Neue neu ADJ 2 amod
        Angriffe Angriffe PROPN 3 nsubj
        begannen beginnen VERB 0 root
    """)
    assert found(sentence, book) == [("t.attack", ["Angriffe"])]
