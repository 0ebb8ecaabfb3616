"""The words that make an event less than real, loaded from `status.toml` and indexed once per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from depesche.coding.attribution.cues import full_lemma
from depesche.coding.codebook import DATA, read_toml
from depesche.records import Sentence, Status, Token

ORDER = (Status.DENIED, Status.POSSIBLE, Status.PLANNED)


@dataclass(frozen=True, slots=True)
class StatusCues:
    """The cues of one language, by lemma; docs/status.md explains each set."""

    language: str
    modals: Mapping[str, Status]
    past_is_fact: frozenset[str]
    hearsay: frozenset[str]
    unreal: frozenset[str]
    conditional_forms: frozenset[str]
    governors: Mapping[str, Status]
    of_subject: frozenset[str]
    only_clauses: frozenset[str]
    own: Mapping[str, Status]
    verb_prepositions: frozenset[str]
    noun_prepositions: frozenset[str]
    governing_prepositions: Mapping[str, frozenset[str]]
    settings: frozenset[str]
    ahead: frozenset[str]
    simultaneous: frozenset[str]
    phases: frozenset[str]
    setting_marks: frozenset[str]
    perfect: frozenset[str]
    contrast: frozenset[str]
    unfinished: frozenset[str]
    prospective: frozenset[str]
    light: frozenset[str]
    modifiers: Mapping[str, Status]
    adverbs: Mapping[str, Status]
    conditions: frozenset[str]
    past_conditions: frozenset[str]
    purpose: frozenset[str]
    without: frozenset[str]
    negations: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    released_by: frozenset[str]

    def negates(self, token: Token) -> bool:
        """Say whether a word negates ("nicht", "keine", "no", "never")."""
        words = {token.lemma.lower(), token.text.lower()}
        return bool(words & (self.negations | self.negative_determiners))

    def governor(self, sentence: Sentence, token: Token) -> Status | None:
        """Return what a word makes of the event in its complement, None when it leaves it as it is."""
        lemma = full_lemma(sentence, token)
        phrasal = [f"{token.lemma.lower()} {t.text.lower()}" for t in sentence.children(token, "compound:prt")]
        found = next((self.governors[w] for w in (*phrasal, lemma) if w in self.governors), None)
        if found is None and token.pos == "NOUN" and self.language == "de":
            found = next((s for n, s in self.governors.items() if len(n) > 4 and lemma.endswith(n)), None)
        return found


@cache
def status_cues(language: str) -> StatusCues:
    """Return the cues of a language, compiled once, because every event needs them."""
    data: dict[str, Any] = read_toml(DATA / language / "status.toml").data

    def words(table: str, key: str) -> frozenset[str]:
        return frozenset(str(w).lower() for w in data[table].get(key, []))

    def by_status(table: str) -> dict[str, Status]:
        return {word: status for status in reversed(ORDER) for word in words(table, status.value)}

    return StatusCues(
        language=language,
        modals=by_status("modals"),
        past_is_fact=words("modals", "past_is_fact"),
        hearsay=words("modals", "hearsay"),
        unreal=words("modals", "unreal"),
        conditional_forms=words("modals", "conditional"),
        governors=by_status("governors"),
        of_subject=words("governors", "of_subject"),
        only_clauses=words("governors", "only_clauses"),
        own={str(w): s for s in ORDER for w in data["governors"]["own"].get(s.value, [])},
        verb_prepositions=words("prepositions", "behind_verbs"),
        noun_prepositions=words("prepositions", "behind_nouns"),
        governing_prepositions={
            lemma.lower(): frozenset(words_) for lemma, words_ in data["prepositions"]["only_with"].items()
        },
        settings=words("prepositions", "settings"),
        ahead=words("prepositions", "ahead"),
        simultaneous=words("prepositions", "simultaneous"),
        phases=words("prepositions", "phases"),
        setting_marks=words("prepositions", "setting_marks"),
        perfect=words("modals", "perfect"),
        contrast=words("negation", "contrast"),
        unfinished=words("negation", "unfinished"),
        prospective=words("modals", "prospective"),
        light=words("light", "verbs"),
        modifiers=by_status("modifiers"),
        adverbs=by_status("adverbs"),
        conditions=words("conditions", "words"),
        past_conditions=words("conditions", "past_is_fact"),
        purpose=words("conditions", "purpose"),
        without=words("conditions", "without"),
        negations=words("negation", "words"),
        negative_determiners=words("negation", "determiners"),
        negative_pronouns=words("negation", "pronouns"),
        released_by=words("negation", "released_by"),
    )
