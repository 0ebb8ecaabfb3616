"""Completion: the sides of an event that a reader takes from the sentences before.

News names both sides once and then says "denied this", "the protests", "after the attack". A side is filled only
where that was right far more often than wrong in articles coded by readers: from the accusation that is answered,
from the last record with the same doer, from the last record of the same act, or from the country the article is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from depesche import ontology
from depesche.coding import grammar
from depesche.coding.actors import ActorResolver
from depesche.coding.roles import NAMED_AGAIN, Cast
from depesche.coding.selection import Candidate
from depesche.records import Actor, Step

# An act of the first kind answers one of the second.
_ANSWERS = {
    "REJECT": frozenset({"ACCUSE", "REQUEST", "THREATEN"}),
    "CONCEDE": frozenset({"ACCUSE", "REQUEST"}),
}
# Acts whose doer goes on doing them to the same side until another is named.
_CONTINUED = frozenset({"ACCUSE", "ASSAULT", "COERCE", "PROTEST", "REJECT", "REQUEST", "SUPPORT"})
_VERDICTS = frozenset({"ACCUSE", "SUPPORT"})
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
# Coercion that is done to persons rather than to things.
_OF_PERSONS = frozenset({"", "arrest", "deport", "restrict"})
_AUTHORITIES = frozenset({"GOV", "COP", "MIL", "JUD", "SPY", "LEG"})
# Acts between two sides, whose other side is nearly always somebody whom the article has named.
_BETWEEN_TWO = frozenset({"ACCUSE", "REJECT", "SANCTION", "THREATEN"})
# How many records back a reader still knows who was meant.
_REACH = 12
# How many records back the same blow or quarrel is told.
_NEAR = 3


class Memory:
    """What an article has told so far, asked for the sides that a sentence leaves out.

    A side filled in is right for the country about as often as not, and left out nearly always wrong; so it is filled,
    and the step says from where. What is filled is remembered: news goes on about the same two sides.
    """

    def __init__(self, resolver: ActorResolver) -> None:
        self._resolver = resolver
        self._told: list[Candidate] = []

    def remember(self, candidate: Candidate) -> None:
        """Add a record, in text order."""
        self._told.append(candidate)

    def complete(self, candidate: Candidate) -> Candidate:
        """Return the candidate with the sides that the article settles, and the reason for each as a step."""
        cast = candidate.cast
        if cast.actors and not cast.recipients:
            cast = (
                self._judged(candidate)
                or self._answered(candidate)
                or self._continued(candidate)
                or self._own_people(candidate)
                or self._opposed(candidate)
                or cast
            )
        elif cast.recipients and not cast.actors:
            cast = self._done_by(candidate) or cast
        elif not cast.actors:
            cast = self._named_again(candidate) or cast
        if candidate.type == "PROTEST" and not cast.actors:
            cast = self._protest(candidate, cast)
        return candidate if cast is candidate.cast else replace(candidate, cast=cast)

    def _judged(self, candidate: Candidate) -> Cast | None:
        """Return the cast with the doer of the act that is judged ("verurteilte den Anschlag")."""
        match = candidate.match
        if candidate.type not in _VERDICTS or match.rule.trigger.kind != "verb":
            return None
        judged = {t.lemma.lower() for t in grammar.objects(match.sentence, match.bearer)}
        for earlier in reversed(self._told[-_REACH:]):
            if earlier.match.token.lemma.lower() in judged and earlier.cast.actors:
                return _with(candidate.cast, "recipient", earlier.cast.actors, f"did {_cited(earlier)}")
        return None

    def _answered(self, candidate: Candidate) -> Cast | None:
        mine = _countries(candidate.cast.actors)
        for earlier in reversed(self._told[-_REACH:]):
            answered = earlier.type in _ANSWERS.get(candidate.type, ())
            if answered and mine & _countries(earlier.cast.recipients) and earlier.cast.actors:
                return _with(candidate.cast, "recipient", earlier.cast.actors, f"answers {_cited(earlier)}")
        return None

    def _continued(self, candidate: Candidate) -> Cast | None:
        if candidate.type not in _CONTINUED:
            return None
        mine = _countries(candidate.cast.actors)
        before = [
            c
            for c in reversed(self._told[-_REACH:])
            if _countries(c.cast.actors) == mine and c.cast.recipients and _kin(c, candidate)
        ]
        # The same act again says more than what else the doer did.
        for earlier in sorted(before, key=lambda c: c.type != candidate.type)[:1]:
            return _with(candidate.cast, "recipient", earlier.cast.recipients, f"as in {_cited(earlier)}")
        return None

    def _own_people(self, candidate: Candidate) -> Cast | None:
        """Return the cast with the object of a state's coercion as its own people ("Police arrested three men")."""
        first, match = candidate.cast.actors[0], candidate.match
        if candidate.type != "COERCE" or first.sector not in _AUTHORITIES or len(first.country) != 3:
            return None
        objects = grammar.objects(match.sentence, match.bearer) if match.rule.trigger.kind == "verb" else []
        if not objects or candidate.mode not in _OF_PERSONS:
            return None
        people = Actor(f"{first.country}.CVL", objects[0].span)
        return _with(
            candidate.cast, "recipient", (people,), "coerced by a country's authorities and not said to be foreign"
        )

    def _opposed(self, candidate: Candidate) -> Cast | None:
        """Return the cast with the other side of what the doer's country was last party to."""
        if candidate.type not in _BETWEEN_TWO:
            return None
        mine = _countries(candidate.cast.actors)
        for earlier in reversed(self._told[-_NEAR:]):
            sides = earlier.cast.actors, earlier.cast.recipients
            for own, other in (sides, sides[::-1]):
                if mine & _countries(own) and other and not mine & _countries(other):
                    return _with(candidate.cast, "recipient", other, f"the other side of {_cited(earlier)}")
        return None

    def _done_by(self, candidate: Candidate) -> Cast | None:
        """Return the cast with the doer of the last such act against the same country ("drei wurden getötet")."""
        if candidate.type not in _VIOLENT:
            return None
        struck = candidate.cast.recipients
        for earlier in reversed(self._told[-_NEAR:]):
            doers = earlier.cast.actors
            same = earlier.type == candidate.type and _countries(earlier.cast.recipients) & _countries(struck)
            if same and doers and not {a.code for a in doers} & {a.code for a in struck}:
                return _with(candidate.cast, "actor", doers, f"as in {_cited(earlier)}")
        return None

    def _named_again(self, candidate: Candidate) -> Cast | None:
        if candidate.type not in NAMED_AGAIN or candidate.type == "PROTEST":
            return None
        for earlier in reversed(self._told[-_REACH:]):
            if earlier.type == candidate.type:
                cast = _with(candidate.cast, "recipient", earlier.cast.recipients, f"as in {_cited(earlier)}")
                return _with(cast, "actor", earlier.cast.actors, f"as in {_cited(earlier)}")
        sector = "CVL" if candidate.type == "COERCE" else ""
        struck = self._in_focus(candidate, sector)
        if struck is None:
            return None
        return _with(candidate.cast, "recipient", (struck,), "the country the article is about")

    def _protest(self, candidate: Candidate, cast: Cast) -> Cast:
        country = self._resolver.country_in_focus(candidate.match.sentence, candidate.match.token)
        if not country:
            return cast
        bare = not cast.recipients
        protesters = Actor(f"{country}.CVL", candidate.match.token.span)
        cast = _with(cast, "actor", (protesters,), "protests have protesters, of the country the article is about")
        government = self._in_focus(candidate, "GOV")
        if bare and government is not None:
            cast = _with(
                cast, "recipient", (government,), "protests are addressed to the government unless another is named"
            )
        return cast

    def _in_focus(self, candidate: Candidate, sector: str) -> Actor | None:
        """Return the country in focus as an actor that points at where the article last named it."""
        match = candidate.match
        country = self._resolver.country_in_focus(match.sentence, match.token)
        named = [m for m in self._mentions if m.country == country]
        if not country or not named:
            return None
        before = [m for m in named if m.span.start <= match.token.start]
        return Actor(f"{country}.{sector}" if sector else country, (before[-1] if before else named[0]).span)

    @cached_property
    def _mentions(self) -> list[Actor]:
        return self._resolver.mentions()


def _kin(earlier: Candidate, now: Candidate) -> bool:
    """Say whether an act may go on against the side of an earlier one: whom one praises is no sign of whom one shoots
    at.
    """
    return now.type not in _VIOLENT or not ontology.is_cooperative(earlier.type)


def _cited(earlier: Candidate) -> str:
    return f"the {earlier.type} at {earlier.match.token.text!r}"


def _with(cast: Cast, side: str, found: tuple[Actor, ...], reason: str) -> Cast:
    """Return a cast with a side filled in; one phrase plays one part, so what stands on the other side is left out."""
    other = {a.span for a in (cast.recipients if side == "actor" else cast.actors)}
    found = tuple(a for a in found if a.span not in other)
    if not found:
        return cast
    step = Step(side, ", ".join(a.code for a in found), reason)
    if side == "actor":
        return replace(cast, actors=found, steps=(*cast.steps, step))
    return replace(cast, recipients=found, steps=(*cast.steps, step))


def _countries(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(a.country for a in actors)
