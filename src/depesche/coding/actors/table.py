"""The actor data of a language, compiled once: names of actors, words of nationality, role nouns.

The table answers one question: what do the words of this text stand for, taken by themselves? It knows nothing of
grammar or of the article; putting words together to actors is the business of `actorphrases`. Matching runs over
characters, not over a parser's tokens, because "US-Außenminister" is one token in one language and three in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from depesche.coding.actors import forms
from depesche.coding.actors.words import load_words
from depesche.coding.codebook import DATA, CodebookError, Source, read_toml

LOCATED = frozenset({"state", "seat", "place"})
"""Kinds whose name is that of a place; a town or region (`place`) stands for its country, not its government."""

KINDS = LOCATED | {"organisation", "group", "party", "person", "agency", "media", "firm", "ngo", "religion"}
UNKNOWN = "---"


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code and the days, both included, on which it was right; an empty day leaves that side open."""

    code: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody with a name of their own, and the codes they had in the course of time.

    `place` is the country a seat lies in where its code is that of somebody else (Brussels).
    """

    name: str
    kind: str
    codes: tuple[DatedCode, ...]
    place: str = ""

    def code(self, day: str | None) -> str:
        """Return the code valid on an ISO day, "" when that cannot be told.

        Before and after their time in office persons are COUNTRY.PRE, which is what the manual calls a former official
        and other elite. Without a day the codes must agree in country, and the latest office held is taken.
        """
        if day:
            for dated in self.codes:
                if dated.since <= day and (not dated.until or day <= dated.until):
                    return dated.code
        countries = {dated.code.partition(".")[0] for dated in self.codes}
        if len(countries) != 1:
            return ""
        if day and self.kind == "person":
            return f"{countries.pop()}.PRE"
        latest = sorted(self.codes, key=lambda d: (not d.code.endswith(".PRE"), d.since))
        return latest[-1].code


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for what somebody is; `weak` ones make an actor only with a country or name attached."""

    noun: str
    sector: str
    kind: str
    country: str = ""
    weak: bool = False
    compound: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a word or sequence of words may stand for.

    `kind` is name, adjective, city (an adjective like "Moskauer"), people, prefix, role or modifier. `number` and
    `genitive` are what the form itself shows; an `ambiguous` name also means something else, and a `tail` was read
    off the end of a compound.
    """

    kind: str
    code: str = ""
    entity: Entity | None = None
    role: Role | None = None
    number: str = ""
    genitive: bool = False
    ambiguous: bool = False
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text and what it may stand for."""

    start: int
    end: int
    terms: tuple[Term, ...]


@dataclass(slots=True)
class _Index:
    """Terms by their words: single words, and sequences by their first word."""

    single: dict[str, list[Term]] = field(default_factory=dict)
    several: dict[str, list[tuple[tuple[str, ...], Term]]] = field(default_factory=dict)

    def add(self, words: tuple[str, ...], term: Term) -> None:
        if len(words) == 1:
            known = self.single.setdefault(words[0], [])
            if term not in known:
                known.append(term)
        elif words:
            self.several.setdefault(words[0], []).append((words, term))

    def finish(self) -> None:
        for entries in self.several.values():
            entries.sort(key=lambda entry: -len(entry[0]))


