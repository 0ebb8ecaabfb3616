"""How real the text makes an event: occurred, planned, possible or denied.

The cues nearest to the trigger are read first: its own negation, adverbs and auxiliaries, then the word that governs
it, and so on upwards for as long as no finite clause of its own asserts it. What is asserted inside reported speech
stays asserted: doubt about a source belongs to attribution.
"""

from __future__ import annotations

from depesche.coding import grammar, mood
from depesche.coding.attribution.cues import full_lemma
from depesche.coding.status.cues import StatusCues, status_cues
from depesche.records import Sentence, Status, Token

__all__ = ["StatusCues", "status_cues", "status_of"]

_DEEPEST = 5
_GOVERNED = frozenset({"obj", "nsubj:pass", "obl", "iobj", "nmod"})
_NEGATING = frozenset({"advmod", "det", "neg", "cc", "mark", "discourse", "obl", "obj", "aux", "dep"})
# What is only asserted: the answer where nothing makes an event less.
_ASSERTED = (Status.OCCURRED, "asserted: no negation, modal, condition or governing word makes it less")


def status_of(sentence: Sentence, trigger: Token, cues: StatusCues) -> tuple[Status, str]:
    """Return the status of the event that `trigger` reports, and the reason in words for `explain`."""
    if trigger.pos in ("NOUN", "PROPN"):
        return _noun(sentence, trigger, cues, 0)
    return _verb(sentence, trigger, cues, 0)


# Nouns: what stands with them, and the word that governs them.


def _noun(sentence: Sentence, noun: Token, cues: StatusCues, depth: int) -> tuple[Status, str]:
    own = cues.own.get(noun.lemma.lower()) if depth == 0 else None
    if own is not None:
        return own, f"{noun.text!r} looks ahead"
    head = sentence.head(noun)
    dep = grammar.base(noun.dep)
    performed = head is not None and _performs(sentence, head, cues) and dep in ("obj", "nsubj", "obl", "xcomp")
    for child in sentence.children(noun, "amod", "acl", "det", "advmod", "nmod"):
        form, lemma = child.text.lower(), child.lemma.lower()
        if lemma in cues.negative_determiners or form in cues.negative_determiners:
            return Status.DENIED, f"negated by {child.text!r}"
        if grammar.base(child.dep) in ("amod", "acl"):
            found = next((cues.modifiers[w] for w in (lemma, form, form[:-1], form[:-2]) if w in cues.modifiers), None)
            if found is Status.PLANNED and head is not None:
                # A planned visit may have been called off, and a long expected attack may have begun.
                above = _above(sentence, noun, head, cues, depth, performed)
                if above[0] in (Status.DENIED, Status.POSSIBLE) or (performed and _is_past(sentence, head)):
                    return above
            if found is not None:
                return found, f"the modifier {child.text!r}"
    if head is None or depth > _DEEPEST:
        return _ASSERTED
    if dep == "conj" and head.pos in ("NOUN", "PROPN"):
        return _noun(sentence, head, cues, depth + 1)
    return _above(sentence, noun, head, cues, depth, performed)


def _above(
    sentence: Sentence, noun: Token, head: Token, cues: StatusCues, depth: int, performed: bool
) -> tuple[Status, str]:
    lemma = full_lemma(sentence, head)
    dep = grammar.base(noun.dep)
    if noun.dep in _GOVERNED or dep in ("obl", "nmod") or (dep == "nsubj" and lemma in cues.of_subject):
        found = None if lemma in cues.only_clauses else cues.governor(sentence, head)
        if found is not None and _is_governed(sentence, noun, head, cues):
            return _under(sentence, head, found, cues)
    prep = grammar.preposition(sentence, noun)
    if prep in cues.without:
        return Status.DENIED, f"did not come about: {prep!r}"
    prospective = any(t.text.lower() in cues.prospective for t in sentence.children(head, "aux"))
    if dep == "nsubj" and prospective and sentence.children(head, "cop"):
        return Status.PLANNED, "what it would be is told before it is"
    if dep == "nmod" and head.lemma.lower() in cues.phases:
        return _noun(sentence, head, cues, depth + 1)
    if performed and prep not in cues.settings:
        return _verb(sentence, head, cues, depth + 1)
    clause = grammar.clause_of(sentence, noun)
    if prep in cues.ahead and clause.index != noun.index and _is_told_now(sentence, clause):
        return Status.PLANNED, f"what is told comes before it: {prep!r}"
    if prep in cues.simultaneous and depth == 0 and clause.index != noun.index:
        modal = _modal(sentence, clause, cues)
        if modal is not None and modal[0] is Status.PLANNED:
            return Status.PLANNED, f"the setting of what lies ahead: {modal[1]}"
    return _ASSERTED


