"""Who spoke the words between quotation marks.

A quotation's speaker is named behind it ("...“, sagte X"), before it ("X erklärte: „...“"), or by the report that
holds it; else, when it is long enough to be speech, whoever spoke last goes on. Short quoted words that nobody is
said to have spoken are titles or irony, and are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from depesche.coding import grammar
from depesche.coding.attribution.cues import AttributionCues
from depesche.coding.attribution.phrases import phrase_of
from depesche.coding.attribution.quotation import Quotation, is_speech
from depesche.coding.attribution.reporting import Report, speakers_of
from depesche.records import Sentence, Span, Token

# Behind these a quoted name is where something was said.
_DEFINITE = frozenset({"der", "die", "das", "den", "dem", "des", "the"})
_PLACES = frozenset({"in", "im", "gegenüber", "laut", "bei", "mit", "dem", "der", "to", "with", "at"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with the cue that ascribes it; `carried` when its speaker is whoever spoke before."""

    quotation: Quotation
    report: Report | None
    carried: bool = False


def ascribe(
    text: str,
    quotation: Quotation,
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    reports: Sequence[Report],
    cues: AttributionCues,
) -> Spoken | None:
    """Return a quotation with its cue, or None when it is no speech."""
    speech = is_speech(text, quotation)
    behind = _behind(text, quotation, quotations, sentences, cues, speech)
    if behind is not None:
        return Spoken(quotation, behind)
    before = _before(text, quotation, quotations, sentences, cues, speech)
    holding = [r for r in reports if _holds(r, quotation) and (r.speakers or r.owner or r.anaphoric)]
    holding = [r for r in holding if r.kind != "act"] or holding
    if before is not None and not (holding and before.kind == "act"):
        return Spoken(quotation, before)
    if holding and (speech or _is_wording(text, quotation)):
        report = min(holding, key=lambda r: r.content.end - r.content.start)
        return Spoken(quotation, report) if not report.anaphoric else Spoken(quotation, None, carried=True)
    if speech and _is_sentence(text, quotation):
        return Spoken(quotation, None, carried=True)
    return None


def _holds(report: Report, quotation: Quotation) -> bool:
    """Say whether a quotation stands inside what is reported; the stop at its end may lie outside."""
    content, quoted = report.content, quotation.content
    return content.start <= quoted.start and quoted.end <= content.end + 2 and content.overlaps(quoted)


def is_wording(text: str, quotation: Quotation) -> bool:
    """Say whether quoted words are somebody's wording, be it long speech or a few words that are no name."""
    return is_speech(text, quotation) or _is_wording(text, quotation)


def _is_wording(text: str, quotation: Quotation) -> bool:
    """Say whether a few quoted words can be somebody's wording: a name in quotation marks has capitals only."""
    return any(word[:1].islower() and len(word) > 3 for word in quotation.content.of(text).split())


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """Say whether the quotation is a sentence by itself, and not words quoted in somebody else's."""
    content = quotation.content.of(text)
    opens = text[: quotation.outer.start].rstrip()
    return content[:1].isupper() and (
        not opens or opens[-1] in '.!?:…“”»«"\n)' or text[: quotation.outer.start][-1:] == "\n"
    )


def _window(sentences: Sequence[Sentence], start: int, end: int) -> tuple[Sentence, list[Token]] | None:
    """Return the sentence that holds `start`, and its tokens between two offsets."""
    for sentence in sentences:
        if sentence.start <= start < sentence.end:
            return sentence, [t for t in sentence.tokens if t.start >= start and t.end <= end]
    return None


def _behind(
    text: str,
    quotation: Quotation,
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    cues: AttributionCues,
    speech: bool,
) -> Report | None:
    start = quotation.outer.end
    while start < len(text) and text[start] in " \t,–—-":
        start += 1
    if start >= len(text) or text[start] in ".;:\n" or not quotation.closed:
        return None
    if not speech and "," not in text[quotation.outer.end : start] and text[quotation.content.end - 1] not in ",.!?":
        return None
    limit = min((q.outer.start for q in quotations if q.outer.start >= start), default=len(text))
    found = _window(sentences, start, limit)
    if found is None or not found[1]:
        return None
    sentence, tokens = found
    first = tokens[0]
    if first.text.lower() in cues.inserted:
        return _inserted(sentence, tokens, quotation)
    german = cues.language == "de"
    for token in tokens[: 14 if german else 30]:
        if token.text in (",.;:" if german else ".;:") and token is not first:
            break
        if not german and grammar.base(token.dep) == "acl":
            continue
        if token.pos not in ("VERB", "AUX"):
            if german:
                break
            continue
        verb = token if token.pos == "VERB" else grammar.clause_of(sentence, token)
        if verb.index < token.index or not (
            cues.verb_class(sentence, verb) or (speech and _ends_speech(text, quotation))
        ):
            break
        heads = [h for h in speakers_of(sentence, verb, cues) if h.start >= start and h.end <= limit]
        heads = heads or _next_noun(sentence, tokens, verb, german)
        if heads or cues.verb_class(sentence, verb):
            return _made(sentence, quotation, verb, heads)
        break
    return None


