"""Reports inside one sentence: which verb, noun or phrase ascribes which words to whom.

Trees are read first. Where the arc between the verb of saying and what was said is missing, its place decides: behind a
comma or colon, or in front of a verb that opens its clause ("..., sagte X").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.coding import grammar, mood
from depesche.coding.attributioncues import AttributionCues
from depesche.coding.phrases import phrase_of, trimmed
from depesche.records import Sentence, Span, Token

_PURPOSE = frozenset({"um", "ohne", "anstatt", "statt", "indem", "nachdem", "während", "weil", "da", "wenn", "falls"})
_ASIDE = frozenset({"indem", "obwohl", "nachdem", "weil", "da", "während", "bevor", "sodass", "als", "because", "although", "while"})
_TOP = frozenset({"root", "parataxis", "conj"})


@dataclass(frozen=True, slots=True)
class Report:
    """Words that are ascribed by a cue of the same sentence.

    `speakers` are the heads of the phrases that name who speaks, `phrase` what is shown of them. With `owner`, a noun such
    as "Polizeiangaben", the speaker is in the noun's modifiers. `anaphoric`: whoever spoke last ("demnach"). `secondary`: it only backs
    another report of the sentence ("unter Berufung auf").
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
        stretch = _content(sentence, verb, kind, own, cues)
        if stretch is None or _is_aside(sentence, stretch[0]):
            continue
        content = trimmed(text, sentence.tokens[stretch[0]].start, sentence.tokens[stretch[1]].end)
        if content is None:
            continue
        heads = speakers_of(sentence, verb, cues)
        if not heads and kind == "think" and grammar.is_passive(sentence, verb):
            continue  # "it is expected that": nobody's word but the article's
        inside = set(range(stretch[0], stretch[1] + 1))
        if any(h.index in inside and verb.index not in inside for h in heads):
            continue
        phrase = _phrase(sentence, heads, {verb.index} | (inside - own))
        yield Report(sentence, content, "act" if kind == "act" else "indirect", verb.span, tuple(heads), phrase)


def _is_aside(sentence: Sentence, first: int) -> bool:
    """Say whether words open an adverbial or relative clause, which is no content wherever the parser hangs it."""
    token = sentence.tokens[first]
    if token.text.lower() in _ASIDE and token.pos in ("SCONJ", "ADV"):
        return first > 0
    following = sentence.tokens[first + 1] if first + 1 < len(sentence.tokens) else token
    relative = following if token.pos == "ADP" else token
    return first > 0 and relative.morph.get("PronType") == "Rel" and relative.text.lower() not in ("was", "wer", "what", "who")


def _phrase(sentence: Sentence, heads: list[Token], stop: set[int]) -> Span | None:
    return phrase_of(sentence, heads[0], stop - {heads[0].index}) if heads else None


def speakers_of(sentence: Sentence, verb: Token, cues: AttributionCues) -> list[Token]:
    """Return the heads of the phrases that name who speaks: the subject, or the source of an impersonal verb."""
    lemma = cues.lemma(sentence, verb)
    if lemma in cues.spoken_object:
        return grammar.objects(sentence, verb)[:1]
    subjects = grammar.subjects(sentence, verb)
    named = [s for s in subjects if s.text.lower() not in cues.expletives and s.lemma.lower() not in cues.times]
    if named and lemma not in cues.impersonal_verbs:
        return named[:1]
    if not subjects and lemma not in cues.impersonal_verbs:
        if grammar.is_passive(sentence, verb) or verb.morph.get("VerbForm") == "Inf":
            return []
        return [
            t
            for t in sentence.tokens[verb.index + 1 : verb.index + 6]
            if t.pos in ("NOUN", "PROPN", "PRON")
            and not grammar.preposition(sentence, t)
            and t.text.lower() not in cues.expletives
            and t.lemma.lower() not in cues.times
            and not grammar.is_reflexive(t)
            and t.head == verb.index
            and grammar.base(t.dep) not in ("iobj", "obl")
        ][:1]
    for prep in cues.impersonal_prepositions:
        found = [
            t
            for t in sentence.children(verb, "obl", "nmod")
            if grammar.preposition(sentence, t) == prep and t.pos in ("NOUN", "PROPN", "PRON") and not _is_pronoun_adverb(t)
        ]
        if found:
            return found[:1]
    return []


