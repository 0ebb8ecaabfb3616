"""Small changes to gold sentences, so that the model has met what a feed contains and a treebank does not.

Treebanks quote in one style and end every sentence with a full stop. Feeds quote in five styles and have headlines.
"""

from __future__ import annotations

import random
from dataclasses import replace

from training.phrases import word_lists
from training.trees import Tree, Word

_QUOTES = (("„", "“"), ("„", "”"), ('"', '"'), ("“", "”"), ("«", "»"), ("»", "«"), ("‚", "‘"), ("'", "'"), ("''", "''"))
_OPENING = frozenset('„“«»"‚‘') | {"``", "''"}
_ENDS = frozenset(".!?")


def _requoted(words: list[Word], style: tuple[str, str]) -> list[Word]:
    out, inside = [], False
    for word in words:
        if word.pos == "PUNCT" and (word.form in _OPENING or word.form == "”"):
            word = replace(word, form=style[1] if inside else style[0], lemma=style[1] if inside else style[0])
            inside = not inside
        out.append(word)
    return out


def without(tree: Tree, drop: set[int]) -> Tree:
    """Return the tree without some leaves, with heads counted anew; a word that governs another is kept."""
    heads = {w.head for i, w in enumerate(tree.words) if i not in drop and w.head != i}
    heads |= {i for i, w in enumerate(tree.words) if w.head == i}
    heads |= {n for first, count, _ in tree.merged for n in range(first, first + count)}
    kept = [i for i in range(len(tree.words)) if i not in drop or i in heads]
    new = {old: n for n, old in enumerate(kept)}
    words = [replace(tree.words[i], head=new[tree.words[i].head]) for i in kept]
    for i in sorted(drop - set(kept)):
        before = max((k for k in kept if k < i), default=None)
        if before is not None and tree.words[i].space:
            words[new[before]] = replace(words[new[before]], space=True)
    return replace(
        tree, words=tuple(words), merged=tuple((new[first], count, form) for first, count, form in tree.merged)
    )


def datelined(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree behind a dateline ("Madrid (dpa) –"), which hangs on the root as parataxis."""
    city = chance.choice(word_lists("datelines.txt")["cities"])
    dash = chance.choice("–—-") if chance.random() < 0.85 else ":"
    front = [Word(city, city, "PROPN", "", 0, "parataxis", dash != ":")]
    if chance.random() < 0.35:
        agency = chance.choice(word_lists("datelines.txt")["agencies"])
        front[0] = replace(front[0], space=True)
        front += [
            Word("(", "(", "PUNCT", "", 2, "punct", False),
            Word(agency, agency, "PROPN", "", 0, "appos", False),
            Word(")", ")", "PUNCT", "", 2, "punct", dash != ":"),
        ]
    front.append(Word(dash, dash, "PUNCT", "", 0, "punct", True))
    shift = len(front)
    words = [replace(w, head=w.head + shift) for w in tree.words]
    root = next(i for i, w in enumerate(words) if w.head == i + shift)
    front[0] = replace(front[0], head=root + shift)
    merged = tuple((first + shift, count, form) for first, count, form in tree.merged)
    return replace(tree, words=(*front, *words), merged=merged)


def varied(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with other quotation marks, no final stop or other capitals, or, most of the time, unchanged."""
    if chance.random() < 0.35 and any(w.form in _OPENING for w in tree.words):
        if chance.random() < 0.2:
            tree = without(tree, {i for i, w in enumerate(tree.words) if w.form in _OPENING or w.form == "”"})
        else:
            tree = replace(tree, words=tuple(_requoted(list(tree.words), chance.choice(_QUOTES))))
    if chance.random() < 0.08 and len(tree.words) > 2 and tree.words[-1].form in _ENDS:
        tree = without(tree, {len(tree.words) - 1})
    if chance.random() < 0.01 and not tree.merged:
        tree = replace(tree, words=tuple(replace(w, form=w.form.upper()) for w in tree.words))
    if chance.random() < 0.03:
        tree = datelined(tree, chance)
    return tree
