"""English sentences with their trees, made by rule, of patterns that news use and treebanks rarely hold.

Titles in front of names, appositions behind them, reduced relatives, phrasal verbs, "accused X of doing" and headlines:
what an event hangs on in a news report, and what a treebank of weblogs and reviews has too little of.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from training.phrases import Phrase, join, sentence, word, word_lists
from training.trees import Tree

WORDS = word_lists("drills.en.txt")
PLACES = WORDS["places"]
TWO_WORDS = (
    ("North", "Korea", "amod"),
    ("South", "Korea", "amod"),
    ("Saudi", "Arabia", "amod"),
    ("South", "Sudan", "amod"),
    ("New", "Delhi", "amod"),
    ("United", "Nations", "amod"),
    ("Islamic", "State", "amod"),
    ("al", "Qaeda", "flat"),
    ("Boko", "Haram", "flat"),
    ("Sri", "Lanka", "flat"),
)
ADJECTIVES = WORDS["adjectives"]
GROUPS = [entry.split("/") for entry in WORDS["groups"]]
BODIES = WORDS["bodies"]
TITLES = [tuple(entry.split("_")) for entry in WORDS["titles"]]
FIRST = WORDS["first"]
LAST = WORDS["last"]
CITIES = WORDS["cities"]
DAYS = WORDS["days"]
GOODS = WORDS["goods"]
CRIMES = WORDS["crimes"]
TALKS = [(form, form[:-1]) for form in WORDS["talks"]]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase and whether its verb is plural."""

    phrase: Phrase
    plural: bool = False


def proper(form: str) -> Phrase:
    return word(form, form, "PROPN", "Number=Sing")


def adjective(chance: random.Random) -> Phrase:
    form = chance.choice(ADJECTIVES)
    return word(form, form, "ADJ", "Degree=Pos")


def place(chance: random.Random) -> Noun:
    if chance.random() < 0.2:
        first, second, dep = chance.choice(TWO_WORDS)
        if dep == "amod":
            return Noun(join([(word(first, first, "ADJ", "Degree=Pos"), "amod"), (proper(second), "")]))
        return Noun(join([(proper(first), ""), (proper(second), "flat")]))
    if chance.random() < 0.12:
        name = chance.choice(("U.S.", "EU", "UN", "United", "Kremlin", "Taliban", "Pentagon"))
        the = (word("the", "the", "DET", "Definite=Def|PronType=Art"), "det")
        if name == "United":
            return Noun(join([the, (word("United", "United", "ADJ", "Degree=Pos"), "amod"), (proper("States"), "")]))
        return Noun(join([the, (proper(name), "")]))
    return Noun(proper(chance.choice(PLACES)))


def possessive(chance: random.Random) -> Phrase:
    return join([(proper(chance.choice(PLACES)), ""), (word("'s", "'s", "PART"), "case")])


def body(chance: random.Random) -> Noun:
    form = chance.choice(BODIES)
    head = (word(form, form, "NOUN", "Number=Sing"), "")
    parts: list[tuple[Phrase, str]] = [head]
    if chance.random() < 0.6:
        parts.insert(0, (adjective(chance), "amod"))
    if chance.random() < 0.7:
        parts.insert(0, (word("the", "the", "DET", "Definite=Def|PronType=Art"), "det"))
    else:
        parts.insert(0, (possessive(chance), "nmod:poss"))
    return Noun(join(parts))


