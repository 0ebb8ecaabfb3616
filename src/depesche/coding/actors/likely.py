"""Which country a phrase means that states none: what stands near it, then what the article is about.

Only those whom every country has are given a country this way: its police, its protesters, its towns' mayors.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depesche.coding.actors.codes import Codes, compose
from depesche.coding.actors.focus import Focus
from depesche.coding.actors.phrase import Phrase, Phrases
from depesche.coding.actors.table import UNKNOWN
from depesche.coding.actors.words import Words
from depesche.records import Actor, Place, Span

_ANYWHERE = frozenset({"EDU", "NGO", "REF"})
"""Sectors whose people come from anywhere, so that the focus says nothing: experts, aid workers, refugees."""
_FORCES = frozenset({"MIL", "COP"})
_OF_STATES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP"})


class Likely:
    """The countries that the phrases of one document mean without stating them."""

    def __init__(
        self,
        texts: Sequence[Phrases],
        words: Words,
        codes: Codes,
        focus: Focus,
        places: Sequence[Sequence[Place]],
        bind: Callable[[Phrase], tuple[Actor, ...]],
    ) -> None:
        self._texts = texts
        self._words = words
        self._codes = codes
        self._focus = focus
        self._places = places
        self._bind = bind
        self._rebels: str | None = None
        self._only_owners: dict[str, str] = {}

    def code(self, phrase: Phrase) -> str:
        """Return the code of those whom every country has, the country taken from the article."""
        kind = phrase.role.kind if phrase.role is not None else ""
        elsewhere = self._words["counterparts"] | self._words["anywhere"]
        if phrase.foreign or self._is_anywhere(phrase) or phrase.noun in elsewhere:
            return f"{UNKNOWN}.{phrase.sector}"
        federal = self._federal(phrase)
        if federal:
            return compose(federal, phrase.sector, kind)
        same = self._same_force(phrase)
        if same:
            return compose(same, phrase.sector, kind)
        if phrase.sector == "REB" and self._insurgency():
            return compose(self._insurgency(), "REB", kind)
        country = self._inherited(phrase) or self._only(phrase.sector) or self._focus.country(phrase)
        return compose(country, phrase.sector, kind)

    def union(self, phrase: Phrase) -> str:
        """Return the union whose officials an adjective means: "die europäischen Außenminister" are those of the EU."""
        spec = self._words.union
        if phrase.sector not in spec["sectors"] or phrase.run is not None:
            return ""
        tokens = self._texts[phrase.sentence].view.sentence.tokens[phrase.first : phrase.head]
        stems = tuple(spec["adjectives"])
        return str(spec["code"]) if any(t.text.lower().startswith(stems) for t in tokens) else ""

    def town(self, phrase: Phrase) -> str:
        """Return the country of the town or region of a role noun: "Bürgermeister von Haifa", "rebels in Aleppo"."""
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        if phrase.first < phrase.head and phrase.run is None:
            before = self.place_in(phrase.sentence, Span(tokens[phrase.first].start, tokens[phrase.head].start))
            if before:
                return before  # "the Punjab government"
        k = phrase.last + 1
        if phrase.stop != k or k + 1 >= len(tokens):
            return ""
        form = tokens[k].text.lower()
        alone = phrase.kind == "person" and phrase.number != "Plur"
        if form not in self._words["of"] and (alone or form not in self._words["place"]):
            return ""
        return self.place_in(phrase.sentence, Span(tokens[k].start, tokens[min(k + 4, len(tokens) - 1)].end))

    def site(self, phrase: Phrase) -> str:
        """Return the country of the town or region that a body is named after ("Universität Virginia")."""
        if phrase.run is None or phrase.kind != "body":
            return ""
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        return self.place_in(phrase.sentence, Span(tokens[phrase.run.first].start, tokens[phrase.run.last].end))

    def place_in(self, sentence: int, span: Span) -> str:
        """Return the country of the first place in a stretch of text, "" when none is known."""
        return next((p.country for p in self._places[sentence] if p.country and span.overlaps(p.span)), "")

    def _same_force(self, phrase: Phrase) -> str:
        """Return the country of the only army or police that the sentence names before some of its people."""
        if phrase.sector not in _FORCES:
            return ""
        countries: set[str] = set()
        for other in self._texts[phrase.sentence].found:
            if other.head < phrase.head and other.sector == phrase.sector and other.stated and other is not phrase:
                countries.update(a.country for a in self._bind(other))
        return countries.pop() if len(countries) == 1 and UNKNOWN not in countries else ""

    def _only(self, sector: str) -> str:
        """Return the only country of whose parliament, courts, police or army the article speaks by name."""
        if sector not in _OF_STATES:
            return ""
        if sector not in self._only_owners:
            self._only_owners[sector] = ""  # what is bound on the way may ask for it
            found: set[str] = set()
            for text in self._texts:
                for phrase in text.found:
                    if phrase.sector == sector and phrase.stated and phrase.role is not None:
                        found.update(a.country for a in self._bind(phrase) if a.sector == sector)
            found.discard(UNKNOWN)
            self._only_owners[sector] = found.pop() if len(found) == 1 else ""
        return self._only_owners[sector]

    def _federal(self, phrase: Phrase) -> str:
        """Return whose "Bundes-" a German office is: the one the article names most of the states that have it."""
        prefix = self._words.federal.get("prefix")
        token = self._texts[phrase.sentence].view.sentence.tokens[phrase.head]
        return self._codes.federation() if prefix and token.text.startswith(str(prefix)) else ""

    def _is_anywhere(self, phrase: Phrase) -> bool:
        """Say whether a phrase means people whom the article's country need not be that of."""
        if phrase.sector not in _ANYWHERE or phrase.run is not None:
            return False
        head = self._texts[phrase.sentence].view.sentence.tokens[phrase.head]
        named = head.pos == "PROPN"
        return phrase.kind == "person" or (phrase.sector != "EDU" and not named)

    def _inherited(self, phrase: Phrase) -> str:
        """Return the country of the phrase this one is coordinated with ("die iranische Armee und Polizei")."""
        text = self._texts[phrase.sentence]
        head = text.view.sentence.tokens[phrase.head]
        if not head.dep.startswith("conj") or phrase.determiner:
            return ""
        other = text.at.get(head.head)
        if other is None or other is phrase or other.role is None or not other.stated or other.head > phrase.head:
            return ""
        found = self._bind(other)
        return found[0].country if len(found) == 1 and ":" not in found[0].country else ""

    def _insurgency(self) -> str:
        """Return the country of the armed groups that the article names, when it is one."""
        if self._rebels is None:
            self._rebels = ""  # an alias among the groups may ask for it on the way
            self._rebels = self._rebels_of()
        return self._rebels

    def _rebels_of(self) -> str:
        countries: set[str] = set()
        for text in self._texts:
            codes = [self._codes.of(a) for a in text.view.atoms if a.term.entity is not None]
            countries.update(c[:3] for c in codes if c.endswith(".REB"))
            for phrase in text.found:
                if phrase.role is not None and phrase.sector == "REB":
                    countries.update(c for c in map(self._codes.of, phrase.bases) if len(c) == 3)
        return countries.pop() if len(countries) == 1 else ""
