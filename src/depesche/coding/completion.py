"""Completion: the sides of an event that a reader takes from the sentences before.

News names both sides once and then says "the attack", "denied this", "the protests". A side is filled only where the article
leaves one answer: from the latest report of the same act that does not contradict, from the accusation that is answered,
or, for protesters, from the country the article is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from depesche.coding.actors import ActorResolver
from depesche.coding.roles import Cast
from depesche.coding.selection import Candidate
from depesche.records import Actor, Step

# An act of the first kind answers one of the second.
_ANSWERS = {
    "REJECT": frozenset({"ACCUSE", "REQUEST", "THREATEN"}),
    "CONCEDE": frozenset({"ACCUSE", "REQUEST"}),
}
_REPEATED = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "AID", "RETREAT", "MOBILIZE", "ACCUSE", "REQUEST"})
# How many events back a reader still knows what "the attack" was.
_REACH = 12


def complete(candidate: Candidate, before: Sequence[Candidate], resolver: ActorResolver) -> Candidate:
    """Return the candidate with the sides that the article settles; `before` are the records so far, in text order."""
    cast = candidate.cast
    if not cast.recipients and candidate.type in _ANSWERS:
        cast = _answered(candidate, before) or cast
    if candidate.match.rule.trigger.kind == "noun" and candidate.type in _REPEATED:
        cast = _repeated(cast, candidate, before)
    if candidate.type == "PROTEST" and not cast.actors:
        country = resolver.country_in_focus(candidate.match.sentence, candidate.match.token)
        if country:
            protesters = Actor(f"{country}.CVL", candidate.match.token.span)
            cast = _with(cast, "actor", (protesters,), "protests have protesters, of the country the article is about")
    return candidate if cast is candidate.cast else replace(candidate, cast=cast)


def _answered(candidate: Candidate, before: Sequence[Candidate]) -> Cast | None:
    mine = _countries(candidate.cast.actors)
    for earlier in reversed(before[-_REACH:]):
        if earlier.type in _ANSWERS[candidate.type] and mine & _countries(earlier.cast.recipients) and earlier.cast.actors:
            reason = f"answers the {earlier.type} at {earlier.match.token.text!r}"
            return _with(candidate.cast, "recipient", earlier.cast.actors, reason)
    return None


def _repeated(cast: Cast, candidate: Candidate, before: Sequence[Candidate]) -> Cast:
    if cast.actors and cast.recipients:
        return cast
    for earlier in reversed(before[-_REACH:]):
        if earlier.type != candidate.type or not (earlier.cast.actors and earlier.cast.recipients):
            continue
        same_actor = not cast.actors or _countries(cast.actors) == _countries(earlier.cast.actors)
        same_recipient = not cast.recipients or _countries(cast.recipients) == _countries(earlier.cast.recipients)
        if same_actor and same_recipient:
            reason = f"as in the {earlier.type} at {earlier.match.token.text!r}"
            if not cast.actors:
                cast = _with(cast, "actor", earlier.cast.actors, reason)
            if not cast.recipients:
                cast = _with(cast, "recipient", earlier.cast.recipients, reason)
            return cast
    return cast


def _with(cast: Cast, side: str, found: tuple[Actor, ...], reason: str) -> Cast:
    step = Step(side, ", ".join(a.code for a in found), reason)
    if side == "actor":
        return replace(cast, actors=found, steps=(*cast.steps, step))
    return replace(cast, recipients=found, steps=(*cast.steps, step))


def _countries(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(a.country for a in actors)
