"""Adverbs in -ly before an English verb, which a tagger that has not seen them reads as its subject."""

from __future__ import annotations

from dataclasses import replace

from depesche.records import Sentence, Token


def with_its_adverbs(sentence: Sentence) -> Sentence:
    """Return the sentence with "sharply" in "Trump sharply criticized X" an adverb and the name its verb's subject."""
    wrong = {t.index: t for t in sentence.tokens if _is_adverb(sentence, t)}
    if not wrong:
        return sentence
    return replace(sentence, tokens=tuple(_repaired(t, wrong) for t in sentence.tokens))


def _is_adverb(sentence: Sentence, token: Token) -> bool:
    if token.pos != "NOUN" or token.dep != "nsubj" or not token.text.endswith("ly") or not token.text.islower():
        return False
    verb = sentence.tokens[token.head]
    return verb.index == token.index + 1 and verb.pos == "VERB" and _name_before(sentence, token)


def _name_before(sentence: Sentence, token: Token) -> bool:
    return token.index > 0 and any(
        t.index == token.index - 1 and t.pos in ("PROPN", "NOUN") for t in sentence.children(token, "compound", "flat")
    )


def _repaired(token: Token, wrong: dict[int, Token]) -> Token:
    if token.index in wrong:
        return replace(token, pos="ADV", lemma=token.text, dep="advmod")
    governor = wrong.get(token.head)
    if governor is None or token.index == token.head:
        return token
    # What hung on the adverb belongs to the verb behind it; the word right before it is the subject.
    subject = token.index == governor.index - 1
    return replace(token, head=governor.head if subject else governor.index - 1, dep="nsubj" if subject else token.dep)
