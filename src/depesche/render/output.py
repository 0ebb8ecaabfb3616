"""The output formats of the command line: each takes coded documents one by one and writes them as they come."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from depesche.contract import event_record

if TYPE_CHECKING:
    from depesche.coding.pipeline import Coded


class Writer(Protocol):
    """Writes coded documents, each with the name to show for it; `close` writes what comes after the last."""

    def write(self, coded: Coded, name: str) -> None: ...

    def close(self) -> None: ...


def writer(form: str, out: BinaryIO) -> Writer:
    """Return the writer of a format; everything but the table is UTF-8 whatever the terminal says."""
    makers: dict[str, Callable[[BinaryIO], Writer]] = {
        "table": _Table,
        "json": _Json,
        "jsonl": _JsonLines,
        "csv": _Csv,
        "html": _Html,
    }
    return makers[form](out)


def dump(record: Any) -> str:
    """Return the JSON of a record on one line, with characters as themselves."""
    return json.dumps(record, ensure_ascii=False)


class _JsonLines:
    def __init__(self, out: BinaryIO) -> None:
        self.out = out

    def write(self, coded: Coded, name: str) -> None:
        for event in coded.events:
            self.out.write(f"{dump(event_record(event, coded.document.text))}\n".encode())
        self.out.flush()

    def close(self) -> None:
        self.out.flush()


class _Json(_JsonLines):
    """One list of all events, indented for reading."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out)
        self.before = "[\n"

    def write(self, coded: Coded, name: str) -> None:
        for event in coded.events:
            record = json.dumps(event_record(event, coded.document.text), ensure_ascii=False, indent=2)
            self.out.write((self.before + record).encode())
            self.before = ",\n"

    def close(self) -> None:
        self.out.write(b"\n]\n" if self.before == ",\n" else b"[]\n")
        self.out.flush()


class _Csv(_JsonLines):
    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out)
        self.text = io.StringIO(newline="")
        from depesche.render.sheet import write_header

        write_header(self.text)

    def write(self, coded: Coded, name: str) -> None:
        from depesche.render.sheet import write_rows

        write_rows(coded.events, coded.document, self.text)
        self.flush()

    def close(self) -> None:
        self.flush()

    def flush(self) -> None:
        self.out.write(self.text.getvalue().encode())
        self.out.flush()
        self.text.seek(0)
        self.text.truncate()


class _Html(_JsonLines):
    """One page; a list of the articles stands before them, so it is written when all are known."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out)
        self.articles: list[Coded] = []
        self.names: list[str] = []

    def write(self, coded: Coded, name: str) -> None:
        self.articles.append(coded)
        self.names.append(name)

    def close(self) -> None:
        from depesche.render.html import page

        self.out.write(page(self.articles, self.names).encode())
        self.out.flush()


class _Table:
    def __init__(self, out: BinaryIO) -> None:
        from depesche.render.table import terminal

        self.console = terminal()

    def write(self, coded: Coded, name: str) -> None:
        from depesche.render.table import print_document

        print_document(coded, self.console, name)

    def close(self) -> None:
        pass
