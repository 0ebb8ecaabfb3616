"""German sentences with their trees, made by rule, of patterns that news use and treebanks rarely hold.

Who does what to whom hangs on case in German ("Der Ukraine liefert Berlin Panzer"), and a network that has seen few
datives and hardly an object in front takes every first noun for the subject.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from training.phrases import Phrase, join, sentence, word, word_lists
from training.trees import Tree

WORDS = word_lists("drills.de.txt")
CASES = ("Nom", "Acc", "Dat", "Gen")
_ARTICLES = {
    "Masc": ("der", "den", "dem", "des"),
    "Fem": ("die", "die", "der", "der"),
    "Neut": ("das", "das", "dem", "des"),
    "Plur": ("die", "die", "den", "der"),
}
_ENDINGS = {
    "Masc": ("e", "en", "en", "en"),
    "Fem": ("e", "e", "en", "en"),
    "Neut": ("e", "e", "en", "en"),
    "Plur": ("en", "en", "en", "en"),
}

PLACES = WORDS["places"]
WITH_ARTICLE = {"Fem": WORDS["fem"], "Masc": WORDS["masc"], "Plur": WORDS["plur"]}
ROLES = [tuple(entry.split("/")) for entry in WORDS["roles"]]
"""Nominative, other cases, genitive and gender of the nouns for those who act."""
_SINGULAR = {"Rebellen": "Rebell", "Truppen": "Truppe", "Soldaten": "Soldat", "Behörden": "Behörde"} | {
    "Separatisten": "Separatist",
    "Demonstranten": "Demonstrant",
}
TITLES = WORDS["titles"]
FIRST = WORDS["first"]
LAST = WORDS["last"]
ADJECTIVES = WORDS["adjectives"]
THINGS = WORDS["things"]
CHARGES = WORDS["charges"]
TIMES = WORDS["times"]
ADVERBS = WORDS["adverbs"]
_LEMMAS = {"am": "an", "im": "in"}


def feats(case: str, gender: str) -> str:
    number = "Plur" if gender == "Plur" else "Sing"
    return f"Case={case}" + ("" if gender == "Plur" else f"|Gender={gender}") + f"|Number={number}"


def article(gender: str, case: str) -> Phrase:
    form = _ARTICLES[gender][CASES.index(case)]
    middle = "" if gender == "Plur" else f"|Gender={gender}"
    number = "Plur" if gender == "Plur" else "Sing"
    return word(form, "der", "DET", f"Case={case}|Definite=Def{middle}|Number={number}|PronType=Art")


def adjective(lemma: str, gender: str, case: str) -> Phrase:
    form = lemma + _ENDINGS[gender][CASES.index(case)]
    middle = "" if gender == "Plur" else f"|Gender={gender}"
    number = "Plur" if gender == "Plur" else "Sing"
    return word(form, lemma, "ADJ", f"Case={case}|Degree=Pos{middle}|Number={number}")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase in a case, and whether its verb is plural."""

    phrase: Phrase
    plural: bool
    marked: bool


def place(chance: random.Random, case: str) -> Noun:
    if chance.random() < 0.5:
        gender = chance.choice(list(WITH_ARTICLE))
        name = chance.choice(WITH_ARTICLE[gender])
        phrase = join([(article(gender, case), "det"), (word(name, name, "PROPN", feats(case, gender)), "")])
        return Noun(phrase, gender == "Plur", gender == "Masc" or case == "Dat")
    name = chance.choice(PLACES)
    form = name + "s" if case == "Gen" else name
    return Noun(word(form, name, "PROPN", feats(case, "Neut")), False, False)


def role(chance: random.Random, case: str) -> Noun:
    nominative, base, genitive, gender = chance.choice(ROLES)
    form = {"Nom": nominative, "Gen": genitive}.get(case, base)
    head = word(form, _SINGULAR.get(nominative, nominative), "NOUN", feats(case, gender))
    parts = [(article(gender, case), "det")]
    if chance.random() < 0.4:
        parts.append((adjective(chance.choice(ADJECTIVES), gender, case), "amod"))
    parts.append((head, ""))
    if chance.random() < 0.25:
        parts.append((place(chance, "Gen").phrase, "nmod"))
    return Noun(join(parts), gender == "Plur", gender == "Masc" or case == "Dat")


