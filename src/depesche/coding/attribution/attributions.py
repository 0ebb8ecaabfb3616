"""According to whom: which stretches of a document are ascribed to somebody, and the source of an event.

A document is read in order, because speakers carry over: a quotation without a speaker, a sentence in Konjunktiv I and
"demnach" all belong to whoever spoke before. What nobody can be named for keeps its cue, so that doubt is not lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from depesche.coding import grammar, mood
from depesche.coding.attribution import quoting
from depesche.coding.attribution.cues import AttributionCues, attribution_cues
from depesche.coding.attribution.phrases import phrase_of, trimmed
from depesche.coding.attribution.quotation import Quotation, find_quotations
from depesche.coding.attribution.reporting import Report, about_reports, noun_reports, speakers_of, verb_reports
from depesche.coding.attribution.sourcephrases import (
    anaphoric_reports,
    headline_report,
    hearsay_reports,
    phrase_reports,
)
from depesche.records import Actor, Attribution, Document, Sentence, Span, Token

_DEFINITE = frozenset({"the", "this", "der", "die", "das", "dem", "diese", "dieser", "dieses", "diesem"})
_FIRST_PERSON = frozenset({"ich", "wir", "i", "we", "man", "one"})


class Resolver(Protocol):
    """Who noun phrases stand for, as far as attribution asks; `ActorResolver` is one."""

    def resolve(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actors that the phrase headed by `token` stands for."""

    def modifiers(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return the actors inside the phrase headed by `token`."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Whoever spoke, and in which sentence he was last heard."""

    span: Span | None
    actor: Actor | None
    others: tuple[Actor, ...]
    heard: int


def find_attributions(document: Document, sentences: Sequence[Sentence], resolver: Resolver) -> list[Attribution]:
    """Return every attribution of a document in text order."""
    return _Reader(document, sentences, resolver).read()


def source_of(trigger: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the innermost attribution whose content holds the trigger, or None when the article itself asserts it.

    The content of a speech act is not attributed: it is what the act, an event of its own, is about. One that names a
    speaker counts before one that has a cue only ("reportedly"), and the words of the cue and the speaker are not
    part of what was said.
    """
    holding = [
        a
        for a in attributions
        if a.kind != "act"
        and a.content.covers(trigger)
        and not (a.cue and a.cue.overlaps(trigger))
        and not (a.speaker and a.speaker.overlaps(trigger))
    ]
    named = [a for a in holding if a.speaker is not None]
    return min(named or holding, key=lambda a: a.content.end - a.content.start, default=None)


def _noun_after(sentence: Sentence) -> list[Token]:
    """Return the noun behind the verb in "Das bestätigte die Organisation", which parsers take for the object."""
    return [t for t in sentence.children(sentence.root, "nsubj", "obj") if t.pos in ("NOUN", "PROPN") and t.index > 1][
        :1
    ]


class _Reader:
    def __init__(self, document: Document, sentences: Sequence[Sentence], resolver: Resolver) -> None:
        self.text = document.text
        self.sentences = sentences
        self.resolver = resolver
        self.cues: AttributionCues = attribution_cues(document.language)
        self.quotations = find_quotations(document.text)
        self.last: _Speaker | None = None
        self.found: list[Attribution] = []

    def read(self) -> list[Attribution]:
        todo = list(self.quotations)
        for sentence in self.sentences:
            reports = self._reports(sentence)
            while todo and todo[0].outer.start < sentence.end:
                self._quotation(todo.pop(0), reports, sentence)
            kept = [r for r in reports if not self._is_quotation(r)]
            headline = headline_report(self.text, sentence)
            if headline is not None and self._speaks(headline):
                kept.append(headline)
            before = len(self.found)
            for report in [r for r in kept if r.speakers or r.owner or r.anaphoric]:
                if not self._is_own_word(report):
                    self._report(report, sentence)
            self._carry_over(sentence, kept)
            self._quoted_words(sentence, before)
            named = [a for a in self.found[before:] if a.speaker is not None]
            if not named and not self._in_quotation(sentence.root.span):
                self._note_speaker(sentence)
                self._back(sentence)
            for report in [r for r in kept if not (r.speakers or r.owner or r.anaphoric)]:
                if not self._is_own_word(report) and not any(a.content.covers(report.content) for a in named):
                    self._report(report, sentence)
        return sorted(set(self._merged()), key=lambda a: (a.content.start, -a.content.end, a.kind))

    def _reports(self, sentence: Sentence) -> list[Report]:
        found: list[Report] = []
        for reader in (verb_reports, phrase_reports, noun_reports, about_reports, anaphoric_reports, hearsay_reports):
            for report in reader(self.text, sentence, self.cues):
                same = [r for r in found if r.content == report.content and (r.cue == report.cue or r.speakers)]
                if not same and not (report.secondary and any(r.speakers for r in found)):
                    found.append(report)
        return found

    def _is_own_word(self, report: Report) -> bool:
        """Say whether a speaker speaks of himself inside his own quotation ("I think that"): that is coded already."""
        head = report.speakers[0] if report.speakers else None
        if head is None and report.owner is None and not report.anaphoric:
            return self._in_quotation(report.cue)
        return head is not None and head.text.lower() in _FIRST_PERSON and self._in_quotation(head.span)

    def _is_quotation(self, report: Report) -> bool:
        """Say whether a report's content is what stands in quotation marks, which is coded as such."""
        content = report.content
        quoted = [q.outer for q in self.quotations if not q.content.covers(report.cue) and q.outer.overlaps(content)]
        if not quoted:
            return False
        if content.covers(report.cue):
            covered = sum(min(q.end, content.end) - max(q.start, content.start) for q in quoted)
            return covered >= 0.7 * (content.end - content.start)
        around = (
            c
            for i, c in enumerate(content.of(self.text), content.start)
            if not any(q.start <= i < q.end for q in quoted)
        )
        return not any(c.isalnum() for c in around)

    def _quotation(self, quotation: Quotation, reports: Sequence[Report], sentence: Sentence) -> None:
        spoken = quoting.ascribe(self.text, quotation, self.quotations, self.sentences, reports, self.cues)
        if spoken is None:
            return
        report = spoken.report
        if report is not None and (report.speakers or report.owner):
            speaker = self._speaker(report, sentence)
            self._add(quotation.content, "direct", report.cue, speaker)
            self.last = replace(speaker, heard=self._index_at(quotation.outer.end - 1, sentence))
        elif report is not None:
            self._add(quotation.content, "direct", report.cue, None)
        elif self.last is not None:
            self._add(quotation.content, "direct", None, self.last)
            self.last = replace(self.last, heard=self._index_at(quotation.outer.end - 1, sentence))

    def _quoted_words(self, sentence: Sentence, before: int) -> None:
        """Ascribe words quoted inside what is reported to whoever is reported."""
        direct = [a.content for a in self.found if a.kind == "direct"]
        for quotation in self.quotations:
            if not sentence.span.covers(quotation.content) or any(d.overlaps(quotation.content) for d in direct):
                continue
            holding = [a for a in self.found[before:] if a.content.covers(quotation.content) and a.kind != "direct"]
            if holding and holding[-1].speaker and quoting.is_wording(self.text, quotation):
                self.found.append(replace(holding[-1], content=quotation.content, kind="direct"))

    def _index_at(self, offset: int, sentence: Sentence) -> int:
        return next((s.index for s in self.sentences if s.start <= offset < s.end), sentence.index)

    def _report(self, report: Report, sentence: Sentence) -> None:
        if report.anaphoric:
            self._add(report.content, report.kind, report.cue, self.last)
            if self.last is not None:
                self.last = replace(self.last, heard=sentence.index)
            return
        if not report.speakers and report.owner is None:
            self._add(report.content, report.kind, report.cue, None)
            return
        speaker = self._speaker(report, sentence)
        self._add(report.content, report.kind, report.cue, speaker)
        if speaker.span is not None:
            self.last = speaker

    def _back(self, sentence: Sentence) -> None:
        """Ascribe the sentence before to whoever is said to have reported it: "Das teilte die Polizei mit."."""
        before = next((s for s in self.sentences if s.index == sentence.index - 1), None)
        first = sentence.tokens[0]
        if before is None or before.paragraph != sentence.paragraph or first.text.lower() not in ("das", "dies"):
            return
        verb = next((t for t in sentence.tokens[1:] if self.cues.lemma(sentence, t) in self.cues.back), None)
        if first.pos not in ("PRON", "DET") or sentence.tokens[1].pos not in ("VERB", "AUX") or verb is None:
            return
        heads = [h for h in speakers_of(sentence, verb, self.cues) if h.index != first.index] or _noun_after(sentence)
        if any(a.content.overlaps(before.span) and a.speaker for a in self.found):
            return
        if heads:
            content = Span(before.start, first.end)
            phrase = phrase_of(sentence, heads[0], {verb.index})
            self._add(
                content,
                "indirect",
                verb.span,
                self._speaker(Report(sentence, content, "indirect", verb.span, tuple(heads), phrase), sentence),
            )

    def _note_speaker(self, sentence: Sentence) -> None:
        """Remember who is told of as speaking in a sentence that holds no report: the next may go on in his words."""
        for verb in sentence.tokens:
            if (
                self.cues.verb_class(sentence, verb) in ("say", "act")
                and grammar.clause_of(sentence, verb).index == verb.index
            ):
                heads = speakers_of(sentence, verb, self.cues)
                if heads and heads[0].text.lower() not in _FIRST_PERSON:
                    cue = verb.span
                    phrase = phrase_of(sentence, heads[0], {verb.index})
                    self.last = self._speaker(Report(sentence, phrase, "indirect", cue, tuple(heads), phrase), sentence)
                    return

    def _speaker(self, report: Report, sentence: Sentence) -> _Speaker:
        if report.owner is not None:
            actors = self.resolver.modifiers(report.sentence, report.owner)
            if not actors and report.phrase is not None:
                actors = self._press(report.phrase)
            named = report.phrase if actors or self._is_telling(report.owner) else None
            return _Speaker(named, actors[0] if actors else None, actors[1:], sentence.index)
        head = report.speakers[0]
        actors = self.resolver.resolve(report.sentence, head)
        if report.phrase is not None:
            actors = tuple(
                a for a in actors if a.span.overlaps(report.phrase) or not report.sentence.span.covers(a.span)
            )
        if not actors and (self.cues.is_document(head) or self.cues.is_saying(head)):
            actors = self.resolver.modifiers(report.sentence, head)
            if not actors and self.last is not None and self.last.actor and self._is_mentioned(report.sentence, head):
                actors = (self.last.actor, *self.last.others)
        return _Speaker(report.phrase, actors[0] if actors else None, actors[1:], sentence.index)

    def _speaks(self, headline: Report) -> bool:
        """Say whether the name before the colon of a headline is an actor or something written."""
        head = headline.speakers[0]
        written = self.cues.is_document(head) or head.lemma.lower().startswith(self.cues.media)
        return written or bool(self.resolver.resolve(headline.sentence, head))

    def _press(self, phrase: Span) -> tuple[Actor, ...]:
        """Return the press of no country when a phrase is about it ("unbestätigten Medienberichten")."""
        words = phrase.of(self.text).lower().split()
        return (Actor("---.MED", phrase),) if any(w.startswith(self.cues.media) for w in words) else ()

    def _is_mentioned(self, sentence: Sentence, document: Token) -> bool:
        """Say whether a report was told of before ("the statement said"), so that its author is who spoke last."""
        return any(t.text.lower() in _DEFINITE for t in sentence.children(document, "det"))

    def _is_telling(self, noun: Token) -> bool:
        """Say whether a compound such as "Medienberichten" names its source by itself."""
        return noun.lemma.lower() not in self.cues.sayings

    def _in_quotation(self, span: Span) -> bool:
        return any(q.content.covers(span) for q in self.quotations)

    def _add(self, content: Span, kind: str, cue: Span | None, speaker: _Speaker | None) -> None:
        if speaker is None or speaker.span is None:
            actor = speaker.actor if speaker else None
            self.found.append(Attribution(content, kind, cue, None, actor))
        else:
            self.found.append(Attribution(content, kind, cue, speaker.span, speaker.actor, speaker.others))

    def _carry_over(self, sentence: Sentence, reports: Sequence[Report]) -> None:
        """Ascribe a sentence in the mood of reported speech, and without a cue of its own, to whoever spoke last."""
        if self._in_quotation(sentence.root.span):
            return
        distance = sentence.index - self.last.heard if self.last is not None else 0
        known = self.last if 0 < distance <= self.cues.carry_sentences else None
        root = sentence.root
        if any(r.content.covers(root.span) for r in reports if r.speakers or r.owner or r.anaphoric):
            return
        modal_cues = {t.span for t in sentence.tokens if t.lemma.lower() in self.cues.hearsay_modals}
        hearsay = [r for r in reports if r.kind == "reported" and r.cue in modal_cues and r.content.covers(root.span)]
        others = [r for r in reports if r not in hearsay]
        if any(r.cue.overlaps(t.span) for r in others for t in grammar.clause_tokens(sentence, root)):
            return
        finite = mood.finite_verbs(sentence, root)
        near = known is not None and distance == 1
        modals = [t for t in finite if t.lemma.lower() in self.cues.carry_modals]
        reported = any(mood.is_reported(sentence, t) for t in finite)
        if not reported and near:
            reported = any(mood.is_unreal(t) for t in finite) or bool(modals)
        content = trimmed(self.text, sentence.start, sentence.end)
        if content is None or not (reported or (hearsay and known)):
            return
        if known is None:
            verb = next(t for t in finite if mood.is_reported(sentence, t))
            self._add(content, "free-indirect", verb.span, None)
            return
        self._add(content, "free-indirect", modals[0].span if modals else None, known)
        self.last = replace(known, heard=sentence.index)

    def _merged(self) -> Iterator[Attribution]:
        """Yield the attributions with runs of free indirect speech of one speaker joined."""
        running: Attribution | None = None
        for found in self.found:
            if found.kind != "free-indirect":
                yield found
                continue
            if running is not None and self._goes_on(running, found):
                running = replace(running, content=Span(running.content.start, found.content.end))
                continue
            if running is not None:
                yield running
            running = found
        if running is not None:
            yield running

    def _goes_on(self, first: Attribution, second: Attribution) -> bool:
        if first.speaker != second.speaker or (first.cue is None) != (second.cue is None):
            return False
        return not self.text[first.content.end : second.content.start].strip(" \n\t.!?;:")