def _is_pronoun_adverb(token: Token) -> bool:
    return token.text.lower().startswith(("dar", "dav", "hier"))


def _content(
    sentence: Sentence, verb: Token, kind: str, own: set[int], cues: AttributionCues
) -> tuple[int, int] | None:
    """Return the first and last token of what is said."""
    lemma = cues.lemma(sentence, verb)
    head = sentence.head(verb)
    if head is not None and _opens_with_as(sentence, verb, cues):
        rest = {t.index for t in _within(sentence, head)} - {t.index for t in sentence.subtree(verb)}
        whole = grammar.base(head.dep) in _TOP
        return _widened(sentence, verb, rest, own, whole, cues) if rest else None
    found: set[int] = set()
    for clause in grammar.complements(sentence, verb):
        if head is not None and clause.index == head.index:
            # "..., sagte X": the verb of saying hangs on what was said.
            found |= {t.index for t in sentence.subtree(clause)} - {t.index for t in sentence.subtree(verb)}
            continue
        if not _may_be_content(sentence, verb, clause, lemma, cues):
            continue
        found |= {t.index for t in sentence.subtree(clause)}
    found = found or _behind_adverb(sentence, verb)
    whole = grammar.base(verb.dep) in _TOP and not _is_embedded(sentence, verb)
    if found:
        return _widened(sentence, verb, found, own - found, whole, cues)
    if not whole or lemma in cues.finding:
        return None
    return _by_place(sentence, verb, own, cues)


def _behind_adverb(sentence: Sentence, verb: Token) -> set[int]:
    """Return the clause announced by an adverb: "sprach davon, dass", "wies darauf hin, dass"."""
    for adverb in sentence.children(verb):
        form = adverb.text.lower()
        if adverb.pos in ("ADV", "PRON") and form.startswith("da") and len(form) > 4:
            for clause in sentence.children(adverb, "ccomp", "acl", "advcl", "xcomp"):
                return {t.index for t in sentence.subtree(clause)}
    return set()


def _may_be_content(sentence: Sentence, verb: Token, clause: Token, lemma: str, cues: AttributionCues) -> bool:
    marks = {t.text.lower() for t in sentence.children(clause, "mark")}
    if marks & _PURPOSE:
        return False
    infinitive = "zu" in marks or "to" in marks or clause.morph.get("VerbForm") == "Inf" and not _is_finite(sentence, clause)
    inside = {t.text.lower() for t in sentence.subtree(clause)}
    if infinitive and (lemma in cues.own_plans or "zu" not in inside | _zu_infix(clause) and "to" not in marks):
        return False
    if not infinitive and clause.morph.get("VerbForm") == "Part" and not _is_finite(sentence, clause):
        return bool(sentence.children(clause, "nsubj"))
    return clause.pos in ("VERB", "AUX") or bool(sentence.children(clause, "cop", "nsubj"))


def _zu_infix(clause: Token) -> set[str]:
    """German particle verbs hold the "zu" of their infinitive inside ("einzuführen")."""
    return {"zu"} if "zu" in clause.text.lower()[2:-2] else set()


def _is_finite(sentence: Sentence, clause: Token) -> bool:
    return any(t.morph.get("VerbForm", "Fin") == "Fin" for t in [clause, *sentence.children(clause, "aux", "cop")])


def _opens_with_as(sentence: Sentence, verb: Token, cues: AttributionCues) -> bool:
    return any(t.text.lower() in cues.as_words and t.index < verb.index for t in sentence.children(verb)) and grammar.base(
        verb.dep
    ) in ("advcl", "acl", "parataxis", "ccomp", "conj", "dep")


def _is_embedded(sentence: Sentence, verb: Token) -> bool:
    """Say whether a conjunct or parenthesis stands inside a subordinate clause."""
    token = verb
    while grammar.base(token.dep) in ("conj", "parataxis") and not token.is_root:
        token = sentence.tokens[token.head]
    return not token.is_root


