"""Forms of the German subjunctive that can be nothing else; a parser learns too little of them from trees."""

from __future__ import annotations

from depesche.parsing.wordlists import german_words


def subjunctive(form: str) -> str:
    """Return "Pres" for a form of Konjunktiv I, "Past" for one of Konjunktiv II, "" for any other form."""
    if form in german_words("subjunctive one"):
        return "Pres"
    return "Past" if form in german_words("subjunctive two") else ""
