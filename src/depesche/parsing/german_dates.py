"""Names behind a German date: the parser likes to make them part of it ("besucht am 9. März Litauen")."""

from __future__ import annotations

from dataclasses import replace

from depesche.records import Sentence, Token

_MONTHS = frozenset(
    {"Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
     "November", "Dezember"}
)  # fmt: skip
_DAYS = frozenset(["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag"])


def freed(sentence: Sentence) -> Sentence:
    """Return the sentence with names that hang on a month or weekday made objects of the verb the date belongs to.

    Nothing but numbers, years and a weekday's date belongs to such a word, so a bare name behind it is the verb's.
    """
    tokens = tuple(_freed(sentence, t) for t in sentence.tokens)
    return sentence if tokens == sentence.tokens else replace(sentence, tokens=tokens)


def _freed(sentence: Sentence, token: Token) -> Token:
    if token.pos != "PROPN" or token.dep not in ("flat", "appos", "nmod") or sentence.children(token, "case"):
        return token
    time = sentence.tokens[token.head]
    if time.text not in _MONTHS | _DAYS or time.index > token.index or token.text in _MONTHS | _DAYS:
        return token
    verb = sentence.tokens[time.head]
    if verb.pos != "VERB" or sentence.children(verb, "obj", "nsubj:pass"):
        return token
    return replace(token, head=verb.index, dep="obj")