def _within(sentence: Sentence, head: Token) -> list[Token]:
    return sentence.subtree(head)


def _widened(
    sentence: Sentence, verb: Token, found: set[int], own: set[int], whole: bool, cues: AttributionCues
) -> tuple[int, int] | None:
    """Widen what hangs on the content's verb to what belongs to it by place: up to the words of the reporting clause."""
    blocked = set(own)
    for other in sentence.children(verb, "conj"):
        if other.index not in found:
            blocked |= {t.index for t in sentence.subtree(other)}
    for other in sentence.tokens:
        if other.index in found and _reports_anew(sentence, other, verb, cues):
            blocked |= {t.index for t in sentence.subtree(other)}
    found = found - blocked or found
    limit = range(len(sentence.tokens)) if whole else _range(sentence, verb, found)
    found = {i for i in found if sentence.tokens[i].pos != "PUNCT"} or found
    first, last = min(found), max(found)
    while last + 1 in limit and last + 1 not in blocked:
        last += 1
    if first < verb.index or whole and _is_parenthesis(sentence, verb, own):
        first = min(first, min(own))
        while first - 1 in limit and sentence.tokens[first - 1].pos == "PUNCT":
            first -= 1
    while first - 1 in limit and first - 1 not in blocked:
        first -= 1
    while first <= last and _is_edge(sentence.tokens[first]):
        first += 1
    while last >= first and _is_edge(sentence.tokens[last]):
        last -= 1
    return (first, last) if first <= last else None


def _reports_anew(sentence: Sentence, other: Token, verb: Token, cues: AttributionCues) -> bool:
    """Say whether behind the content somebody else is reported on: "..., doch ein Sprecher erklärte"."""
    return (
        other.index > verb.index
        and grammar.base(other.dep) in ("conj", "parataxis")
        and other.morph.get("Mood") == "Ind"
        and not mood.is_reported(sentence, other)
        and bool(cues.verb_class(sentence, other))
        and any(s.pos in ("NOUN", "PROPN") for s in sentence.children(other, "nsubj"))
    )


def _is_parenthesis(sentence: Sentence, verb: Token, own: set[int]) -> bool:
    """Say whether the words of saying stand inside what was said: "Der Grund, so vermutet die Zeitung, dürfte ..."."""
    words = sorted(i for i in own if sentence.tokens[i].pos != "PUNCT")
    if not words or words[0] < 2 or sentence.tokens[words[0] - 1].text not in (",", "–", "-"):
        return False
    return words[0] == verb.index or (words[0] == verb.index - 1 and sentence.tokens[words[0]].text.lower() == "so")


def _range(sentence: Sentence, verb: Token, found: set[int]) -> range:
    indexes = {t.index for t in sentence.subtree(verb)} | found
    return range(min(indexes), max(indexes) + 1)


def _is_edge(token: Token) -> bool:
    return token.pos == "PUNCT" or token.pos == "CCONJ"


def _by_place(sentence: Sentence, verb: Token, own: set[int], cues: AttributionCues) -> tuple[int, int] | None:
    tokens = sentence.tokens
    first, last = _clause_edges(sentence, verb, own)
    leads = all(i >= verb.index or tokens[i].pos == "PUNCT" for i in own) or _holds_main_clause(sentence, first)
    if leads and first > 2 and tokens[first - 1].text in (",", "“", "”", '"', "«", "»", "–") and first == verb.index:
        # The verb opens its clause behind a comma: what precedes was said.
        subordinate = any(
            t.index < first and grammar.base(t.dep) in ("advcl", "acl", "csubj") for t in sentence.children(verb)
        )
        if not subordinate and any(t.pos in ("VERB", "AUX") for t in tokens[:first]):
            return 0, first - 2
        return None
    rest = tokens[last + 1 :]
    if len(rest) < 3:
        return None
    if cues.language == "en" and _continues(sentence, verb, last, cues):
        return rest[0].index, len(tokens) - 1
    if len(rest) < 3 or rest[0].text not in (",", ":"):
        return None
    opener = rest[1]
    if rest[0].text == ":" or opener.text.lower() in cues.complementizers:
        return opener.index, len(tokens) - 1
    if any(mood.is_reported(sentence, t) or mood.is_unreal(t) for t in rest[1:8]):
        return opener.index, len(tokens) - 1
    if any(t.text == "zu" and t.pos == "PART" for t in rest) and cues.lemma(sentence, verb) not in cues.own_plans:
        return opener.index, len(tokens) - 1
    return None


