"""CoNLL-U in and out: parses made elsewhere enter through the same types as those of our own parsers.

The text is put together from the tokens, with the white space that `SpaceAfter` and UDPipe's `SpacesBefore` and
`SpacesAfter` tell of, so that what is written here is read again with the same offsets.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from depesche.parsing.parser import ParserError
from depesche.parsing.spacy_adapter import single_root
from depesche.records import Document, Sentence, Token

if TYPE_CHECKING:
    from conllu.models import TokenList

_ESCAPES = {" ": "\\s", "\n": "\\n", "\r": "\\r", "\t": "\\t", "|": "\\p", "\\": "\\\\"}
_PLAIN = {v: k for k, v in _ESCAPES.items()}


def _escaped(gap: str) -> str:
    return "".join(_ESCAPES.get(c, c) for c in gap)


def _unescaped(gap: str) -> str:
    return re.sub(r"\\.", lambda m: _PLAIN.get(m[0], m[0][1]), gap)


@dataclass(slots=True)
class _Row:
    """A surface token, with the number of every word in it and the analysis of the topmost."""

    form: str
    ids: list[int]
    lemma: str
    pos: str
    morph: dict[str, str]
    head: int
    dep: str
    before: str
    after: str | None


@dataclass(slots=True)
class _Draft:
    """A document while its sentences come in."""

    id: str
    language: str
    text: str = ""
    paragraph: int = 0
    sentences: list[Sentence] = field(default_factory=list)

    def finished(self) -> tuple[Document, list[Sentence]]:
        return Document(self.id, self.text, self.language), self.sentences

    def add(self, rows: Sequence[_Row], new_paragraph: bool) -> None:
        if not rows:
            return
        if self.sentences and new_paragraph:
            self.paragraph += 1
            if not self.text.endswith("\n"):
                self.text = self.text.rstrip(" ") + "\n\n"
        place = {number: i for i, row in enumerate(rows) for number in row.ids}
        heads = single_root([place.get(row.head, i) for i, row in enumerate(rows)])
        tokens = []
        for i, row in enumerate(rows):
            self.text += row.before
            start = len(self.text)
            self.text += row.form
            dep = "root" if heads[i] == i else row.dep if row.dep != "root" else "parataxis"
            tokens.append(Token(i, start, len(self.text), row.form, row.lemma, row.pos, row.morph, heads[i], dep))
            self.text += " " if row.after is None else row.after
        self.sentences.append(
            Sentence(len(self.sentences), tokens[0].start, tokens[-1].end, tuple(tokens), self.paragraph)
        )


def read_conllu(lines: TextIO, language: str, name: str = "conllu") -> Iterator[tuple[Document, list[Sentence]]]:
    """Yield the documents of a CoNLL-U file with their sentences; one without `# newdoc` is a single document.

    Words that share a surface token which is not their plain sequence ("zum" for "zu dem") become one token with the
    analysis of the topmost word, because offsets must not overlap. Raises ParserError naming the file and the fault.
    """
    import conllu
    from conllu.exceptions import ParseException

    draft: _Draft | None = None
    try:
        for sentence in conllu.parse_incr(lines):
            meta = sentence.metadata
            opens = next((k for k in ("newdoc id", "newdoc") if k in meta), None)
            if draft is None or opens:
                if draft is not None and draft.sentences:
                    yield draft.finished()
                draft = _Draft(str((meta.get(opens) if opens else None) or name), language)
            paragraph = "newpar" in meta or "newpar id" in meta
            draft.add(_rows(sentence), paragraph)
    except (ParseException, KeyError, TypeError, ValueError) as error:
        raise ParserError(f"{name} is not CoNLL-U: {error}") from error
    if draft is not None and draft.sentences:
        yield draft.finished()


def _rows(sentence: TokenList) -> list[_Row]:
    words = {t["id"]: t for t in sentence if isinstance(t["id"], int)}
    whole: dict[int, tuple[int, str, dict[str, str]]] = {}
    for token in sentence:
        if isinstance(token["id"], tuple) and token["id"][1] == "-":
            first, _, last = token["id"]
            plain = "".join(words[n]["form"] for n in range(first, last + 1))
            misc = token["misc"] or {}
            if plain != token["form"]:
                whole[first] = (last, token["form"], misc)
            else:
                for n in range(first, last + 1):
                    words[n]["misc"] = misc if n == last else {"SpaceAfter": "No"}
    rows, number, highest = [], min(words, default=1), max(words, default=0)
    while number <= highest:
        last, form, misc = whole.get(number, (number, words[number]["form"], words[number]["misc"] or {}))
        members = list(range(number, last + 1))
        top = min(members, key=lambda n: _depth(words, n))
        word = words[top]
        feats = dict(word["feats"] or {})
        if len(members) == 2 and word["upos"] == "ADP":
            feats = {**(words[members[1]]["feats"] or {}), **feats}
        after = _unescaped(misc["SpacesAfter"]) if "SpacesAfter" in misc else None
        rows.append(
            _Row(
                form=form,
                ids=members,
                lemma=word["lemma"] if word["lemma"] not in (None, "_") else form,
                pos=word["upos"] or "X",
                morph=feats,
                head=word["head"],
                dep=word["deprel"] or "dep",
                before=_unescaped(misc.get("SpacesBefore") or ""),
                after="" if misc.get("SpaceAfter") == "No" else after,
            )
        )
        number = last + 1
    return rows


def _depth(words: Mapping[int, Mapping[str, object]], number: int) -> int:
    depth = 0
    while number in words and depth <= len(words):
        head = words[number]["head"]
        number, depth = head if isinstance(head, int) else 0, depth + 1
    return depth


def write_conllu(document: Document, sentences: Sequence[Sentence]) -> str:
    """Return the sentences of a document as CoNLL-U that `read_conllu` reads back with the same offsets."""
    out = [f"# newdoc id = {document.id}"]
    at, paragraph = 0, 0
    ends = [s.tokens[0].start for s in sentences[1:]] + [len(document.text)]
    for sentence, following in zip(sentences, ends, strict=True):
        if sentence.paragraph != paragraph:
            out.append("# newpar")
            paragraph = sentence.paragraph
        out.append(f"# sent_id = {document.id}-{sentence.index}")
        out.append("# text = " + " ".join(document.text[sentence.start : sentence.end].split()))
        for token in sentence.tokens:
            last = token.index == len(sentence.tokens) - 1
            next_start = following if last else sentence.tokens[token.index + 1].start
            misc = _misc(document.text[at : token.start], document.text[token.end : next_start])
            at = next_start
            feats = "|".join(f"{k}={v}" for k, v in sorted(token.morph.items())) or "_"
            head = 0 if token.is_root else token.head + 1
            cells = (token.index + 1, token.text, token.lemma, token.pos, "_", feats, head, token.dep, "_", misc)
            out.append("\t".join(map(str, cells)))
        out.append("")
    return "\n".join(out) + "\n"


def _misc(before: str, after: str) -> str:
    parts = [f"SpacesBefore={_escaped(before)}"] if before else []
    if not after:
        parts.append("SpaceAfter=No")
    elif after != " ":
        parts.append(f"SpacesAfter={_escaped(after)}")
    return "|".join(parts) or "_"


class StoredParses:
    """Parses that were made elsewhere, as a `Parser`: it looks up what it has read by the id of the document."""

    def __init__(self, parsed: Iterable[tuple[Document, list[Sentence]]], version: str = "conllu") -> None:
        self.version = version
        self.documents: list[Document] = []
        self._sentences: dict[str, list[Sentence]] = {}
        for document, sentences in parsed:
            self.documents.append(document)
            self._sentences[document.id] = sentences

    def parse(self, document: Document, only: Container[int] | None = None) -> list[Sentence]:
        """Return the stored sentences of a document; raises ParserError when there are none."""
        if document.id not in self._sentences:
            raise ParserError(f"the CoNLL-U input holds no parse of the document {document.id!r}")
        return [s for s in self._sentences[document.id] if only is None or s.index in only]
