"""Selection: one happening, one record.

Speech acts absorb their content, support verbs their nouns; what is dropped is dropped with a reason (manual, section
1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depesche.coding import grammar
from depesche.coding.matching import Match
from depesche.coding.roles import Cast
from depesche.records import Sentence, Token

# Phrases with these report when or why, not what was said: an attack in them is reported besides.
_CIRCUMSTANCE = frozenset(
    {"nach", "vor", "während", "bei", "seit", "wegen", "trotz", "infolge", "angesichts", "aufgrund", "in", "aus",
     "after", "before", "during", "since", "following", "amid", "despite", "at", "because", "by", "durch"}
)  # fmt: skip
# Verdicts on what has happened: a noun with a doer of its own in them is reported besides ("condemned Russia's
# invasion").
_VERDICTS = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "SUPPORT"})
# What a demand or refusal is about gives it its mode, unless its own rule says more than "change".
_MODE_OF_CONTENT = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE":
    "yield", }  # fmt: skip
# Acts that a verb and a noun beside it report together ("met for talks", "bei einem Anschlag getötet").
_ONE_ACT = frozenset({"CONSULT", "AGREE", "PROTEST", "AID", "SUPPORT", "COOPERATE", "ASSAULT"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match with its cast and mode, before it is known whether it becomes a record."""

    match: Match
    cast: Cast
    mode: str

    @property
    def type(self) -> str:
        return self.match.rule.frame.type


def select(candidates: Sequence[Candidate], mute: Sequence[Match] = ()) -> list[Candidate]:
    """Return the candidates of one sentence that are records of their own, in text order.

    `mute` are speech acts that are none themselves but whose content is content all the same.
    """
    dropped = {i for match in mute for i in content_of(match)}
    kept = {c.match.token.index: c for c in candidates}
    for outer in candidates:
        place = outer.match.token.index
        content = content_of(outer.match) if outer.match.rule.frame.absorbs else set()
        for inner in candidates:
            i = inner.match.token.index
            if inner is outer or i in dropped or place in dropped:
                continue
            if (i in content or _is_object_of(inner.match, outer.match)) and not _is_fact(inner, outer):
                dropped.add(i)
                kept[place] = _with_mode_from(kept[place], inner)
            elif _says_the_same(inner, outer):
                dropped.add(i)
                kept[place] = _with_details_of(kept[place], inner)
    return [c for i, c in kept.items() if i not in dropped]


def _with_mode_from(speech: Candidate, content: Candidate) -> Candidate:
    mode = _MODE_OF_CONTENT.get(content.type)
    if mode is None or speech.type not in ("REQUEST", "REJECT") or speech.mode not in ("", "change"):
        return speech
    return Candidate(speech.match, speech.cast, mode)


def _with_details_of(verb: Candidate, noun: Candidate) -> Candidate:
    """Return the verb's candidate with what only the noun says: who, how ("bei einem Angriff der Taliban getötet")."""
    cast = verb.cast
    known = {a.span for a in cast.actors + cast.recipients}
    actors = cast.actors or tuple(a for a in noun.cast.actors if a.span not in known)
    recipients = cast.recipients or tuple(a for a in noun.cast.recipients if a.span not in known)
    merged = Cast(actors, recipients, cast.filled, cast.steps + noun.cast.steps)
    return Candidate(verb.match, merged, verb.mode or noun.mode)


def content_of(match: Match) -> set[int]:
    """Return the token indices of what a speech act says: complement clauses, objects and the phrases it demands."""
    sentence, trigger = match.sentence, match.token
    found: set[int] = set()
    own = {t.index for t in sentence.subtree(trigger)}
    for head in grammar.complements(sentence, trigger):
        if head.index == trigger.head:  # the reported clause governs its speech verb
            found |= {t.index for t in sentence.subtree(head)} - own
        else:
            found |= _below(sentence, head)
    for child in sentence.children(trigger, "obj", "iobj", "obl", "nmod", "nsubj:pass"):
        if grammar.preposition(sentence, child) not in _CIRCUMSTANCE:
            found |= _below(sentence, child)
    return found - {part.index for part in match.parts}


def _below(sentence: Sentence, token: Token) -> set[int]:
    """Return the subtree of `token` without its relative clauses: they assert something of their own."""
    found, todo = set(), [token]
    while todo:
        current = todo.pop()
        found.add(current.index)
        for child in sentence.children(current):
            relative = grammar.base(child.dep) == "acl" and any(
                grammar.antecedent(sentence, t) is not t for t in sentence.children(child, "nsubj", "obj", "obl")
            )
            if not relative:
                todo.append(child)
    return found


def _is_fact(inner: Candidate, outer: Candidate) -> bool:
    if outer.type not in _VERDICTS or inner.match.rule.trigger.kind != "noun":
        return False
    if inner.match.token.head != outer.match.token.index:
        return False
    doers = {a.code for a in inner.cast.actors}
    return bool(doers) and not doers <= {a.code for a in outer.cast.actors}


def _is_object_of(noun: Match, verb: Match) -> bool:
    """Say whether a noun event is what another act was done to ("suspended talks", "lehnte Verhandlungen ab")."""
    if noun.rule.trigger.kind != "noun" or verb.rule.trigger.kind != "verb":
        return False
    if noun.token.head != verb.token.index or noun.token.dep not in ("obj", "nsubj:pass", "obl:arg"):
        return False
    return grammar.same_clause(noun.sentence, noun.token, verb.token)


def _says_the_same(noun: Candidate, verb: Candidate) -> bool:
    if noun.match.rule.trigger.kind != "noun" or noun.type != verb.type or noun.type not in _ONE_ACT:
        return False
    if noun.match.token.index == verb.match.token.index or verb.match.rule.trigger.kind != "verb":
        return False
    sentence, act = noun.match.sentence, verb.match.token
    if grammar.base(act.dep) == "acl" and act.head == noun.match.token.index:
        return True  # "an airstrike that killed the general"
    if grammar.base(act.dep) == "amod":
        return False  # "in the occupied city" says nothing of the attack there
    return grammar.same_clause(sentence, noun.match.token, act)
