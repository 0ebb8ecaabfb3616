"""The grammatical view of a parsed sentence: clauses, subjects, objects and prepositional phrases.

Everything else in `coding` asks here instead of walking arcs, for two reasons. Grammar that news relies on is not in the
arcs: who is the subject of an infinitive, of a relative clause, of the second of two verbs. And arcs are wrong one time in
five, so each question falls back on what stands in the clause (case, determiners, prepositions) when the arc fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from depesche.parsing.german import infinitives
from depesche.records import Sentence, Token

CLAUSE_DEPS = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})

# Contracted prepositions stay one token in our German trees; the article in them carries no meaning here.
_CONTRACTIONS = {
    "im": "in", "ins": "in", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei", "am": "an", "ans": "an",
    "aufs": "auf", "fürs": "für", "ums": "um", "übers": "über", "durchs": "durch", "hinterm": "hinter", "vorm": "vor",
}  # fmt: skip
_AGENT = frozenset({"von", "durch", "by"})
_OF = frozenset({"von", "of"})
# English prepositions before a gerund that says what was alleged, praised or regretted.
_CONTENT = frozenset({"of", "for", "from", "against", "about", "over"})
_HOLDING = frozenset({"zu", "mit", "um", "to", "for", "with", "in"})
_RELATIVE = frozenset(
    {"der", "die", "das", "den", "dem", "denen", "deren", "dessen", "welcher", "welche", "welches", "welchen",
     "who", "whom", "which", "that", "whose"}
)  # fmt: skip
# Verbs whose infinitive is done by their subject even when they have an object ("promised Kiev to help").
_SUBJECT_CONTROL = frozenset(
    {"promise", "threaten", "vow", "pledge", "offer", "versprechen", "drohen", "anbieten", "zusichern", "zusagen",
     "androhen", "use", "nutzen"}
)  # fmt: skip
# English past tenses that look like participles, besides those in -ed; and what a headline does not end in.
_PAST_TOO = frozenset(
    {"shot", "held", "fought", "sent", "met", "struck", "hit", "cut", "put", "set", "left", "led", "told", "won", "lost", "kept",
     "built", "bought", "caught", "found", "hurt", "spent", "sought", "fled", "stood", "said", "made", "paid", "brought"}
)  # fmt: skip
_ENDS = frozenset({".", ".”", ".\"", "”", '"', "!", "?"})
_ACCUSATIVE_DETERMINERS = frozenset({"den", "einen", "keinen", "diesen", "jenen", "seinen", "ihren", "jeden"})
_DATIVE_DETERMINERS = frozenset({"dem", "einem", "keinem", "diesem", "jenem", "seinem", "ihrem", "jedem"})


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
    if not is_participle(verb):
        return False
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


def _may_be_past(verb: Token) -> bool:
    """Say whether a participle is also an English past tense ("called"), which in a full sentence it then is."""
    form = verb.text.lower()
    return form.endswith("ed") or form in _PAST_TOO


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


def _case(sentence: Sentence, token: Token) -> str:
    """Return the case of a German nominal as far as its determiner or its own form settles it."""
    for child in sentence.children(token, "det"):
        form = child.text.lower()
        if form in _DATIVE_DETERMINERS:
            return "Dat"
        if form in _ACCUSATIVE_DETERMINERS and token.morph.get("Number", "Sing") == "Sing":
            return "Acc"
        if form in ("der", "ein") and token.morph.get("Gender") == "Masc" and token.morph.get("Number") == "Sing":
            return "Nom"
    if token.pos == "PRON" and token.text.lower() in ("er", "sie", "ihn", "ihm", "ihnen", "he", "him", "they", "them"):
        return {"er": "Nom", "ihn": "Acc", "ihm": "Dat", "ihnen": "Dat", "he": "Nom", "him": "Acc", "them": "Acc"}.get(
            token.text.lower(), ""
        )
    return ""


def _core(sentence: Sentence, verb: Token) -> tuple[list[Token], list[Token], list[Token]]:
    """Return the bare subjects, objects and datives of a verb's own arcs, swapped where German case says so."""
    # The parser hangs some subjects on the auxiliary; they stand first.
    auxiliary = [t for aux in sentence.children(verb, "aux") for t in sentence.children(aux, "nsubj")]
    subjects = auxiliary + sentence.children(verb, "nsubj", "csubj")
    objects: list[Token] = []
    datives: list[Token] = []
    for child in sentence.children(verb, "obj", "iobj", "obl:arg"):
        if child.dep in ("iobj", "obl:arg") and not preposition(sentence, child):
            datives.append(child)
        elif child.dep == "obj":
            if preposition(sentence, child):
                continue
            (datives if _case(sentence, child) == "Dat" else objects).append(child)
    if not is_passive(sentence, verb):
        for wrong in [s for s in subjects if _case(sentence, s) == "Acc"]:
            right = next((o for o in objects if _case(sentence, o) in ("Nom", "")), None)
            subjects.remove(wrong)
            if right is not None:
                objects.remove(right)
                subjects.append(right)
            objects.append(wrong)
        for wrong in [s for s in subjects if _case(sentence, s) == "Dat"]:
            subjects.remove(wrong)
            datives.append(wrong)
        if len(subjects) > 1 and not objects:  # "Der Papst bat die Ureinwohner": two bare phrases, the second is no subject
            objects += [s for s in subjects[1:] if s.index > subjects[0].index]
            subjects = [s for s in subjects if s not in objects]
        if not subjects:
            for wrong in [o for o in objects if _case(sentence, o) == "Nom"]:
                objects.remove(wrong)
                subjects.append(wrong)
        if not subjects and base(verb.dep) != "conj" and _is_finite(sentence, verb):
            # A finite clause has a subject; of two bare phrases ("als Putin Peking besuchte") it is the first.
            bare = sorted(objects + datives, key=lambda t: t.index)
            if len(bare) > 1 and not _case(sentence, bare[0]) and not is_reflexive(bare[0]):
                subjects, objects, datives = bare[:1], bare[1:], []
    return subjects, objects, datives


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    return any(t.morph.get("VerbForm") == "Fin" for t in [verb, *sentence.children(verb, "aux", "cop")])


