"""Separated German particles put back under their verb.

"Die USA lehnten die Forderung des Iran ab": the particle stands at the end of the clause, far from its verb, and
decides what the verb means. It belongs to a finite verb before it; an infinitive or participle carries its own.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.parsing import german
from depesche.parsing.wordlists import german_words
from depesche.records import Sentence, Token


def attached(sentence: Sentence) -> Sentence:
    """Return the sentence with every separated particle under the finite verb it belongs to."""
    moved: dict[int, int] = {}
    for token in sentence.tokens:
        if token.dep == "compound:prt":
            verb = sentence.tokens[token.head]
            if verb.pos == "VERB" and _is_finite(verb) and verb.index < token.index:
                continue
        elif not _looks_separated(sentence, token):
            continue
        home = _home(sentence, token, moved)
        if home is not None:
            moved[token.index] = home
    if not moved:
        return sentence
    tokens = [replace(t, head=moved[t.index], dep="compound:prt") if t.index in moved else t for t in sentence.tokens]
    return replace(sentence, tokens=tuple(tokens))


def _is_finite(token: Token) -> bool:
    return token.morph.get("VerbForm", "Fin") == "Fin"


def _looks_separated(sentence: Sentence, token: Token) -> bool:
    """Say whether a word is a particle by its place: at the end of its clause, with nothing under it."""
    if token.pos != "ADP" or token.text not in german_words("particles") or token.is_root or sentence.children(token):
        return False
    if token.index + 1 < len(sentence.tokens) and sentence.tokens[token.index + 1].pos not in {"PUNCT", "CCONJ"}:
        return False
    return not (token.dep == "case" and token.head > token.index)


def _home(sentence: Sentence, token: Token, moved: dict[int, int]) -> int | None:
    for verb in reversed(sentence.tokens[: token.index]):
        if verb.pos != "VERB" or not _is_finite(verb) or verb.index in moved.values():
            continue
        if sentence.children(verb, "compound:prt") and not any(
            c.index == token.index for c in sentence.children(verb, "compound:prt")
        ):
            continue
        if _below(sentence, verb, token):
            continue
        return verb.index if german.infinitives(verb.text, "fin") else None
    return None


def _below(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Say whether the verb hangs under the particle, so that hanging the particle on it would make a circle."""
    return any(above.index == token.index for above in sentence.ancestors(verb))
