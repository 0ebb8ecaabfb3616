"""From phrases to actors: which code a phrase stands for in its article.

What a phrase states itself always wins; then what the article has said of the name before, the table of office
holders on the day of the report, and the country in focus only for those whom every country has (its police, its
protesters).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depesche.coding.actors.atoms import NATION
from depesche.coding.actors.before import is_envoy
from depesche.coding.actors.codes import Codes, compose
from depesche.coding.actors.focus import Focus
from depesche.coding.actors.likely import Likely
from depesche.coding.actors.memory import Memory
from depesche.coding.actors.phrase import Phrase, Phrases
from depesche.coding.actors.reference import References
from depesche.coding.actors.table import LOCATED, UNKNOWN
from depesche.coding.actors.words import Words
from depesche.records import Actor, Document, Place, Span, Token

_LONGEST = 8
"""Words up to which a complement is part of an actor's span."""


class Binder:
    """Gives every phrase of one document its actors, each once."""

    def __init__(
        self,
        document: Document,
        texts: Sequence[Phrases],
        words: Words,
        memory: Memory,
        focus: Focus,
        places: Sequence[Sequence[Place]],
        resolve: Callable[[int, Token], tuple[Actor, ...]],
    ) -> None:
        self._texts = texts
        self._words = words
        self._memory = memory
        self._resolve = resolve
        self._bound: dict[int, tuple[Actor, ...]] = {}
        self.references = References(texts, words, self.bind)
        self.names = Codes(document, texts, words, memory, self.bind)
        self._likely = Likely(texts, words, self.names, focus, places, self.bind)

    def bind(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Return the actors a phrase stands for, in text order; () when it is nobody known."""
        key = id(phrase)
        if key not in self._bound:
            self._bound[key] = ()  # two phrases that mean each other mean nobody
            self._bound[key] = self._actors(phrase)
        return self._bound[key]

    def _actors(self, phrase: Phrase) -> tuple[Actor, ...]:
        span = self._span(phrase)
        if phrase.shares is not None and phrase.shares.run is not None and phrase.run is None:
            return tuple(Actor(a.code, span, a.name) for a in self.bind(phrase.shares)[:1])
        described = self._named_behind(phrase) or self._described(phrase)
        if described is not None:
            return tuple(Actor(a.code, span, a.name) for a in described)
        name = self._name(phrase)
        codes = list(dict.fromkeys(self._codes(phrase)))
        bases = sorted(phrase.bases, key=lambda a: -a.start)
        if len(codes) < 2 or len(bases) != len(codes):
            return tuple(Actor(code, span, name) for code in codes)
        # One phrase for several ("russische und chinesische Soldaten"): the nearest has the noun, others their word.
        spans = [Span(a.start, a.end) for a in bases]
        nearest = Span(bases[0].start, span.end) if span.start < bases[0].start < span.end else span
        found = [Actor(code, s, name) for code, s in zip(codes, [nearest, *spans[1:]], strict=True)]
        return tuple(sorted(found, key=lambda a: a.span))

    def _named_behind(self, phrase: Phrase) -> tuple[Actor, ...] | None:
        """Return the group or organisation that an apposition names: "eine dieser Gruppen, die PKK, ..."."""
        if phrase.role is None or phrase.stated or phrase.run is not None or phrase.kind == "person":
            return None
        text = self._texts[phrase.sentence]
        for token in text.view.sentence.tokens[phrase.first : phrase.last + 1]:
            for child in text.view.sentence.children(token, "appos"):
                other = text.at.get(child.index)
                if other is None or other.role is not None or other.run is not None or other.kind in LOCATED:
                    continue
                return self.bind(other)
        return None

    def _described(self, phrase: Phrase) -> tuple[Actor, ...] | None:
        """Return who a description such as "das Land" or "die beiden Politiker" means, None when the phrase is none."""
        if phrase.role is None or phrase.run is not None:
            return None
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        two = any(t.text.lower() in self._words["two"] for t in tokens[max(0, phrase.first - 1) : phrase.head])
        if not two and (not phrase.weak or phrase.stated or phrase.owner is not None):
            return None
        found = self.references.description(phrase.sentence, tokens[phrase.head], phrase.determiner)
        return None if found is None or (two and not found) else found

    def _codes(self, phrase: Phrase) -> list[str]:
        """Return the codes of a phrase, from what is stated to what is only likely."""
        role = phrase.role
        if role is None:
            return self._person(phrase) if phrase.run is not None else self._named(phrase)
        sent = is_envoy(role, self._words) and any(a.kind in NATION for a in phrase.bases)
        if role.country and not sent:
            return [compose(role.country, phrase.sector, "")]
        sector = phrase.sector or ("GOV" if sent else "")
        stated = [compose(code, sector, role.kind) for code in self._stated(phrase) if code]
        if phrase.noun in self._words.states:
            stated = [code.partition(".")[0] for code in stated]  # "sein Land" is the state, not its government
        if any(not code.startswith(UNKNOWN) for code in stated):
            return stated
        union = self._likely.union(phrase)
        if union:
            return [union]
        town = "" if phrase.foreign else self._likely.town(phrase)
        if town:
            return [compose(town, phrase.sector, role.kind)]
        if phrase.run is not None:
            introduced = self._memory.introduction(phrase)
            if phrase.entity is not None and (code := phrase.entity.code(self.names.day)):
                country, _, sector = code.partition(".")
                return [compose(country, phrase.sector or sector, role.kind)]
            if introduced is not None:
                return [a.code for a in self.bind(introduced)][:1]
        site = self._likely.site(phrase)
        if site:
            return [compose(site, phrase.sector, role.kind)]
        if phrase.shares is not None:
            return [f"{a.country}.{phrase.sector}" for a in self.bind(phrase.shares)][:1]
        if phrase.noun in self._words.states and (phrase.foreign or (phrase.number == "Plur" and not phrase.definite)):
            return [UNKNOWN]  # "westliche Staaten", "70 countries"
        surname = self._memory.surname(phrase)
        if surname is not None:
            return [a.code for a in self.bind(surname)][:1]
        again = self._memory.again(phrase, self.bind)
        if again:
            return [again]
        if not phrase.sector or (phrase.weak and phrase.run is None):
            return []
        return [self._likely.code(phrase)]

    def _person(self, phrase: Phrase) -> list[str]:
        """Return the code of a name without a title: as introduced in the text, else by the table."""
        alias = self._memory.aliases.get(self._memory.written(phrase))
        if alias is not None and alias is not phrase:
            return [a.code for a in self.bind(alias)][:1]
        introduced = self._memory.introduction(phrase)
        if introduced is not None:
            return [a.code for a in self.bind(introduced)][:1]
        if phrase.bases:
            return [compose(c, "" if "." in c or ":" in c else "CVL", "person") for c in self._stated(phrase)]
        if phrase.entity is not None:
            code = phrase.entity.code(self.names.day)
            return [code] if code else []
        source = phrase.via or phrase.shares
        return [compose(a.code, "", "person") for a in self.bind(source)][:1] if source is not None else []

    def _named(self, phrase: Phrase) -> list[str]:
        """Return the codes of a state, organisation, group or people."""
        codes = [code for code in map(self.names.of, phrase.bases) if code]
        if phrase.entity is not None and phrase.entity.place and self._is_where(phrase):
            return [phrase.entity.place]  # bombs "in Brüssel" hit Belgium
        if phrase.kind == "people":
            if phrase.definite and phrase.number != "Plur":
                # "der Indonesier" is the man named before, not any Indonesian
                known = self.references.epithet(phrase)
                if known:
                    return [a.code for a in known]
            nation = phrase.definite and phrase.number == "Plur" and phrase.sector == "CVL"
            return [c if nation or "." in c or ":" in c else compose(c, phrase.sector, "people") for c in codes]
        if phrase.override is not None and codes and "." in codes[0]:
            country = self.names.of(phrase.override).partition(".")[0]
            return [f"{country}.{codes[0].partition('.')[2]}"] if country else codes
        return codes

    def _is_where(self, phrase: Phrase) -> bool:
        form = self._texts[phrase.sentence].view.lower(phrase.first - 1) if phrase.first else ""
        return form in self._words["place"] | self._words["towards"]

    def _stated(self, phrase: Phrase) -> list[str]:
        """Return the codes that a phrase states by a name, a nationality, a possessor or its complement."""
        if phrase.bases:
            return [c for c in (self.names.of(a) for a in sorted(phrase.bases, key=lambda a: -a.start)) if c]
        if phrase.owner is not None and phrase.noun not in self._words["counterparts"]:
            text = self._texts[phrase.sentence]
            own = text.at.get(phrase.owner)
            token = text.view.sentence.tokens[phrase.owner]
            found = self.bind(own) if own is not None else self._resolve(phrase.sentence, token)
            if found:
                return [a.country if phrase.sector else a.code for a in found]
            region = self._likely.place_in(phrase.sentence, token.span)
            if region:
                return [region]  # "Hessens Ministerpräsident"
        if phrase.via is None:
            alias = self._memory.aliases.get(self._front(phrase))
            return [a.code for a in self.bind(alias)][:1] if alias is not None and alias is not phrase else []
        found = self.bind(phrase.via)
        # "die Partei von Ministerpräsident X" is a party, "der Sprecher des Ministers" speaks for the government.
        whose = phrase.kind == "body" and bool(phrase.sector) and phrase.via.kind == "person"
        return [a.country if whose else a.code for a in found]

    def _front(self, phrase: Phrase) -> str:
        """Return what stands before the hyphen of a role noun ("TRT-Mitglieder")."""
        front, hyphen, _ = self._texts[phrase.sentence].view.sentence.tokens[phrase.head].text.partition("-")
        return front if hyphen else ""

    def _name(self, phrase: Phrase) -> str:
        if phrase.entity is not None:
            return phrase.entity.name
        if phrase.run is None:
            entities = [a.term.entity for a in phrase.bases if a.term.entity is not None]
            return entities[0].name if phrase.role is None and len(entities) == 1 else ""
        full = phrase.run.last > phrase.run.first
        return self._memory.written(phrase if full else self._memory.introduction(phrase) or phrase)

    def _span(self, phrase: Phrase) -> Span:
        """Return what the text says: the name with its title, the role noun with its complement, never a clause."""
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        if phrase.role is None and phrase.run is None and phrase.kind != "people" and phrase.bases:
            start = phrase.bases[0].start
            if phrase.override is not None:
                start = min(start, phrase.override.start)
            return Span(start, phrase.bases[0].end)
        last = phrase.last
        if phrase.run is not None and last < phrase.run.last <= phrase.stop + 1:
            last = phrase.run.last
        elif phrase.via is not None and phrase.run is None and phrase.stop - phrase.first <= _LONGEST:
            last = max(last, phrase.stop - 1)
        first = phrase.first
        while first < phrase.head and phrase.run is None and _is_stray(tokens[first], tokens[first + 1]):
            first += 1
        return Span(tokens[first].start, tokens[last].end)


def _is_stray(token: Token, following: Token) -> bool:
    """Say whether a word at the start of a noun phrase is none of it: "[at least] eight people", "[say] leaders of"."""
    if token.pos in ("VERB", "AUX"):
        return token.morph.get("VerbForm") not in ("Part", None)
    return following.pos == "NUM" and (token.pos in ("ADV", "ADP") or token.morph.get("Degree") == "Sup")
