"""What a parser is to the rest of Depesche, and how one is found."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from depesche.records import Document, Sentence


class ParserError(ValueError):
    """No parser can be had as asked; the message is one line that says what to do."""


class Parser(Protocol):
    """Anything that turns a document into sentences in Universal Dependencies terms."""

    @property
    def version(self) -> str:
        """Return name and version, such as "de-1.0.0", because every event names the parser it was read with."""

    def parse(self, document: Document, only: Container[int] | None = None) -> list[Sentence]:
        """Return the parsed sentences of `document`, or those whose number is in `only`.

        The numbers are those of `sentences.split`, so that a caller can leave out what cannot hold an event.
        """


def shipped() -> dict[str, Path]:
    """Return the folders of the parsers that come with Depesche, by language."""
    folder = Path(str(files("depesche"))) / "models"
    return {f.name: f for f in sorted(folder.glob("*")) if (f / "config.cfg").exists()}


def load_parser(language: str, name: str | None = None) -> Parser:
    """Return the parser for a language, the shipped one unless `name` is an installed spaCy pipeline or its folder.

    A parser is loaded once and kept, because loading takes longer than parsing an article.
    Raises ParserError when the language has no shipped parser or the pipeline cannot be loaded.
    """
    return _loaded(language, name)


@lru_cache(maxsize=8)
def _loaded(language: str, name: str | None) -> Parser:
    from depesche.parsing.spacy_adapter import SpacyParser

    if name is not None:
        return SpacyParser.installed(language, name)
    folders = shipped()
    if language not in folders:
        have = ", ".join(folders) or "none"
        raise ParserError(
            f"no parser for the language {language!r} comes with Depesche (there are: {have}); "
            "name an installed spaCy pipeline with --parser, or give CoNLL-U"
        )
    return SpacyParser.shipped(language, folders[language])
