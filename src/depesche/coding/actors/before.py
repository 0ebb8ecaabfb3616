"""What stands before a role noun: nationality, names, possessors, and words that change its sector.

Read from right to left, from the noun to its article: "der frühere russische", "Iran's", "US- und NATO-", "Chinas".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.coding.actors.atoms import NAMED, NATION, Atom, View
from depesche.coding.actors.forms import folded
from depesche.coding.actors.phrase import REACH, Phrases
from depesche.coding.actors.table import UNKNOWN, Role
from depesche.coding.actors.words import Words
from depesche.records import Token

_NATIONAL = frozenset({"adjective", "city", "people"})
"""Kinds of words that tell a nationality; "Vietnamese" may be tagged as people even before a noun."""

_ACRONYM = 5
"""Letters up to which a capitalised name may stand in front of a German noun without a hyphen ("US Botschaft")."""


@dataclass(slots=True)
class Before:
    """What was found before a noun; `first` is the leftmost token of the phrase without its article."""

    first: int
    bases: list[Atom] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)
    owner: int | None = None
    determiner: str = ""
    foreign: bool = False
    sector: str = ""


def is_envoy(role: Role | None, words: Words) -> bool:
    """Say whether a role noun is that of an envoy, in whose compound the name is whom he is sent to."""
    return role is not None and folded(role.noun).lower().endswith(tuple(words["envoys"]))


def read_before(view: View, phrases: Phrases, words: Words, head: Atom) -> Before:
    """Read the words before a noun, up to the article."""
    reader = _Reader(view, phrases, words, is_envoy(head.term.role, words), Before(head.first))
    reader.compound(head.first)
    k: int | None = head.first - 1
    for _ in range(REACH):
        if k is None or k < 0:
            break
        k = reader.step(k)
    found = reader.found
    if reader.envoy and len(found.bases) > 1:
        found.bases = [b for b in found.bases if b.kind in NATION] or found.bases[:1]
    return found


@dataclass(slots=True)
class _Reader:
    view: View
    phrases: Phrases
    words: Words
    envoy: bool
    found: Before

    def compound(self, i: int) -> None:
        """Take up the first parts of a compound: "US-Beamte", "Kremlsprecher", "Ex-Präsident"."""
        for front in reversed(self.view.fronts(i)):
            if front.kind == "role" and front.term.role is not None:
                self.found.sector = self.found.sector or front.term.role.sector
            elif front.kind in NAMED | {"adjective"}:
                self.found.bases.append(front)
                self._joined(front)
            elif front.kind == "modifier":
                self.found.modifiers.append(front.term.code)
        word = self.view.lower(i)
        if any(word.startswith(part + mark) for part in self.words["former"] for mark in ("-", "–")):
            self.found.modifiers.append("PRE")

    def step(self, k: int) -> int | None:
        """Take up the word at `k` and return the index of the next to look at, or None when the phrase begins here."""
        view, found = self.view, self.found
        token, atom, form = view.sentence.tokens[k], view.core(k), view.lower(k)
        if form in self.words["foreign"] or any(
            form.startswith(w) and len(form) - len(w) < 3 for w in self.words["foreign"]
        ):
            found.foreign = True
        if atom is not None and k not in view.runs and atom.kind != "role":
            return self._atom(atom, token)
        if view.language == "en" and form in ("'s", "’s", "'", "’") and k > 0:
            if not found.bases:
                found.owner = k - 1
            return None
        if token.pos in ("DET", "PRON") and self.words.possessive(form) is not None:
            found.determiner = form
            if not found.bases:
                found.owner = k
            return None
        if form in self.words["articles"] or token.pos == "DET":
            found.determiner = form
            return None
        if token.pos in ("ADJ", "NUM", "ADV") or token.dep.startswith("amod"):
            return self._adjective(token)
        if view.language == "en":
            return self._english(token, form)
        genitive = k in view.runs and token.text.endswith("s")
        if genitive and k == found.first - 1 and not found.bases:
            found.owner = k  # "Merkels Sprecher"
        return None

    def _atom(self, atom: Atom, token: Token) -> int | None:
        found, german = self.found, self.view.language == "de"
        if atom.kind in ("adjective", "city"):
            if atom.term.code != UNKNOWN and (not found.bases or self.envoy):
                found.bases.append(atom)
                self._joined(atom)
        elif atom.kind == "modifier":
            found.modifiers.append(atom.term.code)
        elif atom.kind == "people":
            if german or token.text[-1:] == "s":
                return None
            if not found.bases and atom.term.code != UNKNOWN:
                found.bases.append(atom)
                self._joined(atom)
        else:
            acronym = token.text.isupper() and len(token.text) < _ACRONYM
            near = atom.last == found.first - 1 and (acronym or token.morph.get("Case") == "Gen")
            if german and not (atom.term.genitive or near):
                return None
            if not found.bases:
                found.bases.append(atom)
                self._joined(atom)
            if german:
                found.first = atom.first
                return None
        found.first = atom.first
        return atom.first - 1

    def _adjective(self, token: Token) -> int | None:
        declined = token.text.endswith(("e", "en", "er", "es", "em")) or token.text[:1].isdigit() or token.pos != "ADJ"
        if self.view.language == "de" and not declined:
            return None  # a verb or adverb that the tagger took for an adjective
        if token.pos == "ADV" and self.view.sentence.tokens[token.head].pos not in ("ADJ", "NUM"):
            return None
        if token.pos not in ("NUM", "ADV"):
            self.found.first = token.index
        return token.index - 1

    def _english(self, token: Token, form: str) -> int | None:
        k, tokens = token.index, self.view.sentence.tokens
        if token.pos in ("NOUN", "PROPN") and k not in self.phrases.at and token.dep == "compound":
            self.found.first = k
            return k - 1
        if token.text == "-" and k > 0:
            return k - 1
        if form in self.words["and"] and k > 1 and tokens[k - 1].pos in ("NOUN", "ADJ"):
            # "Iran's trade and industry minister"
            owner = self.view.core(k - 2)
            known = (k - 1) in self.phrases.at or self.view.core(k - 1) is not None
            if owner is not None and owner.kind in NAMED | {"adjective"} and not known:
                self.found.first = k - 1
                return k - 2
        return None

    def _joined(self, atom: Atom) -> None:
        """Add what is joined to a nationality or name: "russische und chinesische Soldaten", "US- und EU-Beamte"."""
        view, adjectival = self.view, atom.kind in _NATIONAL
        k = atom.first - 1
        if k > 1 and view.lower(k) in self.words["articles"] and view.lower(k - 1) in self.words["and"]:
            k -= 1  # "der russische und der türkische Präsident"
        while k > 0 and (view.lower(k) in self.words["and"] or view.lower(k) == "," or self._is_hyphen(k)):
            other = view.core(k - 1)
            if other is None or other.kind not in NAMED | _NATIONAL:
                return
            if (other.kind in _NATIONAL) != adjectival or other.is_person:
                return
            if not atom.whole and not view.dangles(k - 1):
                return
            if other.term.code != UNKNOWN:
                self.found.bases.append(other)
            self.found.first = other.first
            k = other.first - 1

    def _is_hyphen(self, k: int) -> bool:
        """Say whether a token is a hyphen or dash without spaces ("deutsch–russisch"), not the dash of a dateline."""
        tokens = self.view.sentence.tokens
        return tokens[k].text in ("-", "–") and 0 < k < len(tokens) - 1 and tokens[k - 1].end == tokens[k].start
