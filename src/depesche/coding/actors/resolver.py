"""Who the noun phrases of a document stand for.

The resolver is made for one document and remembers it: who was introduced as what, and which country the article is
about.
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.coding import grammar
from depesche.coding.actors.atoms import NAMED, Atom, names_of, surnames_of, view_of
from depesche.coding.actors.binding import Binder
from depesche.coding.actors.focus import Focus, dateline_end, is_personal
from depesche.coding.actors.memory import Memory
from depesche.coding.actors.phrase import Phrases
from depesche.coding.actors.phrases import phrases_of
from depesche.coding.actors.table import UNKNOWN, ActorTable
from depesche.coding.actors.words import load_words
from depesche.records import Actor, Document, Place, Sentence, Span, Token

_ACTING = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "REB"})
"""Sectors whose noun before another says who acts ("army attack"), not what about ("child trafficking")."""
_NEAR = 8
"""Words behind a noun among which a town is its site ("ein Hotel in der irakischen Stadt Haditha")."""

# English words for a people stand before nouns like adjectives ("a South Korean proposal").
_ADJECTIVAL = {"de": ("adjective", "city"), "en": ("adjective", "city", "people")}


class ActorResolver:
    """Resolves the noun phrases of one document to actors, each phrase once."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        table: ActorTable,
        places: Sequence[Place] = (),
    ) -> None:
        """Read a document once; the `places` found in it tell which country its police and people are of."""
        self._document = document
        self._table = table
        self._words = load_words(table.language)
        names, surnames = names_of(sentences, table.language), surnames_of(sentences)
        views = [view_of(document.text, s, table, self._words, i, names, surnames) for i, s in enumerate(sentences)]
        self._texts: list[Phrases] = [phrases_of(view, self._words) for view in views]
        self._index = {s.index: i for i, s in enumerate(sentences)}
        self._resolved: dict[tuple[int, int], tuple[Actor, ...]] = {}
        self._places = _by_sentence(sentences, places)
        self._memory = Memory(document, self._texts, self._words, table.language)
        self._focus = Focus(document, self._texts, table, self._words, self._places)
        self._binder = Binder(
            document, self._texts, self._words, self._memory, self._focus, self._places,
            lambda i, token: self.resolve(sentences[i], token),
        )  # fmt: skip

    def resolve(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return who the noun phrase of `token` stands for, coordinated parts included; () when it is no actor."""
        key = (sentence.index, token.index)
        if key not in self._resolved:
            self._resolved[key] = ()  # a broken tree must not lead back here
            self._resolved[key] = self._resolve(sentence, token)
        return self._resolved[key]

    def modifiers(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actors inside the phrase of a noun that is none itself.

        "the [Russian] invasion", "[Iran]'s nuclear programme", "ein Hotel in [Kabul]".
        """
        found = [
            *self.adjective(sentence, token), *self.possessive(sentence, token), *self.compound(sentence, token)
        ]  # fmt: skip
        if not found:
            for child in sentence.children(token, "nmod", "appos"):
                found.extend(self.resolve(sentence, child) or self.modifiers(sentence, child))
        return _distinct(found or self._resident(sentence, token) or self._site(sentence, token))

    def _resident(self, sentence: Sentence, token: Token) -> Sequence[Actor]:
        """Return the country before an attribute of residence ("in China ansässige Akteure")."""
        k = token.index - 1
        while k > 1 and sentence.tokens[k].head == token.index and sentence.tokens[k].dep == "amod":
            k -= 1
        if k in (0, token.index - 1) or sentence.tokens[k - 1].text.lower() not in ("in", "aus"):
            return ()
        return self.resolve(sentence, sentence.tokens[k])

    def adjective(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actors named by adjectives of nationality before a noun ("der russische Einmarsch")."""
        view = self._text(sentence).view
        kinds = _ADJECTIVAL[self._table.language]
        found: list[Atom] = []
        for child in sentence.children(token, "amod", "compound", "nmod"):
            for i in (child.index, *(c.index for c in sentence.children(child, "conj"))):
                found.extend(a for a in view.by_token.get(i, ()) if i < token.index)
        k = token.index - 1
        while k >= 0 and not any(a.kind in kinds for a in found):
            atom = view.core(k)
            if atom is not None and atom.kind in kinds:
                found.append(atom)
            elif sentence.tokens[k].pos not in ("ADJ", "NUM"):
                break
            k -= 1
        atoms = [a for a in dict.fromkeys(found) if a.kind in kinds and a.term.code != UNKNOWN]
        return _distinct([Actor(a.term.code, Span(a.start, a.end)) for a in atoms])

    def compound(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actors in the first part of a compound ("US-Sanktionen", "US sanctions", "Regierungskritik")."""
        text = self._text(sentence)
        found = [self._atom_actor(text, a) for a in text.view.fronts(token.index) if self._acts(a)]
        k = token.index - 1
        while self._table.language == "en" and k >= 0 and self._is_modifier(sentence, k):
            atom, phrase = text.view.core(k), text.at.get(k)
            if phrase is not None and phrase.role is not None and phrase.run is None and phrase.sector in _ACTING:
                found = [*self._binder.bind(phrase), *found]
            elif atom is not None and atom.kind in NAMED and self._acts(atom):
                found = [self._atom_actor(text, atom), *found]
            k -= 1
        return _distinct([a for a in found if a is not None])

    def possessive(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actors in the genitives and possessives of a noun ("Irans Atomprogramm", "their troops")."""
        found: list[Actor] = []
        for owner in (*grammar.possessives(sentence, token), *grammar.genitives(sentence, token)):
            found.extend(self.resolve(sentence, owner) or self.modifiers(sentence, owner))
        if not found and self._table.language == "de" and token.index:
            before = self._text(sentence).at.get(token.index - 1)
            if before is not None and before.entity is not None and any(a.term.genitive for a in before.bases):
                found.extend(self._binder.bind(before))
        return _distinct(found)

    def country_in_focus(self, sentence: Sentence, token: Token) -> str:
        """Return the country the article is about at `token`, "" when none is clear."""
        return self._focus.at(self._index[sentence.index], token.index)

    def mentions(self) -> list[Actor]:
        """Return every actor that the document mentions, in text order; those of no known country are left out."""
        found: list[Actor] = []
        for text in self._texts:
            claimed: set[int] = set()
            for phrase in text.found:
                found.extend(self._binder.bind(phrase))
                claimed.update(range(phrase.first, phrase.last + 1))
            for atom in text.view.atoms:
                if (atom.kind in NAMED or atom.kind in ("adjective", "city")) and atom.first not in claimed:
                    actor = self._atom_actor(text, atom)
                    found.extend([actor] if actor is not None else [])
        return sorted((a for a in _distinct(found) if a.country != UNKNOWN), key=lambda a: a.span)

    def _text(self, sentence: Sentence) -> Phrases:
        return self._texts[self._index[sentence.index]]

    def _resolve(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        source = grammar.antecedent(sentence, token)
        if source.index != token.index:
            return self.resolve(sentence, source)
        text, place = self._text(sentence), self._index[sentence.index]
        if token.index < dateline_end(text.view):
            return ()  # where a report was written is no party to what it reports
        phrase = text.at.get(token.index)
        if phrase is None:
            spec = self._binder.references.spec(token)
            if spec is not None:
                return _at(token, self._binder.references.pronoun(place, token, spec))
            found, parts = self._unphrased(sentence, token, text, place), [token]
            if not found:
                # "eine dieser Gruppen, die PKK": the apposition says who
                named = [c for c in sentence.children(token, "appos") if c.index in text.at]
                found = tuple(a for c in named[:1] for a in self._binder.bind(text.at[c.index]))
        else:
            found, parts = self._binder.bind(phrase), list(sentence.tokens[phrase.first : phrase.last + 1])
            if not found and phrase.role is None:
                found = self._town(token, text, place)
        joined = [c for part in parts for c in sentence.children(part, "conj") if c.pos in grammar.NOMINAL]
        others = [c for c in joined if phrase is None or text.at.get(c.index) is not phrase]
        return _distinct([*found, *(a for child in others for a in self.resolve(sentence, child))])

    def _unphrased(self, sentence: Sentence, token: Token, text: Phrases, place: int) -> tuple[Actor, ...]:
        """Resolve a word that begins no phrase: "beide", "das Land", a surname read as a noun, a town."""
        if token.text.lower() in self._words["two"] and token.pos == "PRON":
            return _at(token, self._binder.references.both(place, token))
        near = sentence.tokens[max(0, token.index - 3) : token.index]
        determiner = next((t.text.lower() for t in reversed(near) if t.pos == "DET"), "")
        described = self._binder.references.description(place, token, determiner)
        if described is not None:
            return _at(token, described)
        if token.pos in ("NOUN", "PROPN") and token.text[:1].isupper():
            known = self._memory.known(token.text)
            if known is not None:
                return _at(token, self._binder.bind(known))
        other = text.at.get(token.index + 1)
        if token.pos == "NOUN" and other is not None and other.run is None and other.entity is not None:
            # "die Hauptstadt Kiew": the name behind the noun says who it is
            dep = sentence.tokens[other.head].dep
            if dep.startswith(("appos", "flat")) and not any(a.term.genitive for a in other.bases):
                return self._binder.bind(other)
        return self._town(token, text, place)

    def _town(self, token: Token, text: Phrases, place: int) -> tuple[Actor, ...]:
        """Return the country of a town that something happens to; as a subject a town is nobody who acts."""
        acting = token.dep.startswith("nsubj") and token.dep != "nsubj:pass"
        if token.pos == "PROPN" and not acting:
            for site in self._places[place]:
                if site.country and site.span.covers(token.span) and not is_personal(text.view, token.index, site.span):
                    return (Actor(site.country, site.span, site.name),)
        return ()

    def _site(self, sentence: Sentence, token: Token) -> list[Actor]:
        """Return the country of the town in a phrase, because an attack on a place hits that place's country."""
        last = max((t.index for t in sentence.subtree(token) if t.index < token.index + _NEAR), default=token.index)
        stretch = Span(token.start, sentence.tokens[last].end)
        for place in self._places[self._index[sentence.index]]:
            if place.country and stretch.covers(place.span):
                name = next(t for t in sentence.tokens if t.end >= place.span.end)
                if name.pos == "PROPN" and not is_personal(self._text(sentence).view, name.index, place.span):
                    return [Actor(place.country, place.span, place.name)]
        return []

    def _is_modifier(self, sentence: Sentence, k: int) -> bool:
        token = sentence.tokens[k]
        return token.dep in ("compound", "amod", "nmod") and token.head >= k

    def _atom_actor(self, text: Phrases, atom: Atom) -> Actor | None:
        code, role = self._binder.names.of(atom), atom.term.role
        if role is not None and not code and not role.weak and role.sector:
            country = self._focus.at(text.view.place, atom.first)
            code = f"{country}.{role.sector}" if country else ""
        name = atom.term.entity.name if atom.term.entity is not None else ""
        return Actor(code, Span(atom.start, atom.end), name) if code else None

    def _acts(self, atom: Atom) -> bool:
        """Say whether the first part of a compound is who acts.

        News shortens the names of those it makes act: "US-Sanktionen" are by the US, "Iran-Sanktionen" against Iran.
        """
        entity = atom.term.entity
        if atom.kind != "prefix" and (entity is None or entity.kind not in ("state", "place")):
            return atom.kind in (*NAMED, "role", "adjective")
        written = self._document.text[atom.start : atom.end].replace(".", "")
        return written.isupper() or ":" in atom.term.code or "." in atom.term.code


def _by_sentence(sentences: Sequence[Sentence], places: Sequence[Place]) -> list[list[Place]]:
    """Return the places of each sentence; both come in text order."""
    found: list[list[Place]] = [[] for _ in sentences]
    i = 0
    for place in sorted(places, key=lambda p: p.span):
        while i < len(sentences) and sentences[i].end <= place.span.start:
            i += 1
        if i < len(sentences) and sentences[i].start <= place.span.start:
            found[i].append(place)
    return found


def _at(token: Token, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return actors as meant by one token, each code once."""
    return tuple({a.code: Actor(a.code, token.span, a.name) for a in actors}.values())


def _distinct(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(actors))
