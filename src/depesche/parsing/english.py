"""English base forms: irregular verbs and nouns of the news from a list, regular verbs by their endings.

A trained lemmatiser reads "blamed" as "blam" and "repatriated" as "repatriat"; a list of verbs settles which ending to
undo.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"


@cache
def _forms() -> dict[tuple[str, str], str]:
    forms: dict[tuple[str, str], str] = {}
    for line in (files("depesche.parsing") / "data" / "irregular.en.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        pos, lemma, *others = line.split("\t")
        for form in " ".join(others).replace("/", " ").split():
            forms[form, pos] = lemma
        forms.setdefault((lemma, pos), lemma)
    return forms


def lemma(text: str, pos: str) -> str:
    """Return the lemma of an irregular form with this part of speech; "" when the lists do not know it."""
    form = text.lower()
    known = _forms().get((form, pos))
    if known is None and pos == "VERB":
        prefix = next(
            (p for p in ("re", "over", "under", "out", "with", "up", "un", "mis", "fore") if form.startswith(p)), ""
        )
        inner = _forms().get((form[len(prefix) :], pos)) if len(form) > len(prefix) + 3 else None
        return prefix + inner if prefix and inner and inner != form[len(prefix) :] else regular_verb(form)
    if known is None and pos == "NOUN" and form.endswith(("shes", "tches")):
        return form[:-2]  # "clashes" and "matches"; "avalanches" and "impasses" are left to the parser
    return known or ""


@cache
def _verbs() -> frozenset[str]:
    text = (files("depesche.parsing") / "data" / "verbs.en.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def regular_verb(form: str) -> str:
    """Return the base of a regular verb form in small letters, "" when no known verb has that form."""
    return next((base for base in _bases(form) if base in _verbs()), "")


def _bases(form: str) -> Iterator[str]:
    """Yield what a form may be the form of, the likeliest first."""
    yield form
    if form.endswith(("ies", "ied")):
        yield form[:-3] + "y"
    if form.endswith("es"):
        yield from (form[:-1], form[:-2])
    elif form.endswith("s"):
        yield form[:-1]
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        if len(stem) > 2 and stem[-1] == stem[-2]:  # "barred" is "bar", but "called" is "call"
            yield from (stem, stem[:-1])
        # "firing" is "fire" and no "fir", "singing" is "sing" and no "singe"
        silent = stem[-1] not in _VOWELS and (stem[-2] in _VOWELS or stem[-1] in "cgvz")
        yield from ((stem + "e", stem) if silent else (stem, stem + "e"))
