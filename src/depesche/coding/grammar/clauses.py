"""Clauses: where one begins and ends, its preposition, voice and negation.

The one place that knows how Universal Dependencies trees of German and English show these, and where the parsers err.
"""

from __future__ import annotations

from depesche.parsing.german import infinitives
from depesche.records import Sentence, Token

CLAUSE_DEPS = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
# Contracted prepositions stay one token in our German trees; the article in them carries no meaning here.
_CONTRACTIONS = {
    "im": "in", "ins": "in", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei", "am": "an", "ans": "an",
    "aufs": "auf", "fürs": "für", "ums": "um", "übers": "über", "durchs": "durch", "hinterm": "hinter", "vorm": "vor",
}  # fmt: skip
_RELATIVE = frozenset(
    {"der", "die", "das", "den", "dem", "denen", "deren", "dessen", "welcher", "welche", "welches", "welchen",
     "who", "whom", "which", "that", "whose"}
)  # fmt: skip
# English past tenses that look like participles, besides those in -ed; and what a headline does not end in.
_PAST_TOO = frozenset(
    {"shot", "held", "fought", "sent", "met", "struck", "hit", "cut", "put", "set", "left", "led", "told", "won",
    "lost", "kept", "built", "bought", "caught", "found", "hurt", "spent", "sought", "fled", "stood", "said", "made",
    "paid", "brought"} )  # fmt: skip
_ENDS = frozenset({".", ".”", '."', "”", '"', "!", "?"})


def base(dep: str) -> str:
    """Return a relation without its subtype."""
    return dep.partition(":")[0]


def preposition(sentence: Sentence, token: Token) -> str:
    """Return the preposition that governs a nominal, contractions undone, or "" when it stands bare.

    A later conjunct shares the preposition of the first ("gegen Russland und China").
    """
    for child in sentence.children(token, "case"):
        if child.pos in ("ADP", "SCONJ", "PART", "ADV") and child.text.lower() not in ("'s", "’s", "'", "’"):
            form = child.text.lower()
            return _CONTRACTIONS.get(form, form)
    if base(token.dep) == "conj" and not token.is_root:
        head = sentence.tokens[token.head]
        if head.pos in NOMINAL:
            return preposition(sentence, head)
    return ""


def is_clause(sentence: Sentence, token: Token) -> bool:
    """Say whether `token` heads a clause: a predicate with a life of its own, not an attributive participle."""
    dep = base(token.dep)
    if dep == "xcomp" and token.pos in ("ADJ", "NOUN", "PROPN", "ADV"):
        return bool(sentence.children(token, "nsubj", "cop", "mark"))  # "machte Moskau verantwortlich" is one clause
    if token.is_root or dep in CLAUSE_DEPS:
        return True
    if dep == "conj":
        return token.pos in ("VERB", "AUX") or bool(sentence.children(token, "nsubj", "cop", "aux"))
    return False


def clause_of(sentence: Sentence, token: Token) -> Token:
    """Return the head of the smallest clause that holds `token`."""
    while not is_clause(sentence, token):
        token = sentence.tokens[token.head]
    return token


def clause_tokens(sentence: Sentence, head: Token) -> list[Token]:
    """Return the tokens of a clause in text order, without those of the clauses inside it."""
    found, todo = [], [head]
    while todo:
        token = todo.pop()
        found.append(token)
        todo.extend(child for child in sentence.children(token) if not is_clause(sentence, child))
    return sorted(found, key=lambda t: t.index)


def same_clause(sentence: Sentence, one: Token, other: Token) -> bool:
    """Say whether two words share a clause, with no subordinator of it between them where the parser merged two."""
    head = clause_of(sentence, one)
    if head.index != clause_of(sentence, other).index:
        return False
    first, last = sorted((one.index, other.index))
    return not any(t.pos == "SCONJ" and first < t.index < last for t in sentence.children(head, "mark"))


def parent_clause(sentence: Sentence, head: Token) -> Token | None:
    """Return the head of the clause that holds the clause of `head`, or None at the top."""
    return None if head.is_root else clause_of(sentence, sentence.tokens[head.head])


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """Return `token` and the nominals coordinated with it, in text order."""
    found = [token]
    for child in sentence.children(token, "conj"):
        if child.pos in NOMINAL or child.pos == "ADJ":
            found.extend(conjuncts(sentence, child))
    return found


def participle_verbs(token: Token) -> frozenset[str]:
    """Return the German infinitives that an adjective may be the participle of ("verhaftet", "angreifend").

    Our German trees tag participles before a noun as adjectives, but they report acts like any verb.
    """
    if token.pos != "ADJ":
        return frozenset()
    lemma = token.lemma.lower()
    if lemma.endswith("end"):
        return frozenset({lemma[:-1]})
    return infinitives(lemma, "part")


