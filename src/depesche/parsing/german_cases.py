"""German subjects and objects put right by the case that articles and pronouns show.

A parser trained on few sentences takes two nouns of one verb for subjects, or "der Ukraine" for one. The article says
what each can be, and a verb has one subject; where both leave a choice the parser is believed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from depesche.parsing import german
from depesche.parsing.german_lemmas import german_verb
from depesche.parsing.wordlists import german_words
from depesche.records import Sentence, Token

_ALL = frozenset({"Nom", "Acc", "Dat", "Gen"})
_STRAIGHT = frozenset({"Nom", "Acc"})
_PRONOUNS = {
    **dict.fromkeys(("ich", "du", "er", "wir", "wer", "man"), frozenset({"Nom"})),
    **dict.fromkeys(("mich", "dich", "ihn", "wen"), frozenset({"Acc"})),
    **dict.fromkeys(("mir", "dir", "ihm", "ihnen", "wem", "denen"), frozenset({"Dat"})),
    **dict.fromkeys(("es", "das", "was"), _STRAIGHT),
}
_CORE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:arg"})


def _gender(token: Token) -> str:
    """Return Masc, Fem, Neut, Plur or "" for what a noun is, from the lists first."""
    if token.morph.get("Number") == "Plur":
        return "Plur"
    if token.text in german_words("feminine"):
        return "Fem"
    known = german.gender(german.singular(token.text)) if token.pos == "NOUN" else ""
    if known or (token.pos == "NOUN" and token.morph.get("Case") in {"Dat", "Gen"}):
        return known or token.morph.get("Gender", "")
    # What the parser thinks of the gender is worth less than what it thinks of the case.
    return "" if token.morph.get("Gender") == "Fem" else token.morph.get("Gender", "")


@cache
def _determiners() -> tuple[str, ...]:
    return tuple(sorted(german_words("determiners"), key=lambda s: (-len(s), s)))


def _by_ending(form: str, gender: str, case: str) -> frozenset[str]:
    """Return the cases an article allows; gender and the parser's own case settle what it leaves open."""
    stem = next((s for s in _determiners() if form.startswith(s) and len(form) - len(s) in (0, 1, 2, 3)), None)
    if stem is None:
        return _ALL
    ending = form[len(stem) :]
    if ending.endswith("em"):
        return frozenset({"Dat"})
    if ending.endswith("es"):
        return frozenset({"Gen"}) if stem == "d" else frozenset({"Nom", "Acc", "Gen"})
    if ending.endswith("en"):
        if gender == "Masc" or (stem in {"ein", "kein"} and gender != "Plur"):
            return frozenset({"Acc"})
        return frozenset({"Dat"}) if gender == "Plur" and case == "Dat" else frozenset({"Acc", "Dat"})
    if ending.endswith("er"):
        by_gender = {"Masc": frozenset({"Nom"}), "Plur": frozenset({"Gen"})}
        fem = frozenset({"Dat", "Gen"}) if gender == "Fem" and case != "Nom" else frozenset({"Nom", "Dat", "Gen"})
        return by_gender.get(gender, fem)
    return frozenset({"Nom"}) if ending == "" and gender == "Masc" else _STRAIGHT


def possible_cases(sentence: Sentence, token: Token) -> frozenset[str]:
    """Return the cases a noun phrase may stand in, by its article or its own form."""
    form = token.text.lower()
    if token.pos == "PRON":
        return _PRONOUNS.get(form, _ALL)
    articles = [t for t in sentence.children(token, "det") if t.index < token.index]
    if not articles:
        return _ALL
    return _by_ending(articles[0].text.lower(), _gender(token), token.morph.get("Case", ""))


def _free(sentence: Sentence, token: Token) -> bool:
    return not sentence.children(token, "case") and token.pos in {"NOUN", "PROPN", "PRON"}


def _number(token: Token) -> str:
    return token.morph.get("Number", "")


