"""Who the noun phrases of a document stand for.

The resolver is made for one document and remembers it: who was introduced as what, and which country the article is about.
What a phrase states itself always wins; the memory of names comes next, then the table of office holders on the day of the
report, and the country in focus only for those whom every country has (its police, its protesters).
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.coding import grammar
from depesche.coding.actoratoms import NAMED, Atom, load_words, names_of, view_of
from depesche.coding.actorfocus import Focus, dateline_end, is_personal
from depesche.coding.actorforms import folded
from depesche.coding.actorphrases import Base, Phrase, Phrases, phrases_of
from depesche.coding.actortable import UNKNOWN, ActorTable
from depesche.coding.reference import References
from depesche.records import Actor, Document, Place, Sentence, Span, Token

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP"})
_NEAR = 8
_ANYWHERE = frozenset({"EDU", "NGO", "REF"})


class ActorResolver:
    """Resolves the noun phrases of one document to actors, each phrase once."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        table: ActorTable,
        places: Sequence[Place] = (),
    ) -> None:
        """Read a document once; `places` are the places found in it, which tell what country its police and people are of."""
        self._document = document
        self._table = table
        self._words = load_words(table.language)
        names = names_of(sentences, table.language)
        views = [view_of(document.text, s, table, self._words, i, names) for i, s in enumerate(sentences)]
        self._texts: list[Phrases] = [phrases_of(view, self._words) for view in views]
        self._place = {s.index: i for i, s in enumerate(sentences)}
        self._bound: dict[int, tuple[Actor, ...]] = {}
        self._resolved: dict[tuple[int, int], tuple[Actor, ...]] = {}
        self._places = tuple(places)
        self._focus = Focus(document, self._texts, table, self._words, self._places)
        self._references = References(self._texts, self._words, self._bind)
        self._people: dict[str, list[Phrase]] = {}
        self._rebels = self._rebels_of()
        for text in self._texts:
            for phrase in text.found:
                self._remember(text, phrase)

    # what callers ask

    def resolve(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return who the noun phrase headed by `token` stands for, coordinated parts included; () when it is no actor."""
        key = (sentence.index, token.index)
        if key not in self._resolved:
            self._resolved[key] = ()  # a broken tree must not lead back here
            self._resolved[key] = self._resolve(sentence, token)
        return self._resolved[key]

    def modifiers(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actors inside the phrase of a noun that is none itself ("the Russian invasion", "ein Hotel in Kabul")."""
        found = [
            *self.adjective(sentence, token), *self.possessive(sentence, token), *self.compound(sentence, token)
        ]  # fmt: skip
        if not found:
            for child in sentence.children(token, "nmod", "appos"):
                found.extend(self.resolve(sentence, child) or self.modifiers(sentence, child))
        return _distinct(found or self._site(sentence, token))

    def _site(self, sentence: Sentence, token: Token) -> list[Actor]:
        """Return the country of the town in a phrase, because an attack on a place hits that place's country."""
        last = max((t.index for t in sentence.subtree(token) if t.index < token.index + _NEAR), default=token.index)
        stretch = Span(token.start, sentence.tokens[last].end)
        for place in self._places:
            if not place.country or not stretch.covers(place.span):
                continue
            name = sentence.tokens[self._token_at(sentence, place.span.end - 1)]
            if name.pos == "PROPN" and not is_personal(self._text(sentence).view, name.index):
                return [Actor(place.country, place.span, place.name)]
        return []

    def _token_at(self, sentence: Sentence, position: int) -> int:
        return next((t.index for t in sentence.tokens if t.end > position), 0)

    def adjective(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actors named by adjectives of nationality before a noun ("der russische Einmarsch")."""
        view = self._text(sentence).view
        found: list[Atom] = []
        for child in sentence.children(token, "amod", "compound", "nmod"):
            for i in (child.index, *(c.index for c in sentence.children(child, "conj"))):
                found.extend(a for a in view.by_token.get(i, ()) if a.kind in ("adjective", "city") and i < token.index)
        k = token.index - 1
        while k >= 0 and not found and (view.sentence.tokens[k].pos in ("ADJ", "NUM") or view.core(k) is not None):
            atom = view.core(k)
            if atom is not None and atom.kind in ("adjective", "city"):
                found.extend(view.by_token[k])
            elif view.sentence.tokens[k].pos != "ADJ":
                break
            k -= 1
        found = [a for a in found if a.term.code != UNKNOWN and a.kind in ("adjective", "city")]
        return _distinct([Actor(a.term.code, Span(a.start, a.end)) for a in dict.fromkeys(found)])

    def compound(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actor named by the first part of a compound ("US-Sanktionen", "US sanctions", "Regierungskritik")."""
        text = self._text(sentence)
        found = [self._atom_actor(a) for a in text.view.fronts(token.index) if self._acts(a)]
        if self._table.language == "en":
            k = token.index - 1
            while k >= 0 and sentence.tokens[k].dep in ("compound", "amod", "nmod") and sentence.tokens[k].head >= k:
                atom, phrase = text.view.core(k), text.at.get(k)
                if phrase is not None and phrase.role is not None and phrase.run is None:
                    found = [*self._bind(phrase), *found]
                elif atom is not None and atom.kind in NAMED and self._acts(atom):
                    found = [self._atom_actor(atom), *found]
                k -= 1
        return _distinct([a for a in found if a is not None])

    def possessive(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actors in the genitives and possessives of a noun ("Irans Atomprogramm", "their troops")."""
        found: list[Actor] = []
        for owner in (*grammar.possessives(sentence, token), *grammar.genitives(sentence, token)):
            found.extend(self.resolve(sentence, owner) or self.modifiers(sentence, owner))
        if not found and self._table.language == "de" and token.index:
            before = self._text(sentence).at.get(token.index - 1)
            if before is not None and before.entity is not None and before.bases and before.bases[0].atom.term.genitive:
                found.extend(self._bind(before))
        return _distinct(found)

    def country_in_focus(self, sentence: Sentence, token: Token) -> str:
        """Return the country the article is about at `token`, "" when none is clear."""
        return self._focus.at(self._place[sentence.index], token.index)

    def mentions(self) -> list[Actor]:
        """Return every actor the document names, in text order, without those known only from the article's focus."""
        found: list[Actor] = []
        for text in self._texts:
            for phrase in text.found:
                found.extend(a for a in self._bind(phrase) if a.country != UNKNOWN)
            claimed = {i for p in text.found for i in range(p.first, p.last + 1)}
            for atom in text.view.atoms:
                if atom.kind in (*NAMED, "adjective", "city") and not claimed & set(range(atom.first, atom.last + 1)):
                    actor = self._atom_actor(atom)
                    if actor is not None and actor.country != UNKNOWN:
                        found.append(actor)
        return sorted(_distinct(found), key=lambda a: a.span)

    # how phrases become actors

    def _text(self, sentence: Sentence) -> Phrases:
        return self._texts[self._place[sentence.index]]

    def _resolve(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        source = grammar.antecedent(sentence, token)
        if source.index != token.index:
            return self.resolve(sentence, source)
        text, place = self._text(sentence), self._place[sentence.index]
        if token.index < dateline_end(text.view):
            return ()  # where a report was written is no party to what it reports
        phrase = text.at.get(token.index)
        if phrase is None:
            spec = self._references.spec(token)
            if spec is not None:
                return self._at(token, self._references.pronoun(place, token, spec))
            found = self._unphrased(sentence, token, text, place)
            tokens = [token]
        else:
            found = self._bind(phrase)
            tokens = list(sentence.tokens[phrase.first : phrase.last + 1])
        joined = [
            child
            for part in tokens
            for child in sentence.children(part, "conj")
            if child.pos in grammar.NOMINAL and text.at.get(child.index) is not (phrase or text)
        ]
        return _distinct([*found, *(a for child in joined for a in self.resolve(sentence, child))])

    def _is_two(self, phrase: Phrase) -> bool:
        """Say whether a phrase means two of a kind, whatever stands behind it ("die beiden Staaten in Brüssel")."""
        tokens = self._texts[phrase.sentence].view.sentence.tokens[max(0, phrase.first - 1) : phrase.head]
        return any(t.text.lower() in self._words["two"] for t in tokens)

    def _unphrased(self, sentence: Sentence, token: Token, text: Phrases, place: int) -> tuple[Actor, ...]:
        if token.text.lower() in self._words["two"] and token.pos == "PRON":
            return self._at(token, self._references.both(place, token))
        determiner = next((t.text.lower() for t in reversed(sentence.tokens[: token.index]) if t.pos == "DET"), "")
        near = any(t.text.lower() == determiner for t in sentence.tokens[max(0, token.index - 3) : token.index])
        described = self._references.description(place, token, determiner if near else "")
        if described is not None:
            return self._at(token, described)
        if token.pos in ("NOUN", "PROPN") and token.text[:1].isupper():
            known = self._known(token.text)
            if known is not None:
                return self._at(token, self._bind(known))
        if token.pos == "NOUN":
            # "die Hauptstadt Kiew", "the city of Kabul": the name behind the noun says who it is
            other = text.at.get(token.index + 1)
            if other is not None and other.run is None and other.entity is not None:
                outer = sentence.tokens[other.head]
                genitive = other.bases and other.bases[0].atom.term.genitive
                if outer.dep.startswith(("appos", "flat")) and not genitive:
                    return self._bind(other)
        if (not token.dep.startswith("nsubj") or token.dep == "nsubj:pass") and not is_personal(text.view, token.index):
            # a town is whom something happens to, not somebody who acts
            for place in self._places:
                if place.country and place.span.covers(token.span) and token.pos == "PROPN":
                    return (Actor(place.country, token.span, place.name),)
        return ()

    def _at(self, token: Token, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(Actor(a.code, token.span, a.name) for a in _distinct_codes(actors))

    def _bind(self, phrase: Phrase) -> tuple[Actor, ...]:
        key = id(phrase)
        if key not in self._bound:
            self._bound[key] = ()
            self._bound[key] = self._actors(phrase)
        return self._bound[key]

    def _actors(self, phrase: Phrase) -> tuple[Actor, ...]:
        if phrase.shares is not None and phrase.shares.run is not None and phrase.run is None:
            return tuple(Actor(a.code, self._span(phrase), a.name) for a in self._bind(phrase.shares)[:1])
        described = self._described(phrase)
        if described is not None:
            return described
        name = self._name(phrase)
        codes = self._codes(phrase)
        bases = sorted(phrase.bases, key=lambda b: -b.start)
        actors = []
        for n, code in enumerate(dict.fromkeys(codes)):
            span = self._span(phrase)
            if len(codes) > 1 and n and len(bases) == len(codes):
                span = Span(bases[n].start, bases[n].end)
            elif len(codes) > 1 and len(bases) == len(codes) and bases[0].start > span.start:
                span = Span(bases[0].start, span.end) if bases[0].start < span.end else span
            actors.append(Actor(code, span, name))
        return tuple(sorted(actors, key=lambda a: a.span))

    def _described(self, phrase: Phrase) -> tuple[Actor, ...] | None:
        """Return who a description such as "das Land" or "die beiden Politiker" means, None when the phrase is none."""
        if phrase.role is None or phrase.run is not None:
            return None
        two = self._is_two(phrase)
        if not two and (not phrase.weak or phrase.stated or phrase.owner is not None):
            return None
        token = self._texts[phrase.sentence].view.sentence.tokens[phrase.head]
        found = self._references.description(phrase.sentence, token, phrase.determiner)
        if found is None or (two and not found):
            return None
        return self._at(token, found)

    def _codes(self, phrase: Phrase) -> list[str]:
        """Return the codes of a phrase, from what is stated to what is only likely."""
        if phrase.role is None:
            return self._name_codes(phrase)
        role = phrase.role
        if role.country:
            sector = phrase.sector if phrase.sector != role.sector or role.sector else role.sector
            return [_compose(role.country, sector, "")]
        stated = self._stated(phrase)
        if stated:
            codes = [_compose(code, phrase.sector, role.kind) for code in stated if code]
            if not all(code.startswith(UNKNOWN) for code in codes):
                return codes
        if phrase.entity is not None and phrase.run is not None:
            code = phrase.entity.code(self._document.published)
            if code:
                return [_compose(code.partition(".")[0], phrase.sector or code.partition(".")[2], role.kind)]
        if phrase.run is not None:
            known = self._remembered(phrase)
            if known is not None:
                return [a.code for a in self._bind(known)][:1]
        if phrase.shares is not None:
            return [f"{a.country}.{phrase.sector}" for a in self._bind(phrase.shares)][:1]
        surname = self._surname_of(phrase)
        if surname is not None:
            return [a.code for a in self._bind(surname)][:1]
        again = self._again(phrase)
        if again:
            return again
        if phrase.weak and phrase.run is None:
            return []
        if not phrase.sector:
            return []
        if phrase.foreign or self._is_anywhere(phrase):
            return [f"{UNKNOWN}.{phrase.sector}"]
        if phrase.sector == "REB" and self._rebels:
            return [_compose(self._rebels, "REB", role.kind)]
        inherited = self._inherited(phrase)
        country = inherited or self._focus.country(phrase)
        return [_compose(country, phrase.sector, role.kind)]

    def _name_codes(self, phrase: Phrase) -> list[str]:
        if phrase.run is not None:
            known = self._remembered(phrase)
            if known is not None:
                return [a.code for a in self._bind(known)][:1]
            if phrase.bases:
                return [_compose(c, "CVL" if "." not in c and not c.startswith("IGO") else "", "person") for c in self._stated(phrase)]
            if phrase.entity is not None:
                code = phrase.entity.code(self._document.published)
                return [code] if code else []
            if phrase.via is not None:
                return [_compose(a.code, "", "person") for a in self._bind(phrase.via)][:1]
            if phrase.shares is not None:
                return [a.code for a in self._bind(phrase.shares)][:1]
            return []
        codes = [c for c in (self._base_code(b) for b in phrase.bases) if c]
        if phrase.kind == "people" and phrase.definite and phrase.number != "Plur":
            # "der Indonesier" is the man named before, not any Indonesian
            known = self._references.epithet(phrase)
            if known:
                return [a.code for a in known]
        if phrase.kind == "people":
            plain = phrase.definite and phrase.number == "Plur" and phrase.sector == "CVL"
            return [c if plain or "." in c or ":" in c else _compose(c, phrase.sector, "people") for c in codes]
        if phrase.conjuncts and codes and "." in codes[0]:
            return [f"{phrase.conjuncts[0][2].term.code}.{codes[0].partition('.')[2]}"]
        return codes

    def _stated(self, phrase: Phrase) -> list[str]:
        if phrase.bases:
            return [c for c in (self._base_code(b) for b in sorted(phrase.bases, key=lambda b: -b.start)) if c]
        if phrase.owner is not None and phrase.noun not in self._words["counterparts"]:
            text = self._texts[phrase.sentence]
            token = text.view.sentence.tokens[phrase.owner]
            own = text.at.get(phrase.owner)
            found = self._bind(own) if own is not None else self.resolve(text.view.sentence, token)
            if found:
                return [a.country if phrase.sector else a.code for a in found]
        if phrase.via is not None:
            return [a.code for a in self._bind(phrase.via)]
        return []

    def _base_code(self, base: Base) -> str:
        return self._atom_code(base.atom)

    def _atom_code(self, atom: Atom) -> str:
        if atom.term.entity is not None:
            return atom.term.entity.code(self._document.published)
        if atom.term.role is not None:
            return atom.term.role.country
        return atom.term.code if atom.term.code != UNKNOWN else ""

    def _atom_actor(self, atom: Atom) -> Actor | None:
        code = self._atom_code(atom)
        if atom.kind == "role" and atom.term.role is not None and not code and not atom.term.role.weak:
            place = next(i for i, t in enumerate(self._texts) if t.view.sentence.start <= atom.start < t.view.sentence.end)
            country = self._focus.at(place, atom.first)
            code = f"{country}.{atom.term.role.sector}" if country and atom.term.role.sector else ""
        name = atom.term.entity.name if atom.term.entity is not None else ""
        return Actor(code, Span(atom.start, atom.end), name) if code else None

    def _acts(self, atom: Atom) -> bool:
        """Say whether the first part of a compound is who acts: "Iran-Sanktionen" are against Iran, "US-Sanktionen" are not."""
        entity = atom.term.entity
        if atom.kind not in (*NAMED, "role", "adjective"):
            return False
        if entity is None or entity.kind != "state":
            return atom.kind != "prefix" or self._is_short(atom)
        return self._is_short(atom)

    def _is_short(self, atom: Atom) -> bool:
        written = self._document.text[atom.start : atom.end].replace(".", "")
        return written.isupper() or atom.term.code.startswith(("IGO:", "NSA:")) or "." in atom.term.code

    def _span(self, phrase: Phrase) -> Span:
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        if phrase.role is None and phrase.run is None and len(phrase.bases) == 1 and phrase.kind != "people":
            atom = phrase.bases[0].atom
            start = phrase.conjuncts[0][0] if phrase.conjuncts else atom.start
            return Span(start, atom.end)
        last = phrase.last
        if phrase.run is not None and last < phrase.run.last <= phrase.stop + 1:
            last = phrase.run.last
        elif phrase.via is not None and phrase.run is None and phrase.stop - phrase.first <= 8:
            last = max(last, phrase.stop - 1)
        return Span(tokens[phrase.first].start, tokens[last].end)

    # memory

    def _name(self, phrase: Phrase) -> str:
        if phrase.entity is not None:
            return phrase.entity.name
        if phrase.run is None:
            entities = [b.atom.term.entity for b in phrase.bases if b.atom.term.entity is not None]
            return entities[0].name if phrase.role is None and len(entities) == 1 else ""
        known = phrase if phrase.run.last > phrase.run.first else self._remembered(phrase) or phrase
        return self._written(known)

    def _written(self, phrase: Phrase) -> str:
        assert phrase.run is not None
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        return self._document.text[tokens[phrase.run.first].start : tokens[phrase.run.last].end]

    def _parts(self, phrase: Phrase) -> list[str]:
        assert phrase.run is not None
        tokens = self._texts[phrase.sentence].view.sentence.tokens[phrase.run.first : phrase.run.last + 1]
        found = [_surname(folded(t.text)) for t in tokens if len(t.text) > 1 and t.text != "Jr."]
        found = [word for word in found if word[:1].isupper()]
        while len(found) > 1 and found[-1].rstrip(".").isupper() and set(found[-1].rstrip(".")) <= set("IVX"):
            found.pop()
        return found

    def _remember(self, text: Phrases, phrase: Phrase) -> None:
        if phrase.run is None or (phrase.role is None and not phrase.bases and phrase.via is None):
            return
        parts = self._parts(phrase)
        for part in dict.fromkeys(reversed(parts)):
            self._people.setdefault(part, []).append(phrase)

    def _surname_of(self, phrase: Phrase) -> Phrase | None:
        """Return who is meant by a role noun that is the surname of somebody introduced before ("Fischer", "Pope")."""
        if phrase.run is not None or phrase.determiner or phrase.stated or phrase.owner is not None:
            return None
        token = self._texts[phrase.sentence].view.sentence.tokens[phrase.head]
        if phrase.first != phrase.last or not token.text[:1].isupper():
            return None
        known = self._known(token.text)
        return known if known is not phrase else None

    def _known(self, written: str) -> Phrase | None:
        word = folded(written)
        for form in (word, word[:-1]) if word.endswith("s") and self._table.language == "de" else (word,):
            for phrase in self._people.get(form, ()):
                if phrase.run is not None and self._parts(phrase)[-1] == form:
                    return phrase
        return None

    def _remembered(self, phrase: Phrase) -> Phrase | None:
        """Return the phrase that introduces the person a name stands for: its own country first, then the earliest."""
        parts = self._parts(phrase)
        if not parts:
            return None
        last = parts[-1]
        found: list[Phrase] = []
        for form in (last, last[:-1]) if last.endswith("s") and self._table.language == "de" else (last,):
            found = [p for p in self._people.get(form, ()) if p is not phrase and self._same(p, [*parts[:-1], form])]
            if found:
                break
        stated = [p for p in found if p.stated or p.entity is not None or p.owner is not None]
        if phrase.role is not None:
            return next(iter(stated), None)
        return next(iter(stated or found), None)

    def _same(self, known: Phrase, parts: list[str]) -> bool:
        """Say whether a name can be that of a person introduced before: no other first name, no other surname."""
        full = self._parts(known)
        if len(parts) == 1:
            return True
        if len(full) == 1:
            return full[0] == parts[-1]
        return parts[0] == full[0] or parts[-1] == full[-1] and parts[0][:1] == full[0][:1]

    def _again(self, phrase: Phrase) -> list[str]:
        """Return the codes of whoever a role noun without a country takes up ("die Rebellen", "der Präsident").

        The nearest earlier phrase with the same noun and a country of its own is meant, however far back; one with another
        noun of the same sector only when it is near and a definite article points back.
        """
        if phrase.run is not None or not phrase.sector:
            return []
        for place in range(phrase.sentence, -1, -1):
            for other in reversed(self._texts[place].found):
                if place == phrase.sentence and other.head >= phrase.head:
                    continue
                if other.role is None or not (other.stated or other.entity is not None):
                    continue
                same = other.noun == phrase.noun
                if not same and other.sector != phrase.sector:
                    continue
                if phrase.definite and phrase.kind == "person" and phrase.number != "Plur" and phrase.sentence - place <= 3:
                    same = same or other.noun.endswith(phrase.noun) or phrase.noun.endswith(other.noun)
                if same and (other.number == "Plur") == (phrase.number == "Plur"):
                    found = self._bind(other)
                    if len(found) == 1 and found[0].country != UNKNOWN:
                        return [found[0].code]
        return []

    def _is_anywhere(self, phrase: Phrase) -> bool:
        """Say whether the country in focus says nothing of a phrase: experts, aid workers and refugees come from anywhere."""
        return (phrase.sector in _ANYWHERE and phrase.run is None) or phrase.noun in self._words["counterparts"]

    def _rebels_of(self) -> str:
        """Return the country of the armed groups that the article names, when it is one."""
        codes = {
            self._atom_code(a) for text in self._texts for a in text.view.atoms if a.term.entity is not None
        } | {
            f"{self._atom_code(b.atom)[:3]}.REB"
            for text in self._texts for p in text.found if p.role is not None and p.sector == "REB" for b in p.bases
            if len(self._atom_code(b.atom)) == 3
        }  # fmt: skip
        countries = {c[:3] for c in codes if c.endswith(".REB")}
        return countries.pop() if len(countries) == 1 else ""

    def _inherited(self, phrase: Phrase) -> str:
        """Return the country of the phrase this one is coordinated with ("die iranische Armee und Polizei")."""
        sentence = self._texts[phrase.sentence].view.sentence
        head = sentence.tokens[phrase.head]
        if not head.dep.startswith("conj") or phrase.determiner:
            return ""
        other = self._texts[phrase.sentence].at.get(head.head)
        if other is None or other is phrase or other.role is None or not other.stated or other.head > phrase.head:
            return ""
        found = self._bind(other)
        return found[0].country if len(found) == 1 and not found[0].country.startswith(("IGO", "NSA")) else ""


def _compose(code: str, sector: str, kind: str) -> str:
    """Join the code of a name or nationality with the sector of a role noun.

    An organisation or transnational group has no sector in the manual; a group, party or firm keeps its own unless its
    people hold an office of state.
    """
    country, _, own = code.partition(".")
    if country.startswith(("IGO:", "NSA:")):
        return country if country.startswith("IGO:") else code
    if not own:
        if sector:
            return f"{country}.{sector}"
        return f"{country}.GOV" if kind in ("person", "group") else country
    if own == "PTY" and sector in _OFFICIAL | {"PRE"}:
        return f"{country}.{sector}"
    if own == "GOV" and sector in ("MIL", "COP", "LEG", "JUD", "SPY", "PRE"):
        return f"{country}.{sector}"
    return code


def _surname(word: str) -> str:
    """Return a name without the Arabic article, which half of the mentions leave out ("al-Assad", "Assad")."""
    front, hyphen, rest = word.partition("-")
    return rest if hyphen and front.lower() in ("al", "el", "as", "ad", "at", "an", "ash", "asch", "ul") else word


def _distinct(actors: list[Actor]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(actors))


def _distinct_codes(actors: tuple[Actor, ...]) -> list[Actor]:
    return list({a.code: a for a in actors}.values())