def is_participle(token: Token) -> bool:
    """Say whether a verb form is a past participle, one before a noun included."""
    if token.pos == "ADJ":
        return token.lemma.endswith(("t", "en")) and bool(participle_verbs(token))
    return token.morph.get("VerbForm") == "Part" and token.morph.get("Tense", "Past") != "Pres"


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Say whether the grammatical subject of `verb` is the one the act is done to."""
    if sentence.children(verb, "aux:pass", "nsubj:pass", "csubj:pass"):
        return True
    if base(verb.dep) == "acl" and verb.text.endswith("ed") and not sentence.children(verb, "nsubj", "obj", "aux"):
        return True  # "prisoners arrested in May", even where the tagger saw a past tense
    if not is_participle(verb):
        return False
    if _shares_passive(sentence, verb):
        return True
    dep = base(verb.dep)
    if dep in ("acl", "amod"):
        return not sentence.children(verb, "aux", "nsubj")
    if dep == "conj" and not sentence.children(verb, "aux", "nsubj", "obj"):
        head = sentence.tokens[verb.head]
        return is_participle(head) and is_passive(sentence, head)
    # "three soldiers killed in Kabul": a headline participle with neither auxiliary nor object
    return (
        verb.is_root
        and not sentence.children(verb, "aux", "obj", "cop")
        and verb.morph.get("Tense") != "Pres"
        and verb.morph.get("VerbForm") == "Part"
        and bool(sentence.children(verb, "nsubj"))
        and not (_may_be_past(verb) and sentence.tokens[-1].text in _ENDS)
    )


def _shares_passive(sentence: Sentence, verb: Token) -> bool:
    """Say whether a German passive auxiliary stands behind a later verb ("angeschossen und verhaftet worden")."""
    if any(t.lemma == "haben" for t in sentence.children(verb, "aux")):
        return False
    return any(
        is_participle(c) and any(t.text.lower() == "worden" for t in sentence.children(c, "aux:pass"))
        for c in sentence.children(verb, "conj")
    )


def _may_be_past(verb: Token) -> bool:
    """Say whether a participle is also a finite form ("called", "verlangt"), which in a full sentence it then is."""
    form = verb.text.lower()
    return form.endswith("ed") or form in _PAST_TOO or bool(infinitives(form, "fin"))


def antecedent(sentence: Sentence, token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or `token` itself when it is no relative pronoun."""
    if token.pos not in ("PRON", "DET", "SCONJ") or token.text.lower() not in _RELATIVE:
        return token
    previous: Token = token
    for ancestor in sentence.ancestors(token):
        if base(previous.dep) == "acl" and ancestor.pos in NOMINAL:
            return ancestor
        if is_clause(sentence, ancestor) and base(ancestor.dep) not in ("acl", "conj"):
            return token
        previous = ancestor
    return token


def is_reflexive(token: Token) -> bool:
    """Say whether a pronoun points back at the subject."""
    form = token.text.lower()
    return form in ("sich", "einander") or (token.pos == "PRON" and form.endswith(("self", "selves")))


def auxiliaries(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the auxiliaries and modals of a verb; a later conjunct without its own shares those of the first."""
    found = sentence.children(verb, "aux", "cop")
    head = sentence.head(verb)
    if not found and base(verb.dep) == "conj" and head is not None and verb.morph.get("VerbForm") in ("Inf", "Part"):
        return auxiliaries(sentence, head)
    return found


def negations(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the words that negate the verb itself ("nicht", "not", "never"), not an adverb or another phrase."""
    found = []
    for child in sentence.children(verb, "advmod", "det", "neg"):
        if child.text.lower() in ("nicht", "not", "n't", "n’t", "never", "nie", "niemals", "keineswegs"):
            following = sentence.tokens[child.index + 1] if child.index + 1 < len(sentence.tokens) else None
            if following is None or following.text.lower() not in ("nur", "only", "allein", "just", "zuletzt"):
                found.append(child)
    return found


def lies_ahead(sentence: Sentence, verb: Token) -> bool:
    """Say whether an auxiliary ("will", "wird", "wolle") puts an act into the future or makes it the doer's will."""
    return any(
        t.lemma.lower() in ("will", "would", "wollen")
        or t.text.lower() in ("will", "would", "wo", "'ll")
        or (t.lemma.lower() == "werden" and verb.morph.get("VerbForm") == "Inf")
        for t in auxiliaries(sentence, verb)
    )
