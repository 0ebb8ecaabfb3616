"""Noun phrases that stand for actors: role noun, nationality, name and complement put together within one sentence.

News writes who somebody is in a few fixed orders ("der russische Staatschef Wladimir Putin", "Wang Yi, Chinas Außenminister",
"the spokesman for the German government"), almost always without a gap. The phrases are therefore read off the order of the
words, and the parser's arcs only decide what order leaves open. A sentence is built from right to left, so that the
complement of a role noun exists before the role noun asks for it. Which country a phrase without one means is settled
later, in `actors`, from the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.coding.actoratoms import NAMED, NATION, Atom, Run, View, Words
from depesche.coding.actorforms import folded, is_feminine
from depesche.coding.actortable import Entity, Role, Term

_REACH = 7
"""Words looked at to either side of a noun for what belongs to it: longer prenominal phrases are participle clauses."""

_ATTACHED = frozenset({"organisation", "group", "party", "agency", "media", "firm", "ngo", "religion"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


@dataclass(frozen=True, slots=True)
class Base:
    """A code that a phrase states by a word of its own, and the characters of that word."""

    atom: Atom
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Phrase:
    """What one noun phrase says of an actor before the rest of the article is asked.

    `bases` are the codes of names and nationalities in it, `via` the phrase of its complement, `owner` the token of a
    possessor before it, `run` the personal name in it. `stop` is the token behind phrase and complement.
    """

    sentence: int
    head: int
    first: int
    last: int
    kind: str
    sector: str = ""
    role: Role | None = None
    bases: list[Base] = field(default_factory=list)
    via: Phrase | None = None
    owner: int | None = None
    run: Run | None = None
    entity: Entity | None = None
    number: str = ""
    feminine: bool | None = None
    definite: bool = False
    foreign: bool = False
    weak: bool = False
    former: bool = False
    shares: Phrase | None = None
    stop: int = 0
    determiner: str = ""
    conjuncts: list[tuple[int, int, Atom]] = field(default_factory=list)

    @property
    def noun(self) -> str:
        """Return the role noun in lower case, "" for a name."""
        return self.role.noun.lower() if self.role is not None else ""

    @property
    def stated(self) -> bool:
        """Say whether the phrase itself names a country, an organisation or a group."""
        return bool(self.bases or self.via is not None or (self.role is not None and self.role.country))


@dataclass(slots=True)
class Phrases:
    """The phrases of a sentence, findable by token."""

    view: View
    found: list[Phrase] = field(default_factory=list)
    at: dict[int, Phrase] = field(default_factory=dict)


@dataclass(slots=True)
class _Left:
    """What stands before a role noun."""

    first: int
    bases: list[Base] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)
    owner: int | None = None
    determiner: str = ""
    foreign: bool = False
    conjuncts: list[tuple[int, int, Atom]] = field(default_factory=list)
    sector: str = ""


def phrases_of(view: View, words: Words) -> Phrases:
    """Build the phrases of a sentence."""
    builder = _Builder(view, words, Phrases(view))
    i = len(view.sentence.tokens) - 1
    while i >= 0:
        i = builder.step(i) - 1
    builder.result.found.sort(key=lambda p: p.head)
    return builder.result


@dataclass(slots=True)
class _Builder:
    view: View
    words: Words
    result: Phrases

    def step(self, i: int) -> int:
        """Build the phrase that ends at token `i`, if any, and return the first token it uses."""
        if i in self.result.at:
            return i
        run = self.view.runs.get(i)
        if run is not None and i == run.last:
            chain = self._chain(run.first - 1)
            if chain and self._takes_name(chain[-1], run):
                return self._role(chain, run)
            return self._named(run)
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

    # role nouns

    def _chain(self, i: int) -> list[Atom]:
        """Return the role nouns that end at token `i` and follow each other without a gap, in text order."""
        chain: list[Atom] = []
        while True:
            atom = self.view.core(i) if i >= 0 else None
            if atom is None or atom.kind != "role" or i in self.view.runs:
                break
            if chain and self.view.language == "de" and (chain[0].term.number == "Plur") != (atom.term.number == "Plur"):
                break
            chain.insert(0, atom)
            if self.view.fronts(atom.first):
                break
            i = atom.first - 1
        return chain

    def _takes_name(self, atom: Atom, run: Run) -> bool:
        role = atom.term.role
        return role is not None and (role.kind != "group" or atom.term.number != "Plur" or self._and_after(run.last))

    def _takes_organisation(self, atom: Atom, name: Atom) -> bool:
        entity, role = name.term.entity, atom.term.role
        return (
            entity is not None
            and role is not None
            and role.kind != "person"
            and entity.kind in _ATTACHED
            and not name.term.genitive
        )

    def _and_after(self, i: int) -> bool:
        return self.view.lower(i + 1) in self.words["and"]

    def _role(self, chain: list[Atom], run: Run | None, organisation: Atom | None = None) -> int:
        head = chain[-1]
        role = head.term.role
        assert role is not None
        left = self._before(chain[0], role)
        last = run.last if run is not None else organisation.last if organisation is not None else head.last
        phrase = Phrase(
            self.view.place, head.last, left.first, last, role.kind, role=role, run=run, bases=left.bases,
            owner=left.owner, foreign=left.foreign, determiner=left.determiner, conjuncts=left.conjuncts,
        )  # fmt: skip
        phrase.definite = left.determiner in self.words["definite"] or bool(left.owner is not None)
        phrase.number = self._number(head)
        if run is not None and head.term.number != "Plur" and not self._and_after(run.last):
            phrase.number = "Sing"
        phrase.feminine = is_feminine(role.noun, self.view.language) or None if role.kind == "person" else None
        if phrase.feminine is None and role.kind == "person" and self.view.language == "de" and phrase.number == "Sing":
            phrase.feminine = False
        phrase.weak = role.weak and not any(a.term.role and not a.term.role.weak for a in chain)
        if run is not None and run.atom is not None:
            phrase.entity = run.atom.term.entity
        if organisation is not None:
            phrase.bases = [Base(organisation, organisation.start, organisation.end)]
            phrase.kind = "organisation"
        sectors = [*([left.sector] if left.sector else []), *(a.term.role.sector for a in chain if a.term.role)]
        phrase.sector = _sector(sectors)
        if role.noun.lower().endswith(("präsident", "präsidentin", "president", "presidents")):
            # a president of a court, party or firm is one of theirs
            phrase.sector = next((s for s in sectors[:-1] if s not in ("", "GOV", "CVL")), phrase.sector)
        if any(a.term.role is not None and a.term.role.country for a in chain[:-1]) and not phrase.bases and not role.country:
            phrase.bases = [Base(a, a.start, a.end) for a in chain[:-1] if a.term.role is not None and a.term.role.country][:1]
        if phrase.first and self.view.lower(phrase.first - 1) == "-":
            phrase.first = chain[0].first  # the rest of "16-year-old" is no phrase
        self._modify(phrase, left.modifiers)
        phrase.stop = last + 1
        self._complement(phrase, last + 1)
        if run is None and organisation is None and role.kind == "person" and phrase.number != "Plur":
            self._name_behind(phrase)
        self._keep(phrase, chain[0].first)
        if run is not None and phrase.number == "Plur":
            self._share(phrase)
        return min(left.first, chain[0].first) if left.owner is None else chain[0].first

    def _number(self, head: Atom) -> str:
        token = self.view.sentence.tokens[head.last]
        return head.term.number or token.morph.get("Number", "")

    def _modify(self, phrase: Phrase, modifiers: list[str]) -> None:
        for sector in modifiers:
            if sector == "PRE":
                phrase.former = True
                if phrase.sector in _OFFICIAL | {"PTY", ""} and phrase.kind == "person":
                    phrase.sector = "PRE"
            elif sector in ("OPP", "REB"):
                if phrase.sector not in _OFFICIAL | {"REB", "OPP", "JUD"}:
                    phrase.sector = sector
                    phrase.weak = False
            elif not phrase.sector:
                phrase.sector = sector

    def _before(self, head: Atom, role: Role) -> _Left:
        """Read the words before a role noun, from right to left, up to the article."""
        view = self.view
        left = _Left(head.first)
        for front in reversed(view.fronts(head.first)):
            if front.kind == "role" and front.term.role is not None:
                left.sector = left.sector or front.term.role.sector
            elif front.kind in NAMED | {"adjective"}:
                left.bases.append(Base(front, front.start, front.end))
            elif front.kind == "modifier":
                left.modifiers.append(front.term.code)
        word = view.sentence.tokens[head.first].text.lower()
        if any(word.startswith(part + mark) for part in self.words["former"] for mark in ("-", "–")):
            left.modifiers.append("PRE")
        envoy = self._is_envoy(head.term.role)
        k, steps = head.first - 1, 0
        while k >= 0 and steps < _REACH:
            steps += 1
            k_next = self._look(left, k, envoy)
            if k_next is None:
                break
            k = k_next
        if envoy and len(left.bases) > 1:
            stated = [b for b in left.bases if b.atom.kind in NATION]
            left.bases = stated or left.bases[:1]
        return left

    def _is_envoy(self, role: Role | None) -> bool:
        return role is not None and folded(role.noun).lower().endswith(tuple(self.words["envoys"]))

    def _look(self, left: _Left, k: int, envoy: bool) -> int | None:
        """Take up the word at `k` and return the index of the next to look at, or None when the phrase begins here."""
        view, tokens = self.view, self.view.sentence.tokens
        token, atom, form = tokens[k], self.view.core(k), self.view.lower(k)
        if form in self.words["foreign"] or any(form.startswith(w) and len(form) - len(w) < 3 for w in self.words["foreign"]):
            left.foreign = True
        if atom is not None and k not in view.runs:
            if atom.kind in ("adjective", "city"):
                if atom.term.code != "---" and (not left.bases or envoy):
                    left.bases.append(Base(atom, atom.start, atom.end))
                    self._coordinated(left, atom)
                left.first = atom.first
                return atom.first - 1
            if atom.kind == "people" and view.language == "en" and token.text[-1:] != "s":
                if not left.bases and atom.term.code != "---":
                    left.bases.append(Base(atom, atom.start, atom.end))
                left.first = atom.first
                return atom.first - 1
            if atom.kind == "modifier":
                left.modifiers.append(atom.term.code)
                left.first = atom.first
                return atom.first - 1
            if atom.kind in NAMED:
                near = k == left.first - 1 and (token.morph.get("Case") == "Gen" or (token.text.isupper() and len(token.text) < 5))
                attached = view.language == "en" or atom.term.genitive or near
                if not attached or (view.language == "de" and token.text.endswith(",")):
                    return None
                if not left.bases:
                    left.bases.append(Base(atom, atom.start, atom.end))
                    self._coordinated(left, atom)
                left.first = atom.first
                return atom.first - 1 if view.language == "en" else None
        if form in ("'s", "’s", "'", "’") and view.language == "en" and k > 0:
            if not left.bases:
                left.owner = k - 1
            return None
        if token.morph.get("Poss") == "Yes" or form in self.words.possessives or self._possessive(form):
            left.determiner = form
            if not left.bases:
                left.owner = k
            return None
        if form in self.words["articles"] or token.pos == "DET":
            left.determiner = form
            return None
        if token.pos in ("ADJ", "NUM", "ADV") or token.dep.startswith("amod"):
            if token.pos != "ADV" or tokens[token.head].pos in ("ADJ", "NUM"):
                left.first = k if token.pos != "NUM" else left.first
                return k - 1
            return None
        if view.language == "en" and token.pos in ("NOUN", "PROPN") and k not in self.result.at and token.dep == "compound":
            left.first = k
            return k - 1
        if view.language == "en" and token.text == "-" and k > 0:
            return k - 1
        if view.language == "de" and k in view.runs and token.text.endswith("s") and k == left.first - 1 and not left.bases:
            # "Merkels Sprecher"
            left.owner = k
        return None

    def _possessive(self, form: str) -> bool:
        return self.view.language == "de" and any(
            form.startswith(p) and form[len(p) :] in ("", "e", "en", "er", "em", "es") for p in self.words.possessives
        )

    def _coordinated(self, left: _Left, atom: Atom) -> None:
        """Add what is joined to a nationality or name before it: "russische und chinesische Soldaten", "US- und EU-Beamte"."""
        view = self.view
        k = atom.first - 1
        while k > 0 and (view.lower(k) in self.words["and"] or view.lower(k) in (",", "-", "–")):
            other = view.core(k - 1)
            same = other is not None and (other.kind in ("adjective", "city")) == (atom.kind in ("adjective", "city"))
            if other is None or not same or other.kind not in ("adjective", "city", "name", "prefix"):
                return
            if other.kind in NAMED and other.term.entity is not None and other.term.entity.kind == "person":
                return
            if other.term.code != "---":
                left.bases.append(Base(other, other.start, other.end))
            left.first = other.first
            k = other.first - 1

    # complements and names behind

    def _complement(self, phrase: Phrase, k: int) -> None:
        """Find the complement that names the country of a role noun: "der Ukraine", "of Iran", "in Kabul"."""
        view = self.view
        if view.lower(k) == "(" and view.lower(k + 2) == ")" and not phrase.stated:
            # "Universität Busan (Südkorea)"
            atom = view.core(k + 1)
            if atom is not None and atom.kind in NAMED:
                phrase.bases, phrase.stop = [Base(atom, atom.start, atom.end)], k + 3
            return
        kind, start = self._opens(k)
        if not kind:
            return
        inner, bases, stop = self._noun_phrase(start)
        if inner is None and not bases:
            return
        head = inner.head if inner is not None else stop - 1
        if not self._attached(kind, k, head, phrase, inner):
            return
        if kind == "place" and (phrase.kind == "person" and phrase.number != "Plur" or self._is_envoy(phrase.role)):
            return
        if kind == "place" and (phrase.foreign or (inner is not None and inner.kind not in ("state", "seat"))):
            return
        if kind == "genitive" and inner is not None and inner.kind == "media" and phrase.role is not None and phrase.role.weak:
            return
        phrase.stop = inner.stop if inner is not None else stop
        if inner is not None and not phrase.sector:
            phrase.sector = "" if inner.bases and inner.role is None else inner.sector
        if not phrase.stated and phrase.owner is None:
            if inner is not None:
                phrase.via = inner
            else:
                phrase.bases = bases
        if view.lower(phrase.stop) in self.words["and"] and inner is not None and inner.kind in ("state", "seat"):
            following = self.result.at.get(phrase.stop + 1) or self.result.at.get(phrase.stop + 2)
            if following is not None and following.kind in ("state", "seat") and phrase.via is inner:
                phrase.bases = [*inner.bases, *following.bases]
                phrase.via = None
                phrase.stop = following.stop

    def _opens(self, k: int) -> tuple[str, int]:
        """Return what kind of complement begins at token `k` and where its noun phrase begins."""
        view, form = self.view, self.view.lower(k)
        if form in self.words["of"]:
            return "of", k + 1
        if form in self.words["place"]:
            return "place", k + 1
        if view.language == "de":
            if form in self.words["genitive"]:
                return "genitive", k + 1
            atom = view.core(k)
            if atom is not None and atom.kind in NAMED and (atom.term.genitive or self._is_genitive(k)):
                return "genitive", k
        return "", k

    def _is_genitive(self, k: int) -> bool:
        token = self.view.sentence.tokens[k]
        return token.morph.get("Case") == "Gen" and token.text[-1:] in "sxzß"

    def _noun_phrase(self, k: int) -> tuple[Phrase | None, list[Base], int]:
        """Return the phrase that begins at token `k`, or the nationalities in it, and the token behind."""
        view, tokens = self.view, self.view.sentence.tokens
        if view.lower(k) in self.words["articles"] or (k < len(tokens) and tokens[k].pos == "DET"):
            k += 1
        bases: list[Base] = []
        for m in range(k, min(k + _REACH, len(tokens))):
            inner = self.result.at.get(m)
            if inner is not None:
                return inner, bases, inner.stop
            atom, token = view.core(m), tokens[m]
            if atom is not None and atom.kind in ("adjective", "city"):
                if atom.term.code != "---":
                    bases.append(Base(atom, atom.start, atom.end))
                continue
            if token.pos in ("NOUN", "PROPN"):
                fronts = [a for a in view.fronts(m) if a.kind in NAMED]
                bases = bases or [Base(a, a.start, a.end) for a in fronts]
                if bases or m in view.runs:
                    return None, bases, m + 1
                if view.language == "en" and token.dep == "compound":
                    continue
                kind, start = self._opens(m + 1)
                if kind in ("of", "genitive") and start > m + 1:
                    return self._noun_phrase(start)
                return None, [], m + 1
            if token.pos not in ("ADJ", "NUM", "ADV") and token.text != "-":
                break
        return None, [], k

    def _attached(self, kind: str, k: int, head: int, phrase: Phrase, inner: Phrase | None) -> bool:
        """Let the parser veto a complement: an argument of the verb is none."""
        token = self.view.sentence.tokens[head]
        governor = self.view.sentence.tokens[token.head]
        if phrase.first <= governor.index <= phrase.last or governor.index == token.index:
            return True
        verbal = governor.pos in ("VERB", "AUX")
        dep = token.dep.partition(":")[0]
        if kind == "genitive":
            sure = inner is not None and any(b.atom.term.genitive for b in inner.bases)
            return sure or self.view.lower(k) in ("des", "eines") or not (verbal and dep in ("nsubj", "obj", "iobj", "obl"))
        if kind == "of" and self.view.lower(k) not in ("of",):
            return not (verbal and dep in ("obl", "nsubj", "obj", "iobj"))
        return True

    def _name_behind(self, phrase: Phrase) -> None:
        """Take up a name behind the complement, with or without a comma: "der Ministerpräsident Thailands, Abhisit ..."."""
        k = phrase.stop
        comma = self.view.lower(k) == ","
        other = self.result.at.get(k + 1 if comma else k)
        if other is None or other.run is None or other.role is not None or other.head != other.run.last:
            return
        if not comma and k == phrase.last + 1:
            return
        if comma:
            closing = self.view.lower(other.last + 1)
            run_token = self.view.sentence.tokens[other.run.first]
            if closing not in (",", ".", "", ")", ":", ";", "–", "-") and not run_token.dep.startswith("appos"):
                return
            if closing in (",",) and not run_token.dep.startswith(("appos", "flat")) and phrase.via is None and not phrase.bases:
                return
        phrase.run, phrase.entity = other.run, other.entity
        for i in range(other.first, other.last + 1):
            self.result.at[i] = phrase
        if other in self.result.found:
            self.result.found.remove(other)

    def _share(self, phrase: Phrase) -> None:
        """Give the title of the first of two names to the second: "Presidents Buhari of Nigeria and Talon of Benin"."""
        k = phrase.stop
        if self.view.lower(k) not in self.words["and"]:
            return
        other = self.result.at.get(k + 1)
        if other is not None and other.run is not None and other.role is None:
            other.role, other.sector, other.kind = phrase.role, phrase.sector, "person"
            self._complement(other, other.last + 1)
            if not other.stated:
                other.shares = phrase

    # names

    def _named(self, run: Run) -> int:
        """Build the phrase of a personal name that no title stands before."""
        phrase = Phrase(self.view.place, run.last, run.first, run.last, "person", run=run, number="Sing")
        phrase.stop = run.last + 1
        before = self.view.lower(run.first - 1).rstrip(".") if run.first else ""
        title = self.view.sentence.tokens[run.first].text.rstrip(".")
        if before.capitalize() in self.words["women"] or title in self.words["women"]:
            phrase.feminine = True
        if run.atom is not None:
            phrase.entity = run.atom.term.entity
        self._description(phrase)
        if not phrase.role:
            self._nation_before(phrase)
        self._keep(phrase, run.first)
        return phrase.first

    def _nation_before(self, phrase: Phrase) -> None:
        atom = self.view.core(phrase.first - 1) if phrase.first else None
        if atom is not None and atom.kind in ("people", "adjective") and atom.term.code != "---" and phrase.entity is None:
            if atom.kind == "people" and atom.term.number == "Plur":
                return
            phrase.bases = [Base(atom, atom.start, atom.end)]
            phrase.first = atom.first

    def _description(self, phrase: Phrase) -> None:
        """Read what stands behind a name: ", Chinas Außenminister,", "(CDU)", "of Iran"."""
        k = phrase.last + 1
        mark = self.view.lower(k)
        if mark == "(":
            inner = self.result.at.get(k + 1)
            atom = self.view.core(k + 1)
            if inner is not None and inner.run is None and self.view.lower(inner.stop) == ")":
                self._describe(phrase, inner)
            elif atom is not None and atom.kind in NAMED and self.view.lower(atom.last + 1) in (")", ",", "/"):
                phrase.bases = [Base(atom, atom.start, atom.end)]
                phrase.stop = atom.last + 2
            return
        if mark == ",":
            inner, bases, _ = self._noun_phrase(k + 1)
            described = self._owned(k + 1) if inner is None or inner.role is None else inner
            inner = described or inner
            if inner is None or inner.role is None or inner.run is not None or inner.kind != "person":
                return
            if inner.number == "Plur" or bases or inner.first - k > 4:
                return
            closing = self.view.lower(inner.stop)
            arc = self.view.sentence.tokens[inner.head].dep.startswith(("appos", "nmod", "flat"))
            article = inner.determiner in self.words["articles"] or inner.owner is not None or inner.stated
            if arc or (article and closing in (",", ".", "", "-", "–", ";", "“", '"')):
                self._describe(phrase, inner)
            return
        if self.view.lower(k) in ("of", "von", "des", "vom"):
            inner, bases, stop = self._noun_phrase(k + 1)
            known = inner is not None and (inner.kind in ("state", "organisation", "group", "party", "agency") or inner.role is not None)
            token = self.view.sentence.tokens[inner.head if inner is not None else stop - 1]
            if known and inner is not None and phrase.first <= token.head <= phrase.last:
                phrase.via = inner
                phrase.stop = inner.stop

    def _owned(self, k: int) -> Phrase | None:
        """Return the role phrase that a possessor at token `k` owns: "Iran's foreign minister", "Chinas Außenminister"."""
        for m in range(k, min(k + _REACH, len(self.view.sentence.tokens))):
            other = self.result.at.get(m)
            if other is not None and other.role is not None:
                return other
            if other is None and self.view.sentence.tokens[m].pos in ("VERB", "AUX", "PUNCT"):
                return None
        return None

    def _describe(self, phrase: Phrase, inner: Phrase) -> None:
        phrase.role, phrase.sector, phrase.kind = inner.role, inner.sector, inner.kind
        phrase.bases, phrase.via, phrase.owner = list(inner.bases), inner.via, inner.owner
        phrase.feminine = inner.feminine if phrase.feminine is None else phrase.feminine
        phrase.former, phrase.stop = inner.former, inner.stop
        inner.shares = phrase

    def _name(self, atom: Atom) -> int:
        """Build the phrase of a state, seat, organisation, group, party, medium or firm."""
        entity = atom.term.entity
        kind = entity.kind if entity is not None else _kind(atom.term)
        phrase = Phrase(self.view.place, atom.last, atom.first, atom.last, kind, entity=entity)
        phrase.bases = [Base(atom, atom.start, atom.end)]
        phrase.stop = atom.last + 1
        phrase.number = self.view.sentence.tokens[atom.last].morph.get("Number", "")
        before = self.view.core(atom.first - 1) if atom.first else None
        if before is not None and before.kind == "adjective" and before.term.code != "---" and kind in ("group", "agency"):
            phrase.first = before.first
            phrase.conjuncts = [(before.start, before.end, before)]
        self._keep(phrase, atom.first)
        return phrase.first

    def _people(self, atom: Atom) -> int:
        phrase = Phrase(self.view.place, atom.last, atom.first, atom.last, "people", sector="CVL")
        phrase.bases = [Base(atom, atom.start, atom.end)]
        phrase.stop = atom.last + 1
        token = self.view.sentence.tokens[atom.last]
        phrase.number = atom.term.number or token.morph.get("Number", "")
        left = self._before(atom, Role(noun="", sector="CVL", kind="person"))
        phrase.determiner = left.determiner
        phrase.definite = left.determiner in self.words["definite"]
        phrase.first = left.first
        self._modify(phrase, left.modifiers)
        self._keep(phrase, atom.first)
        return atom.first

    def _stands_alone(self, atom: Atom) -> bool:
        """Say whether an adjective of nationality is used as a noun ("the British", "die Deutschen")."""
        token = self.view.sentence.tokens[atom.last]
        following = self.view.token(atom.last + 1)
        if token.dep.startswith(("amod", "compound", "nmod")) and token.head != token.index:
            return False
        if following is not None and following.pos in ("NOUN", "PROPN", "ADJ"):
            return False
        return self.view.language == "de" and token.pos in ("NOUN", "PROPN") or (
            self.view.language == "en" and self.view.lower(atom.first - 1) == "the"
        )

    def _keep(self, phrase: Phrase, first: int) -> None:
        self.result.found.append(phrase)
        for i in range(first, phrase.last + 1):
            self.result.at[i] = phrase


def _kind(term: Term) -> str:
    if term.code.startswith("IGO:"):
        return "organisation"
    return "group" if "." in term.code or term.code.startswith("NSA:") else "state"


def _sector(sectors: list[str]) -> str:
    """Return the sector of a head noun with what stands before it, in text order.

    A general head ("Chef", "Partei", "Sprecher") takes the sector of what qualifies it ("Oppositionspartei").
    """
    head, before = sectors[-1], next((s for s in sectors[:-1] if s), "")
    if not head:
        return before
    if before in ("OPP", "REB") and head in ("PTY", "CVL", "MED", "EDU"):
        return before
    return head
