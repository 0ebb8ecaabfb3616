"""The inputs of a command: text files, JSON, JSON lines, standard input; each gives documents or says why not."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from depesche.intake import BadInput
from depesche.intake.articles import Defaults, document_from_json, make_document
from depesche.intake.decoding import decode, decode_file, encoding_of
from depesche.records import Document, Reject

STDIN = "<stdin>"


@dataclass(frozen=True, slots=True)
class Article:
    """A document with the place it came from, so that messages can point there."""

    origin: str
    line: int | None
    document: Document

    @property
    def name(self) -> str:
        """What to call the article: its title, the name of its own file, or its id."""
        file = Path(self.origin).name if self.line is None and self.origin != STDIN else ""
        return self.document.title or file or self.document.id


def read_inputs(
    paths: Iterable[str], *, language: str | None = None, published: str | None = None
) -> Iterator[Article | Reject]:
    """Yield every article of `paths` in order, and a `Reject` for each input that is none.

    `-` is standard input. `.jsonl` and `.ndjson` hold an article a line, `.json` one article or a list of them,
    anything else is the text of one article. Standard input is read as JSON lines when it begins with `{`.
    `language` and `published` are those of the articles that do not say theirs.
    """
    reader = _Reader({"language": language, "published": published})
    for path in paths:
        if path == "-":
            yield from reader.stream(STDIN, sys.stdin.buffer)
            continue
        try:
            if Path(path).is_dir():
                raise BadInput("is a folder; name its files, for example with FOLDER/*.txt")
            with Path(path).open("rb") as stream:
                yield from reader.file(path, stream)
        except BadInput as error:
            yield Reject(path, None, str(error))
        except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
            reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
            yield Reject(path, None, f"cannot be opened: {reason}")


class _Reader:
    def __init__(self, defaults: Defaults) -> None:
        self.defaults = defaults

    def file(self, origin: str, stream: BinaryIO) -> Iterator[Article | Reject]:
        suffix = Path(origin).suffix.lower()
        if suffix in (".jsonl", ".ndjson"):
            return self.lines(origin, stream)
        if suffix == ".json":
            return self.json(origin, stream.read())
        return self.text(origin, stream.read())

    def stream(self, origin: str, stream: BinaryIO) -> Iterator[Article | Reject]:
        head = stream.read(1)
        while head and head.isspace():
            head += (more := stream.read(1))
            if not more or not more.isspace():
                break
        if head.endswith(b"{"):
            return self.lines(origin, _Prefixed(head, stream))
        return self.text(origin, head + stream.read())

    def text(self, origin: str, data: bytes) -> Iterator[Article | Reject]:
        try:
            document = make_document(decode_file(data), **self.defaults)
        except BadInput as error:
            yield Reject(origin, None, str(error))
        else:
            yield Article(origin, None, document)

    def json(self, origin: str, data: bytes) -> Iterator[Article | Reject]:
        try:
            value = _parse(decode_file(data))
        except BadInput as error:
            yield Reject(origin, None, str(error))
            return
        if not isinstance(value, list):
            yield self._article(origin, None, value)
            return
        if not value:
            yield Reject(origin, None, "holds no articles: the list is empty")
        for number, item in enumerate(value, 1):
            yield self._article(f"{origin}, item {number}", None, item)

    def lines(self, origin: str, stream: Iterable[bytes]) -> Iterator[Article | Reject]:
        encoding, empty = "utf-8", True
        for number, line in enumerate(stream, 1):
            try:
                if number == 1:
                    encoding, skip = encoding_of(line[:8192])
                    if encoding != "utf-8":
                        raise BadInput(f"JSON lines must be UTF-8, this is {encoding.upper()}; convert it with iconv")
                    line = line[skip:]
                if not line.strip():
                    continue
                empty = False
                value = _parse(decode(line, "utf-8", number).rstrip("\r\n"))
            except BadInput as error:
                empty = False
                yield Reject(origin, number, str(error))
                if encoding != "utf-8":
                    return
            else:
                yield self._article(origin, number, value)
        if empty:
            yield Reject(origin, None, "holds no articles: the file is empty")

    def _article(self, origin: str, line: int | None, value: Any) -> Article | Reject:
        try:
            return Article(origin, line, document_from_json(value, self.defaults))
        except BadInput as error:
            return Reject(origin, line, str(error))


class _Prefixed:
    """The lines of a stream whose first bytes were already taken to look at them."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head = head
        self.stream = stream

    def __iter__(self) -> Iterator[bytes]:
        first = self.head + self.stream.readline()
        yield from first.splitlines(keepends=True)
        yield from self.stream


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise BadInput(f"malformed JSON: {error.msg} at {where}column {error.colno}") from None
    except RecursionError:
        raise BadInput("malformed JSON: nested too deeply") from None
    except ValueError as error:  # a number of more digits than Python converts
        raise BadInput(f"malformed JSON: {str(error).split(';')[0]}") from None