def _is_told_now(sentence: Sentence, clause: Token) -> bool:
    """Say whether a clause stands in the present or the perfect, which tell the news and not its prehistory."""
    finite = [t for t in mood.finite_verbs(sentence, clause) if _is_finite(t)]
    return bool(finite) and all(t.morph.get("Tense") == "Pres" for t in finite)


def _performs(sentence: Sentence, head: Token, cues: StatusCues) -> bool:
    """Say whether a verb only performs the event that its noun names ("führte Gespräche")."""
    return head.pos in ("VERB", "AUX") and bool({head.lemma.lower(), full_lemma(sentence, head)} & cues.light)


def _is_governed(sentence: Sentence, noun: Token, head: Token, cues: StatusCues) -> bool:
    """Say whether a noun is what its governor plans, fears or denies, and not the time or reason of it."""
    prep = grammar.preposition(sentence, noun)
    if noun.dep in ("obj", "nsubj:pass", "nsubj", "iobj"):
        return not prep
    if head.pos in ("NOUN", "PROPN"):
        return prep in cues.noun_prepositions
    wanted = cues.governing_prepositions.get(full_lemma(sentence, head))
    return prep in (wanted if wanted is not None else cues.verb_prepositions)


def _under(sentence: Sentence, governor: Token, status: Status, cues: StatusCues) -> tuple[Status, str]:
    """Apply a governing word, which may be negated or doubted itself: "schloss nicht aus" leaves a possibility."""
    if governor.pos == "NOUN" and status is Status.PLANNED:
        for child in sentence.children(governor, "det"):
            if {child.lemma.lower(), child.text.lower()} & cues.negative_determiners:
                return Status.DENIED, f"not planned: {governor.text!r} is negated by {child.text!r}"
    if governor.pos in ("VERB", "AUX", "ADJ") and _negation(sentence, governor, cues) is not None:
        if status is Status.DENIED:
            return Status.POSSIBLE, f"not ruled out by {governor.text!r}"
        if status is Status.PLANNED:
            return Status.DENIED, f"not planned: {governor.text!r} is negated"
    if governor.pos == "VERB" and status is Status.PLANNED:
        own, why = _verb(sentence, governor, cues, _DEEPEST - 2)
        if own in (Status.POSSIBLE, Status.DENIED):
            return own, why
    return status, f"governed by {governor.text!r}"


# Verbs: negation, adverbs, condition, auxiliaries, and the clause they depend on.


def _verb(sentence: Sentence, verb: Token, cues: StatusCues, depth: int) -> tuple[Status, str]:
    negation = _negation(sentence, verb, cues)
    if negation is not None:
        return Status.DENIED, f"negated by {negation.text!r}"
    for child in sentence.children(verb, "advmod", "obl"):
        found = cues.adverbs.get(child.text.lower())
        if found is not None and (found is not Status.PLANNED or _is_present(sentence, verb)):
            return found, f"the adverb {child.text!r}"
    condition = _condition(sentence, verb, cues)
    if condition is not None:
        return Status.POSSIBLE, f"in a condition or question opened by {condition.text!r}"
    modal = _modal(sentence, verb, cues)
    if modal is not None and modal[0] is Status.PLANNED:
        modal = _doubted(sentence, verb, cues) or modal
    if modal is not None:
        return modal
    if any(t.text == "?" for t in sentence.tokens[-2:]):
        return Status.POSSIBLE, "asked, not asserted"
    marks = {t.text.lower() for t in sentence.children(verb, "mark")}
    if "to" in marks and any(t.lemma.lower() == "be" and _is_finite(t) for t in sentence.children(verb, "cop", "aux")):
        return Status.PLANNED, "is to come about"
    own = cues.own.get(full_lemma(sentence, verb)) if depth == 0 else None
    if own is not None and _has_infinitive(sentence, verb):
        return own, f"{verb.text!r} looks ahead"
    head = sentence.head(verb)
    if head is None or depth > _DEEPEST:
        return _ASSERTED
    return _dependent(sentence, verb, head, marks, cues, depth)


