"""Gold trees laid onto the tokens that the parser makes of the same text.

The treebanks split words where spaCy does not ("zum" is "zu dem") and the other way round. A model has to be trained
on the tokens it will meet, so every tree is written out as text, tokenised as Depesche does, and its analysis carried
over by character offsets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from depesche.parsing.spacy_adapter import tokenised
from training.trees import Tree, Word


@dataclass
class Columns:
    """The analysis of the tokens of a document, column by column."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)


def surface(tree: Tree) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a tree and the range of characters each word takes; words of one surface token share one."""
    whole = {
        first: (count, form)
        for first, count, form in tree.merged
        if form != "".join(w.form for w in tree.words[first : first + count])
    }
    text, ranges, i = "", [], 0
    while i < len(tree.words):
        count, form = whole.get(i, (1, tree.words[i].form))
        ranges += [(len(text), len(text) + len(form))] * count
        text += form + (" " if tree.words[i + count - 1].space else "")
        i += count
    return text.rstrip(), ranges


def _depth(words: Sequence[Word], at: int) -> int:
    depth = 0
    while words[at].head != at:
        at, depth = words[at].head, depth + 1
    return depth


def _feats(words: Sequence[Word], top: Word) -> str:
    contracted = len(words) == 2 and words[0].pos == "ADP" and words[1].pos == "DET"
    return words[1].feats if contracted else top.feats


def _lemma(text: str, words: Sequence[Word], top: Word) -> str:
    if len(words) > 1 and top.pos != "ADP":
        return "".join(w.form for w in words[:-1]) + words[-1].lemma
    return top.lemma if top.lemma != "_" else text


def _add(columns: Columns, nlp: Language, tree: Tree) -> None:
    text, ranges = surface(tree)
    doc, places = tokenised(nlp, text)
    base, words = len(columns.words), tree.words
    covered = [[m for m, (start, end) in enumerate(ranges) if start < last and first < end] for first, last in places]
    home: dict[int, int] = {}
    for t, members in enumerate(covered):
        for m in members:
            home.setdefault(m, t)
    for t, (token, members) in enumerate(zip(doc, covered, strict=True)):
        columns.words.append(token.text)
        columns.spaces.append(bool(token.whitespace_))
        own = [m for m in members if home[m] == t]
        if not own:
            punct = not any(c.isalnum() for c in token.text)
            columns.heads.append(base + home[members[0]])
            columns.deps.append("punct" if punct else "flat")
            columns.pos.append("PUNCT" if punct else words[members[0]].pos)
            columns.morphs.append("")
            columns.lemmas.append(token.text)
            continue
        top = min(own, key=lambda m: _depth(words, m))
        head = words[top].head
        columns.heads.append(base + (t if head == top else home[head]))
        columns.deps.append("ROOT" if head == top else words[top].dep)
        columns.pos.append(words[top].pos)
        columns.morphs.append(_feats([words[m] for m in own], words[top]))
        columns.lemmas.append(_lemma(token.text, [words[m] for m in own], words[top]))
    columns.spaces[-1] = True


def project(nlp: Language, trees: Sequence[Tree]) -> Doc:
    """Return one document with the trees of some sentences, on the parser's own tokens.

    A token that covers several words takes the analysis of the topmost, so that no cycle can arise; of the tokens that
    share one word the first carries its arc and the rest hang on it, as `punct` or `flat`.
    """
    columns = Columns()
    for tree in trees:
        _add(columns, nlp, tree)
    return Doc(nlp.vocab, **vars(columns))


def bare(nlp: Language, gold: Doc) -> Doc:
    """Return the words of a document without their analysis, as the parser meets them."""
    return Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
