"""Arguments: who stands in which slot of a verb or noun.

Subjects of infinitives, relative clauses and second verbs are not in the arcs, and arcs are wrong one time in five;
so each question falls back on what stands in the clause (case, determiners, prepositions) when the arc fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from depesche.coding.grammar.clauses import (
    NOMINAL,
    antecedent,
    base,
    clause_of,
    clause_tokens,
    is_clause,
    is_passive,
    is_reflexive,
    preposition,
)
from depesche.records import Sentence, Token

_AGENT = frozenset({"von", "durch", "by"})
_OF = frozenset({"von", "of"})
# English prepositions before a gerund that says what was alleged, praised or regretted.
_CONTENT = frozenset({"of", "for", "from", "against", "about", "over"})
_OF_PLACES = (
    "präsident", "präsidentin", "könig", "königin", "minister", "ministerin", "chef", "regierung", "bischof",
    "gouverneur", "meister", "emir", "sultan", "stadt", "küste", "grenze", "norden", "süden", "osten", "westen",
    "nähe", "teil", "insel", "provinz", "region", "bevölkerung", "einwohner", "bewohner", "bürger", "gebiet", "raum",
    "zentrum", "papst", "prinz",
)  # fmt: skip
_HOLDING = frozenset({"zu", "mit", "um", "to", "for", "with", "in"})
# What one is punished, praised or blamed for is one's own deed ("sanctioned firms over arms deliveries").
_BLAMING = frozenset({"wegen", "für", "over"})
# Verbs whose infinitive is done by their subject even when they have an object ("promised Kiev to help").
_SUBJECT_CONTROL = frozenset(
    {"promise", "threaten", "vow", "pledge", "offer", "versprechen", "drohen", "anbieten", "zusichern", "zusagen",
     "androhen", "use", "nutzen"}
)  # fmt: skip
_ACCUSATIVE_DETERMINERS = frozenset({"den", "einen", "keinen", "diesen", "jenen", "seinen", "ihren", "jeden"})
_DATIVE_DETERMINERS = frozenset({"dem", "einem", "keinem", "diesem", "jenem", "seinem", "ihrem", "jedem"})


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
    subjects = auxiliary + _inside_clause(sentence, verb, "nsubj", "csubj")
    objects: list[Token] = []
    datives: list[Token] = []
    for child in _inside_clause(sentence, verb, "obj", "iobj", "obl:arg"):
        if child.dep in ("iobj", "obl:arg") and not preposition(sentence, child):
            datives.append(child)
        elif child.dep == "obj":
            if preposition(sentence, child):
                continue
            (datives if _case(sentence, child) == "Dat" else objects).append(child)
    if not is_passive(sentence, verb):
        if base(verb.dep) == "acl" and (subjects or objects):
            # "..., was Moskau bestreitet": the pronoun stands for what was said, the bare phrase for who judges it.
            whats = [t for t in subjects + objects if t.text.lower() == "was"]
            judges = [t for t in subjects + objects if t not in whats]
            if whats and judges:
                subjects, objects = judges, whats
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
        bare = sorted(subjects + objects + datives, key=lambda t: t.index)
        if len(bare) > 2 and bare[0].index < verb.index and not any(_case(sentence, t) for t in bare):
            # "Kenia warf Äthiopien Spionage vor": three bare phrases without articles stand in the common order.
            subjects, datives, objects = bare[:1], bare[1:2], bare[2:]
        if len(subjects) > 1 and not objects:
            # "Der Papst bat die Ureinwohner": two bare phrases, the second is no subject
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


def _inside_clause(sentence: Sentence, verb: Token, *deps: str) -> list[Token]:
    """Return dependents of a verb without those before its subordinator: they belong to the clause outside."""
    marks = [t.index for t in sentence.children(verb, "mark") if t.pos == "SCONJ" and t.index < verb.index]
    return [t for t in sentence.children(verb, *deps) if not marks or t.index > marks[0]]


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
        return [t for prep in ("von", "by", "durch") for t in obliques(sentence, verb, prep)] or _hidden_agent(
            sentence, verb
        )
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
    if dep == "advcl" and preposition_of_clause(sentence, verb) and not is_passive(sentence, head):
        own_objects = _core(sentence, head)[1]
        if own_objects:  # "prevented demonstrators from marching"
            return [antecedent(sentence, own_objects[0])]
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

    In German it is the last phrase before the participle, and has an article where "von" could be a genitive ("von
    der Armee erschossen"), unless no such genitive is in use ("die Resolution von Russland blockiert", "von einem
    Gericht"); in English "by" after the participle is an agent wherever it hangs.
    """
    for token in reversed(clause_tokens(sentence, clause_of(sentence, verb))):
        prep = preposition(sentence, token) if token.pos in NOMINAL and sentence.children(token, "case") else ""
        if prep == "by" and token.index > verb.index:
            return [antecedent(sentence, token)]
        if prep in ("von", "durch") and token.index < verb.index:
            behind = sentence.tokens[max(t.index for t in sentence.subtree(token)) + 1 : verb.index]
            near = all(t.pos in ("ADV", "PART", "PUNCT", "ADJ") for t in behind)
            articles = sentence.children(token, "det")
            if near and (prep == "durch" or articles or not _rules_or_lies(sentence, token)):
                return [antecedent(sentence, token)]
            if any(t.text.lower() in ("einem", "einer") for t in articles):
                return [antecedent(sentence, token)]
    return []


