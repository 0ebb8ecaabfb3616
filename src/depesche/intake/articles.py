"""From what an input says of an article to a `Document`: every field checked, nothing repaired."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, datetime
from typing import Any, TypedDict

from depesche.intake import BadInput
from depesche.language import detect, languages, normal
from depesche.records import Document

_SURROGATE = re.compile("[\ud800-\udfff]")


class Defaults(TypedDict):
    """What holds for the articles that do not say it themselves."""

    language: str | None
    published: str | None


def published_day(value: str) -> str:
    """Return the ISO 8601 day of a day or timestamp, because relative dates are resolved against a day.

    Raises BadInput for anything else: a date that is misread would misdate every event.
    """
    value = value.strip()
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        shown = json.dumps(value, ensure_ascii=False)
        raise BadInput(f"published: {shown} is no date; write it as 2023-02-21") from None


def language_of(text: str, given: str | None) -> str:
    """Return the language to code `text` in: the one given, else the one the text shows.

    Raises BadInput when it has no codebook or when the text does not show it.
    """
    known = languages()
    choice = " or ".join(known)
    if given:
        language = normal(given)
        if language not in known:
            raise BadInput(f"language {json.dumps(given, ensure_ascii=False)} has no codebook; there are {choice}")
        return language
    found = detect(text)
    if found is None:
        raise BadInput(f'the text does not show its language; give it with --language or a "language" key: {choice}')
    if found not in known:
        raise BadInput(f"the text looks like {json.dumps(found)}, which has no codebook; there are {choice}")
    return found


def make_document(
    text: str,
    *,
    id: str | None = None,
    language: str | None = None,
    published: str | None = None,
    title: str = "",
    url: str = "",
    publisher: str = "",
) -> Document:
    """Return the `Document` of one article; without an id it gets one made from its text, the same everywhere."""
    for name, value in (("id", id), ("text", text), ("title", title), ("url", url), ("publisher", publisher)):
        if value and (half := _SURROGATE.search(value)):
            raise BadInput(
                f"{name}: character {half.start()} is half of a surrogate pair (\\u{ord(half.group()):04x}), "
                "which no text can hold; write the whole character"
            )
    if not text.strip():
        raise BadInput("the text is empty")
    return Document(
        id=id or hashlib.sha256(text.encode()).hexdigest()[:16],
        text=text,
        language=language_of(text, language),
        published=published_day(published) if published else None,
        title=title,
        url=url,
        publisher=publisher,
    )


def document_from_json(value: Any, defaults: Defaults) -> Document:
    """Return the `Document` that one JSON object stands for; `defaults` fill in a missing language or date."""
    if not isinstance(value, dict):
        raise BadInput(f'a JSON object with a "text" is wanted, this is {_kind(value)}')
    if "text" not in value:
        raise BadInput(f'the "text" key is missing; there are {", ".join(map(repr, list(value)[:8])) or "no keys"}')
    fields: dict[str, str | None] = {}
    for name in ("text", "id", "language", "published", "title", "url", "publisher"):
        field = value.get(name)
        if name == "id" and isinstance(field, int) and not isinstance(field, bool):
            field = str(field)
        if field is not None and not isinstance(field, str):
            raise BadInput(f'"{name}" is {_kind(field)}, a string is wanted')
        fields[name] = field
    return make_document(
        fields["text"] or "",
        id=fields["id"],
        language=fields["language"] or defaults["language"],
        published=fields["published"] or defaults["published"],
        title=fields["title"] or "",
        url=fields["url"] or "",
        publisher=fields["publisher"] or "",
    )


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    for kind, name in ((str, "a string"), (list, "a list"), (dict, "an object")):
        if isinstance(value, kind):
            return name
    return "a number"
