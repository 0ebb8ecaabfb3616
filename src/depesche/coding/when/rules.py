"""The rules for time expressions, read from `data/<lang>/dates.toml` and compiled into a matcher over surface tokens.

A rule is a sequence of words and word classes ("[ <weekday> ]"), so that adding a phrasing means adding a line of data
beside its examples. Matching works on a plain tokenisation of the text: a wrong parse never hides a date.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Binding = dict[str, Any]
Recipe = tuple[str, tuple[tuple[str, Any], ...]]

_TOKEN = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?![\d.,]?\d)|\d+|[^\W\d_]+|\S")
_ENDINGS = ("", "e", "en", "er", "es", "em")
_ELEMENT = re.compile(r"<(?P<class>\w+)(?::(?P<name>\w+))?>(?P<optional>\?)?|(?P<words>\S+?)(?P<maybe>\?)?")
_NUMERIC = ("int", "day", "monthnumber", "hour", "minute", "year", "shortyear", "number")


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the plain tokenisation with the word classes it belongs to and its value in each."""

    start: int
    end: int
    text: str
    lower: str
    classes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern: a class of words or a set of words, the name its value is bound to, and its extent."""

    word_class: str
    words: frozenset[str]
    name: str
    optional: bool
    extent: int


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One pattern with the type of what it finds and, per bracketed extent, the recipe for its value."""

    id: str
    elements: tuple[Element, ...]
    type: str
    recipes: tuple[Recipe, ...]
    not_before: frozenset[str]
    not_after: frozenset[str]
    order: int


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """A rule found at a place of the text: its extents as token ranges and the values its classes bound."""

    rule: TimeRule
    first: int
    last: int
    extents: tuple[tuple[int, int], ...]
    binding: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TimeRules:
    """The compiled rules of one language, indexed by what a pattern may begin with."""

    lexicon: Mapping[str, Mapping[str, Any]]
    by_word: Mapping[str, tuple[TimeRule, ...]]
    by_class: Mapping[str, tuple[TimeRule, ...]]
    blockers: Mapping[str, frozenset[str]]
    signals: Mapping[str, frozenset[str]]
    examples: tuple[Mapping[str, Any], ...]

    def tokenise(self, text: str) -> list[Word]:
        """Split a text into words, numbers and signs; "2.000" stays one number and compounds are looked up whole."""
        words = []
        for match in _TOKEN.finditer(text):
            form = match.group()
            classes = self._classes(form)
            words.append(Word(match.start(), match.end(), form, form.lower(), classes))
        return words

    def _classes(self, form: str) -> Mapping[str, Any]:
        if form[0].isdigit():
            return _numeric_classes(form)
        found = self.lexicon.get(form)
        if found is None and form[0].isupper():
            found = self.lexicon.get(form.lower())
            if found is None and form.isupper() and len(form) > 3:
                found = self.lexicon.get(form.capitalize())
        return found or {}

    def matches(self, words: Sequence[Word]) -> list[RuleMatch]:
        """Return the rules that hold, longest first where they overlap, in text order."""
        found: list[RuleMatch] = []
        for at, word in enumerate(words):
            candidates = list(self.by_word.get(word.lower, ()))
            for word_class in word.classes:
                candidates.extend(self.by_class.get(word_class, ()))
            for rule in candidates:
                match = _match(rule, words, at)
                if match is not None and self._allowed(match, words):
                    found.append(match)
        found.sort(key=lambda m: (-_length(m, words), m.first - m.last, m.rule.order))
        taken: set[int] = set()
        chosen = []
        for match in found:
            cover = {i for first, last in match.extents for i in range(first, last)}
            if taken.isdisjoint(cover):
                taken |= cover
                chosen.append(match)
        return sorted(chosen, key=lambda m: m.extents[0])

    def _allowed(self, match: RuleMatch, words: Sequence[Word]) -> bool:
        """Apply the rule's word lists on what stands right before and right behind the match."""
        rule = match.rule
        if rule.not_after and match.first > 0 and self._listed(words[match.first - 1], rule.not_after):
            return False
        return not (rule.not_before and match.last < len(words) and self._listed(words[match.last], rule.not_before))

    def _listed(self, word: Word, names: frozenset[str]) -> bool:
        return any(word.lower in self.blockers[n] if n in self.blockers else word.lower == n for n in names)


def _numeric_classes(form: str) -> Mapping[str, Any]:
    """Return the readings of a number: any of day, month, hour, minute and year that its size and digits allow."""
    if not form.isdecimal():
        plain = form.replace(".", "").replace(",", "")
        return {"number": plain}
    value = int(form)
    classes: Binding = {"int": value, "number": str(value)}
    if len(form) <= 2:
        if 1 <= value <= 31:
            classes["day"] = value
        if 1 <= value <= 12:
            classes["monthnumber"] = value
        if value <= 24:
            classes["hour"] = value
        if len(form) == 2:
            classes["shortyear"] = value
            if value < 60:
                classes["minute"] = value
    elif len(form) == 4 and 1500 <= value < 2100:
        classes["year"] = value
        if value % 100 and value >= 1700:
            classes["plainyear"] = value
    return classes


def _length(match: RuleMatch, words: Sequence[Word]) -> int:
    return sum(words[last - 1].end - words[first].start for first, last in match.extents)


