"""Konjunktiv: the German mood of reported speech, read off the form of the verb.

Parsers learn tense and number but not mood, whose forms are rare in their training texts, so a form is judged by what
it is made of: Konjunktiv I of the third person is the stem with -e ("erwäge"), which no indicative of that person is.
"""

from __future__ import annotations

from depesche.coding import grammar
from depesche.records import Sentence, Token

# Forms that cannot be indicative, whatever the parser says; those of "haben" and "werden" may be a first person.
_REPORTING = frozenset(
    {"sei", "seien", "seiest", "habe", "werde", "könne", "müsse", "solle", "wolle", "dürfe", "möge", "wisse", "lasse"}
)
# Konjunktiv II: stands in for Konjunktiv I where that looks like the indicative, but is also the mood of the unreal.
_UNREAL = frozenset(
    {"hätte", "hätten", "wäre", "wären", "würde", "würden", "könnte", "könnten", "müsste", "müssten", "gäbe", "gäben",
     "käme", "kämen", "ließe", "bräuchte", "bräuchten", "stünde", "stünden", "ginge"}
)  # fmt: skip
_FIRST_PERSON = frozenset({"ich", "mich", "mir"})


def is_reported(sentence: Sentence, token: Token) -> bool:
    """Say whether a finite verb stands in Konjunktiv I."""
    form = token.text.lower()
    if token.text[:1].isupper() and token.index > 0:
        return False
    if form in _REPORTING:
        return not _is_first_person(sentence, token)
    if token.pos in ("ADJ", "ADV", "NOUN") and token.text.islower():
        # A rare verb form that the tagger took for another word still has a subject and no other verb.
        return (
            len(form) > 4
            and form.endswith("e")
            and bool(sentence.children(token, "nsubj"))
            and not _has_verb(sentence, token)
        )
    if token.pos not in ("VERB", "AUX") or not form.endswith("e") or token.morph.get("VerbForm") in ("Inf", "Part"):
        return False
    if form.endswith("te") and token.morph.get("Tense") == "Past":
        return False  # a weak past, whose lemma the parser got wrong
    lemma = token.lemma.lower()
    infinitive = form[:-1] + ("en" if not lemma.endswith(("eln", "ern")) else "n")
    return len(form) > 3 and lemma.endswith(infinitive) and not _is_first_person(sentence, token)


def is_unreal(token: Token) -> bool:
    """Say whether a finite verb stands in Konjunktiv II."""
    form, lemma = token.text.lower(), token.lemma.lower()
    if form in _UNREAL:
        return True
    # Strong verbs: the umlaut of "brächte", "befänden", where the infinitive has none and the present no -e(n).
    return (
        token.pos in ("VERB", "AUX")
        and form.endswith(("e", "en"))
        and any(c in form for c in "äöü")
        and not any(c in lemma for c in "äöü")
        and token.morph.get("VerbForm", "Fin") == "Fin"
    )


def _has_verb(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.children(token, "aux", "cop"))


def finite_verbs(sentence: Sentence, head: Token) -> list[Token]:
    """Return the finite verbs of the clause of `head`, its own and its auxiliaries'."""
    found = [
        t
        for t in [head, *grammar.auxiliaries(sentence, head)]
        if (t.pos in ("VERB", "AUX") and t.morph.get("VerbForm", "Fin") == "Fin") or is_reported(sentence, t)
    ]
    return found or [t for t in grammar.clause_tokens(sentence, head) if t.morph.get("VerbForm") == "Fin"]


def _is_first_person(sentence: Sentence, token: Token) -> bool:
    clause = grammar.clause_of(sentence, token)
    return any(t.text.lower() in _FIRST_PERSON for t in sentence.children(clause, "nsubj"))
