"""English sentences given back the verb that the parser has read as part of a noun.

A parser trained on few sentences takes "The union eased sanctions on Chad." for a phrase about eased sanctions. A
sentence that ends with a full stop has a finite verb; where the tree has none at its root and one verb form can be it,
that form is put there. Headlines do without a stop and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from depesche.parsing import english
from depesche.parsing.wordlists import read_lists
from depesche.records import Sentence, Token

_STOPS = frozenset(".!?")
_NOMINAL = frozenset({"NOUN", "PROPN"})
# What belongs to a clause and not to a noun in it.
_OF_CLAUSES = frozenset({"advcl", "ccomp", "conj", "cc", "parataxis", "obl", "punct", "discourse", "advmod", "xcomp"})
# What a subject right before its verb is taken for.
_MISREAD = frozenset({"compound", "amod", "advmod", "vocative", "discourse", "dislocated"})


@cache
def _verbs() -> dict[str, frozenset[str]]:
    return {name: frozenset(verbs) for name, verbs in read_lists("phrasal.en.txt").items()}


def with_its_verb(sentence: Sentence) -> Sentence:
    """Return the sentence with its verb at the root and its subject before it, unchanged when that is not certain."""
    if not any(t.text in _STOPS for t in sentence.tokens[-3:]):
        return sentence
    root = sentence.root
    if root.pos == "VERB":
        return _with_subject(sentence, root)
    if root.pos not in _NOMINAL or sentence.children(root, "cop", "aux", "case", "expl"):
        return sentence
    subjects = sentence.children(root, "nsubj")
    for verb in (*sentence.children(root, "amod", "compound"), *subjects):
        if verb.index < root.index and verb.pos == "VERB" and _is_finite(verb) and (verb in subjects or not subjects):
            subject = _subject_before(sentence, verb, "nsubj", "compound")
            if subject is not None:
                return _promoted(sentence, verb, subject, root)
    if subjects:
        return sentence
    for verb in sentence.children(root, "acl"):
        if verb.index > root.index and verb.dep == "acl" and _can_be_main(sentence, root, verb):
            return _promoted(sentence, verb, root, None)
    subject = _subject_before(sentence, root, "compound")
    alone = not any(t.pos in ("VERB", "AUX") for t in sentence.tokens)
    if alone and subject is not None and _is_finite(root) and english.regular_verb(root.text.lower()):
        return _promoted(sentence, root, subject, None)
    return sentence


def with_its_objects(sentence: Sentence) -> Sentence:
    """Return the sentence with what follows a phrasal verb, whom something is given, and gerunds as the verb's own."""
    arcs: dict[int, tuple[int, str]] = {}
    for verb in sentence.tokens[:-2]:
        if verb.pos != "VERB":
            continue
        lemma, following = english.lemma(verb.text, "VERB"), sentence.tokens[verb.index + 1]
        thing = sentence.tokens[following.head]
        if lemma in _verbs().get(following.text, ()) and following.dep == "case" and thing.head == verb.index:
            behind = sentence.tokens[following.index + 1].text
            # "took in refugees" and "pulled out troops", but "called in Berlin" and "pulled out of Basra".
            if behind != "of" and not (following.text == "in" and thing.pos == "PROPN"):
                arcs[following.index], arcs[thing.index] = (verb.index, "compound:prt"), (verb.index, "obj")
        gerund = following.pos == "VERB" and following.text.endswith("ing") and following.head == verb.index
        if gerund and lemma in _verbs()["gerund"] and following.dep in ("advcl", "acl", "obj"):
            arcs[following.index] = (verb.index, "xcomp")
        if lemma in _verbs()["giving"]:
            arcs.update(_receiver(sentence, verb))
    return _rehung(sentence, arcs) if arcs else sentence


def with_its_nouns(sentence: Sentence) -> Sentence:
    """Return the sentence with nouns for "verbs" that stand where only a noun can ("paid tribute", "clashes began")."""
    tokens = tuple(
        replace(t, pos="NOUN")
        if t.pos == "VERB"
        and not t.text.endswith(("ing", "ed", "en"))
        and t.dep in ("nsubj", "obj", "iobj", "nmod", "nsubj:pass")
        and not sentence.children(t, "aux", "mark", "nsubj", "obj", "advmod", "cop")
        else t
        for t in sentence.tokens
    )
    return replace(sentence, tokens=tokens)


