"""Bytes to text, or one line that says why not.

Text is decoded strictly: a guessed encoding would shift no offset but would misspell names, and a misspelt name is a
wrong record.
"""

from __future__ import annotations

import codecs

from depesche.intake import BadInput

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_FORMATS = (
    (b"%PDF", "a PDF; take its text out first, for example with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it or save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first, for example with: gunzip -c FILE | depesche read -"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "compressed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first"),
    (b"PAR1", "a Parquet file; write it out as JSON lines first"),
    (b"{\\rtf", "a rich text file; save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as plain text"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)

_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b")


def encoding_of(head: bytes) -> tuple[str, int]:
    """Return the encoding that the first bytes announce and the length of the mark; UTF-8 when there is none.

    Raises BadInput when the bytes are those of something other than text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    for magic, name in _FORMATS:
        if head.startswith(magic):
            raise BadInput(f"not text: this is {name}")
    zeros = head.count(0)
    if zeros and zeros * 3 > len(head):
        raise BadInput("not text in UTF-8: every other byte is zero; if it is UTF-16, save it with a byte order mark")
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    if controls * 50 > len(head):
        raise BadInput("not text: the file is binary")
    return "utf-8", 0


def decode(data: bytes, encoding: str, first_line: int = 1) -> str:
    """Decode `data` strictly; BadInput names the line and the byte where it fails."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + first_line
        if encoding != "utf-8":
            raise BadInput(f"broken {encoding.upper()} at byte {error.start}") from None
        raise BadInput(
            f"not UTF-8: byte 0x{data[error.start]:02x} in line {line}; "
            "if it is an older Western file, convert it with: iconv -f WINDOWS-1252 -t UTF-8"
        ) from None


def decode_file(data: bytes) -> str:
    """Decode a whole file by its byte order mark; the mark is no character of the text."""
    encoding, skip = encoding_of(data[:8192])
    return decode(data[skip:], encoding)
