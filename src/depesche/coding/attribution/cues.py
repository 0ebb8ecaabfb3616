"""The words that ascribe a stretch of text to somebody, loaded from `attribution.toml` once per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from depesche.coding import grammar
from depesche.coding.codebook import DATA, read_toml
from depesche.records import Sentence, Token


@dataclass(frozen=True, slots=True)
class AttributionCues:
    """Reporting words of one language; docs/attribution.md explains each set.

    `verbs` maps a lemma to its class: say, think or act. `about` maps a lemma to the slots of what it reports with a
    noun.
    """

    language: str
    verbs: Mapping[str, str]
    about: Mapping[str, frozenset[str]]
    own_plans: frozenset[str]
    finding: frozenset[str]
    back: frozenset[str]
    calling: frozenset[str]
    needs_it: frozenset[str]
    onward: frozenset[str]
    loose: frozenset[str]
    times: frozenset[str]
    media: tuple[str, ...]
    no_topics: frozenset[str]
    spoken_object: frozenset[str]
    impersonal_verbs: frozenset[str]
    impersonal_prepositions: tuple[str, ...]
    expletives: frozenset[str]
    complementizers: frozenset[str]
    as_words: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    opinion: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    inserted: frozenset[str]
    sayings: frozenset[str]
    documents: frozenset[str]
    content_nouns: frozenset[str]
    act_nouns: frozenset[str]
    unsourced: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    anaphoric: frozenset[str]
    hearsay_modals: frozenset[str]
    hearsay_auxiliaries: frozenset[str]
    carry_modals: frozenset[str]
    carry_sentences: int

    def verb_class(self, sentence: Sentence, token: Token) -> str:
        """Return say, think or act for a reporting verb, "" for any other word."""
        if token.pos not in ("VERB", "AUX", "ADJ", "NOUN", "ADV", "PROPN"):
            return ""
        lemma = self.lemma(sentence, token)
        found = self.verbs.get(lemma, "")
        if found and token.pos in ("VERB", "AUX"):
            return found
        if found and token.pos != "PROPN" and grammar.is_clause(sentence, token) and sentence.children(token, "nsubj"):
            # A verb the tagger took for another word still has a subject.
            return found
        return ""

    def lemma(self, sentence: Sentence, token: Token) -> str:
        """Return the lemma of a verb with its particle, or with an adverb that makes it a reporting verb.

        "hob hervor" and "gab bekannt" are two words to many parsers; "sagte weiter" is one to some.
        """
        lemma = full_lemma(sentence, token)
        if lemma in self.verbs:
            return lemma
        for word in sentence.children(token, "advmod", "xcomp", "obl", "compound:prt"):
            form = word.text.lower()
            if form + lemma in self.verbs:
                return form + lemma
            if form in self.loose and lemma.startswith(form) and lemma[len(form) :] in self.verbs:
                return lemma[len(form) :]
        return lemma

    def is_saying(self, token: Token) -> bool:
        """Say whether a noun names an utterance ("Angaben"), so that somebody else is the speaker."""
        return self._is_one(token, self.sayings)

    def is_document(self, token: Token) -> bool:
        """Say whether a noun names a document ("Bericht"), which speaks itself."""
        return self._is_one(token, self.documents)

    def is_content_noun(self, token: Token) -> bool:
        """Say whether a clause on this noun is what somebody said or thought ("der Vorwurf, ...")."""
        return self._is_one(token, self.content_nouns)

    def is_act_noun(self, token: Token) -> bool:
        """Say whether a noun of saying names a speech act that is an event of its own ("Forderung")."""
        return self._is_one(token, self.act_nouns)

    def _is_one(self, token: Token, nouns: frozenset[str]) -> bool:
        if token.pos not in ("NOUN", "PROPN"):
            return False
        lemma = token.lemma.lower()
        if lemma in nouns:
            return True
        return self.language == "de" and lemma.endswith(_tails(nouns))


@cache
def _tails(nouns: frozenset[str]) -> tuple[str, ...]:
    """Return the nouns long enough to end a compound ("Polizeiangaben")."""
    return tuple(n for n in nouns if len(n) > 4)


def full_lemma(sentence: Sentence, token: Token) -> str:
    """Return the lemma of a verb with its separated particle in front, as dictionaries list it."""
    lemma = token.lemma.lower()
    for particle in sentence.children(token, "compound:prt"):
        form = particle.text.lower()
        if not lemma.startswith(form):
            lemma = form + lemma
    return lemma


@cache
def attribution_cues(language: str) -> AttributionCues:
    """Return the cues of a language, compiled once, because every document needs them."""
    data: dict[str, Any] = read_toml(DATA / language / "attribution.toml").data

    def words(table: str, key: str) -> frozenset[str]:
        return frozenset(str(w).lower() for w in data[table].get(key, []))

    verbs = {lemma.lower(): kind for kind in ("act", "think", "say") for lemma in data["verbs"][kind]}
    return AttributionCues(
        language=language,
        verbs=verbs,
        about={k.lower(): frozenset(v) for k, v in data["verbs"]["reported"].items()},
        own_plans=words("verbs", "own_plans"),
        finding=words("verbs", "finding"),
        back=words("verbs", "back"),
        calling=words("verbs", "calling"),
        needs_it=words("impersonal", "needs_it"),
        onward=words("impersonal", "onward"),
        loose=words("verbs", "loose_particles"),
        times=words("source_nouns", "times"),
        media=tuple(sorted(words("source_nouns", "media"))),
        no_topics=words("verbs", "no_topics"),
        spoken_object=words("verbs", "spoken_object"),
        impersonal_verbs=words("impersonal", "verbs"),
        impersonal_prepositions=tuple(data["impersonal"]["prepositions"]),
        expletives=words("impersonal", "subjects"),
        complementizers=words("complementizers", "words"),
        as_words=words("complementizers", "as"),
        before=words("prepositions", "before"),
        after=words("prepositions", "after"),
        opinion=words("prepositions", "opinion"),
        phrases=tuple(tuple(p.lower().split()) for p in data["prepositions"]["phrases"]),
        inserted=words("prepositions", "inserted"),
        sayings=words("source_nouns", "sayings"),
        documents=words("source_nouns", "documents"),
        content_nouns=words("nouns", "content") | words("nouns", "act"),
        act_nouns=words("nouns", "act"),
        unsourced=words("verbs", "unsourced"),
        adverbs=words("adverbs", "clause"),
        adjectives=words("adverbs", "adjective"),
        anaphoric=words("adverbs", "anaphoric"),
        hearsay_modals=words("hearsay", "modals"),
        hearsay_auxiliaries=words("hearsay", "auxiliaries"),
        carry_modals=words("carry", "modals"),
        carry_sentences=int(data["carry"]["most_sentences"]),
    )