def with_its_pairs(sentence: Sentence) -> Sentence:
    """Return the sentence with both parties of "between Oslo and Riga" in one phrase, and the verb that this hid."""
    arcs: dict[int, tuple[int, str]] = {}
    verb = None
    for between in sentence.tokens[:-3]:
        first = sentence.tokens[between.head]
        if between.text.lower() != "between" or between.dep != "case" or first.index < between.index:
            continue
        if first.pos not in _NOMINAL or sentence.children(first, "conj"):
            continue
        link = next((t for t in sentence.tokens[first.index + 1 : first.index + 6] if t.text == "and"), None)
        second = sentence.tokens[link.head] if link is not None else first
        if link is not None and second.pos == "VERB":  # "and" was taken to join the verb behind the second party
            subjects = [t for t in sentence.children(second, "nsubj") if link.index < t.index < second.index]
            second = subjects[0] if len(subjects) == 1 else second
        if link is None or second.pos not in _NOMINAL or second.index < link.index:
            continue
        arcs[second.index], arcs[link.index] = (first.index, "conj"), (second.index, "cc")
        whole, behind = sentence.tokens[first.head], sentence.tokens[second.head]
        if whole.is_root and whole.pos in _NOMINAL and behind.pos == "VERB" and second.dep.startswith("nsubj"):
            arcs[behind.index], arcs[whole.index] = (behind.index, "root"), (behind.index, second.dep)
            verb = behind
    return _rehung(sentence, arcs, verb) if arcs else sentence


def _receiver(sentence: Sentence, verb: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the arc of a name that no noun phrase could hold: nothing stands between a name and its noun."""
    for thing in sentence.children(verb, "obj"):
        for name in sentence.children(thing, "compound"):
            inside = sentence.tokens[name.index + 1 : thing.index]
            later = [t for t in inside if t.head == thing.index and t.dep in ("det", "amod", "nummod")]
            if name.pos == "PROPN" and later and not any(t.text == "-" for t in inside):
                yield name.index, (verb.index, "iobj")


def _is_past(verb: Token) -> bool:
    return (
        verb.pos == "VERB" and not verb.text.endswith("ing") and verb.text.lower() != english.lemma(verb.text, "VERB")
    )


def _can_be_main(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Say whether a clause hung on a noun can be what the noun does: "Soldiers fired at the crowd." """
    if not _is_past(verb) or _is_passive(sentence, verb) or sentence.children(verb, "nsubj", "mark", "aux"):
        return False
    return not any(t.text in (",", "-", "–", ":", "as") for t in sentence.tokens[noun.index + 1 : verb.index])


def _is_finite(verb: Token) -> bool:
    return verb.text.islower() and (verb.text.endswith("s") or _is_past(verb) or verb.text.endswith("ed"))


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    return any(c.text == "by" for t in sentence.children(verb, "obl") for c in sentence.children(t, "case"))


def _subject_before(sentence: Sentence, verb: Token, *deps: str) -> Token | None:
    """Return the noun among the dependents of a verb that stands right before it."""
    near = [t for t in sentence.children(verb, *deps) if t.pos in (*_NOMINAL, "PRON") and t.index < verb.index]
    if not near or sentence.children(near[-1], "case"):
        return None
    between = sentence.tokens[near[-1].index + 1 : verb.index]
    return near[-1] if all(t.pos in ("ADV", "PROPN") for t in between) else None


def _with_subject(sentence: Sentence, verb: Token) -> Sentence:
    if sentence.children(verb, "nsubj", "csubj", "expl") or not _is_finite(verb):
        return sentence
    subject = _subject_before(sentence, verb, *_MISREAD)
    if subject is None:
        return sentence
    return _rehung(sentence, {subject.index: (verb.index, "nsubj"), **dict(_modifiers(sentence, verb, subject))})


def _modifiers(sentence: Sentence, head: Token, subject: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the articles and adjectives before a subject that were hung on a later word."""
    for token in sentence.children(head, "det", "amod", "nmod:poss", "nummod"):
        if token.index < subject.index:
            yield token.index, (subject.index, token.dep)


def _promoted(sentence: Sentence, verb: Token, subject: Token, obj: Token | None) -> Sentence:
    """Return the sentence with `verb` at the root, between its subject and what was the root."""
    root = sentence.root
    arcs: dict[int, tuple[int, str]] = {verb.index: (verb.index, "root"), subject.index: (verb.index, "nsubj")}
    for head in {root.index: root, verb.index: verb}.values():
        arcs.update(_modifiers(sentence, head, subject))
    if obj is not None:
        arcs[obj.index] = (verb.index, "obj")
    for token in sentence.children(root):
        if token.index in arcs:
            continue
        bare = token.pos in _NOMINAL and not sentence.children(token, "case")
        if (
            token.index > root.index
            and obj is None
            and token.dep.split(":")[0] in ("nmod", "vocative", "parataxis", "appos")
        ):
            if root == verb or token.index > verb.index:
                arcs[token.index] = (verb.index, "obj" if bare and token.index > verb.index else "obl")
        elif token.dep.split(":")[0] in _OF_CLAUSES:
            arcs[token.index] = (verb.index, token.dep)
    return _rehung(sentence, arcs, verb)


def _rehung(sentence: Sentence, arcs: dict[int, tuple[int, str]], verb: Token | None = None) -> Sentence:
    tokens = []
    for token in sentence.tokens:
        head, dep = arcs.get(token.index, (token.head, token.dep))
        pos = "VERB" if verb is not None and token.index == verb.index else token.pos
        tokens.append(
            replace(token, head=head, dep=dep, pos=pos)
            if (head, dep, pos) != (token.head, token.dep, token.pos)
            else token
        )
    return replace(sentence, tokens=tuple(tokens))
