"""spaCy behind the types of Depesche; the one module that knows spaCy.

Every piece of text is tokenised, parsed and read off by itself. The tokens carry offsets into the text of the document
exactly as it came in, although the parser sees a cleaned copy of equal length (odd spaces, lone surrogates).
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.parsing import labels
from depesche.parsing.normalise import normalised
from depesche.parsing.parser import ParserError
from depesche.parsing.sentences import Piece, split
from depesche.records import Document, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
LONGEST_WORD = 80
"""Characters of a token that are shown to the parser; beyond that it is a link or noise, and only costs time."""

_FINAL_NUMBER = re.compile(r"\d+\.$")


def tokenised(nlp: Language, text: str) -> tuple[Doc, list[tuple[int, int]]]:
    """Return the words of one sentence as an unparsed spaCy document, and the range of each in `text`.

    White space makes no tokens here, and a stop that ends the sentence is split off a number ("1999."), which spaCy
    leaves together because it may be an ordinal.
    """
    from spacy.tokens import Doc

    ranges = [(t.idx, t.idx + len(t)) for t in nlp.tokenizer(text) if not t.is_space]
    if len(ranges) > 1 and _FINAL_NUMBER.fullmatch(text[slice(*ranges[-1])]):
        start, end = ranges.pop()
        ranges += [(start, end - 1), (end - 1, end)]
    words = [text[start : min(end, start + LONGEST_WORD)] for start, end in ranges]
    spaces = [end < following for (_, end), (following, _) in pairwise(ranges)] + [False] * bool(ranges)
    return Doc(nlp.vocab, words=words, spaces=spaces), ranges


def clean(text: str) -> str:
    """Return `text` at equal length without what a tokeniser or UTF-8 stumbles over."""
    return "".join(
        " " if c.isspace() or "\x00" <= c < " " else "\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text
    )


def _behind(piece: Piece, document: Document) -> Piece:
    """Return the piece without the dateline before it: in "Madrid – Die Regierung ..." Madrid does nothing."""
    dateline = document.provenance.dateline
    if dateline is None or not piece.span.covers(dateline):
        return piece
    rest = document.text[dateline.end : piece.span.end]
    start = dateline.end + len(rest) - len(rest.lstrip())
    return Piece(Span(start, piece.span.end), piece.paragraph) if start < piece.span.end else piece


@dataclass(frozen=True, slots=True)
class SpacyParser:
    """A spaCy pipeline as a `Parser`; `scheme` names the labels it was trained on.

    `normalise` is turned off to measure what the pipeline does alone.
    """

    nlp: Language
    language: str
    version: str
    scheme: str = "ud"
    normalise: bool = True

    @classmethod
    def shipped(cls, language: str, folder: Path) -> SpacyParser:
        """Load one of the pipelines that come with Depesche."""
        nlp = _load(str(folder))
        return cls(nlp, language, f"{language}-{nlp.meta['version']}")

    @classmethod
    def installed(cls, language: str, name: str) -> SpacyParser:
        """Load an installed spaCy pipeline, or one in a folder, that parses the language."""
        nlp = _load(name)
        if nlp.lang != language:
            raise ParserError(f"the spaCy pipeline {name!r} reads {nlp.lang!r}, not {language!r}; name another")
        if "parser" not in nlp.pipe_names:
            raise ParserError(f"the spaCy pipeline {name!r} has no dependency parser; name another")
        scheme = labels.scheme_of(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
        return cls(nlp, language, f"{nlp.lang}_{nlp.meta['name']}-{nlp.meta['version']}", scheme)

    def parse(self, document: Document, only: Container[int] | None = None) -> list[Sentence]:
        """Return the parsed sentences of `document`, or those whose number is in `only`."""
        pieces = [_behind(piece, document) for piece in split(document.text, self.language)]
        return self.analyse(document.text, {i: p for i, p in enumerate(pieces) if only is None or i in only})

    def analyse(self, text: str, pieces: Mapping[int, Piece]) -> list[Sentence]:
        """Return the parse of some numbered pieces of a text, each parsed by itself."""
        docs, offsets = [], []
        for piece in pieces.values():
            doc, ranges = tokenised(self.nlp, clean(text[piece.span.start : piece.span.end]))
            docs.append(doc)
            offsets.append(ranges)
        parsed = self.nlp.pipe(docs, batch_size=BATCH)
        read = (
            self._sentence(text, i, piece, doc, ranges)
            for (i, piece), doc, ranges in zip(pieces.items(), parsed, offsets, strict=True)
        )
        return [normalised(s, self.language) if self.normalise else s for s in read]

    def _sentence(self, text: str, index: int, piece: Piece, doc: Doc, ranges: list[tuple[int, int]]) -> Sentence:
        arcs = labels.to_ud(doc, self.scheme)
        heads = single_root([head for head, _ in arcs])
        root = next((i for i, h in enumerate(heads) if h == i), 0)
        tokens = []
        for i, (token, (first, last)) in enumerate(zip(doc, ranges, strict=True)):
            start, end = piece.span.start + first, piece.span.start + last
            dep = "root" if i == root else "parataxis" if arcs[i][1].lower() == "root" else arcs[i][1]
            tokens.append(
                Token(
                    index=i,
                    start=start,
                    end=end,
                    text=text[start:end],
                    lemma=token.lemma_ or token.text,
                    pos=token.pos_ or "X",
                    morph=token.morph.to_dict(),
                    head=heads[i],
                    dep=dep,
                )
            )
        return Sentence(index, piece.span.start, piece.span.end, tuple(tokens), piece.paragraph)


def single_root(heads: list[int]) -> list[int]:
    """Return the heads with every further root, and every word of a cycle, hung on the first root."""
    root = next((i for i, h in enumerate(heads) if h == i), None)
    if root is None:
        if not heads:
            return heads
        heads, root = [0, *heads[1:]], 0
    out = [root if h == i else h for i, h in enumerate(heads)]
    safe = {root}
    for i in range(len(out)):
        path, at = [], i
        while at not in safe and at not in path:
            path.append(at)
            at = out[at]
        if at not in safe:
            out[at] = root
        safe.update(path)
    return out


def _load(name: str) -> Language:
    import spacy

    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ParserError(
            f"the spaCy pipeline {name!r} cannot be loaded; install it with: python -m spacy download {name}"
        ) from error
