"""Dependency trees as they stand in CoNLL-U, with the surface tokens that stand for several words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One line of CoNLL-U; `head` counts from 0 inside the sentence and is the word's own index at the root."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank with the surface tokens that stand for several words ("zum" for "zu dem").

    `merged` maps the index of a first word to the count of words and the surface form they share.
    """

    id: str
    document: str
    words: tuple[Word, ...]
    merged: tuple[tuple[int, int, str], ...] = ()


def read_trees(path: Path, documents: str = "") -> Iterator[Tree]:
    """Yield the trees of a CoNLL-U file, only those of documents whose name matches `documents` if given."""
    document, sentence, rows, merged = "", "", [], []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc id = "):
            document = line.partition(" = ")[2]
        elif line.startswith("# sent_id = "):
            sentence = line.partition(" = ")[2]
        elif line.startswith("#"):
            continue
        elif line.strip():
            cells = line.split("\t")
            if "-" in cells[0]:
                first, last = (int(n) for n in cells[0].split("-"))
                merged.append((first - 1, last - first + 1, cells[1], "SpaceAfter=No" not in cells[9]))
            elif "." not in cells[0]:
                rows.append(cells)
        elif rows:
            if re.match(documents, document):
                yield _tree(sentence, document, rows, merged)
            rows, merged = [], []


def _tree(sentence: str, document: str, rows: list[list[str]], merged: list[tuple[int, int, str, bool]]) -> Tree:
    words = [
        Word(
            form=c[1],
            lemma=c[2],
            pos=c[3],
            feats="" if c[5] == "_" else c[5],
            head=int(c[6]) - 1 if c[6] != "0" else i,
            dep=c[7],
            space="SpaceAfter=No" not in c[9],
        )
        for i, c in enumerate(rows)
    ]
    for first, count, _form, space in merged:
        for i in range(first, first + count):
            words[i] = replace(words[i], space=space if i == first + count - 1 else False)
    return Tree(sentence, document, tuple(words), tuple((first, count, form) for first, count, form, _ in merged))


_GLUE_LEFT = frozenset(".,;:!?)]}%“”’»")
_GLUE_RIGHT = frozenset("([{„‚«")


def unspaced(tree: Tree) -> Tree:
    """Return the tree without spaces before punctuation, because HDT's text is its tokens joined by spaces."""
    words, inside = list(tree.words), False
    for i, word in enumerate(words):
        if word.form == '"':
            if inside and i:
                words[i - 1] = replace(words[i - 1], space=False)
            elif not inside:
                words[i] = replace(word, space=False)
            inside = not inside
        elif word.form in _GLUE_LEFT and i:
            words[i - 1] = replace(words[i - 1], space=False)
        elif word.form in _GLUE_RIGHT:
            words[i] = replace(words[i], space=False)
    return replace(tree, words=tuple(words))