def person(chance: random.Random, case: str) -> Noun:
    title, first, last = chance.choice(TITLES), chance.choice(FIRST), chance.choice(LAST)
    gender = "Fem" if title.endswith("in") else "Masc"
    of = feats(case, gender)
    form = title + "en" if title.endswith("präsident") or (title == "Präsident" and case != "Nom") else title
    form = title if case == "Nom" else form
    name = [(word(first, first, "PROPN", of), ""), (word(last, last, "PROPN", of), "flat")]
    if chance.random() < 0.2:
        bare = join(name)
        return Noun(bare, False, False)
    head, marked = word(form, title, "NOUN", of), False
    parts = [(head, ""), (join(name), "appos")]
    if chance.random() < 0.5:
        front = chance.random()
        if front < 0.5:
            parts = [
                (article(gender, case), "det"),
                (adjective(chance.choice(ADJECTIVES), gender, case), "amod"),
                *parts,
            ]
            marked = gender == "Masc" or case == "Dat"
        else:
            parts.insert(0, (place_genitive(chance), "nmod"))
    if chance.random() < 0.15:
        party = chance.choice(["CDU", "SPD", "FDP", "AKP", "Fidesz"])
        bracket = join(
            [(word("(", "(", "PUNCT"), "punct"), (word(party, party, "PROPN"), ""), (word(")", ")", "PUNCT"), "punct")]
        )
        parts[-1] = (join([*name, (bracket, "appos")]), "appos")
    return Noun(join(parts), False, marked)


def place_genitive(chance: random.Random) -> Phrase:
    name = chance.choice(PLACES)
    form = name + ("’" if name.endswith("s") else "s")
    return word(form, name, "PROPN", feats("Gen", "Neut"))


def noun(chance: random.Random, case: str) -> Noun:
    return chance.choice((place, place, role, role, person))(chance, case)


def thing(chance: random.Random, words: list[str]) -> Phrase:
    form = chance.choice(words)
    return word(form, form, "NOUN", "Case=Acc")


