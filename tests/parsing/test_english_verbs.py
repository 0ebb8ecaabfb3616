from __future__ import annotations

import pytest

from depesche.parsing.normalise import normalised
from depesche.records import Sentence, Token


def tree(*rows: str) -> Sentence:
    """Build a sentence of rows "form pos head relation", heads counted from 1 as in CoNLL-U."""
    tokens, at = [], 0
    for i, row in enumerate(rows):
        form, pos, head, dep = row.split()
        above = int(head) - 1 if head != "0" else i
        tokens.append(Token(i, at, at + len(form), form, form.lower(), pos, {}, above, dep))
        at += len(form) + 1
    return Sentence(0, 0, at, tuple(tokens))


def arcs(sentence: Sentence) -> dict[str, tuple[str, str]]:
    return {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}


@pytest.mark.parametrize(
    ("rows", "subject", "verb", "other"),
    [
        (
            ("Norway PROPN 2 nsubj", "eased VERB 3 amod", "sanctions NOUN 0 root", ". PUNCT 3 punct"),
            "Norway",
            "eased",
            ("sanctions", "obj"),
        ),
        (
            ("Soldiers NOUN 0 root", "fired VERB 1 acl", "at ADP 4 case", "refugees NOUN 2 obl", ". PUNCT 1 punct"),
            "Soldiers",
            "fired",
            ("refugees", "obl"),
        ),
        (
            (
                "Kenya PROPN 2 compound",
                "cooperates NOUN 0 root",
                "with ADP 4 case",
                "Malawi PROPN 2 nmod",
                ". PUNCT 2 punct",
            ),
            "Kenya",
            "cooperates",
            ("Malawi", "obl"),
        ),
    ],
)
def test_a_full_sentence_gets_its_verb(rows: tuple[str, ...], subject: str, verb: str, other: tuple[str, str]) -> None:
    found = arcs(normalised(tree(*rows), "en"))
    assert found[verb] == ("root", verb)
    assert found[subject] == ("nsubj", verb)
    assert found[other[0]] == (other[1], verb)


@pytest.mark.parametrize(
    "rows",
    [
        ("Troops NOUN 0 root", "fired VERB 1 acl", "at ADP 4 case", "Homs PROPN 2 obl"),
        ("Man NOUN 0 root", "killed VERB 1 acl", "by ADP 4 case", "police NOUN 2 obl", ". PUNCT 1 punct"),
        ("Peace NOUN 2 nsubj", "matters VERB 0 root", ". PUNCT 2 punct"),
    ],
)
def test_headlines_participles_and_right_trees_stay(rows: tuple[str, ...]) -> None:
    assert arcs(normalised(tree(*rows), "en")) == arcs(tree(*rows))


def test_the_particle_of_a_phrasal_verb_is_no_preposition() -> None:
    found = arcs(
        normalised(
            tree(
                "Serbia PROPN 2 nsubj",
                "handed VERB 0 root",
                "over ADP 5 case",
                "the DET 5 det",
                "general NOUN 2 obl",
                ". PUNCT 2 punct",
            ),
            "en",
        )
    )
    assert found["over"] == ("compound:prt", "handed")
    assert found["general"] == ("obj", "handed")


def test_whom_something_is_promised_is_no_part_of_it() -> None:
    found = arcs(
        normalised(
            tree(
                "Oslo PROPN 2 nsubj",
                "promised VERB 0 root",
                "Kyiv PROPN 5 compound",
                "more ADJ 5 amod",
                "arms NOUN 2 obj",
                ". PUNCT 2 punct",
            ),
            "en",
        )
    )
    assert found["Kyiv"] == ("iobj", "promised")


def test_the_second_party_of_between_is_no_subject() -> None:
    found = arcs(
        normalised(
            tree(
                "Talks NOUN 0 root",
                "between ADP 3 case",
                "Oslo PROPN 1 nmod",
                "and CCONJ 6 cc",
                "Riga PROPN 6 nsubj",
                "ended VERB 1 conj",
                ". PUNCT 1 punct",
            ),
            "en",
        )
    )
    assert found["Riga"] == ("conj", "Oslo")
    assert found["ended"] == ("root", "ended")
    assert found["Talks"] == ("nsubj", "ended")