def _rules_or_lies(sentence: Sentence, token: Token) -> bool:
    """Say whether a phrase with "von" hangs on a noun that takes a place so ("der Präsident von Syrien")."""
    head = sentence.head(token)
    return head is None or head.pos not in NOMINAL or head.lemma.lower().endswith(_OF_PLACES)


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
    _, found, datives_ = _core(sentence, verb)
    # An object without an article is often taken for a dative.
    found = found or [t for t in datives_ if not _case(sentence, t) and not sentence.children(t, "det")]
    if not found and base(verb.dep) == "conj" and head is not None and head.pos == "VERB":
        found = [t for t in _core(sentence, head)[1] if t.index > verb.index]
    return [antecedent(sentence, t) for t in found if not is_reflexive(t)]


def datives(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the heads of the dative or indirect objects of `verb`."""
    return [antecedent(sentence, t) for t in _core(sentence, verb)[2] if not is_reflexive(t)]


def obliques(sentence: Sentence, token: Token, prep: str) -> list[Token]:
    """Return the heads of the phrases with preposition `prep` that belong to a verb or noun.

    Where a prepositional phrase hangs is the parser's commonest error. So where none hangs on the word itself, one
    counts that hangs on its genitive ("der Besuch des Ministers in China"), on the object or subject of its clause,
    or on the verb that governs the noun; with the prepositions of a genitive only the word's own do.
    """
    own = [
        t for t in sentence.children(token) if t.pos in NOMINAL | {"ADJ", "ADV"} and preposition(sentence, t) == prep
    ]
    own = [t for t in own if base(t.dep) not in ("nsubj", "conj", "cop")]
    if own or prep in _OF:
        return [antecedent(sentence, t) for t in own]
    verbal = token.pos in ("VERB", "AUX") or is_clause(sentence, token)
    if verbal:
        if prep in _AGENT and not is_passive(sentence, token):
            return []
        hosts = [t for t in sentence.children(token, "obj", "iobj", "obl:arg") if t.pos in NOMINAL]
    else:
        before = _OF | _AGENT | {"", "from", "aus"}  # "violence by settlers against farmers"
        hosts = [t for t in sentence.children(token, "nmod") if preposition(sentence, t) in before]
        head = sentence.head(token)
        if head is not None and head.pos in ("VERB", "AUX"):
            hosts.append(head)
    for host in hosts:
        for child in sentence.children(host, "nmod", "obl", "acl", "advmod"):
            behind = verbal or child.index > token.index
            if behind and child.pos in NOMINAL and preposition(sentence, child) == prep:
                return [antecedent(sentence, child)]
    return []


def genitives(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the heads of the genitives behind a noun, "von" and "of" phrases included."""
    found = []
    for child in sentence.children(noun, "nmod"):
        prep = preposition(sentence, child)
        if prep in _OF or (not prep and child.index > noun.index and child.dep != "nmod:poss"):
            found.append(antecedent(sentence, child))
    if not found and noun.pos == "NOUN":  # "Bitten Moskaus", read as one name
        names = [t for t in sentence.children(noun, "flat", "appos") if t.index == noun.index + 1]
        found = [t for t in names if t.pos == "PROPN" and t.text.endswith("s") and t.text[0].isupper()]
    return found


def possessives(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the possessors before a noun: "Russlands", "seine", "Russia's", "its"."""
    found = []
    for child in sentence.children(noun):
        if (
            child.dep in ("nmod:poss", "det:poss")
            or child.morph.get("Poss") == "Yes"
            or (base(child.dep) == "nmod" and child.index < noun.index and not preposition(sentence, child))
        ):
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
        prep = preposition(sentence, noun) if dep == "obl" else ""
        if prep in _HOLDING and not is_passive(sentence, head):
            return [t for t in subjects(sentence, head, depth + 1) if t.index != noun.index]
        if prep in _BLAMING:
            return objects(sentence, head)
        return []
    if (
        dep in ("nmod", "obl")
        and head.pos == "NOUN"
        and preposition(sentence, noun) in _OF | {"", "zu", "nach", "for", "to", "at"}
    ):
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
        found += [
            t for t in sentence.children(token, "advcl", "acl") if t.index > token.index and _is_infinitive(sentence, t)
        ]
    if token.pos == "VERB" and not found:  # "ordered the officer to pay", with the infinitive hung on the officer
        for thing in sentence.children(token, "obj"):
            later = [t for t in sentence.children(thing, "acl") if t.index > token.index]
            found += [t for t in later if _is_infinitive(sentence, t)]
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
    """Return the heads of the phrases in a slot (see docs/codebook.md); a name that is none is a preposition."""
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
    found = obliques(sentence, token, slot)
    return found + _second_side(sentence, found) if slot in ("zwischen", "between") else found


def _second_side(sentence: Sentence, found: list[Token]) -> list[Token]:
    """Return the second side of "between Oslo and the rebels" where the parser hung it elsewhere."""
    if len(found) != 1:
        return []
    second = sentence.children(found[0], "conj")
    if second:  # "the army and Maoist rebels", with the rebels hung on their adjective
        inside = [t for t in sentence.subtree(second[0]) if t.pos in NOMINAL and t.index > second[0].index]
        return inside[:1] if second[0].pos == "ADJ" else []
    behind = max(t.index for t in sentence.subtree(found[0])) + 1
    if behind >= len(sentence.tokens) or sentence.tokens[behind].text.lower() not in ("und", "and"):
        return []
    for token in sentence.tokens[behind + 1 : behind + 7]:
        starts = min(t.index for t in sentence.subtree(token))
        if token.pos in NOMINAL and starts in (behind, behind + 1) and base(token.dep) != "compound":
            return [token]
    return []
