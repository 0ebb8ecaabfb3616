"""Relevance: which matches are acts between political actors at all.

Words of politics are words of daily life as well; what keeps every rule silent on storms, firms and good resolutions
stands here, what is a matter of one word stands in the rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.coding import grammar
from depesche.coding.matching import Match
from depesche.records import Actor

# Sectors that act politically by themselves, and those that do not even with a country.
_POLITICAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "REF"})
_PRIVATE = frozenset({"BUS", "CVL", "EDU", "LAB", "MED"})
# Acts that concern the public whoever does them to whom.
_PUBLIC = frozenset({"ACCUSE", "ASSAULT", "COERCE", "CONCEDE", "PROTEST", "REQUEST", "RETREAT", "SANCTION", "THREATEN"})
_NOBODY_ELSE = frozenset({"i", "we", "one", "ich", "wir", "man", "es", "it"})


def is_no_attack(match: Match, actors: Sequence[Actor], matches: Sequence[Match]) -> bool:
    """Say whether the doer of violence is named and is nobody: storms, trees and buses kill without attacking."""
    if match.rule.frame.type != "ASSAULT" or match.rule.trigger.kind != "verb" or actors:
        return False
    if "subject" not in match.rule.roles["actor"] or grammar.is_passive(match.sentence, match.bearer):
        return False
    attacks = {m.token.index for m in matches if m.rule.frame.type == "ASSAULT"}
    doers = grammar.subjects(match.sentence, match.bearer)
    return any(t.pos in ("NOUN", "PROPN") and t.index not in attacks for t in doers)


def is_resolve(match: Match) -> bool:
    """Say whether a modal asks something of the speaker himself or of anybody: "we must help" demands nothing."""
    if match.bearer is match.token:
        return False
    return any(t.text.lower() in _NOBODY_ELSE for t in grammar.subjects(match.sentence, match.bearer))


def is_political(type_: str, sides: Sequence[Actor]) -> bool:
    """Say whether an act concerns politics: one side is a state, an organisation or of a sector that acts politically.

    Conflict is political whomever it strikes; what firms, media and people otherwise do to each other is not.
    """
    if type_ in _PUBLIC:
        return any(a.country != "---" or a.sector in _POLITICAL for a in sides)
    return any(a.sector in _POLITICAL or (a.country != "---" and a.sector not in _PRIVATE) for a in sides)