def _dependent(
    sentence: Sentence, verb: Token, head: Token, marks: set[str], cues: StatusCues, depth: int
) -> tuple[Status, str]:
    dep = grammar.base(verb.dep)
    if dep == "conj":
        if head.pos in ("VERB", "AUX") and not _has_finite(sentence, verb):
            return _verb(sentence, head, cues, depth + 1)
        return _ASSERTED
    if marks & {"to"} and any(t.text.lower() in cues.unfinished for t in sentence.children(head, "advmod")):
        return Status.DENIED, "has yet to come about"
    infinitive = bool(marks & {"zu", "to"}) or (
        verb.morph.get("VerbForm") == "Inf" and not sentence.children(verb, "aux")
    )
    if dep == "amod" and verb.morph.get("VerbForm") == "Ger":
        return _noun(sentence, head, cues, depth + 1)  # "is considering imposing sanctions", taken for an adjective
    if dep == "advcl" and marks & cues.without:
        return Status.DENIED, f"did not come about: {sorted(marks & cues.without)[0]!r}"
    if dep == "advcl" and infinitive and marks & cues.purpose:
        return Status.PLANNED, "a purpose"
    if dep in ("xcomp", "ccomp", "acl", "csubj", "advcl", "obl", "nmod"):
        return _governed(sentence, verb, head, infinitive, cues, depth)
    return _ASSERTED


def _governed(
    sentence: Sentence, verb: Token, head: Token, infinitive: bool, cues: StatusCues, depth: int
) -> tuple[Status, str]:
    dep = grammar.base(verb.dep)
    marks = {t.text.lower() for t in sentence.children(verb, "mark", "case")}
    if verb.dep.endswith("relcl") or (dep == "acl" and not infinitive and not marks):
        return _ASSERTED
    finite = not infinitive and _has_finite(sentence, verb)
    found = cues.governor(sentence, head) or _by_adjective(sentence, head, cues)
    if marks & cues.setting_marks or (verb.pos in ("ADJ", "NOUN", "PROPN") and dep == "xcomp"):
        found = None
    if dep == "advcl" and not (infinitive or finite or marks & cues.verb_prepositions):
        found = None  # "went on a spree, killing four"
    if finite and (dep == "advcl" or (found is Status.PLANNED and not _is_present(sentence, verb))):
        found = None
    if found is not None:
        return _under(sentence, head, found, cues)
    if finite:
        return _ASSERTED
    if dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX", "ADJ"):
        return _verb(sentence, head, cues, depth + 1)
    if dep == "acl" and head.pos in ("NOUN", "PROPN"):
        return _noun(sentence, head, cues, depth + 1)
    return _ASSERTED


def _by_adjective(sentence: Sentence, head: Token, cues: StatusCues) -> Status | None:
    """Return what an adjective beside the governing verb says: "erklärte sich bereit, ... zu"."""
    adjectives = [t for t in sentence.children(head, "xcomp", "advmod", "obl") if t.pos == "ADJ"]
    return next((s for t in adjectives if (s := cues.governor(sentence, t)) is not None), None)


