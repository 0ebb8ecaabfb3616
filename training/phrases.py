"""Phrases with their trees, put together from smaller ones; what the drills are built of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from training.trees import Tree, Word


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words in order with the arcs between them; `head` is the word whose own head is still open."""

    words: tuple[Word, ...]
    head: int


@cache
def word_lists(name: str) -> dict[str, list[str]]:
    """Return the lists of a file beside this one by their names."""
    lists: dict[str, list[str]] = {}
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            current += line.split()
    return lists


def word(form: str, lemma: str, pos: str, feats: str = "") -> Phrase:
    """Return a phrase of one word."""
    return Phrase((Word(form, lemma, pos, feats, 0, "root", True),), 0)


def join(parts: Sequence[tuple[Phrase, str]]) -> Phrase:
    """Return the parts one after the other, all hanging on the one whose relation is empty.

    A relation may name another part to hang on by its place, as in "case@2".
    """
    starts, at = [], 0
    for phrase, _ in parts:
        starts.append(at)
        at += len(phrase.words)
    main = next(i for i, (_, dep) in enumerate(parts) if not dep)
    words: list[Word] = []
    for i, (phrase, dep) in enumerate(parts):
        relation, _, target = dep.partition("@")
        above = int(target) if target else main
        governor = starts[above] + parts[above][0].head
        for n, w in enumerate(phrase.words):
            if n == phrase.head:
                own = starts[i] + n
                words.append(replace(w, head=governor if dep else own, dep=relation or "root"))
            else:
                words.append(replace(w, head=starts[i] + w.head))
    return Phrase(tuple(words), starts[main] + parts[main][0].head)


def _doubled(words: Sequence[Word], i: int) -> bool:
    """Say whether a comma stands right before the final stop, where it is not written; nothing hangs on either."""
    return words[i].form == "," and all(w.pos == "PUNCT" for w in words[i:])


def sentence(phrase: Phrase, number: int, stop: str = ".") -> Tree:
    """Return a phrase as a sentence with a capital and a stop."""
    parts = [(phrase, "")]
    if stop:
        parts.append((word(stop, stop, "PUNCT"), "punct"))
    whole = join(parts)
    words = [w for i, w in enumerate(whole.words) if not _doubled(whole.words, i)]
    words[0] = replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:])
    for i, w in enumerate(words):
        if w.form in {",", ".", ")", ":", "’s", "'s"} and i:
            words[i - 1] = replace(words[i - 1], space=False)
        if w.form == "(":
            words[i] = replace(w, space=False)
    return Tree(f"drill-{number}", "drills", tuple(words))
