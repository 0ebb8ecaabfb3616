"""One convention for lemmas and features, whatever the parser has learnt.

The rules of Depesche name verbs and nouns by their lemma, so a wrong lemma is a lost event. What can be known from the
form is taken from lists, and only the rest is left to the parser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from depesche.parsing import english, german
from depesche.parsing.english_adverbs import with_its_adverbs
from depesche.parsing.english_verbs import with_its_nouns, with_its_objects, with_its_pairs, with_its_verb
from depesche.parsing.german_cases import is_participle, repaired
from depesche.parsing.german_dates import freed
from depesche.parsing.german_lemmas import german_verb
from depesche.parsing.german_mood import subjunctive
from depesche.parsing.german_particles import attached
from depesche.parsing.wordlists import german_words
from depesche.records import Sentence, Token

_VERBAL = frozenset({"VERB", "AUX"})


def normalised(sentence: Sentence, language: str) -> Sentence:
    """Return the sentence with the lemmas and moods that the language's lists know better."""
    if language == "de":
        sentence = repaired(freed(attached(sentence)))
        tokens = tuple(_german(sentence, t) for t in sentence.tokens)
    elif language == "en":
        sentence = with_its_adverbs(sentence)
        sentence = with_its_objects(with_its_pairs(with_its_nouns(with_its_verb(sentence))))
        tokens = tuple(_english(sentence, t) for t in sentence.tokens)
    else:
        return sentence
    return replace(sentence, tokens=tokens)


def _german(sentence: Sentence, token: Token) -> Token:
    if token.pos in _VERBAL:
        morph = _moody(sentence, token)
        if morph.get("VerbForm") == "Part" and not is_participle(token):
            morph = {**morph, "VerbForm": "Inf"}
        return replace(token, lemma=german_verb(token, morph, _particle(sentence, token)), morph=morph)
    if token.pos == "NOUN":
        return replace(token, lemma=german_noun(token))
    if token.pos == "PROPN":
        return replace(token, lemma=german_name(token))
    if token.pos == "ADJ":
        return replace(token, lemma=german_adjective(token))
    if token.index == 0 and token.pos in {"ADP", "ADV", "CCONJ", "DET", "NUM", "PRON", "SCONJ"}:
        return replace(token, lemma=token.lemma[:1].lower() + token.lemma[1:])
    return token


def _particle(sentence: Sentence, token: Token) -> str:
    if token.morph.get("VerbForm") in {"Inf", "Part"}:
        return ""
    found = sentence.children(token, "compound:prt")
    return found[0].text.lower() if found else ""


def german_noun(token: Token) -> str:
    """Return the nominative singular of a German noun."""
    if not token.text[:1].isupper() or (token.text.isupper() and len(token.text) > 1):
        return token.lemma
    # An infinitive used as a noun ("das Umsteuern") has no other singular.
    neuter = token.morph.get("Gender") == "Neut" and token.morph.get("Number") == "Sing"
    if neuter and not german.is_known(token.text) and german.is_infinitive(token.text.lower()):
        return token.text
    known = german.singular(token.text)
    if known:
        return known
    if token.morph.get("Number") != "Plur" and german.is_infinitive(token.text.lower()):
        return token.text
    front, hyphen, _ = token.text.rpartition("-")
    return front + hyphen + token.lemma if hyphen and "-" not in token.lemma else token.lemma


def german_name(token: Token) -> str:
    """Return a name without the ending of the genitive; nothing else declines in German names."""
    form = token.text
    if german.is_known(form):
        return german.singular(form)
    declines = len(form) > 3 and form.endswith("s") and form not in german_words("names in s")
    genitive = token.morph.get("Case") == "Gen" and not form.endswith(("ss", "us", "is"))
    if declines and (genitive or token.lemma == form[:-1]):
        return form[:-1]
    return form.rstrip("’'") if len(form) > 2 else form


def german_adjective(token: Token) -> str:
    """Return an adjective without the ending it takes before a noun, in small letters at the head of a sentence."""
    lemma = token.lemma
    if token.text[:1].isupper() and token.text.endswith("er") and token.index:
        # "Berliner" and the like do not decline.
        return token.text
    if token.dep == "amod" and lemma.lower() == token.text.lower() and len(lemma) > 5:
        lemma = next((lemma[: -len(e)] for e in ("em", "en", "er", "es", "e") if lemma.endswith(e)), lemma)
    return lemma[:1].lower() + lemma[1:] if token.index == 0 and "-" not in lemma else lemma


def _moody(sentence: Sentence, token: Token) -> Mapping[str, str]:
    """Return the features with the mood that the form shows.

    "Er greife an" is Konjunktiv I because the indicative third person has -t; the same form of the first person is
    indicative, hence the look for "ich".
    """
    form = token.text.lower()
    tense = subjunctive(form)
    if not tense and form.endswith("e") and token.morph.get("VerbForm", "Fin") == "Fin":
        stem_form = form in german_words("modals") or german.is_first_person(form)
        if stem_form and not _speaks_of_oneself(sentence, token) and not _commands(sentence, token):
            tense = "Pres"
    if not tense:
        return token.morph
    number = token.morph.get("Number", "Plur" if form.endswith("n") else "Sing")
    return {"Person": "3", **token.morph, "Number": number, "Mood": "Sub", "Tense": tense, "VerbForm": "Fin"}


def _clause(sentence: Sentence, token: Token) -> Token:
    return sentence.tokens[token.head] if token.dep in {"aux", "aux:pass", "cop"} else token


def _speaks_of_oneself(sentence: Sentence, token: Token) -> bool:
    verb = _clause(sentence, token)
    subjects = sentence.children(verb, "nsubj") or sentence.children(token, "nsubj")
    if subjects:
        return any(s.text.lower() == "ich" for s in subjects)
    return any(t.text.lower() == "ich" for t in sentence.tokens[max(0, token.index - 4) : token.index + 3])


def _commands(sentence: Sentence, token: Token) -> bool:
    return token.index == 0 and not sentence.children(_clause(sentence, token), "nsubj")


def _english(sentence: Sentence, token: Token) -> Token:
    lemma = english.lemma(token.text, token.pos) or token.lemma
    if token.pos == "PROPN" and lemma.lower() == token.text.lower():
        lemma = token.text
    dep = "nsubj:pass" if token.dep == "nsubj" and _is_passive(sentence, token) else token.dep
    return token if (lemma, dep) == (token.lemma, token.dep) else replace(token, lemma=lemma, dep=dep)


def _is_passive(sentence: Sentence, subject: Token) -> bool:
    return bool(sentence.children(sentence.tokens[subject.head], "aux:pass"))
