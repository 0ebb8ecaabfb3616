"""Codes of names: on the day of the report, and in an article that may mean another country's party or federation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depesche.coding.actors.atoms import Atom
from depesche.coding.actors.memory import Memory
from depesche.coding.actors.phrase import Phrase, Phrases
from depesche.coding.actors.table import UNKNOWN
from depesche.coding.actors.words import Words
from depesche.records import Actor, Document

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "PRE"})
_PRINTED = "1500"
"""A year before printing is a mark of "no date" in exports."""


class Codes:
    """The codes that the names and nationalities of one document stand for."""

    def __init__(
        self,
        document: Document,
        texts: Sequence[Phrases],
        words: Words,
        memory: Memory,
        bind: Callable[[Phrase], tuple[Actor, ...]],
    ) -> None:
        self.day = document.published if (document.published or "") > _PRINTED else None
        self._text = document.text
        self._texts = texts
        self._words = words
        self._memory = memory
        self._bind = bind
        self.named = self._countries()

    def of(self, atom: Atom) -> str:
        """Return the code that a name or nationality stands for on the day of the report, "" when it is open.

        A name that also means something else counts where the article names its country otherwise, too; that of a
        party or an institution then means the one of the article's own country.
        """
        alias = self._memory.aliases.get(self._written(atom))
        if alias is not None and not self._in(atom, alias):
            return next((a.code for a in self._bind(alias)), "")
        if atom.term.entity is not None:
            named = self.named
            if self._written(atom).removesuffix("s") in self._words.federal.get("offices", ()):
                return f"{self.federation()}.{atom.term.entity.code(self.day).partition('.')[2]}"
            codes = [t.entity.code(self.day) for t in atom.rivals or (atom.term,) if t.entity is not None]
            known = next((c for c in codes if c.partition(".")[0] in named), "")
            if known or not named or not atom.term.ambiguous or ":" in codes[0]:
                return known or codes[0]
            kind, sector = atom.term.entity.kind, codes[0].partition(".")[2]
            return f"{max(named, key=named.__getitem__)}.{sector}" if kind in ("agency", "party") and sector else ""
        if atom.term.role is not None:
            return atom.term.role.country
        return atom.term.code if atom.term.code != UNKNOWN else ""

    def federation(self) -> str:
        """Return which of the federations that share names of offices the article names most, the first by default."""
        countries = self._words.federal["countries"]
        named = [c for c in countries if c in self.named]
        return max(named, key=self.named.__getitem__) if named else str(countries[0])

    def _in(self, atom: Atom, phrase: Phrase) -> bool:
        """Say whether an atom stands in a phrase itself, the bracket behind it included."""
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        return tokens[phrase.first].start <= atom.start < tokens[min(phrase.last + 2, len(tokens) - 1)].start

    def _written(self, atom: Atom) -> str:
        return self._text[atom.start : atom.end]

    def _countries(self) -> dict[str, int]:
        """Count how often each country is named by a name or nationality that is sure."""
        counts: dict[str, int] = {}
        for text in self._texts:
            for atom in text.view.atoms:
                entity = atom.term.entity
                if atom.term.ambiguous or len(atom.rivals) > 1 or atom.kind == "modifier":
                    continue
                if self._written(atom).removesuffix("s") in self._words.federal.get("offices", ()):
                    continue
                country = (entity.code(self.day) if entity is not None else atom.term.code).partition(".")[0]
                if len(country) == 3 and country != UNKNOWN:
                    counts[country] = counts.get(country, 0) + 1
        return counts


def compose(code: str, sector: str, kind: str) -> str:
    """Join the code of a name or nationality with the sector of a role noun.

    An organisation has no sector in the manual; a group, party or firm keeps its own unless its people hold an office
    of state. Somebody who speaks for a state without an office named ("Vertreter Russlands") is its GOV.
    """
    country, _, own = code.partition(".")
    if country.startswith("IGO:"):
        return country
    if country.startswith("NSA:"):
        return code
    if not own:
        if sector:
            return f"{country}.{sector}"
        return f"{country}.GOV" if kind in ("person", "group") else country
    if (own == "PTY" and sector in _OFFICIAL) or (own == "GOV" and sector in _OFFICIAL | {"SPY"}):
        return f"{country}.{sector}"
    return code