def _holds_main_clause(sentence: Sentence, end: int) -> bool:
    """Say whether the words before a comma are a main clause: their first finite verb stands in no relative clause."""
    for token in sentence.tokens[: end - 1]:
        if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin":
            start = max((t.index for t in sentence.tokens[: token.index] if t.text == ","), default=-1) + 1
            opener = sentence.tokens[start]
            relative = start > 0 and opener.pos in ("PRON", "ADP", "SCONJ") or opener.pos == "SCONJ"
            return not relative and token.index < end - 2
    return False


def _continues(sentence: Sentence, verb: Token, last: int, cues: AttributionCues) -> bool:
    """Say whether an English clause follows with no mark between: "said [that] the army had left"."""
    rest = sentence.tokens[last + 1 :]
    if rest[0].pos == "PUNCT" or verb.morph.get("VerbForm") not in ("Fin", None):
        return False
    if rest[0].text.lower() == "that":
        return True
    return cues.verbs.get(cues.lemma(sentence, verb)) == "say" and any(
        t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin" and grammar.base(t.dep) not in ("acl", "advcl") for t in rest
    )


def _clause_edges(sentence: Sentence, verb: Token, own: set[int]) -> tuple[int, int]:
    first = last = verb.index
    while first - 1 in own and sentence.tokens[first - 1].pos != "PUNCT":
        first -= 1
    while last + 1 in own and sentence.tokens[last + 1].text not in (",", ":"):
        last += 1
    return first, last


def noun_reports(text: str, sentence: Sentence, cues: AttributionCues) -> Iterator[Report]:
    """Yield what stands in a clause on a noun of saying or thinking ("der Vorwurf der Opposition, dass ...")."""
    for noun in sentence.tokens:
        if not cues.is_content_noun(noun):
            continue
        for clause in sentence.children(noun, "acl", "ccomp", "xcomp"):
            marks = {t.text.lower() for t in sentence.children(clause) if t.index < clause.index}
            opened = marks & (cues.complementizers | {"zu", "to"} | cues.anaphoric)
            if clause.index < noun.index or not opened and not _is_indirect(sentence, clause):
                continue
            if clause.dep.endswith("relcl") and not marks & cues.anaphoric:
                continue
            tokens = sentence.subtree(clause)
            content = trimmed(text, tokens[0].start, tokens[-1].end)
            if content is None:
                continue
            owners = grammar.genitives(sentence, noun) + grammar.possessives(sentence, noun)
            owners = owners or _among(sentence, noun) or grammar.holders(sentence, noun)
            owners = [o for o in owners if o.text.lower() not in cues.expletives and o.lemma.lower() not in cues.times]
            phrase = _phrase(sentence, owners, {noun.index, *(t.index for t in tokens)})
            yield Report(sentence, content, "indirect", noun.span, tuple(owners[:1]), phrase, noun if not owners else None)


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
        if not slots or grammar.is_passive(sentence, verb):
            continue
        topics = [t for slot in slots for t in grammar.arguments(sentence, verb, slot)]
        topics = [t for t in topics if t.lemma.lower() not in cues.no_topics]
        heads = [h for h in speakers_of(sentence, verb, cues) if h.text.lower() not in ("ich", "wir", "i", "we")]
        if not topics or not heads:
            continue
        tokens = sentence.subtree(verb)
        content = trimmed(text, tokens[0].start, tokens[-1].end)
        if content is not None:
            yield Report(sentence, content, "reported", verb.span, tuple(heads), _phrase(sentence, heads, {verb.index}))
