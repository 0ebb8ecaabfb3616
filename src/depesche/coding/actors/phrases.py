"""Noun phrases that stand for actors: role noun, nationality, name and complement put together within one sentence.

News writes who somebody is in a few fixed orders ("der russische Staatschef Wladimir Putin", "Wang Yi, Chinas
Außenminister", "the spokesman for the German government"), almost always without a gap. The phrases are therefore read
off the order of the words, and the parser's arcs only decide what order leaves open. A sentence is built from right to
left, so that the complement of a role noun exists before the role noun asks for it. Which country a phrase without one
means is settled later, in `actorbinding`, from the article.
"""

from __future__ import annotations

from dataclasses import dataclass

from depesche.coding.actors.atoms import NAMED, Atom, Run, View
from depesche.coding.actors.before import Before, read_before
from depesche.coding.actors.behind import Behind
from depesche.coding.actors.forms import is_feminine
from depesche.coding.actors.phrase import Phrase, Phrases
from depesche.coding.actors.table import UNKNOWN, Term
from depesche.coding.actors.words import Words

_ATTACHED = frozenset({"organisation", "group", "party", "agency", "media", "firm", "ngo", "religion"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_PLURAL_KINDS = frozenset({"group", "agency", "party"})
"""Kinds whose names several countries share ("Demokratische Partei", "Nationalrat", "Taliban")."""
_PRESIDENTS = ("präsident", "präsidentin", "president")


def phrases_of(view: View, words: Words) -> Phrases:
    """Build the phrases of a sentence."""
    phrases = Phrases(view)
    builder = _Builder(view, words, phrases, Behind(view, phrases, words))
    i = len(view.sentence.tokens) - 1
    while i >= 0:
        i = builder.step(i) - 1
    phrases.found.sort(key=lambda p: p.head)
    return phrases


@dataclass(slots=True)
class _Builder:
    view: View
    words: Words
    phrases: Phrases
    behind: Behind

    def step(self, i: int) -> int:
        """Build the phrase that ends at token `i`, if any, and return the first token it uses."""
        if i in self.phrases.at:
            return i
        run = self.view.runs.get(i)
        if run is not None and i == run.last:
            chain = self._chain(run.first - 1)
            if chain and self._takes_name(chain[-1], run):
                return self._role(chain, run)
            return self._person(run)
        atom = self.view.core(i)
        if atom is None or run is not None:
            return i
        if atom.kind == "role":
            return self._role(self._chain(i), None)
        if atom.kind in NAMED:
            chain = self._chain(atom.first - 1)
            if chain and self._takes_organisation(chain[-1], atom):
                return self._role(chain, None, atom)
            return self._name(atom)
        if atom.kind == "people" or (atom.kind == "adjective" and self._stands_alone(atom)):
            return self._people(atom)
        return i

    def _chain(self, i: int) -> list[Atom]:
        """Return the role nouns that end at token `i` and follow each other without a gap, in text order."""
        chain: list[Atom] = []
        while True:
            atom = self.view.core(i) if i >= 0 else None
            if atom is None or atom.kind != "role" or i in self.view.runs:
                return chain
            plural = atom.term.number == "Plur"
            if chain and self.view.language == "de" and (chain[0].term.number == "Plur") != plural:
                return chain
            chain.insert(0, atom)
            if self.view.fronts(atom.first):
                return chain
            i = atom.first - 1

    def _takes_name(self, atom: Atom, run: Run) -> bool:
        role = atom.term.role
        return role is not None and (role.kind != "group" or atom.term.number != "Plur" or self._and_after(run))

    def _and_after(self, run: Run) -> bool:
        return self.view.lower(run.last + 1) in self.words["and"]

    def _takes_organisation(self, atom: Atom, name: Atom) -> bool:
        entity, role = name.term.entity, atom.term.role
        if entity is None or role is None or role.kind == "person":
            return False
        return entity.kind in _ATTACHED and not name.term.genitive

    def _role(self, chain: list[Atom], run: Run | None, organisation: Atom | None = None) -> int:
        """Build the phrase of role nouns, with the personal name or the name of an organisation behind them."""
        head, role = chain[-1], chain[-1].term.role
        assert role is not None
        left = read_before(self.view, self.phrases, self.words, chain[0])
        last = run.last if run is not None else organisation.last if organisation is not None else head.last
        phrase = Phrase(self.view.place, head.last, left.first, last, role.kind, role=role, run=run)
        phrase.bases, phrase.owner = left.bases, left.owner
        self._determine(phrase, left)
        phrase.number = head.term.number or self.view.sentence.tokens[head.last].morph.get("Number", "")
        if run is not None:
            phrase.entity = run.atom.term.entity if run.atom is not None else None
            if head.term.number != "Plur" and not self._and_after(run):
                phrase.number = "Sing"
        if role.kind == "person":
            phrase.feminine = self._feminine(role.noun, phrase.number)
        qualified = left.sector or any(a.term.role and not a.term.role.weak for a in chain)
        phrase.weak = role.weak and not qualified
        phrase.sector = self._sector(chain, left.sector)
        if organisation is not None:
            phrase.bases, phrase.kind = [organisation], "organisation"
        elif not phrase.bases and not role.country:
            phrase.bases = [a for a in chain[:-1] if a.term.role is not None and a.term.role.country][:1]
        if phrase.first and self.view.lower(phrase.first - 1) == "-":
            phrase.first = chain[0].first  # the rest of "16-year-old" is no phrase
        _modify(phrase, left.modifiers)
        phrase.stop = last + 1
        self.behind.complement(phrase, last + 1)
        if run is None and organisation is None and role.kind == "person" and phrase.number != "Plur":
            self.behind.name(phrase)
        self.phrases.add(phrase, chain[0].first)
        if run is not None and phrase.number == "Plur":
            self.behind.share(phrase)
        for atom in left.bases:
            if atom.kind in NAMED and atom.whole and left.first <= atom.first < chain[0].first:
                self._name(atom)
        return left.first if left.owner is None else chain[0].first

    def _determine(self, phrase: Phrase, left: Before) -> None:
        phrase.determiner, phrase.foreign = left.determiner, left.foreign
        phrase.definite = left.determiner in self.words["definite"] or left.owner is not None

    def _feminine(self, noun: str, number: str) -> bool | None:
        if is_feminine(noun, self.view.language):
            return True
        return False if self.view.language == "de" and number == "Sing" else None

    def _sector(self, chain: list[Atom], front: str) -> str:
        """Return the sector of role nouns that follow each other, `front` being that of a compound's first part.

        A general head takes the sector of what qualifies it ("police spokesman", "Oppositionspartei").
        """
        sectors = [front, *(a.term.role.sector for a in chain if a.term.role is not None)]
        head, before = sectors[-1], next((s for s in sectors[:-1] if s), "")
        noun = chain[-1].term.role.noun.lower() if chain[-1].term.role is not None else ""
        if noun.endswith(_PRESIDENTS):
            # a president of a court, party or firm is one of theirs
            return next((s for s in sectors[:-1] if s not in ("", "GOV", "CVL")), head)
        if not head or (before in ("OPP", "REB") and head in ("PTY", "CVL", "MED", "EDU")):
            return before
        if front and noun in self.words["belonging"]:
            return front  # "Armeeangehörige" are no relatives
        return head

    def _person(self, run: Run) -> int:
        """Build the phrase of a personal name that no title stands before."""
        phrase = Phrase(self.view.place, run.last, run.first, run.last, "person", run=run, number="Sing")
        phrase.stop = run.last + 1
        before = self.view.lower(run.first - 1).rstrip(".").capitalize() if run.first else ""
        title = self.view.sentence.tokens[run.first].text.rstrip(".")
        if before in self.words["women"] or title in self.words["women"]:
            phrase.feminine = True
        if run.atom is not None:
            phrase.entity = run.atom.term.entity
        self.behind.description(phrase)
        atom = self.view.core(run.first - 1) if run.first else None
        if atom is not None and atom.is_person:
            atom = None  # "traf Merkel Obama": another person, no description of this one
        start = run.first
        if atom is not None and phrase.role is None and self._introduces(atom, phrase):
            phrase.bases, phrase.first = [atom], atom.first
            start = atom.first if atom.kind in NAMED else start
        self.phrases.add(phrase, start)
        return phrase.first

    def _introduces(self, atom: Atom, phrase: Phrase) -> bool:
        """Say whether the word before a name says whose person it is: "Papst Franziskus", "the Russian Ivanov"."""
        entity = atom.term.entity
        if entity is not None:
            return entity.kind in ("religion", "person")
        if atom.kind not in ("people", "adjective") or atom.term.code == UNKNOWN or phrase.entity is not None:
            return False
        return atom.kind == "adjective" or atom.term.number != "Plur"

    def _name(self, atom: Atom) -> int:
        """Build the phrase of a state, seat, organisation, group, party, medium or firm."""
        entity = atom.term.entity
        kind = entity.kind if entity is not None else _kind(atom.term)
        phrase = Phrase(self.view.place, atom.last, atom.first, atom.last, kind, entity=entity, bases=[atom])
        phrase.stop = atom.last + 1
        phrase.number = self.view.sentence.tokens[atom.last].morph.get("Number", "")
        before = self.view.core(atom.first - 1) if atom.first else None
        national = before is not None and before.kind == "adjective" and before.term.code != UNKNOWN
        if before is not None and national and kind in _PLURAL_KINDS:
            phrase.first, phrase.override = before.first, before
        elif atom.term.ambiguous and kind in _PLURAL_KINDS:
            owner, _, _ = self.behind.owner(atom.last + 1)
            phrase.override = owner.bases[0] if owner is not None and owner.kind == "state" else None
        self.phrases.add(phrase, atom.first)
        return phrase.first

    def _people(self, atom: Atom) -> int:
        """Build the phrase of a nationality used as a noun: "zwei Iraner", "the British"."""
        left = read_before(self.view, self.phrases, self.words, atom)
        phrase = Phrase(self.view.place, atom.last, left.first, atom.last, "people", sector="CVL", bases=[atom])
        phrase.stop = atom.last + 1
        phrase.number = atom.term.number or self.view.sentence.tokens[atom.last].morph.get("Number", "")
        self._determine(phrase, left)
        _modify(phrase, left.modifiers)
        self.phrases.add(phrase, atom.first)
        return atom.first

    def _stands_alone(self, atom: Atom) -> bool:
        """Say whether an adjective of nationality is used as a noun ("the British", "die Deutschen")."""
        token = self.view.sentence.tokens[atom.last]
        following = self.view.token(atom.last + 1)
        if token.dep.startswith(("amod", "compound", "nmod")) and not token.is_root:
            return False
        if following is not None and following.pos in ("NOUN", "PROPN", "ADJ"):
            return False
        if self.view.language == "de":
            return token.pos in ("NOUN", "PROPN")
        return self.view.lower(atom.first - 1) == "the"


def _modify(phrase: Phrase, modifiers: list[str]) -> None:
    """Apply what adjectives say of somebody's sector: "former", "oppositionell", "rebel"."""
    for sector in modifiers:
        if sector == "PRE":
            if phrase.sector in _OFFICIAL | {"PTY", ""} and phrase.kind == "person":
                phrase.sector = "PRE"
        elif sector in ("OPP", "REB"):
            if phrase.sector not in _OFFICIAL | {"REB", "OPP"}:
                phrase.sector, phrase.weak = sector, False
        elif not phrase.sector:
            phrase.sector = sector


def _kind(term: Term) -> str:
    if term.code.startswith("IGO:"):
        return "organisation"
    return "group" if "." in term.code or term.code.startswith("NSA:") else "state"