def _is_finite(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin"


def _has_finite(sentence: Sentence, verb: Token) -> bool:
    return any(_is_finite(t) for t in [verb, *sentence.children(verb, "aux", "cop")])


def _has_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(
        t.morph.get("VerbForm") in ("Inf", "Ger", "Part") or sentence.children(t, "mark")
        for t in sentence.children(verb, "xcomp", "ccomp")
    )


def _is_present(sentence: Sentence, verb: Token) -> bool:
    return not grammar.is_participle(verb) and any(
        t.morph.get("Tense") == "Pres" for t in mood.finite_verbs(sentence, verb)
    )


def _is_past(sentence: Sentence, verb: Token) -> bool:
    return any(t.morph.get("Tense") == "Past" and not mood.is_unreal(t) for t in mood.finite_verbs(sentence, verb))


def _doubted(sentence: Sentence, verb: Token, cues: StatusCues) -> tuple[Status, str] | None:
    """Return what makes a future only possible: a condition beside it, or the hope or fear it is the content of."""
    for clause in sentence.children(verb, "advcl"):
        condition = _condition(sentence, clause, cues)
        if condition is not None:
            return Status.POSSIBLE, f"depends on a condition opened by {condition.text!r}"
    head = sentence.head(verb)
    if head is None or grammar.base(verb.dep) not in ("ccomp", "acl") or verb.dep.endswith("relcl"):
        return None
    if cues.governor(sentence, head) is Status.POSSIBLE:
        return Status.POSSIBLE, f"governed by {head.text!r}"
    return None


def _condition(sentence: Sentence, verb: Token, cues: StatusCues) -> Token | None:
    for mark in sentence.children(verb, "mark", "advmod"):
        form = mark.text.lower()
        if form in cues.conditions and mark.index < verb.index:
            if form in cues.past_conditions and _is_past(sentence, verb):
                continue
            return mark
    return None


def _negation(sentence: Sentence, verb: Token, cues: StatusCues) -> Token | None:
    for child in sentence.children(verb):
        form = child.text.lower()
        dep = grammar.base(child.dep)
        if form in cues.negations and dep in _NEGATING and not _is_anothers(sentence, verb, child, cues):
            return child
        if form in cues.negative_pronouns and dep in ("nsubj", "obj"):
            return child
        if dep in ("obj", "nsubj"):
            for word in sentence.children(child, "det", "advmod"):
                if {word.lemma.lower(), word.text.lower()} & cues.negative_determiners:
                    return word
    return None


def _is_anothers(sentence: Sentence, verb: Token, negation: Token, cues: StatusCues) -> bool:
    """Say whether a negation denies another phrase ("nicht nur", "nicht X, sondern Y") or is hung on the wrong verb."""
    after = sentence.tokens[negation.index + 1 : negation.index + 2]
    if after and after[0].text.lower() in cues.released_by:
        return True
    if any(t.text.lower() in cues.contrast for t in sentence.tokens[negation.index :]):
        return True
    # German puts "nicht" before a participle or infinitive, English before every verb it negates.
    return cues.language == "de" and negation.index > verb.index and verb.morph.get("VerbForm") in ("Part", "Inf")


def _modal(sentence: Sentence, verb: Token, cues: StatusCues) -> tuple[Status, str] | None:
    auxiliaries = grammar.auxiliaries(sentence, verb)
    forms = {t.text.lower() for t in [*auxiliaries, *_shared(sentence, verb)]}
    # Some participles look like the infinitive: "soll das Land verlassen haben".
    perfect = bool(forms & cues.perfect) and (grammar.is_participle(verb) or "haben" in forms)
    for modal in auxiliaries:
        lemma, form = modal.lemma.lower(), modal.text.lower()
        if form in cues.unreal and not perfect:
            if _is_passive_auxiliary(verb, modal, auxiliaries):
                continue
            if form.startswith("würd") and grammar.base(verb.dep) in ("ccomp", "conj"):
                return Status.PLANNED, f"what is said to come: {modal.text!r}"
            return Status.POSSIBLE, f"the unreal mood of {modal.text!r}"
        status = cues.modals.get(lemma) or cues.modals.get(form)
        if status is None or (perfect and lemma in cues.hearsay) or _is_passive_auxiliary(verb, modal, auxiliaries):
            continue
        if modal.morph.get("Tense") == "Past" and lemma in cues.past_is_fact and not mood.is_unreal(modal):
            continue
        first = min(t.index for t in grammar.clause_tokens(sentence, verb))
        if form in cues.conditional_forms and modal.index == first:
            return Status.POSSIBLE, f"a condition opened by {modal.text!r}"
        return status, f"the auxiliary {modal.text!r}"
    return None


def _shared(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the auxiliaries that conjuncts share: "soll ... erstochen und ... getötet haben"."""
    first = verb
    while grammar.base(first.dep) == "conj" and not first.is_root:
        first = sentence.tokens[first.head]
    return [t for other in [first, *sentence.children(first, "conj")] for t in sentence.children(other, "aux", "cop")]


def _is_passive_auxiliary(verb: Token, modal: Token, auxiliaries: list[Token]) -> bool:
    """Say whether "werden" only makes the passive, and not its future ("wird verhaftet werden")."""
    if modal.lemma.lower() != "werden" or not (grammar.is_participle(verb) or modal.dep == "aux:pass"):
        return False
    return not any(t.index != modal.index and t.text.lower() == "werden" for t in auxiliaries)
