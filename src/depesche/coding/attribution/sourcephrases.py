"""Sources named without a verb: "nach Angaben von", "laut", "zufolge", "so X", "angeblich", "soll ... haben"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.coding import grammar
from depesche.coding.attribution.cues import AttributionCues
from depesche.coding.attribution.phrases import phrase_of, trimmed
from depesche.coding.attribution.reporting import Report
from depesche.records import Sentence, Span, Token

_INDEFINITE = ("ein", "eine", "einem", "einer", "eines", "a", "an")
# Far more often "in keeping with" a law than "according to" somebody.
_LEGAL = frozenset({"gemäß"})
# Determiners that no genitive plural or feminine begins with, so that a new phrase has begun.
_NOT_GENITIVE = frozenset(
    {"die", "das", "den", "dem", "ein", "eine", "einen", "einem", "kein", "keine", "seine", "ihre"}
)
_OWN = frozenset({"eigen", "own"})
_POINTING = frozenset(
    {"der", "die", "das", "den", "dem", "diesen", "diesem", "dieser", "jenen", "the", "these", "those"}
)


def phrase_reports(text: str, sentence: Sentence, cues: AttributionCues) -> Iterator[Report]:
    """Yield the reports made by prepositional phrases and by "so X"."""
    for first, last, noun in _phrases(sentence, cues):
        stretch = _scope(sentence, noun, first, last)
        if stretch is None:
            continue
        content = trimmed(text, sentence.tokens[stretch[0]].start, sentence.tokens[stretch[1]].end)
        if content is None:
            continue
        report = _report(sentence, content, first, last, noun, cues)
        yield replace(
            report, secondary=any(_matches(sentence, sentence.tokens[first], p) for p in cues.phrases if len(p) > 2)
        )


def _phrases(sentence: Sentence, cues: AttributionCues) -> Iterator[tuple[int, int, Token]]:
    """Yield first and last token of a source phrase and the noun in it."""
    tokens = sentence.tokens
    for token in tokens:
        form = token.text.lower()
        if form in _LEGAL and not _names_report(sentence, token, cues):
            continue
        if form in cues.inserted:
            found = _inserted(sentence, token)
            if found:
                yield found
            continue
        length = next((len(p) for p in cues.phrases if p[0] == form and _matches(sentence, token, p)), 0)
        if length or form in cues.before or form in cues.opinion:
            after = token.index + max(length, 1)
            noun = _noun_behind(sentence, token, after)
            if noun is not None and (form not in cues.opinion or length or _is_view(sentence, noun, cues)):
                stop: set[int] = set(range(after))
                behind = [o for o in _whose(sentence, noun, cues) if o.index > noun.index]
                if cues.is_saying(noun):
                    stop |= set(range(noun.index + 1, len(tokens)))
                ends = [phrase_of(sentence, noun, stop).end]
                ends += [phrase_of(sentence, o, range(noun.index + 1)).end for o in behind]
                yield token.index, max(t.index for t in tokens if t.end <= max(ends)), noun
                continue
        if form in cues.after or form in cues.opinion:
            noun = _noun_before(sentence, token)
            if noun is not None and (form in cues.after or _is_held(sentence, noun, token, cues)):
                span = phrase_of(sentence, noun, range(token.index, len(tokens)))
                first = min(t.index for t in tokens if t.start >= span.start)
                yield first, token.index, noun


def _is_held(sentence: Sentence, noun: Token, token: Token, cues: AttributionCues) -> bool:
    """Say whether "nach" stands behind a view ("ihrer Meinung nach"), not before a goal ("Sicht nach draußen")."""
    head = sentence.head(token)
    if not cues.is_saying(noun) or (head is not None and head.index > token.index and token.dep == "case"):
        return False
    modified = bool(sentence.children(noun, "det", "amod", "nmod")) or noun.lemma.lower() not in cues.sayings
    return modified and noun.index == token.index - 1


def _names_report(sentence: Sentence, token: Token, cues: AttributionCues) -> bool:
    noun = _noun_behind(sentence, token, token.index + 1) or _noun_before(sentence, token)
    return noun is not None and (cues.is_saying(noun) or cues.is_document(noun))


def _matches(sentence: Sentence, token: Token, words: tuple[str, ...]) -> bool:
    part = sentence.tokens[token.index : token.index + len(words)]
    return len(part) == len(words) and all(t.text.lower() == w for t, w in zip(part, words, strict=True))


def _noun_behind(sentence: Sentence, token: Token, after: int) -> Token | None:
    """Return the head of the noun phrase that begins behind a preposition."""
    head = sentence.head(token)
    if head is not None and grammar.base(token.dep) == "case" and head.index >= after and head.pos in grammar.NOMINAL:
        return head
    for other in sentence.tokens[after : after + 6]:
        if other.pos in ("NOUN", "PROPN", "PRON"):
            while not other.is_root:
                up = sentence.tokens[other.head]
                if (
                    not after <= up.index < after + 8
                    or up.pos not in grammar.NOMINAL
                    or grammar.base(other.dep) == "conj"
                ):
                    break
                other = up
            return other
        if other.pos not in ("DET", "ADJ", "NUM", "ADV", "PUNCT", "X", "ADP"):
            return None
    return None


def _noun_before(sentence: Sentence, token: Token) -> Token | None:
    head = sentence.head(token)
    if (
        head is not None
        and grammar.base(token.dep) == "case"
        and head.index < token.index
        and head.pos in grammar.NOMINAL
    ):
        return head
    if token.index == 0:
        return None
    other = sentence.tokens[token.index - 1]
    if other.pos not in grammar.NOMINAL and other.text not in ("“", "”", '"', ")"):
        return None
    while not other.is_root:
        up = sentence.tokens[other.head]
        between = sentence.tokens[min(up.index, other.index) : max(up.index, other.index)]
        if up.index > token.index or up.pos not in grammar.NOMINAL or any(t.pos in ("VERB", "AUX") for t in between):
            break
        other = up
    return other if other.pos in grammar.NOMINAL else None


def _is_view(sentence: Sentence, noun: Token, cues: AttributionCues) -> bool:
    """Say whether "nach" before this noun names a source and not a time or a goal."""
    determiners = [t.text.lower() for t in sentence.children(noun, "det") if t.morph.get("Poss") != "Yes"]
    if cues.is_saying(noun):
        owned = grammar.genitives(sentence, noun) or grammar.possessives(sentence, noun)
        return not determiners or bool(owned) or noun.morph.get("Number") == "Plur"
    if cues.is_document(noun):
        return not determiners or determiners[0] in _INDEFINITE
    return False


def _inserted(sentence: Sentence, token: Token) -> tuple[int, int, Token] | None:
    """Read ", so der Minister" up to the next comma or stop; a verb in it makes it an ordinary "so"."""
    tokens = sentence.tokens
    if token.index < 2 or tokens[token.index - 1].pos != "PUNCT":
        return None
    last = token.index
    depth = 0
    for other in tokens[token.index + 1 :]:
        depth += (other.text in "„(»") - (other.text in "“)«”")
        if other.text in (",", ".", ":", ";", "!", "?", "–", "…") and depth <= 0:
            break
        if other.pos in ("VERB", "AUX") and other.morph.get("VerbForm") != "Part" and not other.text[:1].isupper():
            return None
        last = other.index
    inside = range(token.index + 1, last + 1)
    words = tokens[token.index + 1 : last + 1]
    nouns = [t for t in words if t.pos in ("NOUN", "PROPN", "PRON")] or [t for t in words if t.pos == "DET"]
    heads = [t for t in nouns if (t.is_root or t.head not in inside) and not grammar.preposition(sentence, t)]
    if not heads or tokens[token.index + 1].pos in ("ADV", "ADP"):
        return None
    if not nouns or (tokens[token.index + 1].pos in ("ADV", "ADP", "SCONJ", "ADJ") and not heads):
        return None
    return token.index, last, (heads or nouns)[0]


def _scope(sentence: Sentence, noun: Token, first: int, last: int) -> tuple[int, int] | None:
    """Return the clause that a source phrase speaks for, without the phrase where it stands at an edge."""
    clause = grammar.clause_of(sentence, noun)
    inside = range(first, last + 1)
    if clause.index in inside:
        head = sentence.head(clause)
        clause = grammar.clause_of(sentence, head) if head is not None else clause
    tokens = sentence.tokens
    first_word = next((t.index for t in tokens if t.pos != "PUNCT"), 0)
    at_edge = first <= first_word or (first and tokens[first - 1].text in (",", "–", "-") and last >= len(tokens) - 2)
    if at_edge or clause.is_root or clause.index in inside or sentence.tokens[clause.index].dep == "parataxis":
        low, high = 0, len(sentence.tokens) - 1
    else:
        indexes = [t.index for t in sentence.subtree(clause)]
        low, high = min(indexes), max(indexes)
    colon = next((t.index for t in reversed(tokens[:first]) if t.text == ":"), None)
    if colon is not None and colon >= low:
        low = colon + 1
    if last + 2 < len(tokens) and tokens[first].text.lower() == "so" and _opens_relative(sentence, last + 1):
        high = first - 1
    while low <= high and (
        low in inside or (sentence.tokens[low].pos in ("PUNCT", "CCONJ") and not _is_quote(sentence, low))
    ):
        low += 1
    while high >= low and (high in inside or (sentence.tokens[high].pos == "PUNCT" and not _is_quote(sentence, high))):
        high -= 1
    return (low, high) if high - low >= 1 else None


def _opens_relative(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    if tokens[index].text != "," or index + 2 >= len(tokens):
        return False
    word = tokens[index + 2] if tokens[index + 1].pos == "ADP" else tokens[index + 1]
    return word.morph.get("PronType") == "Rel"


def _is_quote(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].text in "„“”»«\"''"


def _report(sentence: Sentence, content: Span, first: int, last: int, noun: Token, cues: AttributionCues) -> Report:
    cue = Span(sentence.tokens[first].start, sentence.tokens[last].end)
    stop = set(range(len(sentence.tokens))) - set(range(first, last + 1))
    if not cues.is_saying(noun) and not cues.is_document(noun):
        return Report(
            sentence,
            content,
            "indirect",
            _marker(sentence, first, last, noun),
            (noun,),
            phrase_of(sentence, noun, stop),
        )
    owners = [o for o in _whose(sentence, noun, cues) if first <= o.index <= last]
    if cues.is_saying(noun) and owners:
        span = phrase_of(sentence, owners[0], stop | {noun.index})
        return Report(sentence, content, "indirect", _marker(sentence, first, last, noun), tuple(owners[:1]), span)
    modifiers = [
        t for t in sentence.children(noun, "amod", "compound", "nmod", "appos", "flat") if first <= t.index <= last
    ]
    if any(t.lemma.lower() in _OWN for t in modifiers):
        subject = grammar.subjects(sentence, grammar.clause_of(sentence, noun))
        phrase = phrase_of(sentence, subject[0]) if subject else None
        return Report(sentence, content, "indirect", cue, tuple(subject[:1]), phrase)
    pointing = [t for t in sentence.children(noun, "det") if t.text.lower() in _POINTING]
    if pointing and not modifiers and not owners and cues.is_saying(noun):
        return Report(sentence, content, "indirect", cue, anaphoric=True)
    compound = noun.lemma.lower() not in cues.sayings | cues.documents
    if not modifiers and not owners and not compound and not sentence.children(noun, "det"):
        return Report(sentence, content, "reported", cue)
    return Report(sentence, content, "indirect", cue, owner=noun, phrase=phrase_of(sentence, noun, stop))


def _whose(sentence: Sentence, noun: Token, cues: AttributionCues) -> list[Token]:
    """Return whose an utterance is: a genitive or possessive, "aus" a circle, or the noun right behind "Angaben"."""
    found = grammar.genitives(sentence, noun) + grammar.possessives(sentence, noun)
    if found or not cues.is_saying(noun):
        return found
    found = [t for t in sentence.children(noun, "nmod") if grammar.preposition(sentence, t) in ("aus", "from")]
    if found or noun.lemma.lower() not in cues.sayings or sentence.children(noun, "amod", "det"):
        return found
    for token in sentence.tokens[noun.index + 1 : noun.index + 5]:
        if token.pos in ("NOUN", "PROPN"):
            return [token]
        if token.pos not in ("DET", "ADJ") or token.text.lower() in _NOT_GENITIVE:
            return []
    return []


def _marker(sentence: Sentence, first: int, last: int, noun: Token) -> Span:
    """Return the words of the phrase that are no name: "Nach Angaben", "zufolge"."""
    if sentence.tokens[first].pos in ("ADP", "ADV", "VERB", "ADJ") or (first < noun.index and last != noun.index):
        end = first
        while end + 1 <= last and sentence.tokens[end + 1].pos in ("ADP", "VERB"):
            end += 1
        if noun.index == end + 1 and last > noun.index and sentence.children(noun, "nmod"):
            end = noun.index
        if sentence.tokens[last].pos == "ADP" and end == first and sentence.tokens[first].pos != "ADP":
            return sentence.tokens[last].span
        return Span(sentence.tokens[first].start, sentence.tokens[end].end)
    return sentence.tokens[last].span


def headline_report(text: str, sentence: Sentence) -> Report | None:
    """Return what stands behind a name and a colon in a headline: "Zeitung: Minister tritt zurück".

    Whether the words before the colon are somebody who speaks is for the caller to ask: "Ergebnis:" is nobody.
    """
    tokens = sentence.tokens
    colon = next((t.index for t in tokens[1:6] if t.text == ":"), None)
    if colon is None or len(tokens) < colon + 4 or any(t.pos in ("VERB", "AUX", "ADP") for t in tokens[:colon]):
        return None
    if tokens[colon + 1].text in '„“”»«"' or not any(t.pos in ("VERB", "AUX") for t in tokens[colon + 1 :]):
        return None
    heads = [t for t in tokens[:colon] if t.pos in ("NOUN", "PROPN")]
    content = trimmed(text, tokens[colon + 1].start, tokens[-1].end)
    if not heads or content is None:
        return None
    head = next((t for t in heads if t.is_root or t.head not in range(colon)), heads[0])
    phrase = Span(tokens[0].start, tokens[colon - 1].end)
    return Report(sentence, content, "indirect", tokens[colon].span, (head,), phrase)


def hearsay_reports(text: str, sentence: Sentence, cues: AttributionCues) -> Iterator[Report]:
    """Yield what nobody is named for: "angeblich", "reportedly", "an alleged attack", "soll ... getroffen haben"."""
    for token in sentence.tokens:
        form = token.text.lower()
        if form in cues.adverbs:
            clause = grammar.clause_of(sentence, token)
            tokens = list(sentence.subtree(clause))
        elif token.pos in ("ADJ", "VERB") and (form in cues.adjectives or token.lemma.lower() in cues.adjectives):
            head = sentence.head(token)
            if head is None or grammar.base(token.dep) != "amod":
                continue
            tokens = [t for t in sentence.tokens if token.index < t.index <= head.index]
        elif token.lemma.lower() in cues.hearsay_modals and token.pos in ("AUX", "VERB"):
            clause = grammar.clause_of(sentence, token)
            if not _is_perfect_infinitive(sentence, clause, token, cues):
                continue
            tokens = sentence.subtree(clause)
        else:
            continue
        content = trimmed(text, tokens[0].start, tokens[-1].end) if tokens else None
        if content is not None:
            yield Report(sentence, content, "reported", token.span)


def _is_perfect_infinitive(sentence: Sentence, clause: Token, modal: Token, cues: AttributionCues) -> bool:
    if modal.morph.get("Tense") == "Past":
        return False
    auxiliaries = [t for t in sentence.children(clause, "aux", "cop", "aux:pass") if t.index != modal.index]
    return any(
        t.lemma.lower() in cues.hearsay_auxiliaries and t.text.lower() in cues.hearsay_auxiliaries for t in auxiliaries
    ) and (
        grammar.is_participle(clause)
        or any(grammar.is_participle(t) for t in auxiliaries)
        # "soll das Land verlassen haben": the participle looks like the infinitive
        or (clause.pos == "VERB" and any(t.text.lower() == "haben" for t in auxiliaries))
    )


def _told_by(sentence: Sentence, token: Token, cues: AttributionCues) -> Token | None:
    """Return the noun that a relative "wonach" points back at: "Medienberichte, wonach"."""
    if token.index < 2 or sentence.tokens[token.index - 1].text != ",":
        return None
    for noun in reversed(sentence.tokens[max(0, token.index - 6) : token.index - 1]):
        if cues.is_document(noun) or cues.is_saying(noun) or cues.is_content_noun(noun):
            return noun
    return None


def anaphoric_reports(text: str, sentence: Sentence, cues: AttributionCues) -> Iterator[Report]:
    """Yield clauses that point back at the last speaker: "demnach", "wonach"."""
    for token in sentence.tokens:
        if token.text.lower() not in cues.anaphoric:
            continue
        clause = grammar.clause_of(sentence, token)
        tokens = sentence.tokens if clause.is_root else tuple(sentence.subtree(clause))
        content = trimmed(text, tokens[0].start, tokens[-1].end)
        if content is not None and (noun := _told_by(sentence, token, cues)) is not None:
            owners = grammar.genitives(sentence, noun) + grammar.possessives(sentence, noun)
            stop = set(range(token.index - 1, len(sentence.tokens)))
            phrase = phrase_of(sentence, owners[0] if owners else noun, stop)
            yield Report(sentence, content, "indirect", token.span, tuple(owners[:1]), phrase, None if owners else noun)
        elif content is not None:
            yield Report(sentence, content, "indirect", token.span, anaphoric=True)
