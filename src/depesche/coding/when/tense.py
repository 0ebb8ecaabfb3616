"""The tense in which a clause tells: whether what it dates lies behind or ahead.

"Am Dienstag" is the last Tuesday in "sprach am Dienstag" and the next one in "wird am Dienstag sprechen"; only the verb
group of the clause tells them apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from depesche.coding import grammar
from depesche.records import Sentence, Token

_FUTURE_AUXILIARIES = frozenset({"werden", "will", "shall", "going", "'ll", "’ll"})
_PERFECT_AUXILIARIES = frozenset({"haben", "sein", "have"})
# Modals in the present speak of what is to come; "soll ... getötet haben" is a perfect and caught before.
_MODALS = frozenset({"sollen", "wollen", "müssen", "können", "dürfen", "should", "must", "may", "can", "might", "to"})

# Said of what is yet to come even in "ist für Montag geplant", "was scheduled for Monday".
_AHEAD = frozenset(
    {"planen", "geplant", "vorsehen", "vorgesehen", "ansetzen", "angesetzt", "erwarten", "erwartet", "anberaumen",
     "anberaumt", "plan", "schedule", "expect", "set", "due", "slate", "slated", "planned", "scheduled", "expected"}
)  # fmt: skip


def tense_at(sentences: Sequence[Sentence], starts: Sequence[int], position: int) -> str:
    """Return past, present or future for the clause that holds a character, or "" where no parse or verb tells.

    `starts` are the first characters of the sentences, so that finding the sentence does not take a walk.
    """
    if not sentences:
        return ""
    sentence = sentences[bisect_right(starts, position) - 1]
    if not sentence.start <= position < sentence.end:
        return ""
    token = next((t for t in sentence.tokens if t.end > position), None)
    if token is None:
        return ""
    before = next((t for t in reversed(sentence.tokens[: token.index]) if t.pos not in ("ADP", "DET", "ADV")), None)
    if before is not None and before.pos == "VERB" and before.morph.get("Tense") == "Past" and _is_indicative(before):
        return "past"  # "wrote Wednesday": the verb beside it counts, whatever clause the parser has hung the day on
    head: Token | None = grammar.clause_of(sentence, token)
    while head is not None:
        told = clause_tense(sentence, head)
        if told:
            return told
        head = grammar.parent_clause(sentence, head)
    return ""


def _is_indicative(verb: Token) -> bool:
    return verb.morph.get("VerbForm", "Fin") == "Fin" and verb.morph.get("Mood") != "Sub"


def clause_tense(sentence: Sentence, head: Token) -> str:
    """Return the tense of one clause by its head, auxiliaries and modals, "" for a clause without a telling verb."""
    helpers = [t for t in sentence.children(head) if grammar.base(t.dep) in ("aux", "cop")]
    if not helpers and grammar.base(head.dep) == "conj":
        helpers = grammar.auxiliaries(sentence, head)
    participle = head.morph.get("VerbForm") == "Part" and head.morph.get("Tense") != "Pres"
    lemmas = {t.lemma.lower() for t in helpers} | {t.text.lower() for t in helpers}
    infinitive = head.morph.get("VerbForm") == "Inf" or any(t.morph.get("VerbForm") == "Inf" for t in helpers)
    if {head.lemma.lower(), head.text.lower()} & _AHEAD and lemmas & {"sein", "be", "werden"}:
        return "future"
    if lemmas & _FUTURE_AUXILIARIES and infinitive:
        return "future"
    if lemmas & _PERFECT_AUXILIARIES and participle:
        return "past"
    finite = [t for t in (head, *helpers) if t.morph.get("VerbForm", "Fin") == "Fin"]
    if any(t.morph.get("Tense") == "Past" and t.morph.get("Mood") != "Sub" for t in finite):
        return "past"
    if lemmas & _FUTURE_AUXILIARIES and not participle:
        return "future"
    marked = any(t.text.lower() in ("zu", "to") for t in sentence.children(head, "mark"))
    if infinitive and (marked or lemmas & _MODALS):
        return "future"
    if any(t.morph.get("Tense") == "Pres" or t.morph.get("Mood") == "Sub" for t in finite):
        return "present"
    if participle and grammar.base(head.dep) in ("acl", "advcl", "root", "amod"):
        return "past"
    return ""
