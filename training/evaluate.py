"""Measure a parser against gold trees.

    python training/evaluate.py de --treebanks DIR [--model FOLDER]

Attachment is counted over all tokens but punctuation, on the tokens the pipeline makes of the raw text; a gold tree is
laid onto those tokens first, as in training. Sentence ends are given here and measured apart, over running text.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from projection import bare, project
from spacy.language import Language
from treebanks import MEASURE, load
from trees import Tree


@dataclass
class Scores:
    """Counts of right tokens; the properties are percentages."""

    tokens: int = 0
    words: int = 0
    heads: int = 0
    arcs: int = 0
    pos: int = 0
    morph: int = 0
    lemma: int = 0
    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def percent(self, part: int, whole: int) -> float:
        return 100 * part / max(whole, 1)

    def f1(self, dep: str) -> float:
        return 200 * self.right[dep] / max(self.gold[dep] + self.found[dep], 1)

    def line(self) -> str:
        """Return the main figures in one line."""
        core = ("nsubj", "obj", "nsubj:pass", "obl", "obl:arg", "nmod", "appos", "ccomp", "xcomp", "acl", "conj")
        return (
            f"UAS {self.percent(self.heads, self.words):.1f} LAS {self.percent(self.arcs, self.words):.1f}"
            f" pos {self.percent(self.pos, self.tokens):.1f} morph {self.percent(self.morph, self.tokens):.1f}"
            f" lemma {self.percent(self.lemma, self.tokens):.1f} | "
            + " ".join(f"{dep} {self.f1(dep):.0f}" for dep in core)
        )


def measure(nlp: Language, trees: Sequence[Tree]) -> Scores:
    """Parse the text of every tree by itself and count what is right."""
    scores = Scores()
    gold_docs = [project(nlp, [t]) for t in trees]
    for gold, guess in zip(gold_docs, nlp.pipe([bare(nlp, g) for g in gold_docs], batch_size=256), strict=True):
        for g, p in zip(gold, guess, strict=True):
            scores.tokens += 1
            scores.pos += g.pos_ == p.pos_
            scores.morph += g.morph == p.morph
            scores.lemma += g.lemma_ == p.lemma_
            if g.dep_ == "punct":
                continue
            scores.words += 1
            head = g.head.i == p.head.i
            scores.heads += head
            scores.arcs += head and g.dep_ == p.dep_
            scores.gold[g.dep_] += 1
            scores.found[p.dep_] += 1
            scores.right[g.dep_] += head and g.dep_ == p.dep_
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(MEASURE))
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    nlp = spacy.load(options.model)
    for source in MEASURE[options.language]:
        scores = measure(nlp, load(options.treebanks, (source,), options.language))
        print(f"{source.file}{' ' + source.documents if source.documents else ''}: {scores.line()}")


if __name__ == "__main__":
    main()
