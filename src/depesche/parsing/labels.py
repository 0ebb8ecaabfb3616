"""Dependency labels of other spaCy pipelines brought to Universal Dependencies.

`de_core_news_*` is trained on TIGER, `en_core_web_*` on ClearNLP labels. Both make function words heads; the rules of
Depesche expect content words there, so names alone would not do and the trees are turned around as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from depesche.parsing import clearnlp, tiger
from depesche.parsing.arcs import Arcs

if TYPE_CHECKING:
    from spacy.tokens import Doc


def scheme_of(names: Iterable[str]) -> str:
    """Return "tiger", "clearnlp" or "ud", whichever the labels of a parser belong to."""
    have = set(names)
    if {"sb", "oc", "nk"} <= have:
        return "tiger"
    if {"pobj", "dobj"} <= have:
        return "clearnlp"
    return "ud"


def to_ud(doc: Doc, scheme: str) -> list[tuple[int, str]]:
    """Return head and relation of every token in Universal Dependencies terms."""
    if scheme == "ud":
        return [(t.head.i, t.dep_) for t in doc]
    arcs = Arcs(
        heads=[t.head.i for t in doc],
        deps=["root" if t.head.i == t.i else t.dep_ for t in doc],
        pos=[t.pos_ for t in doc],
        lemmas=[t.lemma_.lower() for t in doc],
        feats=[t.morph.to_dict() for t in doc],
    )
    if scheme == "tiger":
        tiger.convert(arcs)
    elif scheme == "clearnlp":
        clearnlp.convert(arcs)
    return list(zip(arcs.heads, arcs.deps, strict=True))
