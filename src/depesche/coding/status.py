"""How real the text makes an event: occurred, planned, possible or denied.

The cues nearest to the trigger are read first: its own negation, adverbs and auxiliaries, then the word that governs it, and
so on upwards for as long as the trigger is not asserted by a finite clause of its own. What is asserted inside reported speech
stays asserted: doubt about a source belongs to attribution.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from depesche.coding import grammar, mood
from depesche.coding.attributioncues import full_lemma
from depesche.coding.codebook import DATA, read_toml
from depesche.records import Sentence, Status, Token

_ORDER = (Status.DENIED, Status.POSSIBLE, Status.PLANNED)
_OBJECTIVE = frozenset({"obj", "nsubj:pass", "obl", "iobj", "nmod", "xcomp", "ccomp", "csubj", "obl:arg"})


@dataclass(frozen=True, slots=True)
class StatusCues:
    """The cues of one language, by lemma; docs/status.md explains each set."""

    language: str
    modals: Mapping[str, Status]
    past_is_fact: frozenset[str]
    hearsay: frozenset[str]
    unreal: frozenset[str]
    conditional_forms: frozenset[str]
    governors: Mapping[str, Status]
    of_subject: frozenset[str]
    only_clauses: frozenset[str]
    own: Mapping[str, Status]
    light: frozenset[str]
    modifiers: Mapping[str, Status]
    adverbs: Mapping[str, Status]
    conditions: frozenset[str]
    past_conditions: frozenset[str]
    purpose: frozenset[str]
    without: frozenset[str]
    negations: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    released_by: frozenset[str]

    def governor(self, sentence: Sentence, token: Token) -> Status | None:
        """Return what a word makes of the event in its complement, None when it leaves it as it is."""
        lemma = full_lemma(sentence, token)
        found = self.governors.get(lemma)
        if found is None and token.pos == "NOUN" and self.language == "de":
            found = next((s for n, s in self.governors.items() if len(n) > 4 and lemma.endswith(n)), None)
        return found


@cache
def status_cues(language: str) -> StatusCues:
    """Return the cues of a language, compiled once, because every event needs them."""
    data: dict[str, Any] = read_toml(DATA / language / "status.toml").data

    def words(table: str, key: str) -> frozenset[str]:
        return frozenset(str(w).lower() for w in data[table].get(key, []))

    def by_status(table: str) -> dict[str, Status]:
        return {word: status for status in reversed(_ORDER) for word in words(table, status.value)}

    return StatusCues(
        language=language,
        modals=by_status("modals"),
        past_is_fact=words("modals", "past_is_fact"),
        hearsay=words("modals", "hearsay"),
        unreal=words("modals", "unreal"),
        conditional_forms=words("modals", "conditional"),
        governors=by_status("governors"),
        of_subject=words("governors", "of_subject"),
        only_clauses=words("governors", "only_clauses"),
        own={str(w): s for s in _ORDER for w in data["governors"]["own"].get(s.value, [])},
        light=words("light", "verbs"),
        modifiers=by_status("modifiers"),
        adverbs=by_status("adverbs"),
        conditions=words("conditions", "words"),
        past_conditions=words("conditions", "past_is_fact"),
        purpose=words("conditions", "purpose"),
        without=words("conditions", "without"),
        negations=words("negation", "words"),
        negative_determiners=words("negation", "determiners"),
        negative_pronouns=words("negation", "pronouns"),
        released_by=words("negation", "released_by"),
    )


def status_of(sentence: Sentence, trigger: Token, cues: StatusCues) -> tuple[Status, str]:
    """Return the status of the event that `trigger` reports, and the reason in words for `explain`."""
    if trigger.pos in ("NOUN", "PROPN"):
        return _noun(sentence, trigger, cues, 0)
    return _verb(sentence, trigger, cues, 0)


def _asserted() -> tuple[Status, str]:
    return Status.OCCURRED, "asserted: no negation, modal, condition or governing word makes it less"


def _noun(sentence: Sentence, noun: Token, cues: StatusCues, depth: int) -> tuple[Status, str]:
    for child in sentence.children(noun, "amod", "acl", "det", "advmod", "nmod"):
        form, lemma = child.text.lower(), child.lemma.lower()
        if lemma in cues.negative_determiners or form in cues.negative_determiners:
            return Status.DENIED, f"negated by {child.text!r}"
        if grammar.base(child.dep) in ("amod", "acl"):
            found = next((cues.modifiers[w] for w in (lemma, form, form[:-1], form[:-2]) if w in cues.modifiers), None)
            if found:
                return found, f"the modifier {child.text!r}"
    head = sentence.head(noun)
    if head is None or depth > 5:
        return _asserted()
    dep = grammar.base(noun.dep)
    if dep in ("conj", "appos", "flat", "compound") and head.pos in ("NOUN", "PROPN"):
        return _noun(sentence, head, cues, depth + 1) if dep == "conj" else _asserted()
    if (
        noun.dep in _OBJECTIVE
        or dep in ("obl", "nmod")
        or (dep == "nsubj" and full_lemma(sentence, head) in cues.of_subject)
    ):
        found = None if full_lemma(sentence, head) in cues.only_clauses else cues.governor(sentence, head)
        if found and _governs_noun(sentence, noun, head, cues):
            return _under(sentence, head, found, cues)
    if head.pos in ("VERB", "AUX") and full_lemma(sentence, head) in cues.light | _particle_light(sentence, head, cues):
        if dep in ("obj", "nsubj", "obl", "xcomp") and not _is_setting(sentence, noun):
            return _verb(sentence, head, cues, depth + 1)
    return _asserted()


def _particle_light(sentence: Sentence, head: Token, cues: StatusCues) -> frozenset[str]:
    return frozenset({full_lemma(sentence, head)}) if head.lemma.lower() in cues.light else frozenset()


# A time or place that an event is only the setting of: "nach dem Treffen", "bei dem Angriff".
_SETTING = frozenset(
    {"nach", "bei", "während", "seit", "wegen", "trotz", "infolge", "angesichts", "vor", "durch", "gegen", "aus", "als", "neben",
     "after", "during", "since", "because", "despite", "amid", "before", "following", "over", "by", "against", "from", "at", "as", "beim"}
)  # fmt: skip


def _is_setting(sentence: Sentence, noun: Token) -> bool:
    return grammar.preposition(sentence, noun) in _SETTING


def _governs_noun(sentence: Sentence, noun: Token, head: Token, cues: StatusCues) -> bool:
    """Say whether a noun is what its governor plans, fears or denies, and not the time or reason of it."""
    prep = grammar.preposition(sentence, noun)
    if noun.dep in ("obj", "nsubj:pass", "nsubj"):
        return not prep
    if noun.dep in ("xcomp", "ccomp"):
        return False  # what somebody calls something is no event he plans
    if head.pos in ("NOUN", "PROPN"):
        return prep in ("", "von", "of", "für", "for", "auf", "zu", "nach", "vor", "über", "to", "an", "on", "about")
    return prep in (
        "vor",
        "auf",
        "mit",
        "um",
        "über",
        "für",
        "zu",
        "nach",
        "von",
        "of",
        "for",
        "against",
        "to",
        "from",
        "with",
        "about",
    ) and not (
        prep in ("vor", "nach")
        and full_lemma(sentence, head) not in ("warnen", "fürchten", "verlangen", "rufen", "drohen")
    )


def _under(sentence: Sentence, governor: Token, status: Status, cues: StatusCues) -> tuple[Status, str]:
    """Apply a governing word, which may itself be negated: "schloss nicht aus" leaves a possibility."""
    negated = governor.pos in ("VERB", "AUX", "ADJ") and _negation(sentence, governor, cues) is not None
    if negated:
        if status is Status.DENIED:
            return Status.POSSIBLE, f"not ruled out by {governor.text!r}"
        if status is Status.PLANNED:
            return Status.DENIED, f"not planned: {governor.text!r} is negated"
    if governor.pos == "VERB" and status is Status.PLANNED:
        own, why = _verb(sentence, governor, cues, 3)
        if own in (Status.POSSIBLE, Status.DENIED):
            return own, why
    return status, f"governed by {governor.text!r}"


def _verb(sentence: Sentence, verb: Token, cues: StatusCues, depth: int) -> tuple[Status, str]:
    negation = _negation(sentence, verb, cues)
    if negation is not None:
        return Status.DENIED, f"negated by {negation.text!r}"
    for child in sentence.children(verb, "advmod", "obl"):
        found = cues.adverbs.get(child.text.lower())
        if found and (found is not Status.PLANNED or _is_present(sentence, verb)):
            return found, f"the adverb {child.text!r}"
    modal = _modal(sentence, verb, cues)
    if modal is not None and modal[0] is Status.PLANNED:
        modal = _doubtful(sentence, verb, cues) or modal
    condition = _condition(sentence, verb, cues)
    if condition is not None:
        return Status.POSSIBLE, f"in a condition or question opened by {condition.text!r}"
    if modal is not None:
        return modal
    if sentence.tokens[-1].text == "?" or (len(sentence.tokens) > 1 and sentence.tokens[-2].text == "?"):
        return Status.POSSIBLE, "asked, not asserted"
    marks = {t.text.lower() for t in sentence.children(verb, "mark")}
    if "to" in marks and any(
        t.lemma.lower() == "be" and t.morph.get("VerbForm") == "Fin" for t in sentence.children(verb, "cop", "aux")
    ):
        return Status.PLANNED, "is to come about"
    head = sentence.head(verb) or verb
    own = cues.own.get(full_lemma(sentence, verb)) if depth == 0 else None
    if own is not None and _has_infinitive(sentence, verb):
        return own, f"{verb.text!r} looks ahead"
    if head is verb or depth > 5:
        return _asserted()
    dep = grammar.base(verb.dep)
    if dep == "conj":
        if head.pos in ("VERB", "AUX") and not _has_own_finite(sentence, verb):
            return _verb(sentence, head, cues, depth + 1)
        return _asserted()
    infinitive = _is_infinitive(sentence, verb, marks)
    if dep == "advcl" and marks & cues.without:
        return Status.DENIED, f"did not come about: {sorted(marks & cues.without)[0]!r}"
    if dep == "advcl" and infinitive and marks & cues.purpose:
        return Status.PLANNED, "a purpose"
    if dep in ("xcomp", "ccomp", "acl", "csubj", "advcl", "obl", "nmod", "parataxis"):
        return _governed(sentence, verb, head, infinitive, cues, depth)
    return _asserted()


def _has_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(
        t.morph.get("VerbForm") in ("Inf", "Ger", "Part") or sentence.children(t, "mark")
        for t in sentence.children(verb, "xcomp", "ccomp")
    )


def _doubtful(sentence: Sentence, verb: Token, cues: StatusCues) -> tuple[Status, str] | None:
    """Return what makes a future only possible: a condition beside it, or the hope or fear it is the content of."""
    for clause in sentence.children(verb, "advcl"):
        condition = _condition(sentence, clause, cues)
        if condition is not None:
            return Status.POSSIBLE, f"depends on a condition opened by {condition.text!r}"
    head = sentence.head(verb)
    if head is not None and grammar.base(verb.dep) in ("ccomp", "acl") and not verb.dep.endswith("relcl"):
        if cues.governor(sentence, head) is Status.POSSIBLE:
            return Status.POSSIBLE, f"governed by {head.text!r}"
    return None


def _governed(
    sentence: Sentence, verb: Token, head: Token, infinitive: bool, cues: StatusCues, depth: int
) -> tuple[Status, str]:
    dep = grammar.base(verb.dep)
    if verb.dep.endswith("relcl") or (dep == "acl" and not infinitive and not sentence.children(verb, "mark")):
        return _asserted()
    found = cues.governor(sentence, head)
    finite = not infinitive and _has_own_finite(sentence, verb)
    if verb.pos in ("ADJ", "NOUN", "PROPN") and dep == "xcomp":
        found = None
    if {t.text.lower() for t in sentence.children(verb, "mark", "case")} & {
        "for",
        "after",
        "by",
        "while",
        "in",
        "when",
    }:
        found = None
    if (
        found
        and dep != "parataxis"
        and (infinitive or dep in ("xcomp", "obl", "nmod") or found is not Status.PLANNED or not finite)
    ):
        if not (finite and dep == "advcl"):
            return _under(sentence, head, found, cues)
    if finite or dep == "parataxis":
        return _asserted()
    if dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX", "ADJ"):
        return _verb(sentence, head, cues, depth + 1)
    if dep == "acl" and head.pos in ("NOUN", "PROPN"):
        return _noun(sentence, head, cues, depth + 1)
    return _asserted()


def _is_infinitive(sentence: Sentence, verb: Token, marks: set[str]) -> bool:
    return (
        "zu" in marks or "to" in marks or (verb.morph.get("VerbForm") == "Inf" and not sentence.children(verb, "aux"))
    )


def _has_own_finite(sentence: Sentence, verb: Token) -> bool:
    return any(
        t.morph.get("VerbForm", "") == "Fin"
        for t in [verb, *sentence.children(verb, "aux", "cop")]
        if t.pos in ("VERB", "AUX")
    )


def _is_present(sentence: Sentence, verb: Token) -> bool:
    finite = mood.finite_verbs(sentence, verb)
    return any(t.morph.get("Tense") == "Pres" for t in finite) and not grammar.is_participle(verb)


def _negation(sentence: Sentence, verb: Token, cues: StatusCues) -> Token | None:
    for child in sentence.children(verb):
        form = child.text.lower()
        dep = grammar.base(child.dep)
        if form in cues.negations and dep in (
            "advmod",
            "det",
            "neg",
            "cc",
            "mark",
            "discourse",
            "obl",
            "obj",
            "aux",
            "dep",
        ):
            if not _is_released(sentence, child, cues) and not _is_anothers(sentence, verb, child):
                return child
        if form in cues.negative_pronouns and dep in ("nsubj", "obj"):
            return child
        if dep in ("obj", "nsubj") and child.index != verb.index:
            for word in sentence.children(child, "det", "advmod"):
                if word.lemma.lower() in cues.negative_determiners or word.text.lower() in cues.negative_determiners:
                    return word
    return None


def _is_anothers(sentence: Sentence, verb: Token, negation: Token) -> bool:
    """Say whether a negation is hung on the wrong verb, or denies one phrase in favour of another ("nicht X, sondern Y")."""
    if (
        negation.index > verb.index
        and verb.morph.get("VerbForm") in ("Part", "Inf")
        and negation.text.lower() == "nicht"
    ):
        return True
    return any(t.text.lower() == "sondern" for t in sentence.tokens[negation.index :])


def _is_released(sentence: Sentence, negation: Token, cues: StatusCues) -> bool:
    after = sentence.tokens[negation.index + 1 : negation.index + 2]
    return bool(after) and after[0].text.lower() in cues.released_by


def _modal(sentence: Sentence, verb: Token, cues: StatusCues) -> tuple[Status, str] | None:
    auxiliaries = grammar.auxiliaries(sentence, verb)
    forms = {t.text.lower() for t in [*auxiliaries, *_later(sentence, verb)]}
    perfect = grammar.is_participle(verb) and bool(forms & {"haben", "sein", "have"})
    for modal in auxiliaries:
        lemma, form = modal.lemma.lower(), modal.text.lower()
        if form in cues.unreal and not (perfect and lemma not in ("haben", "sein")):
            unreal = _unreal(sentence, verb, modal, cues)
            if unreal is not None:
                return unreal
        status = cues.modals.get(lemma) or cues.modals.get(form)
        if status is None:
            continue
        if (
            lemma == "werden"
            and (grammar.is_participle(verb) or modal.dep == "aux:pass")
            and not _is_future(auxiliaries, modal)
        ):
            continue  # the auxiliary of the passive
        if perfect and lemma in cues.hearsay:
            continue
        if modal.morph.get("Tense") == "Past" and lemma in cues.past_is_fact and not mood.is_unreal(modal):
            continue
        if form in cues.conditional_forms and modal.index == min(
            t.index for t in grammar.clause_tokens(sentence, verb)
        ):
            return Status.POSSIBLE, f"a condition opened by {modal.text!r}"
        return status, f"the auxiliary {modal.text!r}"
    return None


def _later(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the auxiliaries of later conjuncts, where German sets them once for all: "soll ... erstochen und ... getötet haben"."""
    found = []
    first = verb
    while grammar.base(first.dep) == "conj" and not first.is_root:
        first = sentence.tokens[first.head]
    for other in [first, *sentence.children(first, "conj")]:
        found += sentence.children(other, "aux", "cop")
    return found


