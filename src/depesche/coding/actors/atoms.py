"""The words of one sentence that name actors, their nationality or their role, and the runs of words that are
personal names.

This is where characters meet tokens and where the part of speech decides between two readings ("Deutsche", "a
militant", "Georgia"). Everything later works on these atoms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from depesche.coding.actors import forms
from depesche.coding.actors.table import LOCATED, ActorTable, Hit, Term
from depesche.coding.actors.words import Words
from depesche.records import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "X", "NUM"})
NAMED = frozenset({"name", "prefix"})
NATION = frozenset({"adjective", "city", "people"})


@dataclass(frozen=True, slots=True)
class Atom:
    """A term as it stands in a sentence: tokens `first` to `last`, characters `start` to `end`.

    `whole` says that it reaches the end of its last token; otherwise it is the first part of a compound. `rivals` are
    all who have this name.
    """

    kind: str
    term: Term
    first: int
    last: int
    start: int
    end: int
    whole: bool
    rivals: tuple[Term, ...] = ()

    @property
    def is_person(self) -> bool:
        """Say whether the atom is the name of a known person."""
        return self.term.entity is not None and self.term.entity.kind == "person"


@dataclass(frozen=True, slots=True)
class Run:
    """A sequence of capitalised tokens that may be somebody's name; `atom` when the table knows the person."""

    first: int
    last: int
    atom: Atom | None = None


@dataclass(slots=True)
class View:
    """A sentence with its atoms and name runs, each findable by token."""

    sentence: Sentence
    language: str
    place: int
    names: frozenset[str] = frozenset()
    atoms: list[Atom] = field(default_factory=list)
    by_token: dict[int, list[Atom]] = field(default_factory=dict)
    runs: dict[int, Run] = field(default_factory=dict)

    def token(self, i: int) -> Token | None:
        """Return the token at an index, or None outside the sentence."""
        return self.sentence.tokens[i] if 0 <= i < len(self.sentence.tokens) else None

    def lower(self, i: int) -> str:
        """Return a token's text in lower case, "" outside the sentence."""
        token = self.token(i)
        return token.text.lower() if token is not None else ""

    def core(self, i: int) -> Atom | None:
        """Return the atom that the token as a whole is or belongs to, which for a compound is its last part."""
        found = self.by_token.get(i)
        return found[-1] if found and found[-1].whole else None

    def is_direction(self, k: int) -> bool:
        """Say whether German "in" at `k` takes the accusative: troops "in den Libanon" are not there yet."""
        article, noun = self.token(k + 1), self.token(k + 2)
        if self.language != "de" or self.lower(k) != "in" or article is None or noun is None:
            return False
        if article.text.lower() in ("die", "das"):
            return True
        return article.text.lower() == "den" and "Acc" in (article.morph.get("Case"), noun.morph.get("Case"))

    def dangles(self, i: int) -> bool:
        """Say whether a token ends in the hyphen that stands for a compound's second part ("US- und EU-Beamte")."""
        tokens = self.sentence.tokens
        if tokens[i].text[-1:] in "-–":
            return True
        return i + 1 < len(tokens) and tokens[i + 1].text in ("-", "–") and tokens[i].end == tokens[i + 1].start

    def fronts(self, i: int) -> list[Atom]:
        """Return the atoms that are a first part of the compound at a token ("US-" in "US-Sanktionen")."""
        return [a for a in self.by_token.get(i, ()) if not (a.whole and a is self.by_token[i][-1])]


