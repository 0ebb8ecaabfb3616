"""Hand-built parses: what a rule of grammar must do is tested on trees that no parser can get wrong."""

from __future__ import annotations

from depesche.records import Sentence, Token


def tree(table: str) -> Sentence:
    """Build a sentence from lines of `form lemma POS head relation [Feature=Value|...]`, heads counted from 1, 0 the
    root.
    """
    tokens: list[Token] = []
    start = 0
    for index, line in enumerate(filter(None, (row.split() for row in table.strip().splitlines()))):
        form, lemma, pos, head, dep, *feats = line
        morph = dict(pair.split("=") for pair in feats[0].split("|")) if feats else {}
        governor = index if head == "0" else int(head) - 1
        tokens.append(Token(index, start, start + len(form), form, lemma, pos, morph, governor, dep))
        start += len(form) + 1
    return Sentence(0, 0, start - 1, tuple(tokens))


def words(tokens: list[Token]) -> list[str]:
    """Return the forms of tokens, for short assertions."""
    return [token.text for token in tokens]
