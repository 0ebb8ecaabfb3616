"""Reports inside one sentence: which verb, noun or phrase ascribes which words to whom.

Each reader yields the reports of one kind of cue; who reads them in what order is `attribution.py`'s business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.coding import grammar, mood
from depesche.coding.attribution.content import content_of, is_aside, is_inverted, trailing
from depesche.coding.attribution.cues import AttributionCues
from depesche.coding.attribution.phrases import phrase_of, trimmed
from depesche.records import Sentence, Span, Token

_HAVING = frozenset(
    {"sein", "haben", "vertreten", "äußern", "hegen", "kommen", "gelangen", "bekommen", "enden", "schließen"}
)


@dataclass(frozen=True, slots=True)
class Report:
    """Words that are ascribed by a cue of the same sentence.

    `speakers` are the heads of the phrases that name who speaks, `phrase` what is shown of them. With `owner`, a noun
    such as "Polizeiangaben", the speaker is in the noun's modifiers. `anaphoric`: whoever spoke last ("demnach").
    `secondary`: it only backs another report of the sentence ("unter Berufung auf").
    """

    sentence: Sentence
    content: Span
    kind: str
    cue: Span
    speakers: tuple[Token, ...] = ()
    phrase: Span | None = None
    owner: Token | None = None
    anaphoric: bool = False
    secondary: bool = False


def verb_reports(text: str, sentence: Sentence, cues: AttributionCues) -> Iterator[Report]:
    """Yield the reports made by verbs of saying, thinking and asking."""
    for verb in sentence.tokens:
        kind = cues.verb_class(sentence, verb)
        if not kind:
            continue
        own = {t.index for t in grammar.clause_tokens(sentence, verb)}
        stretch = content_of(sentence, verb, kind, own, cues)
        if stretch is None or is_aside(sentence, stretch[0]):
            continue
        content = trimmed(text, sentence.tokens[stretch[0]].start, sentence.tokens[stretch[1]].end)
        if content is None:
            continue
        heads = speakers_of(sentence, verb, cues)
        if not heads and grammar.is_passive(sentence, verb) and cues.lemma(sentence, verb) in cues.unsourced:
            continue  # "it is expected that": nobody's word but the article's
        opener = sentence.tokens[stretch[0]].text.lower()
        if cues.lemma(sentence, verb) in cues.calling and opener not in cues.complementizers:
            continue
        inside = set(range(stretch[0], stretch[1] + 1))
        if any(h.index in inside and verb.index not in inside for h in heads):
            continue
        phrase = _phrase(sentence, heads, {verb.index} | (inside - own))
        onward = not heads and any(t.text.lower() in cues.onward for t in sentence.children(verb, "advmod"))
        what = "act" if kind == "act" else "indirect"
        yield Report(sentence, content, what, verb.span, tuple(heads), phrase, anaphoric=onward)


def _phrase(sentence: Sentence, heads: list[Token], stop: set[int]) -> Span | None:
    return phrase_of(sentence, heads[0], stop - {heads[0].index}) if heads else None


def speakers_of(sentence: Sentence, verb: Token, cues: AttributionCues) -> list[Token]:
    """Return the heads of the phrases that name who speaks: the subject, or the source of an impersonal verb."""
    lemma = cues.lemma(sentence, verb)
    if lemma in cues.spoken_object:
        return grammar.objects(sentence, verb)[:1]
    head = sentence.head(verb)
    if head is not None and cues.lemma(sentence, head) in cues.spoken_object and verb.morph.get("VerbForm") != "Fin":
        return grammar.objects(sentence, head)[:1]  # "quoted the minister as saying"
    comma = trailing(sentence, verb, cues)
    if comma is not None:
        inside = [t for t in sentence.tokens[comma + 1 : verb.index] if t.pos in ("NOUN", "PROPN", "PRON")]
        outer = [t for t in inside if t.is_root or t.head not in range(comma + 1, verb.index)]
        return [t for t in outer or inside if t.lemma.lower() not in cues.times][:1]
    if is_inverted(sentence, verb, cues):
        behind = [t for t in sentence.tokens[verb.index + 1 :] if t.pos in ("NOUN", "PROPN")]
        return [_highest(sentence, behind[0], verb)] if behind else []
    subjects = grammar.subjects(sentence, verb)
    named = [s for s in subjects if s.text.lower() not in cues.expletives and s.lemma.lower() not in cues.times]
    if named and lemma not in cues.impersonal_verbs:
        return named[:1]
    if not subjects and lemma not in cues.impersonal_verbs:
        if grammar.is_passive(sentence, verb) or verb.morph.get("VerbForm") == "Inf":
            return []
        return _by_order(sentence, verb, cues)
    for prep in cues.impersonal_prepositions:
        found = [
            t
            for t in sentence.children(verb, "obl", "nmod")
            if grammar.preposition(sentence, t) == prep
            and t.pos in ("NOUN", "PROPN", "PRON")
            and not _is_pronoun_adverb(t)
        ]
        if found:
            return found[:1]
    return []


def _by_order(sentence: Sentence, verb: Token, cues: AttributionCues) -> list[Token]:
    """Return the subject that word order gives away: before an English verb, behind a finite German one."""

    def names(token: Token) -> bool:
        return (
            token.pos in ("NOUN", "PROPN", "PRON")
            and not grammar.preposition(sentence, token)
            and token.text.lower() not in cues.expletives
            and token.lemma.lower() not in cues.times
            and not grammar.is_reflexive(token)
            and grammar.base(token.dep) not in ("obl", "iobj")
        )

    if cues.language == "en":
        start = max((t.index for t in sentence.tokens[: verb.index] if t.text in '“”":;'), default=-1) + 1
        if verb.morph.get("VerbForm") not in ("Fin", None) or not sentence.tokens[start : verb.index]:
            return []
        found = [t for t in sentence.tokens[start : verb.index] if names(t) and t.pos in ("PROPN", "PRON", "NOUN")]
        return [_topmost(sentence, found[0], verb)] if found and verb.index - found[0].index < 15 else []
    finite = next((t for t in sentence.children(verb, "aux") if t.morph.get("VerbForm") == "Fin"), verb)
    after = sentence.tokens[finite.index + 1 : finite.index + 7]
    return [t for t in after if names(t) and (t.head == verb.index or finite is not verb)][:1]


def _topmost(sentence: Sentence, token: Token, verb: Token) -> Token:
    while not token.is_root and sentence.tokens[token.head].pos in grammar.NOMINAL and token.head < verb.index:
        token = sentence.tokens[token.head]
    return token


def _highest(sentence: Sentence, token: Token, verb: Token) -> Token:
    while not token.is_root and sentence.tokens[token.head].pos in grammar.NOMINAL and token.head > verb.index:
        token = sentence.tokens[token.head]
    return token


def _is_pronoun_adverb(token: Token) -> bool:
    return token.text.lower().startswith(("dar", "dav", "hier"))


def noun_reports(text: str, sentence: Sentence, cues: AttributionCues) -> Iterator[Report]:
    """Yield what stands in a clause on a noun of saying or thinking ("der Vorwurf der Opposition, dass ...")."""
    for noun in sentence.tokens:
        if not cues.is_content_noun(noun):
            continue
        if not sentence.children(noun, "acl", "ccomp", "xcomp"):
            yield from _clause_behind(text, sentence, noun, cues)
        for clause in sentence.children(noun, "acl", "ccomp", "xcomp"):
            marks = {t.text.lower() for t in sentence.children(clause) if t.index < clause.index}
            opened = marks & (cues.complementizers | {"zu", "to"} | cues.anaphoric)
            if clause.index < noun.index or (not opened and not _is_indirect(sentence, clause)):
                continue
            if clause.dep.endswith("relcl") and not marks & cues.anaphoric:
                continue
            tokens = sentence.subtree(clause)
            content = trimmed(text, tokens[0].start, tokens[-1].end)
            if content is None:
                continue
            yield _of_noun(sentence, noun, content, {t.index for t in tokens}, cues)


def _of_noun(sentence: Sentence, noun: Token, content: Span, inside: set[int], cues: AttributionCues) -> Report:
    """Make the report of a noun with its clause: whose view it is stands in a genitive, with the verb, or nowhere."""

    def known(tokens: list[Token]) -> list[Token]:
        return [t for t in tokens if t.text.lower() not in cues.expletives and t.lemma.lower() not in cues.times]

    owners = known(grammar.genitives(sentence, noun) + grammar.possessives(sentence, noun))
    owners = (
        owners or _among(sentence, noun) or known(grammar.holders(sentence, noun)) or known(_who_has(sentence, noun))
    )
    owners = [o for o in owners if o.index not in inside]
    phrase = _phrase(sentence, owners, {noun.index, *inside})
    owner = noun if not owners else None
    if owner is not None and cues.is_document(owner):
        phrase = phrase_of(sentence, owner, inside)
    return Report(sentence, content, _kind(noun, cues), noun.span, tuple(owners[:1]), phrase, owner)


def _kind(noun: Token, cues: AttributionCues) -> str:
    return "act" if cues.is_act_noun(noun) else "indirect"


def _clause_behind(text: str, sentence: Sentence, noun: Token, cues: AttributionCues) -> Iterator[Report]:
    """Yield a subjunctive clause behind a noun of saying and a comma: "der Hinweis, er sei krank"."""
    tokens = sentence.tokens
    comma = next((t.index for t in tokens[noun.index + 1 : noun.index + 4] if t.text in (",", ":")), None)
    if comma is None or cues.language != "de" or comma + 3 > len(tokens):
        return
    if any(t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin" for t in tokens[noun.index + 1 : comma]):
        return
    opener = tokens[comma + 1]
    finite = next(
        (t for t in tokens[comma + 1 : comma + 12] if t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin"),
        None,
    )
    if opener.text.lower() not in ("dass", "daß", "ob"):
        if finite is None or opener.pos in ("SCONJ", "ADP") or opener.morph.get("PronType") == "Rel":
            return
        if not (mood.is_reported(sentence, finite) or mood.is_unreal(finite)):
            return
    content = trimmed(text, tokens[comma + 1].start, tokens[-1].end)
    if content is not None:
        yield _of_noun(sentence, noun, content, set(range(comma, len(tokens))), cues)


def _who_has(sentence: Sentence, noun: Token) -> list[Token]:
    """Return whose a view is that somebody "is of", "has" or "comes to"."""
    clause = grammar.clause_of(sentence, noun)
    lemmas = {clause.lemma.lower(), *(t.lemma.lower() for t in sentence.children(clause, "cop"))}
    return grammar.subjects(sentence, clause) if lemmas & _HAVING else []


def _is_indirect(sentence: Sentence, clause: Token) -> bool:
    return not clause.dep.endswith("relcl") and any(
        mood.is_reported(sentence, t) or mood.is_unreal(t) for t in mood.finite_verbs(sentence, clause)
    )


def _among(sentence: Sentence, noun: Token) -> list[Token]:
    """Return who holds a view that "there is": "unter Diplomaten gibt es die Sorge, dass"."""
    head = sentence.head(noun)
    if head is None:
        return []
    return [
        t
        for t in sentence.children(head, "obl", "nmod") + sentence.children(noun, "nmod")
        if grammar.preposition(sentence, t) in ("unter", "among", "bei", "amongst")
    ]


def about_reports(text: str, sentence: Sentence, cues: AttributionCues) -> Iterator[Report]:
    """Yield reports whose content is a noun ("berichtet von Kämpfen"); the whole clause is the content."""
    for verb in sentence.tokens:
        slots = cues.about.get(cues.lemma(sentence, verb)) if verb.pos in ("VERB", "AUX") else None
        if not slots:
            continue
        topics = [t for slot in slots for t in grammar.arguments(sentence, verb, slot)]
        topics = [t for t in topics if t.lemma.lower() not in cues.no_topics and t.text.lower() not in cues.expletives]
        heads = [h for h in speakers_of(sentence, verb, cues) if h.text.lower() not in ("ich", "wir", "i", "we")]
        own = {t.index for t in grammar.clause_tokens(sentence, verb)}
        if not topics or not heads or content_of(sentence, verb, "say", own, cues) is not None:
            continue
        tokens = sentence.subtree(verb)
        content = trimmed(text, tokens[0].start, tokens[-1].end)
        if content is not None:
            kind = "act" if cues.verb_class(sentence, verb) == "act" else "reported"
            yield Report(sentence, content, kind, verb.span, tuple(heads), _phrase(sentence, heads, {verb.index}))
