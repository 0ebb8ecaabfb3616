"""`depesche.read`: one article in, one `Report` out, for scripts and notebooks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.contract import EventRecord, event_record
from depesche.records import Document, Event

if TYPE_CHECKING:
    from pandas import DataFrame

    from depesche.coding.pipeline import Coded, Coder


class Report:
    """What an article says: its events, and the text that they were read from.

    In a notebook it shows itself as the article with its spans coloured; `print` gives the table.
    """

    def __init__(self, coded: Coded) -> None:
        self.coded = coded

    @property
    def document(self) -> Document:
        return self.coded.document

    @property
    def events(self) -> tuple[Event, ...]:
        return self.coded.events

    def to_dicts(self) -> list[EventRecord]:
        """Return the events as JSON-ready dictionaries, the same that `depesche read --format jsonl` writes."""
        return [event_record(event, self.document.text) for event in self.events]

    def to_pandas(self) -> DataFrame:
        """Return one row per event with the columns of the CSV; needs pandas (`pip install 'depesche[pandas]'`)."""
        import pandas

        from depesche.render.sheet import COLUMNS, row

        return pandas.DataFrame([row(event, self.document) for event in self.events], columns=list(COLUMNS))

    def __repr__(self) -> str:
        count = len(self.events)
        return f"<Report of {self.document.id}: {count} event{'s' * (count != 1)}>"

    def __str__(self) -> str:
        from depesche.render.table import plain

        return plain(self.coded)

    def _repr_html_(self) -> str:
        from depesche.render.html import fragment

        return fragment(self.coded)


def read(
    text: str,
    *,
    published: str | None = None,
    language: str | None = None,
    title: str = "",
    url: str = "",
    publisher: str = "",
    id: str | None = None,
    parser: str | None = None,
    codebook: str | Path | None = None,
) -> Report:
    """Read one article and return what it says happened.

    `published` is the day that relative dates ("am Dienstag") are counted from; without it they stay undated.
    The language is told from the text when it is not given. Raises `depesche.intake.BadInput` (a ValueError) when the
    text is empty, its language has no codebook or `published` is no date.
    """
    from depesche.intake.articles import make_document

    folder = Path(codebook) if codebook is not None else None
    document = make_document(
        text,
        id=id,
        language=language,
        published=published,
        title=title,
        url=url,
        publisher=publisher,
    )
    return Report(coder(document.language, parser, folder).code(document))


@cache
def coder(language: str, parser: str | None = None, codebook: Path | None = None) -> Coder:
    """Return the coder of a language, made once: loading a parser takes longer than reading an article."""
    from depesche.coding.pipeline import Coder

    return Coder(language, parser=parser, codebook=codebook)
