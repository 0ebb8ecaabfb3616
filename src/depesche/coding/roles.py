"""Roles: the actors that stand in the slots a rule names.

Slots are grammar, roles are meaning; this is the one place where they meet. A word that is no actor itself lends the
actor inside its phrase ("condemned the Russian invasion"), since news names the act's victim or author as often that
way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depesche.coding import grammar
from depesche.coding.actors import ActorResolver
from depesche.coding.attribution import source_of
from depesche.coding.codebook import BLOCK
from depesche.coding.matching import Match
from depesche.coding.relevance import is_no_attack, is_political, is_resolve
from depesche.records import Actor, Attribution, Step, Token

# Acts that news names again without their sides ("nach dem Anschlag", "the arrests", "die Proteste").
NAMED_AGAIN = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Acts of speech that somebody is addressed with.
_ADDRESSED = frozenset({"ACCUSE", "AGREE", "REQUEST", "THREATEN"})
_OF_NOUNS = frozenset({"adjective", "compound", "possessive", "genitive", "holder"})


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays which part in a match, and how each was found."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    filled: frozenset[str]
    steps: tuple[Step, ...]

    @property
    def sides(self) -> tuple[Actor, ...]:
        return self.actors + self.recipients


def cast_all(
    matches: Sequence[Match], resolver: ActorResolver, said: Sequence[Attribution]
) -> tuple[list[tuple[Match, Cast]], list[Match]]:
    """Cast the matches of one sentence, most specific first, at most one a word; return those that hold, in text order.

    A rule whose `needs` are not met leaves its word to the next; the words of a phrase trigger nothing a second time.
    The second list holds speech acts that nobody political makes: no records, but what they say has not happened
    either.
    """
    used: set[int] = set()
    kept: list[tuple[Match, Cast]] = []
    mute: dict[int, Match] = {}
    for match in matches:
        if match.token.index in used:
            continue
        if match.rule.frame.id != BLOCK:
            parts = cast(match, resolver, said)
            if is_no_attack(match, parts.actors, matches) or is_resolve(match):
                continue
            holds = set(match.rule.needs) <= parts.filled and is_political(
                match.rule.frame.type, parts.actors + parts.recipients
            )
            if not holds and not _is_bare(match, parts):
                if match.rule.frame.absorbs:
                    mute.setdefault(match.token.index, match)
                continue
            kept.append((match, parts))
        used.update(part.index for part in match.parts)
    kept = [pair for pair in kept if not _inside_another(pair[0], [m for m, _ in kept])]
    kept.sort(key=lambda pair: pair[0].token.index)
    return kept, [match for i, match in mute.items() if i not in used]


def _inside_another(match: Match, others: Sequence[Match]) -> bool:
    """Say whether a match's word is only part of another's phrase ("drohte mit der [Ausweisung]")."""
    return any(
        match.token.index in {p.index for p in other.parts} and other.token.index not in {p.index for p in match.parts}
        for other in others
        if other.token.index != match.token.index
    )


def _is_bare(match: Match, parts: Cast) -> bool:
    """Say whether a noun or passive names nobody: the article may have done so before ("after the attack")."""
    if parts.actors or parts.recipients or match.rule.needs or match.rule.frame.type not in NAMED_AGAIN:
        return False
    return match.rule.trigger.kind == "noun" or grammar.is_passive(match.sentence, match.bearer)


def cast(match: Match, resolver: ActorResolver, said: Sequence[Attribution]) -> Cast:
    """Fill the roles of a match: for `actor` and `recipient` the first slot that holds one, for `_too` all of them."""
    source = source_of(match.token.span, said)
    # Nothing is done to who is only cited ("nach Angaben der Regierung").
    cited = [] if source is None or source.speaker is None else [Actor("---", source.speaker)]
    sides: dict[str, list[Actor]] = {"actor": [], "recipient": []}
    filled: set[str] = set()
    steps: list[Step] = []
    for role in ("actor", "actor_too", "recipient", "recipient_too"):
        side = role.removesuffix("_too")
        for slot in match.rule.roles[role]:
            taken = sides["actor"] + sides["recipient"]
            found = _unknown(
                _in_slot(match, slot, resolver, source, taken), taken + cited if side == "recipient" else taken
            )
            if found:
                sides[side] += found
                filled.add(role)
                names = ", ".join(f"{a.code} ({a.span.start}-{a.span.end})" for a in found)
                steps.append(Step(side, names, f"stands in slot {slot!r} of rule {match.rule.id}"))
                if not role.endswith("_too"):
                    break
    if sides["actor"] and not sides["recipient"] and match.rule.frame.type in _ADDRESSED:
        addressed = _unknown(_addressee(match, resolver), sides["actor"])
        if addressed:
            sides["recipient"] = addressed
            steps.append(Step("recipient", addressed[0].code, "deals with what was addressed to it"))
    sides["recipient"] = _without_oneself(sides["recipient"], sides["actor"], match)
    # Two parties in one slot ("zwischen Serbien und dem Kosovo") are as good as one in each of two.
    filled |= {f"{side}_too" for side, found in sides.items() if len(found) > 1}
    return Cast(tuple(sides["actor"]), tuple(sides["recipient"]), frozenset(filled), tuple(steps))


def _without_oneself(recipients: list[Actor], actors: list[Actor], match: Match) -> list[Actor]:
    """Return the recipients without what only means the doer.

    A possessive ("expressed their outrage"), and his own country where another stands beside it ("die Beziehungen
    zwischen Moskau und Peking").
    """
    possessives = {t.span for t in match.sentence.tokens if t.morph.get("Poss") == "Yes"}
    mine, own = {a.code for a in actors}, {a.country for a in actors}
    recipients = [a for a in recipients if a.span not in possessives or a.code not in mine]
    others = [a for a in recipients if a.country not in own]
    return others if others and len(own) == 1 else recipients


def _unknown(found: Sequence[Actor], taken: Sequence[Actor]) -> list[Actor]:
    """Return the actors that do not stand in the record yet: one phrase plays one part, once."""
    fresh: list[Actor] = []
    for actor in found:
        again = any(actor.span.overlaps(o.span) and (o.span != actor.span or o.code == actor.code) for o in fresh)
        if not again and not any(actor.span.overlaps(other.span) for other in taken):  # "both leaders" stands for two
            fresh.append(actor)
    return fresh


def _in_slot(
    match: Match, slot: str, resolver: ActorResolver, source: Attribution | None, taken: Sequence[Actor]
) -> Sequence[Actor]:
    if slot == "speaker":
        return () if source is None or source.actor is None else (source.actor, *source.others)
    strict, slot = slot.endswith("!"), slot.removesuffix("!")
    if slot == "content":
        for word in grammar.arguments(match.sentence, match.bearer, slot):
            found = _unknown(_actors_of(match, word, slot, resolver, strict), taken)
            if found and not any(a.code == b.code for a in found for b in taken):
                return found
        return ()
    for token in _bearers(match, slot):
        if slot == "adjective":  # "American arms sales": of a compound, the adjective may hang on the first word
            nouns = [token, *match.sentence.children(token, "compound")]
            found = next((list(actors) for noun in nouns if (actors := resolver.adjective(match.sentence, noun))), [])
        elif slot == "compound":
            found = [*resolver.compound(match.sentence, token)]
        else:
            words = grammar.arguments(match.sentence, token, slot)
            found = [actor for word in words for actor in _actors_of(match, word, slot, resolver, strict)]
        if slot == "content-subject":  # "Trump claims he would be fine" and "that America needs it" accuse nobody
            known = {actor.code for actor in taken} | {actor.country for actor in taken}
            found = [actor for actor in found if actor.code not in known]
        if found:
            return found
    return ()


def _addressee(match: Match, resolver: ActorResolver) -> Sequence[Actor]:
    """Return who deals with a demand, offer or accusation of another ("Ankara lehnte die Bitte Kiews ab": Ankara)."""
    if match.rule.trigger.kind != "noun" or match.token.dep != "obj":
        return ()
    holders = grammar.holders(match.sentence, match.token)
    return [actor for word in holders for actor in resolver.resolve(match.sentence, word)]


def _bearers(match: Match, slot: str) -> list[Token]:
    """Return the words of a trigger that a slot may belong to.

    In a support-verb phrase the noun carries what nouns carry: "launched a [Russian] attack [on Kiev]".
    """
    nouns = [p for p in match.parts if p.pos in ("NOUN", "PROPN") and p.index != match.token.index]
    if match.rule.trigger.kind != "verb":
        return [match.token]
    if slot in _OF_NOUNS:
        return nouns
    return [match.bearer] if slot in ("subject", "object", "dative", "content-subject") else [match.bearer, *nouns]


def _actors_of(match: Match, word: Token, slot: str, resolver: ActorResolver, strict: bool) -> Sequence[Actor]:
    found = resolver.resolve(match.sentence, word)
    if not found and not strict:
        found = resolver.modifiers(match.sentence, word)
    if any(condition.slot == slot for condition in match.rule.trigger.wanted):
        return found  # the rule asks who stands there and names him a role ("bestellte den Botschafter ein")
    # The trigger's other words stand for the act, never for an actor in it.
    return [a for a in found if not any(a.span == part.span for part in match.parts)]
