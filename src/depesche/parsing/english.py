"""English forms that no ending tells: irregular verbs and nouns of the news."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


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
        return prefix + inner if prefix and inner and inner != form[len(prefix) :] else ""
    return known or ""
