"""spaCy behind the types of Depesche; the one module that knows spaCy.

Every piece of text is tokenised, parsed and read off by itself. The tokens carry offsets into the text of the document
exactly as it came in, although the parser sees a cleaned copy of equal length (odd spaces, lone surrogates).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.parsing import labels
from depesche.parsing.normalise import normalised
from depesche.parsing.parser import ParserError
from depesche.parsing.sentences import Piece, split
from depesche.records import Document, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
LONGEST_WORD = 80
"""Characters of a token that are shown to the parser; beyond that it is a link or noise, and only costs time."""

_FINAL_NUMBER = re.compile(r"\d+\.$")


def tokenised(nlp: Language, text: str) -> tuple[Doc, list[int]]:
    """Return the words of one sentence as an unparsed spaCy document, and the offset of each in `text`.

    White space makes no tokens here, and a stop that ends the sentence is split off a number ("1999."), which spaCy
    leaves together because it may be an ordinal.
    """
    from spacy.tokens import Doc

    words: list[str] = []
    starts: list[int] = []
    plain = nlp.tokenizer(text)
    for token in plain:
        if not token.text.strip():
            continue
        words.append(token.text)
        starts.append(token.idx)
    if words and len(words) > 1 and _FINAL_NUMBER.fullmatch(words[-1]):
        words[-1:] = [words[-1][:-1], "."]
        starts.append(starts[-1] + len(words[-2]))
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    spaces = [e < s for e, s in zip(ends, [*starts[1:], ends[-1] if ends else 0], strict=True)]
    return Doc(nlp.vocab, words=[w[:LONGEST_WORD] for w in words], spaces=spaces), starts


def clean(text: str) -> str:
    """Return `text` at equal length without what a tokeniser or UTF-8 stumbles over."""
    return "".join(
        " " if c.isspace() or "\x00" <= c < " " else "\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text
    )


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
        pieces = split(document.text, self.language)
        return self.analyse(document.text, {i: p for i, p in enumerate(pieces) if only is None or i in only})

    def analyse(self, text: str, pieces: Mapping[int, Piece]) -> list[Sentence]:
        """Return the parse of some numbered pieces of a text, each parsed by itself."""
        docs, offsets = [], []
        for piece in pieces.values():
            doc, starts = tokenised(self.nlp, clean(text[piece.span.start : piece.span.end]))
            docs.append(doc)
            offsets.append(starts)
        parsed = self.nlp.pipe(docs, batch_size=BATCH)
        read = (
            self._sentence(text, i, piece, doc, starts)
            for (i, piece), doc, starts in zip(pieces.items(), parsed, offsets, strict=True)
        )
        return [normalised(s, self.language) if self.normalise else s for s in read]

    def _sentence(self, text: str, index: int, piece: Piece, doc: Doc, starts: list[int]) -> Sentence:
        arcs = labels.to_ud(doc, self.scheme)
        heads = single_root([head for head, _ in arcs])
        root = next((i for i, h in enumerate(heads) if h == i), 0)
        ends = _ends(text, piece, starts)
        tokens = []
        for i, (token, start, end) in enumerate(zip(doc, starts, ends, strict=True)):
            start, end = piece.span.start + start, piece.span.start + end
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


def _ends(text: str, piece: Piece, starts: list[int]) -> Iterator[int]:
    for i, start in enumerate(starts):
        limit = starts[i + 1] if i + 1 < len(starts) else piece.span.end - piece.span.start
        stretch = clean(text[piece.span.start + start : piece.span.start + limit])
        yield start + len(stretch.rstrip())


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
