"""The parts of training that a wrong line would spoil silently; no network is trained here."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy

from training import english_drills, german_drills
from training.augment import datelined, varied, without
from training.german_trees import harmonised
from training.projection import project, surface
from training.trees import Tree, Word, read_trees, unspaced

SAMPLE = """\
# newdoc id = d1
# sent_id = s1
1\tEr\ter\tPRON\t_\tCase=Nom\t2\tnsubj\t_\t_
2\tging\tgehen\tVERB\t_\tMood=Ind|Tense=Past\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\tzu\tzu\tADP\t_\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\t_\tCase=Dat|Definite=Def\t5\tdet\t_\t_
5\tAmt\tAmt\tNOUN\t_\tGender=Neut\t2\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    path = tmp_path / "x.conllu"
    path.write_text(SAMPLE.replace("\tSpaceAfter=No\n3\t", "\t_\n3\t"), encoding="utf-8")
    (found,) = read_trees(path)
    return found


def test_only_the_documents_asked_for_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(SAMPLE, encoding="utf-8")
    assert [t.id for t in read_trees(path, "d")] == ["s1"]
    assert list(read_trees(path, "GUM_news_")) == []


def test_a_contraction_is_one_token_with_the_preposition_on_top(tree: Tree) -> None:
    assert surface(tree)[0] == "Er ging zum Amt."
    doc = project(spacy.blank("de"), [tree])
    assert [(t.text, t.dep_, t.head.text, t.pos_) for t in doc] == [
        ("Er", "nsubj", "ging", "PRON"),
        ("ging", "ROOT", "ging", "VERB"),
        ("zum", "case", "Amt", "ADP"),
        ("Amt", "obj", "ging", "NOUN"),
        (".", "punct", "ging", "PUNCT"),
    ]
    assert doc[2].morph.to_dict() == {"Case": "Dat", "Definite": "Def"}


def test_german_labels_are_brought_to_one_scheme(tree: Tree) -> None:
    words = harmonised(tree).words
    assert words[4].dep == "obl"
    assert words[1].feats == "Mood=Ind|Tense=Past|VerbForm=Fin"


def test_punctuation_without_spaces() -> None:
    words = [Word(f, f, "X", "", 0, "dep", True) for f in ("(", "Er", ")", "sagte", "„", "nein", "“", ".")]
    assert surface(unspaced(Tree("x", "", tuple(words))))[0] == "(Er) sagte „nein“."


@pytest.mark.parametrize(("module", "language"), [(german_drills, "de"), (english_drills, "en")])
def test_drills_and_variations_are_trees(module: object, language: str) -> None:
    nlp, chance = spacy.blank(language), random.Random(1)
    for drill in module.drills(150):  # type: ignore[attr-defined]
        for form in (drill, varied(drill, chance), datelined(drill, chance)):
            assert len(list(project(nlp, [form]).sents)) == 1


def test_drills_are_the_same_for_the_same_seed() -> None:
    assert german_drills.drills(20, seed=3) == german_drills.drills(20, seed=3)
    assert german_drills.drills(20, seed=3) != german_drills.drills(20, seed=4)


def test_a_word_that_governs_is_never_dropped(tree: Tree) -> None:
    assert len(without(tree, {1, 5}).words) == 5