@dataclass(slots=True)
class ActorTable:
    """The compiled actor data of one language; built by `actor_table`, never changed afterwards."""

    language: str
    entities: dict[str, Entity] = field(default_factory=dict)
    _names: _Index = field(default_factory=_Index)
    _words: _Index = field(default_factory=_Index)
    _tails: dict[str, Term] = field(default_factory=dict)
    _fronts: dict[str, Term] = field(default_factory=dict)
    _barred: frozenset[str] = frozenset()

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Return what stands in `text[start:end]`, longest first, none overlapping, in text order.

        Offsets are those of `text`. A German compound gives two hits when its first part names somebody
        ("Kremlsprecher"): one for the name, one for the role.
        """
        found: list[Hit] = []
        spans = [m.span() for m in forms.WORD.finditer(text, start, len(text) if end is None else end)]
        plain = [forms.folded(text[a:b]) for a, b in spans]
        i = 0
        while i < len(spans):
            length, terms = self._longest(text, spans, plain, i)
            if terms:
                found.append(Hit(spans[i][0], spans[i + length - 1][1], terms))
                i += length
            else:
                if self.language == "de":
                    found.extend(self._compound(text, *spans[i]))
                i += 1
        return found

    def _longest(
        self, text: str, spans: list[tuple[int, int]], plain: list[str], i: int
    ) -> tuple[int, tuple[Term, ...]]:
        word = plain[i]
        best = 0
        terms: list[Term] = []
        for index, key, lower in ((self._names, word, False), (self._words, word.lower(), True)):
            if self.language == "de":
                key = forms.stem(key)
            for words, term in index.several.get(key, ()):
                n = len(words)
                if n < best or i + n > len(spans) or not self._fits(words, plain, i, lower):
                    continue
                if all(self._adjoins(text, spans[j], spans[j + 1], n) for j in range(i, i + n - 1)):
                    if n > best:
                        best, terms = n, []
                    terms.append(term)
        if best:
            return best, tuple(terms)
        terms = [*self._names.single.get(word, ()), *self._words.single.get(word, ())]
        if any(t.kind == "name" and not t.genitive for t in terms):
            terms = [t for t in terms if not t.genitive]  # "Hamas" is not the genitive of "Hama"
        if self.language == "en":
            terms += [t for t in self._words.single.get(word.lower(), ()) if t not in terms]
        return 1, tuple(terms)

    def _adjoins(self, text: str, one: tuple[int, int], other: tuple[int, int], n: int) -> bool:
        """Say whether two words may belong to a name of `n`: a stop needs an abbreviation, a comma a long name."""
        gap = text[one[1] : other[0]]
        if "," in gap:
            return gap == ", " and n > 3
        return forms.GAP.match(gap) is not None and ("." not in gap or one[1] - one[0] < 4)

    def _fits(self, words: tuple[str, ...], plain: list[str], i: int, lower: bool) -> bool:
        for wanted, have in zip(words, plain[i : i + len(words)], strict=True):
            if lower:
                have = have.lower()
            if wanted != have and (self.language == "en" or wanted != forms.stem(have)):
                return False
        return True

    def _compound(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Yield the parts of a German closed compound that ends in a role noun or begins with a name."""
        word = text[start:end]
        if not word[:1].isupper() or len(word) < 7:
            return
        low = word.lower()
        for cut in range(len(word) - 3):
            if any(low[cut : len(low) - ending] in self._barred for ending in range(4)):
                return
            tail = self._tails.get(low[cut:]) if cut > 1 else None
            if tail is None or low[:cut] in forms.VERBAL:
                continue
            front = self.front(word[:cut])
            if front is not None:
                yield Hit(start, start + cut, (front,))
            elif cut < 3 and low[:cut] not in ("ex", "ko", "eu", "un"):
                continue
            yield Hit(start + cut if front else start, end, (tail,))
            return

    def front(self, part: str) -> Term | None:
        """Return what the first part of a German compound stands for, linking letters ("Regierungs-") undone."""
        for form in (part, part.removesuffix("s"), part.removesuffix("n"), part.removesuffix("en"), part + "e"):
            if form in self._fronts:
                return self._fronts[form]
        return None


@cache
def actor_table(language: str, folder: Path | None = None) -> ActorTable:
    """Compile the actor data of a language, a user's folder adding to it or overriding it by an actor's name.

    Raises CodebookError naming the file, and the line where it can be told, when an entry is wrong.
    """
    table = ActorTable(language, _barred=load_words(language)["no_roles"])
    surfaces: dict[str, tuple[Entity, Mapping[str, Any]]] = {}
    for root in (DATA, folder):
        if root is None:
            continue
        for path in sorted((root / "actors").glob("*.toml")):
            source = read_toml(path)
            for entry in source.data.get("actor", []):
                entity = _entity(entry, source)
                surfaces[entity.name] = (entity, entry)
                table.entities[entity.name] = entity
    for entity, entry in surfaces.values():
        _add_names(table, entity, entry)
    for root in (DATA, folder):
        if root is not None:
            for name, add in (("roles.toml", _add_roles), ("nationalities.toml", _add_nationalities)):
                path = root / language / name
                if path.exists():
                    add(table, read_toml(path))
    table._names.finish()
    table._words.finish()
    return table


def _entity(entry: Mapping[str, Any], source: Source) -> Entity:
    name = str(entry.get("name", ""))
    where = f"{source.path}:{source.line_of('name', name)}: actor {name!r}"
    if not name or entry.get("kind") not in KINDS or "code" not in entry:
        raise CodebookError(f"{where}: needs name, code and a kind of {', '.join(sorted(KINDS))}")
    unknown = set(entry) - {"name", "kind", "code", "de", "en", "ambiguous", "place"}
    if unknown:
        raise CodebookError(f"{where}: unknown keys {', '.join(sorted(unknown))}")
    given = entry["code"]
    rows = [{"code": given}] if isinstance(given, str) else given
    try:
        codes = tuple(DatedCode(r["code"], str(r.get("from", "")), str(r.get("until", ""))) for r in rows)
    except (KeyError, TypeError) as error:
        raise CodebookError(f"{where}: code is a string or a list of {{ code, from, until }}") from error
    return Entity(name, str(entry["kind"]), codes, str(entry.get("place", "")))


