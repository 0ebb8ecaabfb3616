"""From phrases to actors: which code a phrase stands for in its article.

What a phrase states itself always wins; then what the article has said of the name before, the table of office
holders on the day of the report, and the country in focus only for those whom every country has (its police, its
protesters).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depesche.coding.actoratoms import NATION, Atom
from depesche.coding.actorbefore import is_envoy
from depesche.coding.actorfocus import Focus
from depesche.coding.actormemory import Memory
from depesche.coding.actorphrase import Phrase, Phrases
from depesche.coding.actortable import LOCATED, UNKNOWN
from depesche.coding.actorwords import Words
from depesche.coding.reference import References
from depesche.records import Actor, Document, Place, Span, Token

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "PRE"})
_ANYWHERE = frozenset({"EDU", "NGO", "REF"})
"""Sectors whose people come from anywhere, so that the focus says nothing: experts, aid workers, refugees."""
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
        # A year before printing is a mark of "no date" in exports.
        self._text = document.text
        self._day = document.published if (document.published or "") > "1500" else None
        self._texts = texts
        self._words = words
        self._memory = memory
        self._focus = focus
        self._places = places
        self._resolve = resolve
        self._bound: dict[int, tuple[Actor, ...]] = {}
        self.references = References(texts, words, self.bind)
        self._named_countries = self._countries()
        self._rebels = self._rebels_of()

    def bind(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Return the actors a phrase stands for, in text order; () when it is nobody known."""
        key = id(phrase)
        if key not in self._bound:
            self._bound[key] = ()  # two phrases that mean each other mean nobody
            self._bound[key] = self._actors(phrase)
        return self._bound[key]

    def code(self, atom: Atom) -> str:
        """Return the code that a name or nationality stands for on the day of the report, "" when it is open.

        A name that also means something else counts where the article names its country otherwise, too; that of a
        party or an institution then means the one of the article's own country.
        """
        alias = self._memory.aliases.get(self._written(atom))
        if alias is not None and not self._in(atom, alias):
            return next((a.code for a in self.bind(alias)), "")
        if atom.term.entity is not None:
            named = self._named_countries
            if self._written(atom).removesuffix("s") in self._words.federal.get("offices", ()):
                return f"{self._federation()}.{atom.term.entity.code(self._day).partition('.')[2]}"
            codes = [t.entity.code(self._day) for t in atom.rivals or (atom.term,) if t.entity is not None]
            known = next((c for c in codes if c.partition(".")[0] in named), "")
            if known or not named or not atom.term.ambiguous or ":" in codes[0]:
                return known or codes[0]
            kind, sector = atom.term.entity.kind, codes[0].partition(".")[2]
            return f"{max(named, key=named.__getitem__)}.{sector}" if kind in ("agency", "party") and sector else ""
        if atom.term.role is not None:
            return atom.term.role.country
        return atom.term.code if atom.term.code != UNKNOWN else ""

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
        union = self._union(phrase)
        if union:
            return [union]
        town = "" if phrase.foreign else self._town(phrase)
        if town:
            return [compose(town, phrase.sector, role.kind)]
        if phrase.run is not None:
            introduced = self._memory.introduction(phrase)
            if phrase.entity is not None and (code := phrase.entity.code(self._day)):
                country, _, sector = code.partition(".")
                return [compose(country, phrase.sector or sector, role.kind)]
            if introduced is not None:
                return [a.code for a in self.bind(introduced)][:1]
        site = self._site(phrase)
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
        return [self._likely(phrase)]

    def _likely(self, phrase: Phrase) -> str:
        """Return the code of those whom every country has, the country taken from the article."""
        kind = phrase.role.kind if phrase.role is not None else ""
        if phrase.foreign or self._is_anywhere(phrase) or phrase.noun in self._words["counterparts"]:
            return f"{UNKNOWN}.{phrase.sector}"
        federal = self._federal(phrase)
        if federal:
            return compose(federal, phrase.sector, kind)
        if phrase.sector == "REB" and self._rebels:
            return compose(self._rebels, "REB", kind)
        return compose(self._inherited(phrase) or self._focus.country(phrase), phrase.sector, kind)

    def _union(self, phrase: Phrase) -> str:
        """Return the union whose officials an adjective means: "die europäischen Außenminister" are those of the EU."""
        spec = self._words.union
        if phrase.sector not in spec["sectors"] or phrase.run is not None:
            return ""
        tokens = self._texts[phrase.sentence].view.sentence.tokens[phrase.first : phrase.head]
        stems = tuple(spec["adjectives"])
        return str(spec["code"]) if any(t.text.lower().startswith(stems) for t in tokens) else ""

    def _federal(self, phrase: Phrase) -> str:
        """Return whose "Bundes-" a German office is: the one the article names most of the states that have it."""
        prefix = self._words.federal.get("prefix")
        token = self._texts[phrase.sentence].view.sentence.tokens[phrase.head]
        return self._federation() if prefix and token.text.startswith(str(prefix)) else ""

    def _federation(self) -> str:
        countries = self._words.federal["countries"]
        named = [c for c in countries if c in self._named_countries]
        return max(named, key=self._named_countries.__getitem__) if named else str(countries[0])

    def _is_anywhere(self, phrase: Phrase) -> bool:
        """Say whether a phrase means people whom the article's country need not be that of."""
        if phrase.sector not in _ANYWHERE or phrase.run is not None:
            return False
        head = self._texts[phrase.sentence].view.sentence.tokens[phrase.head]
        named = head.pos == "PROPN"
        return phrase.kind == "person" or (phrase.sector != "EDU" and not named)

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
            code = phrase.entity.code(self._day)
            return [code] if code else []
        source = phrase.via or phrase.shares
        return [compose(a.code, "", "person") for a in self.bind(source)][:1] if source is not None else []

    def _named(self, phrase: Phrase) -> list[str]:
        """Return the codes of a state, organisation, group or people."""
        codes = [code for code in map(self.code, phrase.bases) if code]
        if phrase.kind == "people":
            if phrase.definite and phrase.number != "Plur":
                # "der Indonesier" is the man named before, not any Indonesian
                known = self.references.epithet(phrase)
                if known:
                    return [a.code for a in known]
            nation = phrase.definite and phrase.number == "Plur" and phrase.sector == "CVL"
            return [c if nation or "." in c or ":" in c else compose(c, phrase.sector, "people") for c in codes]
        if phrase.override is not None and codes and "." in codes[0]:
            country = self.code(phrase.override).partition(".")[0]
            return [f"{country}.{codes[0].partition('.')[2]}"] if country else codes
        return codes

    def _stated(self, phrase: Phrase) -> list[str]:
        """Return the codes that a phrase states by a name, a nationality, a possessor or its complement."""
        if phrase.bases:
            return [c for c in (self.code(a) for a in sorted(phrase.bases, key=lambda a: -a.start)) if c]
        if phrase.owner is not None and phrase.noun not in self._words["counterparts"]:
            text = self._texts[phrase.sentence]
            own = text.at.get(phrase.owner)
            token = text.view.sentence.tokens[phrase.owner]
            found = self.bind(own) if own is not None else self._resolve(phrase.sentence, token)
            if found:
                return [a.country if phrase.sector else a.code for a in found]
            region = self._place_in(phrase.sentence, token.span)
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

    def _site(self, phrase: Phrase) -> str:
        """Return the country of the town or region that a body is named after ("Universität Virginia")."""
        if phrase.run is None or phrase.kind != "body":
            return ""
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        return self._place_in(phrase.sentence, Span(tokens[phrase.run.first].start, tokens[phrase.run.last].end))

    def _place_in(self, sentence: int, span: Span) -> str:
        """Return the country of the first place in a stretch of text, "" when none is known."""
        return next((p.country for p in self._places[sentence] if p.country and span.overlaps(p.span)), "")

    def _town(self, phrase: Phrase) -> str:
        """Return the country of the town or region behind a role noun: "der Bürgermeister von Haifa", "rebels in
        Aleppo".
        """
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        if phrase.first < phrase.head and phrase.run is None:
            before = self._place_in(phrase.sentence, Span(tokens[phrase.first].start, tokens[phrase.head].start))
            if before:
                return before  # "the Punjab government"
        k = phrase.last + 1
        if phrase.stop != k or k + 1 >= len(tokens):
            return ""
        form = tokens[k].text.lower()
        alone = phrase.kind == "person" and phrase.number != "Plur"
        if form not in self._words["of"] and (alone or form not in self._words["place"]):
            return ""
        return self._place_in(phrase.sentence, Span(tokens[k].start, tokens[min(k + 4, len(tokens) - 1)].end))

    def _inherited(self, phrase: Phrase) -> str:
        """Return the country of the phrase this one is coordinated with ("die iranische Armee und Polizei")."""
        text = self._texts[phrase.sentence]
        head = text.view.sentence.tokens[phrase.head]
        if not head.dep.startswith("conj") or phrase.determiner:
            return ""
        other = text.at.get(head.head)
        if other is None or other is phrase or other.role is None or not other.stated or other.head > phrase.head:
            return ""
        found = self.bind(other)
        return found[0].country if len(found) == 1 and ":" not in found[0].country else ""

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
                country = (entity.code(self._day) if entity is not None else atom.term.code).partition(".")[0]
                if len(country) == 3 and country != UNKNOWN:
                    counts[country] = counts.get(country, 0) + 1
        return counts

    def _rebels_of(self) -> str:
        """Return the country of the armed groups that the article names, when it is one."""
        countries: set[str] = set()
        for text in self._texts:
            codes = [self.code(a) for a in text.view.atoms if a.term.entity is not None]
            countries.update(c[:3] for c in codes if c.endswith(".REB"))
            for phrase in text.found:
                if phrase.role is not None and phrase.sector == "REB":
                    countries.update(c for c in map(self.code, phrase.bases) if len(c) == 3)
        return countries.pop() if len(countries) == 1 else ""

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
        return Span(tokens[phrase.first].start, tokens[last].end)


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