def _match(rule: TimeRule, words: Sequence[Word], at: int) -> RuleMatch | None:
    """Return the longest way the pattern fits at a place; an optional element is taken when it can be."""
    elements = rule.elements

    def trimmed(cover: dict[int, tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Leave out the comma before a year that did not come ("on May 3, he said")."""
        return tuple(
            (first, last - (words[last - 1].text == "," and last - 1 > first))
            for _, (first, last) in sorted(cover.items())
        )

    def walk(element: int, word: int, binding: Binding, cover: dict[int, tuple[int, int]]) -> RuleMatch | None:
        if element == len(elements):
            if not cover:
                return None
            return RuleMatch(rule, at, word, trimmed(cover), binding)
        part = elements[element]
        if word < len(words):
            current = words[word]
            value = current.classes.get(part.word_class) if part.word_class else current.lower in part.words or None
            if value is not None:
                bound = {**binding, part.name: value} if part.word_class else binding
                covered = cover
                if part.extent >= 0:
                    first = cover.get(part.extent, (word, word))[0]
                    covered = {**cover, part.extent: (first, word + 1)}
                found = walk(element + 1, word + 1, bound, covered)
                if found is not None:
                    return found
        return walk(element + 1, word, binding, cover) if part.optional else None

    return walk(0, at, {}, {})


@cache
def time_rules(language: str) -> TimeRules:
    """Return the compiled rules of a language, once, because compiling is dearer than an article."""
    source = files("depesche").joinpath("data", language, "dates.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    lexicon = _lexicon(table)
    rules: list[TimeRule] = []
    examples: list[Mapping[str, Any]] = []
    for entry in table["rule"]:
        patterns = entry["pattern"] if isinstance(entry["pattern"], list) else [entry["pattern"]]
        recipes = entry["value"] if isinstance(entry["value"], list) else [entry["value"]]
        for pattern in patterns:
            rules.append(
                TimeRule(
                    id=entry["id"],
                    elements=_elements(pattern),
                    type=entry["type"],
                    recipes=tuple(_recipe(r) for r in recipes),
                    not_before=frozenset(entry.get("not_before", ())),
                    not_after=frozenset(entry.get("not_after", ())),
                    order=len(rules),
                )
            )
        examples.extend({**example, "rule": entry["id"]} for example in entry.get("example", ()))
    by_word: dict[str, list[TimeRule]] = {}
    by_class: dict[str, list[TimeRule]] = {}
    for rule in rules:
        for element in rule.elements:
            if element.word_class:
                by_class.setdefault(element.word_class, []).append(rule)
            for word in element.words:
                by_word.setdefault(word, []).append(rule)
            if not element.optional:
                break
    return TimeRules(
        lexicon=lexicon,
        by_word={k: tuple(v) for k, v in by_word.items()},
        by_class={k: tuple(v) for k, v in by_class.items()},
        blockers={k: frozenset(v) for k, v in table.get("blockers", {}).items()},
        signals={k: frozenset(v) for k, v in table.get("signals", {}).items()},
        examples=tuple(examples),
    )


def _recipe(text: str) -> Recipe:
    """Split "weekday shift=-1 day=$other" into the maker's name and its constants; "$" names another bound class."""
    name, *pairs = text.split()
    constants = []
    for pair in pairs:
        key, _, value = pair.partition("=")
        constants.append((key, int(value) if re.fullmatch(r"[+-]?\d+", value) else value))
    return name, tuple(constants)


def _elements(pattern: str) -> tuple[Element, ...]:
    elements = []
    extent, inside = -1, False
    for part in pattern.split():
        if part == "[":
            extent, inside = extent + 1, True
        elif part == "]":
            inside = False
        else:
            match = _ELEMENT.fullmatch(part)
            if match is None:
                raise ValueError(f"time pattern {pattern!r}: cannot read {part!r}")
            word_class = match["class"] or ""
            words = frozenset() if word_class else frozenset(match["words"].lower().split("|"))
            optional = bool(match["optional"] or match["maybe"])
            elements.append(Element(word_class, words, match["name"] or word_class, optional, extent if inside else -1))
    return tuple(elements)


def _lexicon(table: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return word -> class -> value from the word lists, the inflected stems and the compounds of two classes."""
    lexicon: dict[str, dict[str, Any]] = {}

    def add(word: str, word_class: str, value: Any) -> None:
        lexicon.setdefault(word, {})[word_class] = value

    for word_class, entries in table.get("words", {}).items():
        for word, value in entries.items():
            add(word, word_class, value)
    for word_class, entries in table.get("stems", {}).items():
        for stem, value in entries.items():
            for ending in _ENDINGS:
                add(stem + ending, word_class, value)
    for compound in table.get("compound", ()):
        seconds = table["words"].get(compound["second"]) or table["stems"][compound["second"]]
        inflected = compound["second"] in table.get("stems", {})
        for first, first_value in table["words"][compound["first"]].items():
            for second, second_value in seconds.items():
                for ending in _ENDINGS if inflected else ("",):
                    word = first + compound.get("link", "") + second.lower() + ending
                    parts = {compound["first"]: first_value, compound.get("as", compound["second"]): second_value}
                    add(word, compound["class"], parts)
    return lexicon