def _add_names(table: ActorTable, entity: Entity, entry: Mapping[str, Any]) -> None:
    ambiguous = set(entry.get("ambiguous", []))
    for surface in dict.fromkeys([*entry.get(table.language, []), *([entity.name] if entity.kind == "person" else [])]):
        words = forms.words(surface)
        vague = surface in ambiguous
        if len(words) == 1:
            for form, genitive in forms.name_forms(words[0], table.language):
                table._names.add((form,), Term("name", entity=entity, genitive=genitive, ambiguous=vague))
            if entity.kind not in ("person", "media", "place") and table.language == "de" and not vague:
                table._fronts.setdefault(surface, Term("name", entity=entity))
        elif words:
            keys = tuple(map(forms.stem, words)) if table.language == "de" else tuple(words)
            table._names.add(keys, Term("name", entity=entity, ambiguous=vague))


def _add_roles(table: ActorTable, source: Source) -> None:
    for entry in source.data.get("role", []):
        unknown = set(entry) - {"sector", "kind", "nouns", "country", "weak", "compound"}
        if unknown or entry.get("kind") not in ("person", "group", "body") or not entry.get("nouns"):
            first = (entry.get("nouns") or [""])[0]
            raise CodebookError(
                f"{source.path}: role with {first!r}: needs nouns and a kind of person, group, body; "
                f"unknown keys: {', '.join(sorted(unknown)) or 'none'}"
            )
        for noun in entry["nouns"]:
            role = Role(
                noun,
                entry.get("sector", ""),
                entry["kind"],
                entry.get("country", ""),
                bool(entry.get("weak", False)),
                bool(entry.get("compound", True)),
            )
            _add_role(table, role)
    for entry in source.data.get("modifier", []):
        for adjective in entry["adjective"]:
            for form in forms.adjective_forms(adjective, table.language):
                table._words.add(tuple(w.lower() for w in forms.words(form)), Term("modifier", code=entry["sector"]))


def _add_role(table: ActorTable, role: Role) -> None:
    words = forms.words(role.noun)
    named = table._names.single.get(words[0], ()) if len(words) > 1 and role.country else ()
    if any(t.entity is not None and t.entity.kind == "organisation" for t in named):
        return  # "NATO troops" is put together like "US troops", so that "US and NATO troops" is, too
    if len(words) == 1 and table.language == "de":
        for form, number in forms.noun_forms(role.noun, "de"):
            term = Term("role", role=role, number=number)
            table._words.add((forms.folded(form),), term)
            if len(form) >= 4 and role.compound:
                table._tails.setdefault(form.lower(), replace(term, tail=True))
        table._fronts.setdefault(role.noun, Term("role", role=role))
    elif len(words) == 1:
        for form, number in forms.noun_forms(role.noun, "en"):
            table._words.add((forms.folded(form).lower(),), Term("role", role=role, number=number))
    elif table.language == "de":
        table._words.add(tuple(forms.stem(w.lower()) for w in words), Term("role", role=role))
    else:
        for form, number in forms.noun_forms(role.noun, "en"):
            table._words.add(tuple(w.lower() for w in forms.words(form)), Term("role", role=role, number=number))


def _add_nationalities(table: ActorTable, source: Source) -> None:
    for code, entry in source.data.items():
        unknown = set(entry) - {"adjective", "people", "city", "prefix"}
        if unknown:
            raise CodebookError(f"{source.path}: [{code}]: unknown keys {', '.join(sorted(unknown))}")
        for adjective in entry.get("adjective", []):
            for form in forms.adjective_forms(adjective, table.language):
                _add_word(table, form, Term("adjective", code=code))
        for adjective in entry.get("city", []):
            _add_word(table, adjective, Term("city", code=code))
        for noun in entry.get("people", []):
            english = [(noun, "Plur" if noun[-1:] == "s" else "")]
            pairs = forms.noun_forms(noun, "de") if table.language == "de" else english
            for form, number in pairs:
                _add_word(table, form, Term("people", code=code, number=number))
        for part in entry.get("prefix", []):
            table._fronts[part] = Term("prefix", code=code)
            words = forms.words(part)
            if len(words) == 1 and words[0] not in table._names.single:
                _add_word(table, part, Term("prefix", code=code))


def _add_word(table: ActorTable, form: str, term: Term) -> None:
    words = forms.words(form)
    if len(words) == 1:
        table._names.add((words[0],), term)
    else:
        table._names.add(tuple(map(forms.stem, words)) if table.language == "de" else tuple(words), term)