def repaired(sentence: Sentence) -> Sentence:
    """Return the sentence with the core arguments of its verbs relabelled where their case leaves no other reading."""
    changed: dict[int, str] = {}
    for verb in sentence.tokens:
        if verb.pos != "VERB" or sentence.children(verb, "cop"):
            continue
        arguments = [t for t in sentence.children(verb) if t.dep in _CORE and _free(sentence, t)]
        deps = {t.index: t.dep for t in arguments}
        passive = _voice(sentence, verb, deps)
        for token in arguments:
            deps[token.index] = _by_case(token, possible_cases(sentence, token), deps, passive)
        _dative(sentence, verb, arguments, deps)
        _expletive(sentence, verb, arguments, deps)
        _one_subject(sentence, verb, arguments, deps)
        _some_subject(sentence, verb, arguments, deps, passive)
        changed.update({i: dep for i, dep in deps.items() if dep != sentence.tokens[i].dep})
    if not changed:
        return sentence
    return replace(
        sentence, tokens=tuple(_relabelled(sentence, t, changed.get(t.index, t.dep)) for t in sentence.tokens)
    )


def _relabelled(sentence: Sentence, token: Token, dep: str) -> Token:
    if dep == "appos" and token.dep != "appos":
        before = [t for t in sentence.children(sentence.tokens[token.head], "nsubj") if t.index < token.index]
        return replace(token, dep=dep, head=before[-1].index) if before else token
    return token if dep == token.dep else replace(token, dep=dep)


def _voice(sentence: Sentence, verb: Token, deps: dict[int, str]) -> bool:
    """Make the labels of auxiliaries and subject agree, and return whether the verb is passive.

    "ist gescheitert" is a perfect: verbs that form it with sein have no passive. "wird" with a participle is one.
    """
    auxiliaries = sentence.children(verb, "aux")
    lemmas = {a.index: a.lemma for a in auxiliaries}
    participle = is_participle(verb)
    intransitive = german_verb(verb, verb.morph) in german_words("perfect with sein")
    for auxiliary in auxiliaries:
        others = {lemma for i, lemma in lemmas.items() if i != auxiliary.index}
        if lemmas[auxiliary.index] == "sein" and intransitive and auxiliary.dep == "aux:pass":
            deps[auxiliary.index] = "aux"
        elif lemmas[auxiliary.index] == "sein" and not others and participle and "nsubj:pass" in deps.values():
            deps[auxiliary.index] = "aux" if intransitive else "aux:pass"
        elif lemmas[auxiliary.index] == "werden" and auxiliary.dep == "aux:pass" and not participle and not others:
            deps[auxiliary.index] = "aux"  # "wird aufheben" is a future
        elif lemmas[auxiliary.index] == "werden" and auxiliary.dep == "aux" and participle and not intransitive:
            # "wird ... haben" is a future perfect.
            deps[auxiliary.index] = "aux" if "haben" in others else "aux:pass"
    passive = any(deps.get(a.index, a.dep) == "aux:pass" for a in auxiliaries)
    for i, dep in deps.items():
        if dep.startswith("nsubj") and (passive or auxiliaries or not participle):
            deps[i] = "nsubj:pass" if passive else "nsubj"
    return passive


def is_participle(verb: Token) -> bool:
    """Say whether a verb tagged as a participle can be one by its form ("aufheben" is an infinitive only)."""
    form = verb.text.lower()
    infinitive = german.infinitives(form, "inf") and not german.infinitives(form, "part")
    return verb.morph.get("VerbForm") == "Part" and not infinitive


_IMPERSONAL = {"geben": "", "handeln": "", "gehen": "um", "kommen": "zu", "bedürfen": ""}
"""Verbs whose "es" means nobody, and the preposition they need for that."""


def _dative(sentence: Sentence, verb: Token, arguments: list[Token], deps: dict[int, str]) -> None:
    """Make the object of a verb that only takes a dative one: "droht Israel" has no article to tell it by."""
    particles = sentence.children(verb, "compound:prt")
    lemma = german_verb(verb, verb.morph, particles[0].text.lower() if particles else "")
    if lemma not in german_words("dative verbs"):
        return
    for token in arguments:
        if deps[token.index] == "obj" and "Dat" in possible_cases(sentence, token) and token.text.lower() != "sich":
            deps[token.index] = "obl:arg"