def prepositional(chance: random.Random) -> Phrase:
    preposition, form = chance.choice(TIMES).split("_")
    contracted = "|Definite=Def|Gender=Masc|Number=Sing|PronType=Art" if preposition in _LEMMAS else ""
    case = word(
        preposition, _LEMMAS.get(preposition, preposition), "ADP", "Case=Dat" + contracted if contracted else ""
    )
    pos = "NOUN" if preposition in _LEMMAS else "PROPN"
    gender = "Masc" if preposition in _LEMMAS else "Neut"
    return join([(case, "case"), (word(form, form, pos, feats("Dat", gender)), "")])


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the news: its forms, its particle, and what it takes (acc, dat, both, vor, mit)."""

    lemma: str
    present: str
    past: str
    participle: str
    takes: str
    particle: str = ""

    @property
    def infinitive(self) -> str:
        return self.particle + self.lemma

    @property
    def with_zu(self) -> str:
        return f"{self.particle}zu{self.lemma}" if self.particle else ""


VERBS = tuple(Verb(*entry.split("/")) for entry in WORDS["verbs"])


def finite(verb: Verb, plural: bool, chance: random.Random) -> Phrase:
    past = chance.random() < 0.5
    if past:
        form = verb.past + ("n" if plural and verb.past.endswith("e") else "en" if plural else "")
    else:
        form = verb.lemma if plural else verb.present
    number, tense = "Plur" if plural else "Sing", "Past" if past else "Pres"
    return word(form, verb.infinitive, "VERB", f"Mood=Ind|Number={number}|Person=3|Tense={tense}|VerbForm=Fin")


def auxiliary(
    lemma: str, singular: str, plural: str, is_plural: bool, mood: str = "Ind", tense: str = "Pres"
) -> Phrase:
    form, number = (plural, "Plur") if is_plural else (singular, "Sing")
    return word(form, lemma, "AUX", f"Mood={mood}|Number={number}|Person=3|Tense={tense}|VerbForm=Fin")


def arguments(verb: Verb, chance: random.Random) -> list[tuple[Noun, str]]:
    """Return the objects a verb takes, with their relations."""
    if verb.takes in {"acc", "vor"}:
        return [(noun(chance, "Acc"), "obj")]
    found = [(noun(chance, "Dat"), "obl:arg")]
    if verb.takes in {"goods", "charge"}:
        words = THINGS if verb.takes == "goods" else CHARGES
        found.append((Noun(thing(chance, words), False, False), "obj"))
    return found


def rest(verb: Verb, chance: random.Random) -> list[tuple[Phrase, str]]:
    """Return what may follow the objects: a threat, a warning, a time, an adverb."""
    found: list[tuple[Phrase, str]] = []
    if verb.takes == "vor" or verb.lemma == "drohen":
        preposition, form, gender = ("vor", "Eskalation", "Fem") if verb.takes == "vor" else ("mit", "Krieg", "Masc")
        form = chance.choice((form, "Angriffen", "Sanktionen", "Vergeltung"))
        head = word(
            form, {"Angriffen": "Angriff", "Sanktionen": "Sanktion"}.get(form, form), "NOUN", feats("Dat", gender)
        )
        found.append((join([(word(preposition, preposition, "ADP"), "case"), (head, "")]), "obl"))
    elif chance.random() < 0.4:
        found.append((prepositional(chance), "obl"))
    elif chance.random() < 0.3:
        adverb = chance.choice(ADVERBS)
        found.append((word(adverb, adverb, "ADV"), "advmod"))
    return found


def main_clause(chance: random.Random) -> Phrase:
    """Return a verb-second clause with subject, object, dative or adverbial in front."""
    verb, subject = chance.choice(VERBS), noun(chance, "Nom")
    given = arguments(verb, chance)
    objects = [(n.phrase, dep) for n, dep in given]
    after = rest(verb, chance)
    particle = [(word(verb.particle, verb.particle, "ADP"), "compound:prt")] if verb.particle else []
    head = finite(verb, subject.plural, chance)
    order = chance.random()
    if order < 0.45:
        return join([(subject.phrase, "nsubj"), (head, ""), *objects, *after, *particle])
    if order < 0.75 and given[0][0].marked and (subject.marked or given[0][1] == "obl:arg"):
        return join([objects[0], (head, ""), (subject.phrase, "nsubj"), *objects[1:], *after, *particle])
    return join([(prepositional(chance), "obl"), (head, ""), (subject.phrase, "nsubj"), *objects, *after, *particle])


def perfect(chance: random.Random) -> Phrase:
    verb, subject = chance.choice(VERBS), noun(chance, "Nom")
    objects = [(n.phrase, dep) for n, dep in arguments(verb, chance)]
    helper = auxiliary("haben", "hat", "haben", subject.plural)
    if chance.random() < 0.3:
        helper = auxiliary("haben", "habe", "hätten", subject.plural, "Sub", "Past" if subject.plural else "Pres")
    participle = word(verb.participle, verb.infinitive, "VERB", "VerbForm=Part")
    return join([(subject.phrase, "nsubj"), (helper, "aux"), *objects, *rest(verb, chance), (participle, "")])


def modal(chance: random.Random) -> Phrase:
    verb, subject = chance.choice(VERBS), noun(chance, "Nom")
    objects = [(n.phrase, dep) for n, dep in arguments(verb, chance)]
    lemma, one, many, mood = chance.choice(
        (
            ("wollen", "will", "wollen", "Ind"),
            ("können", "kann", "können", "Ind"),
            ("müssen", "müsse", "müssten", "Sub"),
            ("werden", "wird", "werden", "Ind"),
            ("sollen", "soll", "sollen", "Ind"),
            ("werden", "werde", "würden", "Sub"),
        )
    )
    helper = auxiliary(lemma, one, many, subject.plural, mood)
    infinitive = word(verb.infinitive, verb.infinitive, "VERB", "VerbForm=Inf")
    return join([(subject.phrase, "nsubj"), (helper, "aux"), *objects, *rest(verb, chance), (infinitive, "")])


def passive(chance: random.Random) -> Phrase:
    verb = chance.choice([v for v in VERBS if v.takes in {"acc", "vor"}])
    subject = noun(chance, "Nom")
    helper = auxiliary("werden", "wurde", "wurden", subject.plural, tense="Past")
    agent = join([(word("von", "von", "ADP"), "case"), (noun(chance, "Dat").phrase, "")])
    participle = word(verb.participle, verb.infinitive, "VERB", "VerbForm=Part")
    extra = [(agent, "obl")] if chance.random() < 0.6 else [(prepositional(chance), "obl")]
    if chance.random() < 0.3:
        return join([*extra, (helper, "aux:pass"), (subject.phrase, "nsubj:pass"), (participle, "")])
    return join([(subject.phrase, "nsubj:pass"), (helper, "aux:pass"), *extra, (participle, "")])


def dative_passive(chance: random.Random) -> Phrase:
    verb = chance.choice([v for v in VERBS if v.takes in {"goods", "charge"}])
    receiver = noun(chance, "Dat")
    form = chance.choice(THINGS if verb.takes == "goods" else CHARGES)
    subject = word(form, form, "NOUN", "Case=Nom")
    plural = verb.takes == "goods" and form not in {"Hilfe", "Geld", "Gas", "Öl", "Asyl", "Munition", "Getreide"}
    helper = auxiliary("werden", "wird", "werden", plural)
    participle = word(verb.participle, verb.infinitive, "VERB", "VerbForm=Part")
    return join([(receiver.phrase, "obl:arg"), (helper, "aux:pass"), (subject, "nsubj:pass"), (participle, "")])


def comma() -> tuple[Phrase, str]:
    return word(",", ",", "PUNCT"), "punct"


def demand(chance: random.Random) -> Phrase:
    """Return "X fordert Y auf, Z anzugreifen, und kündigt Sanktionen an"."""
    subject, addressee, verb = noun(chance, "Nom"), noun(chance, "Acc"), chance.choice(VERBS)
    inner = [(n.phrase, dep) for n, dep in arguments(verb, chance)]
    if verb.particle:
        tail: list[tuple[Phrase, str]] = [(word(verb.with_zu, verb.infinitive, "VERB", "VerbForm=Inf"), "")]
    else:
        tail = [(word("zu", "zu", "PART"), "mark"), (word(verb.lemma, verb.lemma, "VERB", "VerbForm=Inf"), "")]
    clause = join([comma(), *inner, *tail])
    head = finite(Verb("fordern", "fordert", "forderte", "aufgefordert", "acc", "auf"), subject.plural, chance)
    parts = [
        (subject.phrase, "nsubj"),
        (head, ""),
        (addressee.phrase, "obj"),
        (word("auf", "auf", "ADP"), "compound:prt"),
        (clause, "xcomp"),
    ]
    if chance.random() < 0.5:
        second = finite(Verb("kündigen", "kündigt", "kündigte", "angekündigt", "acc", "an"), subject.plural, chance)
        goods = chance.choice(("Sanktionen", "Gespräche", "Maßnahmen", "Reformen", "Vergeltung"))
        lemma = {"Sanktionen": "Sanktion", "Gespräche": "Gespräch", "Maßnahmen": "Maßnahme", "Reformen": "Reform"}
        more = join(
            [
                comma(),
                (word("und", "und", "CCONJ"), "cc"),
                (second, ""),
                (word(goods, lemma.get(goods, goods), "NOUN", "Case=Acc"), "obj"),
                (word("an", "an", "ADP"), "compound:prt"),
            ]
        )
        parts.append((more, "conj"))
    return join(parts)


def report(chance: random.Random) -> Phrase:
    """Return "X sagte, dass Y Z angreife" and "X teilte mit, Y habe Z angegriffen"."""
    speaker = noun(chance, "Nom")
    lemma, past, particle = chance.choice(
        (("sagen", "sagte", ""), ("erklären", "erklärte", ""), ("teilen", "teilte", "mit"))
    )
    head = finite(Verb(lemma, past, past, "", "acc", particle), speaker.plural, chance)
    if speaker.plural:
        head = word(past + "n", particle + lemma, "VERB", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin")
    tail = [(word(particle, particle, "ADP"), "compound:prt")] if particle else []
    if chance.random() < 0.5:
        inside = join([comma(), (chance.choice((perfect, modal, passive))(chance), "")])
        return join([(speaker.phrase, "nsubj"), (head, ""), *tail, (inside, "ccomp")])
    verb, subject = chance.choice(VERBS), noun(chance, "Nom")
    objects = [(n.phrase, dep) for n, dep in arguments(verb, chance)]
    number = "Plur" if subject.plural else "Sing"
    form = verb.particle + (verb.lemma if subject.plural else verb.present)
    final = word(form, verb.infinitive, "VERB", f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin")
    clause = join([comma(), (word("dass", "dass", "SCONJ"), "mark"), (subject.phrase, "nsubj"), *objects, (final, "")])
    return join([(speaker.phrase, "nsubj"), (head, ""), *tail, (clause, "ccomp")])


def drills(count: int, seed: int = 1) -> list[Tree]:
    """Return so many sentences, the same for the same seed."""
    chance = random.Random(seed)
    kinds = (main_clause, main_clause, main_clause, perfect, modal, passive, dative_passive, demand, report)
    return [sentence(chance.choice(kinds)(chance), n, "" if chance.random() < 0.1 else ".") for n in range(count)]