def _ends_speech(text: str, quotation: Quotation) -> bool:
    """Say whether a comma at the closing mark shows that a clause of saying follows."""
    return "," in text[quotation.content.end - 1 : quotation.outer.end + 1] or quotation.content.of(text)[-1:] in "!?"


def _next_noun(sentence: Sentence, tokens: list[Token], verb: Token, german: bool) -> list[Token]:
    if not german:
        return []
    for token in tokens:
        if (
            token.index > verb.index
            and token.pos in ("NOUN", "PROPN", "PRON")
            and not grammar.preposition(sentence, token)
        ):
            return [] if grammar.is_reflexive(token) else [_top(sentence, token, verb)]
    return []


def _top(sentence: Sentence, token: Token, verb: Token) -> Token:
    while not token.is_root:
        up = sentence.tokens[token.head]
        if up.pos not in grammar.NOMINAL or up.index <= verb.index:
            break
        token = up
    return token


def _inserted(sentence: Sentence, tokens: list[Token], quotation: Quotation) -> Report | None:
    end = next((i for i, t in enumerate(tokens) if t.text in ",.;:" and i), len(tokens))
    words = tokens[1:end]
    nouns = [t for t in words if t.pos in ("NOUN", "PROPN", "PRON")] or [t for t in words if t.pos == "DET"]
    if not nouns:
        return None
    verbs = [t for t in words if t.pos == "VERB"]
    inside = {t.index for t in words}
    heads = [t for t in nouns if t.is_root or t.head not in inside] or nouns
    if verbs:
        heads = [t for t in nouns if t.index > verbs[0].index] or heads
    return _made(sentence, quotation, tokens[0], heads[:1])


def _before(
    text: str,
    quotation: Quotation,
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    cues: AttributionCues,
    speech: bool,
) -> Report | None:
    lead = text[: quotation.outer.start].rstrip(" \t")
    if not lead:
        return None
    breaks = lead.endswith("\n") or lead.endswith("\r")
    lead = lead.rstrip()
    colon = lead.endswith(":")
    if breaks and not colon:
        return None
    found = _window(sentences, len(lead) - 1, len(lead))
    if found is None:
        return None
    sentence = found[0]
    start = max((q.outer.end for q in quotations if q.outer.end <= quotation.outer.start), default=0)
    tokens = [t for t in sentence.tokens if t.end <= len(lead) and (colon or t.start >= start)]
    if not (colon or lead.endswith(",") or not speech) and not _leads(tokens, cues, sentence):
        return None
    named = [t for t in tokens if t.pos in ("VERB", "AUX") and cues.verb_class(sentence, t)]
    verbs = named or ([t for t in tokens if t.pos == "VERB"] if colon else [])
    if not named and sentence.root in verbs:
        verbs = [sentence.root]
    if not verbs:
        nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN", "PRON") and not grammar.preposition(sentence, t)]
        return (
            _made(sentence, quotation, tokens[-1], [_only_top(sentence, nouns)]) if colon and speech and nouns else None
        )
    verb = verbs[-1]
    heads = [h for h in speakers_of(sentence, verb, cues) if not quotation.outer.covers(h.span)]
    if not (colon or named) or not (colon or speech or heads):
        return None
    if not named and not speech:
        return None
    if not colon and not speech and not _is_called(text, sentence, verb, quotation, tokens, cues):
        return None
    made = _made(sentence, quotation, verb, heads)
    # "said that the crisis demanded “closer ties”": nobody but the first speaks.
    return replace(made, kind="act") if not colon and cues.verb_class(sentence, verb) == "act" else made


def _leads(tokens: list[Token], cues: AttributionCues, sentence: Sentence) -> bool:
    return bool(tokens) and any(cues.verb_class(sentence, t) == "say" for t in tokens[-8:] if t.pos in ("VERB", "AUX"))


def _is_called(
    text: str, sentence: Sentence, verb: Token, quotation: Quotation, tokens: list[Token], cues: AttributionCues
) -> bool:
    """Say whether a few quoted words are what somebody calls something: "bezeichnete die Pläne als „Wortbruch“"."""
    if not _close(sentence, verb, tokens):
        return False
    if _is_wording(text, quotation):
        return True
    before = tokens[-1]
    names = (
        before.text.lower() in _DEFINITE
        or before.pos in ("NOUN", "PROPN")
        or (before.pos == "ADP" and before.text.lower() in _PLACES)
    )
    names = names or (before.pos == "DET" and len(tokens) > 1 and tokens[-2].text.lower() in _PLACES)
    return not names


def _close(sentence: Sentence, verb: Token, tokens: list[Token]) -> bool:
    """Say whether quoted words stand in the verb's own clause: between them no comma opens another."""
    return not any(t.text in ",;" for t in tokens if t.index > verb.index)


def _only_top(sentence: Sentence, nouns: list[Token]) -> Token:
    inside = {t.index for t in nouns}
    return next((t for t in nouns if t.is_root or t.head not in inside), nouns[0])


def _made(sentence: Sentence, quotation: Quotation, cue: Token, heads: list[Token]) -> Report:
    outside = [t.index for t in sentence.tokens if quotation.outer.covers(t.span)]
    phrase: Span | None = phrase_of(sentence, heads[0], {*outside, cue.index} - {heads[0].index}) if heads else None
    return Report(sentence, quotation.content, "direct", cue.span, tuple(heads[:1]), phrase)
