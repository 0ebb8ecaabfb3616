"""What stands behind a role noun or a name: complements, names, descriptions, brackets.

"der Präsident der Ukraine Wolodymyr Selenskyj", "rebels in Syria", "Wang Yi, Chinas Außenminister,", "Merkel (CDU)".
"""

from __future__ import annotations

from dataclasses import dataclass

from depesche.coding.actors.atoms import NAMED, Atom, View
from depesche.coding.actors.before import is_envoy
from depesche.coding.actors.phrase import REACH, Phrase, Phrases
from depesche.coding.actors.table import LOCATED, UNKNOWN
from depesche.coding.actors.words import Words

_OWNERS = ("state", "organisation", "group", "party", "agency")
_CLOSING = (",", ".", "", ")", ":", ";", "–", "-", "“", '"', "”", "»")


@dataclass(slots=True)
class Behind:
    """Reads what stands behind the phrases of one sentence, whose phrases further right exist already."""

    view: View
    phrases: Phrases
    words: Words

    def complement(self, phrase: Phrase, k: int) -> None:
        """Find the complement that names the country of a role noun: "der Ukraine", "of Iran", "in Kabul"."""
        if self._bracket(phrase, k):
            return
        kind, start = self._opens(k)
        if not kind:
            return
        inner, bases, stop = self.noun_phrase(start)
        if (inner is None and not bases) or not self._belongs(kind, k, phrase, inner, stop):
            return
        phrase.stop = inner.stop if inner is not None else stop
        if inner is not None and not phrase.sector and not (inner.bases and inner.role is None):
            phrase.sector = inner.sector
        if phrase.stated or phrase.owner is not None:
            return
        if inner is None:
            phrase.bases = bases
            return
        phrase.via = inner
        following = self._joined_state(phrase, inner)
        if following is not None:
            phrase.bases, phrase.via = [*inner.bases, *following.bases], None
            phrase.stop = following.stop

    def _bracket(self, phrase: Phrase, k: int) -> bool:
        """Take up a country in brackets: "Universität Busan (Südkorea)"."""
        if self.view.lower(k) != "(" or phrase.stated:
            return False
        atom = self.view.core(k + 1)
        if atom is not None and atom.kind in NAMED and self.view.lower(atom.last + 1) == ")":
            phrase.bases, phrase.stop = [atom], atom.last + 2
            return True
        return False

    def _joined_state(self, phrase: Phrase, inner: Phrase) -> Phrase | None:
        if inner.kind not in LOCATED or self.view.lower(phrase.stop) not in self.words["and"]:
            return None
        following = self.phrases.at.get(phrase.stop + 1) or self.phrases.at.get(phrase.stop + 2)
        return following if following is not None and following.kind in LOCATED else None

    def _opens(self, k: int) -> tuple[str, int]:
        """Return what kind of complement begins at token `k` and where its noun phrase begins."""
        form = self.view.lower(k)
        if form in self.words["of"]:
            return "of", k + 1
        if form in self.words["place"]:
            return "place", k + 1
        if self.view.language == "de":
            if form in self.words["genitive"]:
                return "genitive", k + 1
            atom = self.view.core(k)
            if atom is not None and atom.kind in NAMED and (atom.term.genitive or self._is_genitive(k)):
                return "genitive", k
        return "", k

    def _is_genitive(self, k: int) -> bool:
        token = self.view.sentence.tokens[k]
        return token.morph.get("Case") == "Gen" and token.text[-1:] in "sxzß"

    def _is_determiner(self, k: int) -> bool:
        token, form = self.view.sentence.tokens[k], self.view.lower(k)
        owning = token.pos == "PRON" and self.words.possessive(form) is not None
        return owning or token.pos == "DET" or form in self.words["articles"]

    def noun_phrase(self, k: int) -> tuple[Phrase | None, list[Atom], int]:
        """Return the phrase that begins at token `k`, or the nationalities in it, and the token behind."""
        view, tokens = self.view, self.view.sentence.tokens
        if k < len(tokens) and self._is_determiner(k):
            k += 1
        bases: list[Atom] = []
        for m in range(k, min(k + REACH, len(tokens))):
            inner, atom, token = self.phrases.at.get(m), view.core(m), tokens[m]
            if inner is not None:
                return inner, [a for a in bases if a.last < inner.first], inner.stop
            if atom is not None and atom.kind in ("adjective", "city"):
                bases += [atom] if atom.term.code != UNKNOWN else []
            elif token.pos in ("NOUN", "PROPN"):
                bases = bases or [a for a in view.fronts(m) if a.kind in NAMED]
                if bases or m in view.runs:
                    return None, bases, m + 1
                if view.language == "en" and token.dep == "compound":
                    continue
                kind, start = self._opens(m + 1)
                return self.noun_phrase(start) if kind in ("of", "genitive") and start > m + 1 else (None, [], m + 1)
            elif token.pos not in ("ADJ", "NUM", "ADV") and token.text != "-":
                break
        return None, [], k

    def owner(self, k: int) -> tuple[Phrase | None, list[Atom], int]:
        """Return the phrase of the genitive or "of" that begins at token `k`, as `noun_phrase` does."""
        kind, start = self._opens(k)
        return self.noun_phrase(start) if kind in ("of", "genitive") else (None, [], k)

    def _belongs(self, kind: str, k: int, phrase: Phrase, inner: Phrase | None, stop: int) -> bool:
        """Say whether a complement is the phrase's own; the parser may veto what order alone would allow."""
        if kind == "place":
            alone = phrase.kind == "person" and phrase.number != "Plur"
            if alone or phrase.foreign or is_envoy(phrase.role, self.words) or self.view.is_direction(k):
                return False
            return inner is None or inner.kind in LOCATED
        if kind == "genitive" and inner is not None and inner.kind == "media" and phrase.weak:
            return False  # "sagte ein Sprecher der Deutschen Presse-Agentur": the dative of whom it was told
        token = self.view.sentence.tokens[inner.head if inner is not None else stop - 1]
        governor = self.view.sentence.tokens[token.head]
        if phrase.first <= governor.index <= phrase.last or governor.index == token.index:
            return True
        argument = governor.pos in ("VERB", "AUX") and token.dep.partition(":")[0] in ("nsubj", "obj", "iobj", "obl")
        form = self.view.lower(k)
        if kind == "genitive":
            sure = inner is not None and any(a.term.genitive for a in inner.bases)
            return sure or form in ("des", "eines") or not argument
        return form == "of" or not argument

    def name(self, phrase: Phrase) -> None:
        """Take up a name behind the complement, comma or not: "der Ministerpräsident Thailands, Abhisit Vejjajiva"."""
        comma = self.view.lower(phrase.stop) == ","
        other = self.phrases.at.get(phrase.stop + comma)
        if other is None or other.run is None or other.role is not None or other.head != other.run.last:
            return
        if not comma and phrase.stop == phrase.last + 1:
            return
        if comma:
            dep = self.view.sentence.tokens[other.run.first].dep
            closing = self.view.lower(other.last + 1)
            if closing not in _CLOSING and not dep.startswith("appos"):
                return
            if closing == "," and not dep.startswith(("appos", "flat")) and not phrase.stated:
                return  # more likely the next of a list
        phrase.run, phrase.entity = other.run, other.entity
        for i in range(other.first, other.last + 1):
            self.phrases.at[i] = phrase
        if other in self.phrases.found:
            self.phrases.found.remove(other)

    def share(self, phrase: Phrase) -> None:
        """Give the title of the first of two names to the second: "Presidents Buhari of Nigeria and Talon of Benin"."""
        if self.view.lower(phrase.stop) not in self.words["and"]:
            return
        other = self.phrases.at.get(phrase.stop + 1)
        if other is not None and other.run is not None and other.role is None:
            other.role, other.sector, other.kind = phrase.role, phrase.sector, "person"
            self.complement(other, other.last + 1)
            if not other.stated:
                other.shares = phrase

    def description(self, phrase: Phrase) -> None:
        """Read what stands behind a name: ", Chinas Außenminister,", "(CDU)", "of Iran"."""
        k = phrase.last + 1
        mark = self.view.lower(k)
        if mark == "(":
            inner, atom = self.phrases.at.get(k + 1), self.view.core(k + 1)
            if inner is not None and inner.run is None and inner.role and self.view.lower(inner.stop) == ")":
                self._describe(phrase, inner)
            elif atom is not None and atom.kind in NAMED and self.view.lower(atom.last + 1) in (")", ",", "/"):
                phrase.bases, phrase.stop = [atom], atom.last + 2
        elif mark == ",":
            self._apposition(phrase, k)
        elif mark in ("of", "von", "des", "vom"):
            inner, _, _ = self.noun_phrase(k + 1)
            if inner is None or (inner.role is None and inner.kind not in _OWNERS):
                return
            if phrase.first <= self.view.sentence.tokens[inner.head].head <= phrase.last:
                phrase.via, phrase.stop = inner, inner.stop

    def _apposition(self, phrase: Phrase, k: int) -> None:
        inner, bases, _ = self.noun_phrase(k + 1)
        if inner is None or inner.role is None:
            inner = self._owned(k + 1) or inner
        if inner is None or inner.role is None or inner.run is not None or inner.kind != "person":
            return
        if inner.number == "Plur" or bases or inner.first - k > 4:
            return
        arc = self.view.sentence.tokens[inner.head].dep.startswith(("appos", "nmod", "flat"))
        introduced = inner.determiner in self.words["articles"] or inner.owner is not None or inner.stated
        closing = self.view.lower(inner.stop)
        if arc or (introduced and (closing in _CLOSING or closing in self.words["and"])):
            self._describe(phrase, inner)

    def _owned(self, k: int) -> Phrase | None:
        """Return the role phrase of a possessor at token `k`: "Iran's foreign minister", "Chinas Außenminister"."""
        for m in range(k, min(k + REACH, len(self.view.sentence.tokens))):
            other = self.phrases.at.get(m)
            if other is not None and other.role is not None:
                return other
            if other is None and self.view.sentence.tokens[m].pos in ("VERB", "AUX", "PUNCT"):
                return None
        return None

    def _describe(self, phrase: Phrase, inner: Phrase) -> None:
        phrase.role, phrase.sector, phrase.kind = inner.role, inner.sector, inner.kind
        phrase.bases, phrase.via, phrase.owner = list(inner.bases), inner.via, inner.owner
        phrase.feminine = inner.feminine if phrase.feminine is None else phrase.feminine
        phrase.stop = inner.stop
        inner.shares = phrase
