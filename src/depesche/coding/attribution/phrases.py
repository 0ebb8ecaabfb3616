"""The words of a noun phrase, as a span that can be shown: what stands round a head without the clauses hung on it."""

from __future__ import annotations

from collections.abc import Container

from depesche.coding import grammar
from depesche.records import Sentence, Span, Token

_CLAUSAL = frozenset({"acl", "advcl", "parataxis", "ccomp", "xcomp", "csubj"})
_OUTSIDE = frozenset({"case", "mark", "cc", "punct", "advmod", "discourse"})
# Phrases with these are hung on a name far oftener than they belong to it ("Reuters unter Berufung auf").
_FOREIGN = frozenset(
    {"auf", "unter", "gegenüber", "nach", "über", "gegen", "durch", "während", "wegen", "seit", "vor", "am", "bis",
     "mit",      "on", "during", "after", "before", "since", "about", "under", "by"}
)  # fmt: skip
_PLACE = frozenset({"in", "im", "bei", "beim", "aus", "at"})
_TRIM = " \t\r\n\u00a0,;:.–—-"


def phrase_of(sentence: Sentence, head: Token, stop: Container[int] = ()) -> Span:
    """Return the span of the phrase headed by `head`, with its coordinated parts, without its preposition.

    Nothing beyond a token in `stop` is taken, because a wrong arc would else swallow half the sentence.
    """
    inside = {i for i in _inside(sentence, head, head) if i == head.index or not _ends_phrase(sentence, head, i)}
    first = last = head.index
    while first - 1 in inside and first - 1 not in stop:
        first -= 1
    while last + 1 in inside and last + 1 not in stop:
        last += 1
    while first < head.index and sentence.tokens[first].pos in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    while last > head.index and sentence.tokens[last].pos in ("PUNCT", "CCONJ", "ADP"):
        if sentence.tokens[last].text in ')”“«»"’':
            break
        last -= 1
    return Span(sentence.tokens[first].start, sentence.tokens[last].end)


def _ends_phrase(sentence: Sentence, head: Token, index: int) -> bool:
    """Say whether a token is no part of a name: a verb, or a preposition that seldom stands inside one."""
    token = sentence.tokens[index]
    if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin":
        return True
    if token.text.lower() in _PLACE and head.pos == "PROPN" and index > head.index:
        return True
    return token.pos == "ADP" and index > head.index and token.text.lower() in _FOREIGN and token.dep == "case"


def _inside(sentence: Sentence, token: Token, head: Token) -> set[int]:
    found = {token.index}
    for child in sentence.children(token):
        dep = grammar.base(child.dep)
        if dep in _CLAUSAL and child.pos in ("VERB", "AUX"):
            continue
        if token is head and dep in _OUTSIDE and child.pos not in ("PUNCT", "ADJ"):
            continue
        if dep == "conj" and child.pos in ("VERB", "AUX"):
            continue
        found |= _inside(sentence, child, head)
    return found


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without white space, commas and stops at its edges, or None when nothing is left."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end) if start < end else None
