"""Which trees a model may learn from.

A model that ships may learn only from trees under CC BY or CC BY-SA, so the list of files is written down here rather
than globbed: a folder of treebanks usually holds others as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training import german_trees
from training.trees import Tree, read_trees, unspaced


@dataclass(frozen=True, slots=True)
class Source:
    """A treebank file with its credit; `times` says how often its sentences are seen in one pass."""

    file: str
    credit: str
    times: int = 1
    documents: str = ""


_HDT = (
    "UD German HDT: Borges Völker, Wendt, Hennig, Köhn; trees CC BY-SA 4.0 (sentences that its validator had flagged)"
)
_EWT = "UD English EWT: Silveira, Schuster, Manning and others; CC BY-SA 4.0"
_GUM = "UD English GUM: Zeldes and others, Georgetown; only its Wikinews documents (GUM_news_*), CC BY"
_PUD_EN = "UD English PUD: Google, Zeman and others; CC BY-SA 3.0; the documents with an even number"
_GSD = "UD German GSD: McDonald, Nivre, Petrov and others; CC BY-SA 4.0"
_PUD_DE = "UD German PUD: Google, Zeman and others; CC BY-SA 3.0"
_WIKINEWS = "German Wikinews, politics: text by the authors of Wikinews, CC BY 2.5; trees by the Depesche authors"

TRAINING: dict[str, tuple[Source, ...]] = {
    "de": (
        Source("de_gsd-ud-dev.conllu", _GSD),
        Source("de_gsd-ud-test.conllu", _GSD),
        Source("de_pud-ud-test.conllu", _PUD_DE),
        Source("de_hdt-dev-flagged.conllu", _HDT),
        Source("de_hdt-test-flagged.conllu", _HDT),
        Source("de_wikinews-train.conllu", _WIKINEWS, times=2),
    ),
    "en": (
        Source("en_ewt-ud-train.conllu", _EWT),
        Source("en_ewt-ud-dev.conllu", _EWT),
        Source("en_gum-ud-train.conllu", _GUM, times=2, documents="GUM_news_"),
        Source("en_gum-ud-dev.conllu", _GUM, times=2, documents="GUM_news_"),
        Source("en_pud-ud-test.conllu", _PUD_EN, times=2, documents=".*[02468]$"),
    ),
}

MEASURE: dict[str, tuple[Source, ...]] = {
    "de": (Source("de_wikinews-test.conllu", _WIKINEWS),),
    "en": (
        Source("en_ewt-ud-test.conllu", ""),
        Source("en_pud-ud-test.conllu", "", documents=".*[13579]$"),
        Source("en_gum-ud-test.conllu", "", documents="GUM_news_"),
    ),
}


def load(folder: Path, sources: tuple[Source, ...], language: str) -> list[Tree]:
    """Read the trees of all sources in one list, each as often as its source says."""
    trees: list[Tree] = []
    for source in sources:
        if not (folder / source.file).exists():
            raise SystemExit(f"{folder / source.file} is missing; it belongs to the trees that {language} is made from")
        read = list(read_trees(folder / source.file, source.documents))
        if "hdt" in source.file:
            read = [unspaced(t) for t in read]
        if language == "de":
            read = [german_trees.harmonised(t) for t in read]
        trees += read * source.times
    return trees