def subjects(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """Return the heads of the phrases that name the doer of `verb`.

    The agent of a passive ("von", "durch", "by"), the controller of an infinitive, the noun before a relative or
    participle clause, the subject shared by coordinated verbs. `depth` bounds the climb on broken trees.
    """
    if depth > 6:
        return []
    if is_passive(sentence, verb):
        return [t for prep in ("von", "by", "durch") for t in obliques(sentence, verb, prep)] or _hidden_agent(sentence, verb)
    own, _, _ = _core(sentence, verb)
    if own:
        return [antecedent(sentence, t) for t in own]
    head = sentence.head(verb)
    if head is None:
        return []
    dep = base(verb.dep)
    if dep == "conj":
        if head.pos in NOMINAL and verb.pos not in ("VERB", "AUX"):
            return []
        if is_passive(sentence, head):
            return [antecedent(sentence, t) for t in sentence.children(head, "nsubj")]
        return subjects(sentence, head, depth + 1)
    if dep == "xcomp":
        if head.pos in ("NOUN", "PROPN"):
            return _owners(sentence, head, depth + 1)
        _, objects_, datives = _core(sentence, head)
        if (objects_ or datives) and head.lemma.lower() not in _SUBJECT_CONTROL:
            reflexive = [t for t in objects_ + datives if is_reflexive(t)]
            if not reflexive:
                return (objects_ or datives)[:1]
        if is_passive(sentence, head):
            return [antecedent(sentence, t) for t in sentence.children(head, "nsubj")]
        return subjects(sentence, head, depth + 1)
    if dep in ("advcl", "ccomp") and verb.morph.get("VerbForm") in ("Inf", "Part", "Ger", None):
        if head.pos in ("NOUN", "PROPN"):
            return _owners(sentence, head, depth + 1)
        if is_passive(sentence, head):
            return [antecedent(sentence, t) for t in sentence.children(head, "nsubj")]
        return subjects(sentence, head, depth + 1)
    if dep in ("acl", "amod"):
        if _is_infinitive(sentence, verb):
            return _owners(sentence, head, depth + 1)
        return [head]
    return []


def _hidden_agent(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the agent of a passive that hangs deep inside another phrase of its clause.

    In German it is the last phrase before the participle, and has an article where "von" could be a genitive ("von der Armee
    erschossen"); in English "by" after the participle is an agent wherever it hangs.
    """
    for token in reversed(clause_tokens(sentence, clause_of(sentence, verb))):
        prep = preposition(sentence, token) if token.pos in NOMINAL and sentence.children(token, "case") else ""
        if prep == "by" and token.index > verb.index:
            return [antecedent(sentence, token)]
        if prep in ("von", "durch") and token.index < verb.index:
            behind = sentence.tokens[max(t.index for t in sentence.subtree(token)) + 1 : verb.index]
            near = all(t.pos in ("ADV", "PART", "PUNCT", "ADJ") for t in behind)
            if near and (prep == "durch" or sentence.children(token, "det")):
                return [antecedent(sentence, token)]
    return []


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return verb.morph.get("VerbForm") == "Inf" or any(
        t.text.lower() in ("zu", "to") for t in sentence.children(verb, "mark")
    )


def _owners(sentence: Sentence, noun: Token, depth: int) -> list[Token]:
    """Return who an infinitive on a noun belongs to: the noun's possessor, else whoever holds the noun."""
    return possessives(sentence, noun) or genitives(sentence, noun) or holders(sentence, noun, depth)


def objects(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the heads of the phrases an act is done to: the object, or the subject of a passive."""
    head = sentence.head(verb)
    if is_passive(sentence, verb):
        own = sentence.children(verb, "nsubj")
        if own:
            return [antecedent(sentence, t) for t in own]
        if base(verb.dep) == "conj" and head is not None:
            return objects(sentence, head) if is_passive(sentence, head) else subjects(sentence, head)
        if base(verb.dep) in ("acl", "amod") and head is not None:
            return [head]
        if base(verb.dep) in ("advcl", "xcomp") and head is not None:
            return subjects(sentence, head)
        return []
    _, found, _ = _core(sentence, verb)
    if not found and base(verb.dep) == "conj" and head is not None and head.pos == "VERB":
        found = [t for t in _core(sentence, head)[1] if t.index > verb.index]
    return [antecedent(sentence, t) for t in found if not is_reflexive(t)]


def datives(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the heads of the dative or indirect objects of `verb`."""
    return [antecedent(sentence, t) for t in _core(sentence, verb)[2] if not is_reflexive(t)]


def is_reflexive(token: Token) -> bool:
    """Say whether a pronoun points back at the subject."""
    form = token.text.lower()
    return form in ("sich", "einander") or (token.pos == "PRON" and form.endswith(("self", "selves")))


def obliques(sentence: Sentence, token: Token, prep: str) -> list[Token]:
    """Return the heads of the phrases with preposition `prep` that belong to a verb or noun.

    Where a prepositional phrase hangs is the parser's commonest error. So where none hangs on the word itself, one counts that
    hangs on its genitive ("der Besuch des Ministers in China"), on the object or subject of its clause, or on the verb that
    governs the noun; with the prepositions of a genitive only the word's own do.
    """
    own = [t for t in sentence.children(token) if t.pos in NOMINAL | {"ADJ", "ADV"} and preposition(sentence, t) == prep]
    own = [t for t in own if base(t.dep) not in ("nsubj", "conj", "cop")]
    if own or prep in _OF:
        return [antecedent(sentence, t) for t in own]
    verbal = token.pos in ("VERB", "AUX") or is_clause(sentence, token)
    if verbal:
        if prep in _AGENT and not is_passive(sentence, token):
            return []
        hosts = [t for t in sentence.children(token, "obj", "nsubj", "iobj", "obl:arg") if t.pos in NOMINAL]
    else:
        hosts = [t for t in sentence.children(token, "nmod") if preposition(sentence, t) in _OF | {""}]
        head = sentence.head(token)
        if head is not None and head.pos in ("VERB", "AUX"):
            hosts.append(head)
    for host in hosts:
        for child in sentence.children(host, "nmod", "obl", "acl", "advmod"):
            if child.index > token.index or verbal:
                if child.pos in NOMINAL and preposition(sentence, child) == prep:
                    return [antecedent(sentence, child)]
    return []


def genitives(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the heads of the genitives behind a noun, "von" and "of" phrases included."""
    found = []
    for child in sentence.children(noun, "nmod"):
        prep = preposition(sentence, child)
        if prep in _OF or (not prep and child.index > noun.index and child.dep != "nmod:poss"):
            found.append(antecedent(sentence, child))
    return found


def possessives(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the possessors before a noun: "Russlands", "seine", "Russia's", "its"."""
    found = []
    for child in sentence.children(noun):
        if child.dep in ("nmod:poss", "det:poss") or child.morph.get("Poss") == "Yes":
            found.append(child)
        elif base(child.dep) == "nmod" and child.index < noun.index and not preposition(sentence, child):
            found.append(child)
    return [antecedent(sentence, t) for t in found]


def holders(sentence: Sentence, noun: Token, depth: int = 0) -> list[Token]:
    """Return whoever performs an event noun through the verb that governs it ("Ankara setzte seine Angriffe fort")."""
    head = sentence.head(noun)
    if head is None or depth > 6:
        return []
    dep = base(noun.dep)
    if dep == "conj":
        return holders(sentence, head, depth + 1)
    if head.pos in ("VERB", "AUX"):
        if dep == "obj" or noun.dep == "nsubj:pass":
            return [t for t in subjects(sentence, head, depth + 1) if t.index != noun.index]
        if dep == "obl" and preposition(sentence, noun) in _HOLDING and not is_passive(sentence, head):
            return [t for t in subjects(sentence, head, depth + 1) if t.index != noun.index]
        return []
    if dep in ("nmod", "obl") and head.pos == "NOUN" and preposition(sentence, noun) in _OF | {"", "zu", "nach", "for", "to", "at"}:
        return _owners(sentence, head, depth + 1)
    return []


def complements(sentence: Sentence, token: Token) -> list[Token]:
    """Return the heads of the clauses that say what was said, promised, demanded or feared."""
    if base(token.dep) == "aux":  # a modal's content is its verb
        return [sentence.tokens[token.head]]
    found = [t for t in sentence.children(token, "ccomp", "xcomp", "csubj") if t.pos in ("VERB", "AUX", "ADJ", "NOUN")]
    if token.pos in ("NOUN", "PROPN"):
        found += [t for t in sentence.children(token, "acl") if sentence.children(t, "mark")]
    if token.pos in ("VERB", "ADJ") and not found:
        found += [t for t in sentence.children(token, "advcl", "acl") if t.index > token.index and _is_infinitive(sentence, t)]
    if token.pos in ("VERB", "ADJ"):  # "accused Kigali of arming rebels"
        found += [t for t in sentence.children(token, "advcl", "acl") if preposition_of_clause(sentence, t) in _CONTENT]
    head = sentence.head(token)
    if base(token.dep) == "parataxis" and head is not None and not found:
        found.append(head)
    return found


def preposition_of_clause(sentence: Sentence, head: Token) -> str:
    """Return the preposition before an English gerund clause ("of arming rebels"), "" when it has none."""
    if head.morph.get("VerbForm") != "Ger" and not head.text.lower().endswith("ing"):
        return ""
    return next((t.text.lower() for t in sentence.children(head, "mark", "case") if t.text.lower() in _CONTENT), "")


def nominals(sentence: Sentence, head: Token) -> Iterator[Token]:
    """Yield the nominals of a clause: subject, objects, datives, prepositional phrases, and the phrases inside each."""
    own_subjects, own_objects, own_datives = _core(sentence, head)
    others = [t for t in sentence.children(head, "obl", "nmod") if t not in own_datives]
    for nominal in own_subjects + own_objects + own_datives + others:
        yield nominal
        yield from _inside(sentence, nominal)
    for child in sentence.children(head, "xcomp", "ccomp"):
        yield from nominals(sentence, child)


def _inside(sentence: Sentence, nominal: Token) -> Iterator[Token]:
    for child in sentence.children(nominal, "nmod"):
        yield child
        yield from _inside(sentence, child)


def arguments(sentence: Sentence, token: Token, slot: str) -> list[Token]:
    """Return the heads of the phrases in a slot of a trigger (see docs/codebook.md); any other name is a preposition."""
    if slot == "subject":
        return subjects(sentence, token)
    if slot == "object":
        return objects(sentence, token)
    if slot == "dative":
        return datives(sentence, token)
    if slot == "genitive":
        return genitives(sentence, token)
    if slot == "possessive":
        return possessives(sentence, token)
    if slot == "holder":
        return holders(sentence, token)
    if slot == "content":
        return [t for head in complements(sentence, token) for t in nominals(sentence, head)]
    if slot == "content-subject":
        return [t for head in complements(sentence, token) for t in _core(sentence, head)[0]]
    return obliques(sentence, token, slot)


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
    """Say whether an auxiliary puts the act of a verb into the future or makes it the doer's will ("will", "wird", "wolle")."""
    return any(
        t.lemma.lower() in ("will", "would", "wollen") or t.text.lower() in ("will", "would", "wo", "'ll")
        or (t.lemma.lower() == "werden" and verb.morph.get("VerbForm") == "Inf")
        for t in auxiliaries(sentence, verb)
    )