def _is_future(auxiliaries: list[Token], modal: Token) -> bool:
    """Say whether "werden" beside a participle is the future of a passive ("wird verhaftet werden")."""
    return (
        any(t.index != modal.index and t.text.lower() == "werden" for t in auxiliaries)
        and modal.morph.get("VerbForm") == "Fin"
    )


def _unreal(sentence: Sentence, verb: Token, modal: Token, cues: StatusCues) -> tuple[Status, str] | None:
    form = modal.text.lower()
    if form.startswith(("hätte", "wäre")):
        # Reported perfect far oftener than the unreal one, which has a condition beside it.
        return None
    if form.startswith("würd"):
        if grammar.is_participle(verb) and modal.dep == "aux:pass":
            return None
        if grammar.base(verb.dep) in ("ccomp", "conj") or (verb.is_root and False):
            return Status.PLANNED, f"what is said to come: {modal.text!r}"
    return Status.POSSIBLE, f"the unreal mood of {modal.text!r}"


def _condition(sentence: Sentence, verb: Token, cues: StatusCues) -> Token | None:
    for mark in sentence.children(verb, "mark", "advmod"):
        form = mark.text.lower()
        if form in cues.conditions and mark.index < verb.index:
            if form in cues.past_conditions and any(
                t.morph.get("Tense") == "Past" and not mood.is_unreal(t) for t in mood.finite_verbs(sentence, verb)
            ):
                continue
            return mark
    return None