def group(chance: random.Random) -> Noun:
    form, lemma = chance.choice(GROUPS)
    parts: list[tuple[Phrase, str]] = [(word(form, lemma, "NOUN", "Number=Plur"), "")]
    front = chance.random()
    if front < 0.4:
        parts.insert(0, (adjective(chance), "amod"))
    elif front < 0.6:
        parts.insert(
            0, (proper(chance.choice(("U.S.", "UN", "NATO", "Hamas", "Houthi", "Taliban", "government"))), "compound")
        )
    if chance.random() < 0.35:
        participle, lemma, preposition = chance.choice(WORDS["participles"]).split("/")
        crime = chance.choice(CRIMES)
        object_ = word(crime, crime, "NOUN", "Number=Sing") if preposition == "of" else place(chance).phrase
        dep = "obl:agent" if preposition == "by" else "obl"
        inner = join([(word(preposition, preposition, "ADP"), "case"), (object_, "")])
        pos, feats = ("ADJ", "Degree=Pos") if participle == "loyal" else ("VERB", "Tense=Past|VerbForm=Part|Voice=Pass")
        parts.append(
            (join([(word(participle, lemma, pos, feats), ""), (inner, dep)]), "amod" if pos == "ADJ" else "acl")
        )
    return Noun(join(parts), True)


def title(chance: random.Random) -> Phrase:
    forms = chance.choice(TITLES)
    if forms[1:2] == ("of",):
        of = join([(word("of", "of", "ADP"), "case"), (proper(forms[2]), "")])
        phrase = join([(proper(forms[0]), ""), (of, "nmod")])
    elif len(forms) == 2:
        adjectival = forms[0] in {"Foreign", "Prime"}
        first = word(forms[0], forms[0], "ADJ", "Degree=Pos") if adjectival else proper(forms[0])
        phrase = join([(first, "amod" if adjectival else "compound"), (proper(forms[1]), "")])
    else:
        lower = forms[0].islower()
        phrase = word(forms[0], forms[0], "NOUN", "Number=Sing") if lower else proper(forms[0])
    front = chance.random()
    if front < 0.35:
        return join([(adjective(chance), "amod"), (phrase, "")])
    if front < 0.6:
        return join(
            [
                (proper(chance.choice(("U.S.", "EU", "NATO", "UN", "Hamas", "Kremlin", "State"))), "compound"),
                (phrase, ""),
            ]
        )
    return phrase


def person(chance: random.Random) -> Noun:
    first, last = chance.choice(FIRST), chance.choice(LAST)
    name = [(proper(first), ""), (proper(last), "flat")]
    kind = chance.random()
    if kind < 0.2:
        return Noun(join(name))
    if kind < 0.7:
        return Noun(join([(title(chance), "nmod:desc"), *name]))
    role, lemma = chance.choice(
        (("minister", "foreign"), ("president", "Iranian"), ("leader", "rebel"), ("envoy", "U.S."))
    )
    the = word("the", "the", "DET", "Definite=Def|PronType=Art")
    front = word(lemma, lemma, "ADJ", "Degree=Pos") if lemma in {"foreign", "Iranian"} else word(lemma, lemma, "NOUN")
    described = join(
        [
            (the, "det"),
            (front, "amod" if lemma in {"foreign", "Iranian"} else "compound"),
            (word(role, role, "NOUN", "Number=Sing"), ""),
        ]
    )
    mark = word(",", ",", "PUNCT")
    if chance.random() < 0.5:
        return Noun(join([*name, (mark, "punct@3"), (described, "appos"), (mark, "punct@3")]))
    return Noun(join([(described, ""), (mark, "punct@2"), (join(name), "appos"), (mark, "punct@2")]))