def _expletive(sentence: Sentence, verb: Token, arguments: list[Token], deps: dict[int, str]) -> None:
    lemma = german_verb(verb, verb.morph)
    if lemma not in _IMPERSONAL or sentence.children(verb, "compound:prt"):
        return
    cases = {c.text.lower() for o in sentence.children(verb, "obl") for c in sentence.children(o, "case")}
    if _IMPERSONAL[lemma] and not cases & {_IMPERSONAL[lemma], "zum", "zur", "ums"}:
        return
    for token in arguments:
        if token.text.lower() == "es" and deps[token.index].startswith("nsubj"):
            deps[token.index] = "expl"


def _some_subject(sentence: Sentence, verb: Token, arguments: list[Token], deps: dict[int, str], passive: bool) -> None:
    """Make the only object of a finite clause without a subject its subject; German clauses are not without one."""
    auxiliaries = sentence.children(verb, "aux")
    finite = any(t.morph.get("VerbForm") == "Fin" for t in (verb, *auxiliaries))
    if not finite or verb.dep not in {"root", "ccomp", "advcl", "parataxis"} or verb.morph.get("Mood") == "Imp":
        return
    if any(deps.get(c.index, c.dep).startswith(("nsubj", "csubj", "expl")) for c in sentence.children(verb)):
        return
    objects = [t for t in arguments if deps[t.index] == "obj" and t.text.lower() not in {"sich", "uns", "euch"}]
    if (
        len(objects) == 1
        and "Nom" in possible_cases(sentence, objects[0])
        and _agree(objects[0], _finite(sentence, verb))
    ):
        deps[objects[0].index] = "nsubj:pass" if passive else "nsubj"


def _by_case(token: Token, cases: frozenset[str], deps: dict[int, str], passive: bool) -> str:
    dep = deps[token.index]
    others = [d for i, d in deps.items() if i != token.index]
    if dep.startswith("nsubj") and "Nom" not in cases:
        if "Acc" in cases and ("Dat" not in cases or token.morph.get("Case") != "Dat"):
            return "obj"
        return "obl:arg" if "Dat" in cases else dep
    if dep == "obj" and cases <= {"Dat", "Gen"} and "Dat" in cases:
        return "obl:arg"
    if dep in {"obj", "obl:arg"} and cases == {"Nom"} and not any(d.startswith("nsubj") for d in others):
        return "nsubj:pass" if passive else "nsubj"
    if dep == "obl:arg" and "Dat" not in cases and "Acc" in cases and "obj" not in others:
        return "obj"
    return dep


def _one_subject(sentence: Sentence, verb: Token, arguments: list[Token], deps: dict[int, str]) -> None:
    """Leave a verb one subject: the one that can only be nominative, or agrees with the verb, or comes first."""
    subjects = [t for t in arguments if deps[t.index].startswith("nsubj")]
    if len(subjects) < 2 or any(t.morph.get("PronType") == "Rel" for t in subjects):
        return
    finite = _finite(sentence, verb)

    def fitness(token: Token) -> tuple[bool, bool, int]:
        return possible_cases(sentence, token) == {"Nom"}, _agree(token, finite), -token.index

    subject = max(subjects, key=fitness)
    for token in subjects:
        cases = possible_cases(sentence, token)
        if token is subject or cases == {"Nom"}:
            continue
        if token.text.lower() == "es" and token.index < subject.index:
            deps[token.index] = "expl"
        elif token.index > subjects[0].index and _between_commas(sentence, token):
            deps[token.index] = "appos"
        elif deps[token.index] == "nsubj":
            deps[token.index] = "obl:arg" if "Acc" not in cases or "obj" in deps.values() else "obj"


def _finite(sentence: Sentence, verb: Token) -> Token:
    return next((t for t in (verb, *sentence.children(verb, "aux")) if t.morph.get("VerbForm") == "Fin"), verb)


def _agree(token: Token, finite: Token) -> bool:
    return not _number(token) or not _number(finite) or _number(token) == _number(finite)


def _between_commas(sentence: Sentence, token: Token) -> bool:
    reach = sentence.subtree(token)
    first, last = reach[0].index, reach[-1].index
    marks = [sentence.tokens[i].text for i in (first - 1, last + 1, first, last) if 0 <= i < len(sentence.tokens)]
    return marks.count(",") >= 2