def names_of(sentences: Iterable[Sentence], language: str) -> frozenset[str]:
    """Return the words that are names somewhere in a document, because the tagger errs on rare names now and then."""
    kinds = {"PROPN"} if language == "de" else {"PROPN", "NOUN"}
    seen: dict[str, list[int]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if token.index and token.text[:1].isupper() and token.text[1:2].islower():
                counts = seen.setdefault(token.text, [0, 0])
                counts[token.pos in kinds] += 1
    return frozenset(word for word, (other, name) in seen.items() if name > other)


def surnames_of(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the last words of the personal names of several words, because a surname may be a place's name as well."""
    found = set()
    for sentence in sentences:
        for token in sentence.tokens:
            head = sentence.tokens[token.head]
            flat = token.dep.startswith("flat") and token.pos == head.pos == "PROPN" and head.index == token.index - 1
            if flat and not sentence.children(token, "flat") and head.dep.startswith(("nsubj", "appos", "obj", "nmod")):
                found.add(token.text)
    return frozenset(found)


def view_of(
    text: str,
    sentence: Sentence,
    table: ActorTable,
    words: Words,
    place: int,
    names: frozenset[str] = frozenset(),
    surnames: frozenset[str] = frozenset(),
) -> View:
    """Find the atoms and runs of the sentence at `place` of a document.

    `names` and `surnames` are those of `names_of` and `surnames_of`.
    """
    view = View(sentence, table.language, place, names)
    tokens = sentence.tokens
    starts = {t.start: t.index for t in tokens}
    at = 0
    for hit in table.scan(text, sentence.start, sentence.end):
        while at + 1 < len(tokens) and tokens[at].end <= hit.start:
            at += 1
        first = starts.get(hit.start, at)
        last = first
        while last + 1 < len(tokens) and tokens[last + 1].start < hit.end:
            last += 1
        atom = _atom(text, view, hit, first, last, words)
        if atom is not None:
            view.atoms.append(atom)
            for i in range(first, last + 1):
                view.by_token.setdefault(i, []).append(atom)
    for atom in [a for a in view.atoms if _is_part_of_name(view, a, surnames)]:
        view.atoms.remove(atom)
        for i in range(atom.first, atom.last + 1):
            view.by_token[i].remove(atom)
            if not view.by_token[i]:
                del view.by_token[i]
    _find_runs(view, words)
    return view


def _has_flat(view: View, i: int) -> bool:
    after = view.token(i + 1)
    return after is not None and after.pos == "PROPN" and after.dep.startswith("flat") and after.head == i


def _is_part_of_name(view: View, atom: Atom, surnames: frozenset[str]) -> bool:
    """Say whether a seat or an ambiguous name is only a word of a longer name ("Paris Agreement", "Victoria Park")."""
    entity = atom.term.entity
    written = view.sentence.tokens[atom.last].text
    if entity is not None and entity.kind == "state" and view.language == "de" and _has_flat(view, atom.last):
        return True  # "Panama Papers"
    if entity is not None and entity.kind in LOCATED and atom.first == atom.last and written in surnames:
        return True
    if not atom.whole or entity is None or not (entity.kind in ("seat", "place") or atom.term.ambiguous):
        return False
    after, before = view.token(atom.last + 1), view.token(atom.first - 1)
    named = after is not None and after.pos == "PROPN" and after.text[:1].isupper()
    if after is not None and named and not view.by_token.get(after.index):
        flat = after.dep.startswith("flat") and after.head == atom.last
        if flat or view.language == "en":
            return True
    if not atom.term.ambiguous or before is None:
        return False
    return before.pos == "PROPN" and before.text[:1].isupper() and not view.by_token.get(before.index)


def _atom(text: str, view: View, hit: Hit, first: int, last: int, words: Words) -> Atom | None:
    tokens = view.sentence.tokens
    head = tokens[last]
    tail = text[hit.end : head.end]
    # A hyphen left hanging ("US- und NATO-Truppen") or a possessive inside the token do not make a compound.
    whole = not any(c.isalnum() for c in tail) or tail.lower() in ("'s", "’s")
    before = text[max(0, hit.start - 8) : hit.start]
    if before.endswith("-") and before[:-1].rpartition(" ")[2].lower().lstrip("(\"„“'") in words["against"]:
        return None
    rest = text[hit.end : hit.end + 20]
    if rest[:1] in "-–" and rest[1:2].islower() and not _leads(rest[1:], words):
        return None
    term = _reading(view, hit, first, last, whole)
    if term is None or (term.tail and head.pos == "PROPN" and hit.start == head.start):
        return None  # "Partenkirchen" is a name
    rivals = tuple(t for t in hit.terms if t.kind == "name") if term.kind == "name" else ()
    return Atom(term.kind, term, first, last, hit.start, hit.end, whole, rivals)


def _leads(rest: str, words: Words) -> bool:
    found = forms.WORD.match(rest)
    return found is not None and (found[0] in words["led"] or any(found[0].startswith(w) for w in words["led"]))


def _reading(view: View, hit: Hit, first: int, last: int, whole: bool) -> Term | None:
    """Choose what a word stands for here, by its part of speech and what stands beside it."""
    tokens = view.sentence.tokens
    head = tokens[last]
    german = view.language == "de"
    kinds = {t.kind: t for t in reversed(hit.terms)}
    if first == last and _is_word(view, first, kinds.get("name")):
        del kinds["name"]
    if first == last and not whole:
        return kinds.get("name") or kinds.get("prefix") or kinds.get("role") or kinds.get("adjective")
    if first != last:
        return kinds.get("name") or kinds.get("role") or kinds.get("people") or hit.terms[0]
    capital = head.text[:1].isupper() or head.text[:1] in "-–"
    if "name" in kinds and ("adjective" in kinds or "prefix" in kinds or "people" in kinds):
        # "US", which is both: an adjective only where a noun follows that it belongs to
        return kinds["name"]
    if "adjective" in kinds and "people" in kinds:
        following = view.token(last + 1)
        attributive = head.dep.startswith("amod") and head.head > last
        if german:
            attributive = head.pos == "ADJ" and following is not None and following.pos in _NOMINAL | {"ADJ"}
        elif following is not None and not attributive:
            attributive = (
                following.pos in ("NOUN", "PROPN", "ADJ")
                and head.text[-1:] != "s"
                and (following.index == head.head or following.head == head.head)
            )
        if not attributive and german and _is_bare(view, last):
            return None
        return kinds["adjective"] if attributive else kinds["people"]
    if "adjective" in kinds and german and capital and head.pos in ("NOUN", "PROPN"):
        # "Russisch" the language; an adjective may be capitalised only in a name or where a sentence begins
        following = view.token(last + 1)
        return kinds["adjective"] if following is not None and following.pos in ("NOUN", "PROPN") else None
    if "modifier" in kinds and (head.pos in ("ADJ", "VERB") or head.dep.startswith("amod")):
        return kinds["modifier"]
    if "role" in kinds:
        if german:
            noun = capital and head.pos not in ("VERB", "AUX", "ADV", "ADP", "DET", "PRON")
        else:
            noun = head.pos in ("NOUN", "PROPN") and not (head.dep.startswith("amod") and head.pos == "ADJ")
        named = kinds.get("name")
        if named is not None and (not noun or (named.entity is not None and named.entity.kind != "person")):
            return named
        return kinds["role"] if noun else None
    for kind in ("city", "people", "adjective"):
        if kind in kinds:
            return None if kind == "people" and german and _is_bare(view, last) else kinds[kind]
    if "name" in kinds:
        name = kinds["name"]
        if head.pos in ("AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ") and not head.text.isupper():
            return None
        return name
    return kinds.get("prefix")


def _is_word(view: View, i: int, name: Term | None) -> bool:
    """Say whether a surname that is also a word is the word here ("kurz nach", "rice", "the moon")."""
    if name is None or not name.ambiguous or name.entity is None or name.entity.kind != "person":
        return False
    token, before, after = view.sentence.tokens[i], view.token(i - 1), view.token(i + 1)
    if token.pos not in ("PROPN", "X"):
        return True
    compound = after is not None and after.pos in ("NOUN", "PROPN") and view.language == "en"
    return before is not None and before.pos == "DET" and not compound and not token.dep.startswith("flat")


def _is_bare(view: View, i: int) -> bool:
    """Say whether a word is a name without article or adjective: "Bayern" the region, not the people."""
    before = view.token(i - 1)
    introduced = before is not None and before.pos in ("DET", "ADJ", "NUM", "CCONJ")
    return view.sentence.tokens[i].pos == "PROPN" and not introduced


def _find_runs(view: View, words: Words) -> None:
    tokens = view.sentence.tokens
    i = 0
    while i < len(tokens):
        if not _may_be_name(view, i, words):
            i += 1
            continue
        last = i
        while True:
            step = last + 1
            while (
                step < len(tokens)
                and step <= last + 2
                and (tokens[step].text.lower() in words["particles"] or tokens[step].text in ("-", "'", "’"))
            ):
                step += 1
            if step < len(tokens) and _may_be_name(view, step, words) and _joined(view, last, step):
                last = step
            else:
                break
        atoms = [a for k in range(i, last + 1) for a in view.by_token.get(k, ()) if a.kind == "name"]
        person = next((a for a in reversed(atoms) if a.last == last), None)
        run = Run(i, last, _checked(view, i, last, person))
        for k in range(i, last + 1):
            view.runs[k] = run
        i = last + 1


def _joined(view: View, last: int, step: int) -> bool:
    """Say whether two neighbouring name words belong to one name; a genitive ends it, and so does a real article."""
    tokens = view.sentence.tokens
    if step == last + 1:
        atom, following = view.core(last), view.core(step)
        persons = [a for a in (atom, following) if a is not None and a.is_person]
        if len(persons) == 2 and persons[0].term.entity is not persons[1].term.entity:
            return False  # "hat Putin Xi eingeladen": two whom the table knows
        return not (atom is not None and atom.term.genitive)
    between = tokens[last + 1 : step]
    # "Wibisono der UN": a German article between two names is no particle unless the parser holds the three together
    if view.language == "de" and between[0].text in ("der", "den", "du", "und", "zu"):
        return tokens[step].dep.startswith("flat") and between[0].pos != "DET"
    return True


def _may_be_name(view: View, i: int, words: Words) -> bool:
    token = view.sentence.tokens[i]
    if token.text in words["calendar"]:
        return False
    front, hyphen, rest = token.text.partition("-")
    if not token.text[:1].isupper() and not (hyphen and rest[:1].isupper() and front.lower() in forms.ARABIC):
        return False
    atoms = view.by_token.get(i, ())
    if atoms:
        atom = atoms[-1]
        if atom.kind == "name" and atom.is_person:
            return True
        if not atom.whole or atom.kind == "modifier":
            return False
        if atom.term.role is not None and atom.term.role.kind != "person" and token.pos == "PROPN":
            # "Marine Le Pen": a given name that is also the noun of a body
            following = view.token(i + 1)
            bare = i == 0 or view.sentence.tokens[i - 1].pos not in ("DET", "ADJ")
            return bare and following is not None and following.dep.startswith("flat") and following.head == i
        if atom.first != atom.last or token.pos != "PROPN" or not token.dep.startswith("flat"):
            return False
        # "Michael Jordan", "Gerhard Richter": a name or role noun that the parser reads as part of a personal name
        head = view.sentence.tokens[token.head]
        return head.index == i - 1 and not view.by_token.get(head.index) and head.pos == "PROPN"
    if token.pos in ("PROPN", "X") or token.dep.startswith("flat"):
        return True
    if token.text in view.names and token.pos in ("NOUN", "ADJ", "ADV", "VERB", "X"):
        return True
    return len(token.text) == 2 and token.text[1] == "." and token.text[0].isalpha()


def _checked(view: View, first: int, last: int, atom: Atom | None) -> Atom | None:
    """Return the atom of a known person unless another first name stands before the surname ("Melania Trump")."""
    if atom is None or atom.term.entity is None:
        return None
    if atom.first <= first:
        return atom
    given = forms.words(atom.term.entity.name)
    # An entry may carry a second given name or an initial that the text leaves out, and the other way round.
    here = [forms.folded(view.sentence.tokens[k].text.strip(".-")) for k in range(first, atom.first)]
    return atom if any(_is_given(here[0], name) for name in given[:-1]) else None


def _is_given(here: str, name: str) -> bool:
    """Say whether a first name is the one in the table, an initial or another spelling of it ("J.", "Wladimir")."""
    if not here or here[0] != name[0]:
        return False
    return len(here) == 1 or here[:3] == name[:3]
