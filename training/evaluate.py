"""Measure a parser against gold trees.

    python -m training.evaluate de --treebanks DIR [--model FOLDER] [--relations] [--raw]

The model is measured as Depesche uses it, with what its lists put right; `--raw` leaves those out. Attachment is
counted over all tokens but punctuation, on the tokens the parser makes of the raw text; a gold tree is laid onto those
tokens first, as in training. Sentence ends are given for that and measured apart, over running text.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from depesche.parsing.parser import shipped
from depesche.parsing.sentences import Piece, split
from depesche.parsing.spacy_adapter import SpacyParser
from depesche.records import Span
from training.projection import project, surface
from training.treebanks import MEASURE, load
from training.trees import Tree

CORE = ("nsubj", "obj", "nsubj:pass", "obl", "obl:arg", "nmod", "appos", "ccomp", "xcomp", "acl", "conj")


@dataclass
class Scores:
    """Counts of right tokens, from which percentages are made."""

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

    def f1(self, dep: str) -> float:
        return 200 * self.right[dep] / max(self.gold[dep] + self.found[dep], 1)

    def line(self) -> str:
        """Return the main figures in one line."""
        words, tokens = max(self.words, 1) / 100, max(self.tokens, 1) / 100
        return (
            f"UAS {self.heads / words:.1f} LAS {self.arcs / words:.1f} pos {self.pos / tokens:.1f}"
            f" morph {self.morph / tokens:.1f} lemma {self.lemma / tokens:.1f} | "
            + " ".join(f"{dep} {self.f1(dep):.0f}" for dep in CORE if self.gold[dep])
        )

    def table(self) -> str:
        """Return F1 by relation as a Markdown table, the frequent relations first."""
        rows = [f"| {dep} | {n} | {self.f1(dep):.1f} |" for dep, n in self.gold.most_common() if n >= 10]
        return "\n".join(["| relation | in gold | F1 |", "| --- | --- | --- |", *rows])


def measure(parser: SpacyParser, trees: Sequence[Tree]) -> Scores:
    """Parse the text of every tree by itself and count what is right."""
    scores = Scores()
    for tree in trees:
        gold = project(parser.nlp, [tree])
        text, _ = surface(tree)
        sentence = parser.analyse(text, {0: Piece(Span(0, len(text)), 0)})[0]
        for g, p in zip(gold, sentence.tokens, strict=True):
            dep = "root" if g.head.i == g.i else g.dep_
            scores.tokens += 1
            scores.pos += g.pos_ == p.pos
            scores.morph += g.morph.to_dict() == dict(p.morph)
            scores.lemma += g.lemma_ == p.lemma
            if dep == "punct":
                continue
            head = g.head.i == p.head
            right = head and dep == p.dep
            scores.words += 1
            scores.heads += head
            scores.arcs += right
            scores.gold[dep] += 1
            scores.found[p.dep] += 1
            scores.right[dep] += right
    return scores


def sentence_ends(trees: Sequence[Tree], language: str, together: int = 8) -> float:
    """Return the F1 of sentence ends over paragraphs of so many sentences."""
    right = gold = found = 0
    for first in range(0, len(trees), together):
        text, ends = "", set()
        for tree in trees[first : first + together]:
            text += (" " if text else "") + surface(tree)[0]
            ends.add(len(text))
        guessed = {p.span.end for p in split(text, language)}
        right, gold, found = right + len(ends & guessed), gold + len(ends), found + len(guessed)
    return 200 * right / max(gold + found, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(MEASURE))
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with the CoNLL-U files")
    parser.add_argument("--model", type=Path, help="folder of a pipeline; the shipped one if left out")
    parser.add_argument("--relations", action="store_true", help="print F1 by relation, too")
    parser.add_argument("--raw", action="store_true", help="without what the lists put right")
    options = parser.parse_args()
    measured = SpacyParser.shipped(options.language, options.model or shipped()[options.language])
    measured = replace(measured, normalise=not options.raw)
    for source in MEASURE[options.language]:
        trees = load(options.treebanks, (source,), options.language)
        scores = measure(measured, trees)
        name = f"{source.file} {source.documents}".strip()
        print(f"{name}: {scores.line()} | sentence ends {sentence_ends(trees, options.language):.1f}")
        if options.relations:
            print(scores.table())


if __name__ == "__main__":
    main()
