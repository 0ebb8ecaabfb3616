"""German treebanks brought to one scheme: the labels and features of the Wikinews trees.

GSD, PUD and HDT disagree on possessives, prepositional objects, names and on which features they write; a network
that is shown four habits learns none. What none of Depesche's rules read is dropped.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.parsing.german_mood import subjunctive
from training.trees import Tree, Word

_GERMAN_LABELS = {
    "det:poss": "det",
    "nmod:poss": "nmod",
    "acl:relcl": "acl",
    "advcl:relcl": "advcl",
    "flat:name": "flat",
    "flat:foreign": "flat",
    "expl:pv": "obj",
    "cc:preconj": "cc",
    "advmod:emph": "advmod",
    "iobj": "obl:arg",
    "obl:tmod": "obl",
    "obl:agent": "obl",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "nmod:desc": "appos",
    "aux:tense": "aux",
    "ccomp:obj": "ccomp",
    "reparandum": "dep",
    "orphan": "dep",
    "dislocated": "dep",
    "goeswith": "flat",
    "list": "parataxis",
    "advcl:pred": "advcl",
}


_BY_TAG = {"DET": "det", "ADP": "case", "ADJ": "amod", "ADV": "advmod", "CCONJ": "cc", "SCONJ": "mark"}
"""GSD calls the first word of many sentences `dep`; its tag says what it is."""

_KEPT = {
    "NOUN": {"Case", "Gender", "Number"},
    "PROPN": {"Case", "Gender", "Number"},
    "ADJ": {"Case", "Gender", "Number", "Degree"},
    "DET": {"Case", "Gender", "Number", "Definite", "PronType", "Poss", "Person"},
    "PRON": {"Case", "Gender", "Number", "PronType", "Person", "Reflex", "Poss"},
    "VERB": {"Mood", "Number", "Person", "Tense", "VerbForm"},
    "AUX": {"Mood", "Number", "Person", "Tense", "VerbForm"},
    "PART": {"Polarity"},
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})


def _case_of(words: list[Word], children: list[int]) -> str:
    """Return the case that article or preposition give a noun, because HDT writes it on them only."""
    for i in children:
        for feature in words[i].feats.split("|"):
            if feature.startswith("Case=") and words[i].dep in {"det", "case", "amod"}:
                return feature
    return ""


def _feats(word: Word, words: list[Word], children: list[int]) -> str:
    kept = _KEPT.get(word.pos, set())
    feats = dict(f.split("=", 1) for f in word.feats.split("|") if "=" in f)
    if word.pos == "ADP" and "Definite" in feats:
        return word.feats
    feats = {k: v for k, v in feats.items() if k in kept}
    if word.pos in {"NOUN", "PROPN"} and "Case" not in feats:
        case = _case_of(words, children)
        feats.update({"Case": case.partition("=")[2]} if case else {})
    if word.pos in {"VERB", "AUX"}:
        if feats.get("VerbForm") == "Part" or (feats.get("Tense") == "Past" and "Mood" not in feats):
            feats = {"VerbForm": "Part"}
        elif "Mood" in feats:
            feats["VerbForm"] = "Fin"
            tense = subjunctive(word.form.lower())
            feats.update({"Mood": "Sub", "Tense": tense} if tense else {})
        elif not feats:
            feats = {"VerbForm": "Inf" if word.form.endswith("n") else "Part"}
    return "|".join(f"{k}={v}" for k, v in sorted(feats.items()))


def harmonised(tree: Tree) -> Tree:
    """Return the tree with the labels and features of the Wikinews trees."""
    words = list(tree.words)
    children: list[list[int]] = [[] for _ in words]
    for i, w in enumerate(words):
        if w.head != i:
            children[w.head].append(i)
    inside = {n for first, count, _ in tree.merged for n in range(first, first + count)}
    out = []
    for i, word in enumerate(words):
        dep = _GERMAN_LABELS.get(word.dep, word.dep)
        governor = words[word.head]
        prepositional = any(words[c].dep == "case" for c in children[i])
        if dep == "obj" and prepositional and word.pos in _NOMINAL:
            dep = "nmod" if governor.pos in {"NOUN", "PROPN"} else "obl"
        elif dep == "obj" and "Case=Dat" in word.feats:
            dep = "obl:arg"
        elif dep == "dep":
            dep = _BY_TAG.get(word.pos, dep)
        feats = word.feats if i in inside else _feats(word, words, children[i])
        out.append(replace(word, dep=dep, feats=feats))
    return replace(tree, words=tuple(out))