def noun(chance: random.Random) -> Noun:
    return chance.choice((place, place, body, group, person, person))(chance)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the news with its forms; `takes` names what follows it."""

    lemma: str
    third: str
    past: str
    participle: str
    takes: str = "obj"
    particle: str = ""


def regular(lemma: str, takes: str = "obj", particle: str = "") -> Verb:
    past = lemma + ("d" if lemma.endswith("e") else "ed")
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    return Verb(lemma, third, past, past, takes, particle)


VERBS = (
    *(regular(v) for v in WORDS["regular"]),
    Verb("expel", "expels", "expelled", "expelled"),
    Verb("meet", "meets", "met", "met"),
    Verb("strike", "strikes", "struck", "struck"),
    Verb("shoot", "shoots", "shot", "shot", "particle-obj", "down"),
    Verb("overthrow", "overthrows", "overthrew", "overthrown"),
    regular("call", "particle-thing", "off"),
    Verb("break", "breaks", "broke", "broken", "particle-thing", "off"),
    Verb("cut", "cuts", "cut", "cut", "particle-thing", "off"),
    Verb("set", "sets", "set", "set", "particle-thing", "up"),
    regular("turn", "particle-obj", "away"),
    Verb("hold", "holds", "held", "held", "particle-obj", "back"),
    Verb("send", "sends", "sent", "sent", "double"),
    regular("offer", "double"),
    Verb("give", "gives", "gave", "given", "double"),
    regular("grant", "double"),
    regular("accuse", "of"),
    Verb("suspect", "suspects", "suspected", "suspected", "of"),
    regular("charge", "with"),
    regular("provide", "with"),
)
FINITE = "Mood=Ind|Number={}|Person=3|Tense={}|VerbForm=Fin"


def finite(verb: Verb, plural: bool, past: bool) -> Phrase:
    form = verb.past if past else verb.lemma if plural else verb.third
    number = "Plur" if plural else "Sing"
    return word(form, verb.lemma, "VERB", FINITE.format(number, "Past" if past else "Pres"))


def thing(chance: random.Random, forms: list[str]) -> Phrase:
    form = chance.choice(forms)
    plural = form.endswith("s")
    return word(form, form[:-1] if plural else form, "NOUN", "Number=Plur" if plural else "Number=Sing")


def gerund(chance: random.Random) -> Phrase:
    form, lemma = chance.choice(
        (
            ("attacking", "attack"),
            ("supporting", "support"),
            ("arming", "arm"),
            ("killing", "kill"),
            ("bombing", "bomb"),
        )
    )
    return join([(word(form, lemma, "VERB", "Tense=Pres|VerbForm=Part"), ""), (noun(chance).phrase, "obj")])


def after(verb: Verb, chance: random.Random) -> list[tuple[Phrase, str]]:
    """Return what follows the verb: objects, particle, prepositional phrase."""
    particle = (word(verb.particle, verb.particle, "ADP"), "compound:prt")
    if verb.takes == "particle-thing":
        form, lemma = chance.choice(TALKS)
        talks = word(form, lemma, "NOUN", "Number=Plur")
        if chance.random() < 0.5:
            inner = join([(word("with", "with", "ADP"), "case"), (place(chance).phrase, "")])
            talks = join([(talks, ""), (inner, "nmod")])
        return [particle, (talks, "obj")]
    if verb.takes == "particle-obj":
        return [particle, (noun(chance).phrase, "obj")]
    if verb.takes == "double":
        return [(noun(chance).phrase, "iobj"), (thing(chance, GOODS), "obj")]
    object_ = (noun(chance).phrase, "obj")
    if verb.takes == "of" and chance.random() < 0.6:
        clause = join([(word("of", "of", "SCONJ"), "mark"), (gerund(chance), "")])
        return [object_, (clause, "advcl")]
    if verb.takes in {"of", "with"}:
        object_of = thing(chance, GOODS if verb.lemma == "provide" else CRIMES)
        inner = join([(word(verb.takes, verb.takes, "ADP"), "case"), (object_of, "")])
        return [object_, (inner, "obl")]
    return [object_]


def when(chance: random.Random) -> list[tuple[Phrase, str]]:
    kind = chance.random()
    if kind < 0.25:
        return [(join([(word("on", "on", "ADP"), "case"), (proper(chance.choice(DAYS)), "")]), "obl")]
    if kind < 0.35:
        return [(proper(chance.choice(DAYS)), "obl:unmarked")]
    if kind < 0.6:
        return [(join([(word("in", "in", "ADP"), "case"), (proper(chance.choice(CITIES)), "")]), "obl")]
    return []


def active(chance: random.Random, past: bool = True) -> Phrase:
    verb, subject = chance.choice(VERBS), noun(chance)
    return join(
        [(subject.phrase, "nsubj"), (finite(verb, subject.plural, past), ""), *after(verb, chance), *when(chance)]
    )


def headline(chance: random.Random) -> Phrase:
    if chance.random() < 0.3:
        verb = chance.choice([v for v in VERBS if v.takes == "obj"])
        second = join([(word(",", ",", "PUNCT"), "punct"), (place(chance).phrase, "")])
        both = join([(place(chance).phrase, ""), (second, "conj")])
        return join([(both, "nsubj"), (finite(verb, True, False), ""), *after(verb, chance)])
    return active(chance, past=False)


def helped(chance: random.Random) -> Phrase:
    verb, subject = chance.choice(VERBS), noun(chance)
    form = chance.choice(["will", "would", "could", "may", "must", "should"])
    helper = word(form, form, "AUX", "VerbForm=Fin")
    head = word(verb.lemma, verb.lemma, "VERB", "VerbForm=Inf")
    return join([(subject.phrase, "nsubj"), (helper, "aux"), (head, ""), *after(verb, chance), *when(chance)])


def passive(chance: random.Random) -> Phrase:
    verb, subject = chance.choice([v for v in VERBS if v.takes == "obj"]), noun(chance)
    form = "were" if subject.plural else "was"
    helper = word(form, "be", "AUX", FINITE.format("Plur" if subject.plural else "Sing", "Past"))
    head = word(verb.participle, verb.lemma, "VERB", "Tense=Past|VerbForm=Part|Voice=Pass")
    agent = join([(word("by", "by", "ADP"), "case"), (noun(chance).phrase, "")])
    tail = [(agent, "obl:agent")] if chance.random() < 0.6 else []
    return join([(subject.phrase, "nsubj:pass"), (helper, "aux:pass"), (head, ""), *tail, *when(chance)])


def said(chance: random.Random) -> Phrase:
    speaker, inner = noun(chance), chance.choice((active, helped, passive))(chance)
    kind = chance.random()
    lemma, past = chance.choice(
        (("deny", "denied"), ("announce", "announced"), ("confirm", "confirmed"), ("warn", "warned"))
    )
    if kind >= 0.6 or chance.random() < 0.5:
        lemma, past = "say", "said"
    head = word(past, lemma, "VERB", FINITE.format("Plur" if speaker.plural else "Sing", "Past"))
    if kind < 0.4:
        clause = join([(word("that", "that", "SCONJ"), "mark"), (inner, "")])
        return join([(speaker.phrase, "nsubj"), (head, ""), *when(chance), (clause, "ccomp")])
    if kind < 0.6:
        return join([(speaker.phrase, "nsubj"), (head, ""), (inner, "ccomp")])
    order = [(speaker.phrase, "nsubj"), (head, "")]
    return join([(inner, "ccomp"), (word(",", ",", "PUNCT"), "punct"), *(order if kind < 0.9 else order[::-1])])


def urged(chance: random.Random) -> Phrase:
    subject, addressee, verb = noun(chance), noun(chance), chance.choice(VERBS)
    lemma, past = chance.choice(
        (("urge", "urged"), ("ask", "asked"), ("order", "ordered"), ("tell", "told"), ("force", "forced"))
    )
    head = word(past, lemma, "VERB", FINITE.format("Plur" if subject.plural else "Sing", "Past"))
    clause = join(
        [
            (word("to", "to", "PART"), "mark"),
            (word(verb.lemma, verb.lemma, "VERB", "VerbForm=Inf"), ""),
            *after(verb, chance),
        ]
    )
    return join([(subject.phrase, "nsubj"), (head, ""), (addressee.phrase, "obj"), (clause, "xcomp")])


def drills(count: int, seed: int = 1) -> list[Tree]:
    """Return so many sentences, the same for the same seed."""
    chance = random.Random(seed)
    kinds = (active, active, active, headline, helped, passive, passive, said, said, urged)
    trees = []
    for number in range(count):
        kind = chance.choice(kinds)
        trees.append(sentence(kind(chance), number, "" if kind is headline else "."))
    return trees
