"""The forms of German verbs and nouns, made by rule from lists of stems, and looked up again from a form.

A lemmatiser trained on a few thousand sentences has never seen "Luftangriffen" or "zurückzutreten"; the language builds
both from parts that are few and known. The lists in data/ name those parts, this module puts them together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from depesche.parsing.wordlists import read_lists

_UMLAUT = (("au", "äu"), ("a", "ä"), ("o", "ö"), ("u", "ü"))


def _stem(infinitive: str) -> str:
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _needs_e(stem: str) -> bool:
    if stem[-1:] in "td" or stem.endswith(("chn", "chm")):
        return True
    return stem[-1:] in "mn" and stem[-2:-1] not in "aeiouäöülrhmn" and len(stem) > 2


def _inseparable(infinitive: str) -> bool:
    return any(
        infinitive.startswith(p) and len(infinitive) > len(p) + 3 for p in read_prefixes()[1]
    ) or infinitive.endswith("ieren")


@cache
def read_prefixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the separable and the inseparable prefixes, longest first."""
    lists = read_lists("prefixes.de.txt")
    first, second = (tuple(sorted(set(lists[k]), key=lambda p: (-len(p), p))) for k in ("separable", "inseparable"))
    return first, second


def weak_forms(infinitive: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a regular verb with their kind: fin, inf or part."""
    stem = _stem(infinitive)
    link = "e" if _needs_e(stem) and infinitive.endswith("en") else ""
    yield infinitive, "inf"
    yield infinitive, "fin"
    for ending in ("t", "te", "ten", "tet", "test", "st"):
        yield stem + link + ending, "fin"
    yield stem + "e", "fin"
    if infinitive.endswith("eln"):
        yield stem[:-2] + "le", "fin"
    if infinitive.endswith("ern"):
        yield stem[:-2] + "re", "fin"
    yield ("" if _inseparable(infinitive) else "ge") + stem + link + "t", "part"


def strong_forms(row: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of an irregular verb with their kind, from a row of the table."""
    infinitive, present, past, participle, subjunctive = (cell.split("/") for cell in row.split("\t"))
    stem = _stem(infinitive[0])
    yield infinitive[0], "inf"
    yield infinitive[0], "fin"
    yield stem + "e", "fin"
    yield stem + ("et" if _needs_e(stem) else "t"), "fin"
    for form in present:
        yield form, "fin"
    for form in (f for f in (*past, *subjunctive) if f != "-"):
        yield form, "fin"
        yield form + ("n" if form.endswith("e") else "en"), "fin"
        yield form + ("st" if form.endswith("e") else "est"), "fin"
    for form in participle:
        yield form, "part"


@cache
def _verbs() -> dict[str, dict[str, frozenset[str]]]:
    """Return the infinitives of every form of a verb without separable prefix, by kind of form."""
    index: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = (files("depesche.parsing") / "data" / "verbs.de.tsv").read_text(encoding="utf-8").splitlines()
    strong = set()
    for row in rows:
        if not row.startswith("#"):
            infinitive = row.split("\t", 1)[0]
            strong.add(infinitive)
            for form, kind in strong_forms(row):
                index[form][kind].add(infinitive)
    tails = tuple(strong)
    for infinitive in read_lists("weak-verbs.de.txt")[""]:
        if infinitive in strong:
            continue
        rest = next((infinitive[len(p) :] for p in read_prefixes()[1] if infinitive.startswith(p)), "")
        if rest in tails:
            continue
        for form, kind in weak_forms(infinitive):
            index[form][kind].add(infinitive)
    return {form: {kind: frozenset(v) for kind, v in kinds.items()} for form, kinds in index.items()}


def infinitives(form: str, kind: str) -> frozenset[str]:
    """Return the infinitives a verb form may belong to, of the kind fin, inf or part; empty when none is known.

    "zu" inside an infinitive ("zurückzutreten") is taken out.
    """
    return _infinitives(form.lower(), kind)


@cache
def _infinitives(form: str, kind: str) -> frozenset[str]:
    known = _verbs().get(form, {})
    if kind in known:
        return known[kind]
    separable, inseparable = read_prefixes()
    for prefix in separable:
        if kind == "inf" and form.startswith(prefix + "zu"):
            found = _infinitives(form[len(prefix) + 2 :], kind)
            if found:
                return frozenset(prefix + f for f in found)
    for prefix in separable:
        rest = form[len(prefix) :]
        if not form.startswith(prefix) or len(rest) < 3:
            continue
        found = _infinitives(rest, kind)
        if found:
            return frozenset(prefix + f for f in found)
    for prefix in inseparable:
        rest = form[len(prefix) :]
        if not form.startswith(prefix) or len(rest) < 3:
            continue
        if kind == "part":
            found = _verbs().get("ge" + rest, {}).get("part", frozenset()) or _verbs().get(rest, {}).get(
                "part", frozenset()
            )
        else:
            found = _verbs().get(rest, {}).get(kind, frozenset())
        if found:
            return frozenset(prefix + f for f in found)
    borrowed = _BORROWED.fullmatch(form)
    return frozenset({borrowed[1] + "en"}) if borrowed else frozenset()


_BORROWED = re.compile(r"(\w{3,}ier)(t|te|ten|en|e)")
"""Verbs in -ieren are all regular and new ones keep coming, so no list of them could be full."""


def is_infinitive(word: str) -> bool:
    """Say whether a word is the infinitive of a known verb, with or without prefixes."""
    return word in infinitives(word, "inf")


def _umlauted(word: str) -> str:
    best = max(
        ((word.lower().rfind(plain), plain, changed) for plain, changed in _UMLAUT), key=lambda x: (x[0], len(x[1]))
    )
    at, plain, changed = best
    if plain == "u" and at > 0 and word[at - 1].lower() == "a":
        at, plain, changed = at - 1, "au", "äu"
    if at < 0:
        return word
    changed = changed.capitalize() if word[at].isupper() else changed
    return word[:at] + changed + word[at + len(plain) :]


def _genitives(word: str) -> tuple[str, ...]:
    if word.endswith(("s", "ß", "z", "x")):
        return (word + "es",)
    return word + "s", word + "es"


def noun_forms(word: str, declension: str) -> Iterator[str]:
    """Yield the forms of a noun; the declension is a heading of data/nouns.de.txt."""
    gender, _, plural = declension.partition(" ")
    stem = word[:-1] if declension == "adjectival" else word
    if declension in _OTHER_FORMS:
        yield from (stem + ending for ending in _OTHER_FORMS[declension])
    elif plural in ("um", "ma"):
        yield from (word + "s", word[: -len(plural)] + ("en" if plural == "um" else "men"))
    else:
        if gender != "feminine":
            yield from _genitives(word)
        plural = plural[1:] if plural in ("en", "=en") and word.endswith("e") else plural
        many = (_umlauted(word) if plural.startswith("=") else word) + plural.strip("=-")
        yield many
        if not many.endswith(("n", "s")):
            yield many + "n"


_OTHER_FORMS = {
    "fixed": ("", "s"),
    "weak": ("en", "n"),
    "weak-e": ("n",),
    "weak-name": ("n", "ns"),
    "adjectival": ("e", "en", "er", "em"),
    "s": ("s",),
    "neuter nisse": ("ses", "se", "sen"),
}


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nominative singulars by form; `tails` are the forms that may end a compound, `longest` their greatest length."""

    whole: dict[str, str]
    tails: dict[str, str]
    longest: int


@cache
def _nouns() -> Nouns:
    whole: dict[str, str] = {}
    lists = read_lists("nouns.de.txt")
    for words in lists.values():
        whole.update((word, word) for word in words)
    for declension, words in lists.items():
        for word in words:
            for form in noun_forms(word, declension):
                whole.setdefault(form, word)
    tails = {f: w for f, w in whole.items() if len(f) >= SHORTEST_TAIL and (len(w) >= SHORTEST_TAIL or w in SHORT)}
    for declension, words in lists.items():
        if declension.startswith(("masculine", "neuter")):
            for word in words:
                whole.setdefault(word + "e", word)
    return Nouns(whole, tails, max(map(len, tails)))


_PLURAL_ENDINGS = (
    ("ungen", "ung"),
    ("heiten", "heit"),
    ("keiten", "keit"),
    ("schaften", "schaft"),
    ("ionen", "ion"),
    ("täten", "tät"),
    ("enzen", "enz"),
    ("innen", "in"),
    ("ismen", "ismus"),
    ("toren", "tor"),
    ("tors", "tor"),
    ("soren", "sor"),
    ("eien", "ei"),
)
SHORTEST_TAIL = 4
SHORT = frozenset({"Amt", "Ort", "Rat", "Tag", "Tat", "Zug"})


@cache
def singular(form: str) -> str:
    """Return the nominative singular of a noun, alone or as the last part of a compound; "" when it is not known.

    Nouns that decline like adjectives have the weak form as headword ("Abgeordnete"), as in the treebanks.
    A tail of a compound must have at least four letters, because shorter ones turn up by accident.
    """
    nouns = _nouns()
    if form in nouns.whole:
        return nouns.whole[form]
    head, hyphen, last = form.rpartition("-")
    if hyphen and last in nouns.whole:
        return head + hyphen + nouns.whole[last]
    lower = form.lower()
    for ending, nominative in _PLURAL_ENDINGS:
        if lower.endswith(ending) and len(form) > len(ending) + 2:
            return form[: -len(ending)] + nominative
    for length in range(min(nouns.longest, len(form) - 2), SHORTEST_TAIL - 1, -1):
        word = nouns.tails.get(lower[-length:].capitalize())
        if word:
            return form[:-length] + (word.lower() if form[-length].islower() else word)
    return ""


def is_known(form: str) -> bool:
    """Say whether a noun form stands in the list as it is, not only as the last part of a compound."""
    return form in _nouns().whole


def is_first_person(form: str) -> bool:
    """Say whether a form is the stem of a known verb with -e ("fordere", "angreife") and not a past tense."""
    return form.endswith("e") and any(form in _first_person(infinitive) for infinitive in infinitives(form, "fin"))


def _first_person(infinitive: str) -> tuple[str, ...]:
    stem = _stem(infinitive)
    if infinitive.endswith(("eln", "ern")):
        return stem + "e", stem[:-2] + stem[-1] + "e"
    return (stem + "e",)


def guessed(form: str) -> str:
    """Return the infinitive a regular verb in this form would have, for verbs no list knows."""
    separable, _ = read_prefixes()
    prefix = next((p for p in separable if form.startswith((p + "ge", p + "zu")) and len(form) > len(p) + 5), "")
    rest = form[len(prefix) :]
    if prefix and rest.startswith("zu"):
        return prefix + rest[2:]
    if rest.startswith("ge") and rest.endswith("t") and len(rest) > 5:
        rest = rest[2:]
    for ending in ("etet", "eten", "ten", "tet", "te", "st", "et", "t", "e"):
        if rest.endswith(ending) and len(rest) > len(ending) + 2:
            stem = rest[: -len(ending)]
            return prefix + stem + ("n" if stem.endswith(("er", "el")) else "en")
    return prefix + (rest if rest.endswith("n") else rest + "en")


@cache
def _genders() -> dict[str, str]:
    genders: dict[str, str] = {}
    names = {"masculine": "Masc", "feminine": "Fem", "neuter": "Neut", "weak": "Masc", "weak-e": "Masc"}
    for declension, words in read_lists("nouns.de.txt").items():
        gender = names.get(declension.partition(" ")[0])
        for word in words:
            if gender:
                genders[word] = gender if genders.get(word, gender) == gender else ""
    return genders


def gender(lemma: str) -> str:
    """Return Masc, Fem or Neut for a noun or the last part of a compound; "" when it is not known or not certain."""
    genders = _genders()
    for start in range(len(lemma) - 3):
        tail = lemma[start:].capitalize() if start else lemma
        if tail in genders:
            return genders[tail]
    return "Fem" if lemma.endswith(_FEMININE_ENDINGS) else ""


_FEMININE_ENDINGS = ("ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz", "ei", "ik", "ur")
