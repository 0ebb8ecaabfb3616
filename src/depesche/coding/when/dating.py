"""Which time expression dates an event.

An event takes the time of its own phrase or clause, else that of the clause it depends on, and nothing otherwise: the
day of publication is no date of an event. What a clause only mentions ("after the attack on Monday") dates what is
mentioned.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from depesche.coding import grammar
from depesche.coding.when.calendar import add_period, days_of
from depesche.coding.when.dates import FoundTime
from depesche.coding.when.rules import time_rules
from depesche.coding.when.tense import clause_tense
from depesche.records import Document, Sentence, Span, Timex, Token, When

Dated = tuple[When | None, str]

_NOTHING = "no time expression in its clause or the one it depends on"
_DEFINITE = frozenset(
    {"the", "this", "that", "der", "die", "das", "den", "dem", "des", "dieser", "diesem", "diese", "beim", "zum", "im"}
)  # fmt: skip
_GRAINS = {10: "day", 7: "month", 4: "year"}


def date_of(sentence: Sentence, trigger: Token, times: Sequence[Timex], document: Document) -> Dated:
    """Return the date of the event that `trigger` reports, or None, and the reason either way."""
    here = [t for t in times if sentence.span.covers(t.span) and not _is_frame(t, document)]
    placed = [(t, token) for t in here if (token := _head_token(sentence, t.span)) is not None]
    search = _Search(sentence, document, times, placed)
    if trigger.pos in ("NOUN", "PROPN", "X", "ADJ"):
        found = search.nearest(trigger, search.own(trigger))
        if found:
            return found, "the time in the phrase of the event noun"
    head = grammar.clause_of(sentence, trigger)
    if head.index != trigger.index and not search.shares_clause(trigger, head):
        return None, "the time of the clause is that of another act than the event noun"
    reason = "the time of its clause"
    seen: Token = trigger
    while True:
        found = search.nearest(seen, search.of_clause(head, trigger))
        if found is None:
            found = search.since_then(head) or search.now(head)
        if found:
            return found, reason
        parent = grammar.parent_clause(sentence, head)
        if parent is None:
            found = search.opening()
            return found, "the time that opens the sentence" if found else _NOTHING
        if not search.inherits(head, parent):
            return None, _NOTHING
        seen, head, reason = parent, parent, "the time of the clause it depends on"


class _Search:
    """The time expressions of one sentence, asked by phrase and by clause."""

    def __init__(
        self, sentence: Sentence, document: Document, times: Sequence[Timex], placed: Sequence[tuple[Timex, Token]]
    ) -> None:
        self.sentence = sentence
        self.document = document
        self.times = times
        self.placed = placed
        self.signals = time_rules(document.language).signals
        self.published = date.fromisoformat(document.published[:10]) if document.published else None

    def own(self, noun: Token) -> list[tuple[Timex, Token]]:
        """Return the times inside the phrase of a noun, and those that stand right behind or before it."""
        found = []
        for time, token in self.placed:
            within = False
            for ancestor in self.sentence.ancestors(token):
                if ancestor.index == noun.index:
                    within = True
                if grammar.is_clause(self.sentence, ancestor) or within:
                    break
            if within or self._adjoins(noun, time):
                found.append((time, token))
        return found

    def _adjoins(self, noun: Token, time: Timex) -> bool:
        """Say whether only a preposition, an article or a sign of possession stands between a noun and a time."""
        if time.span.start >= noun.end:
            between = self.document.text[noun.end : time.span.start]
        else:
            between = self.document.text[time.span.end : noun.start]
            if between.strip() not in ("'s", "’s", "'", "’", ""):
                return False
        words = between.lower().split()
        if len(words) <= 2 and all(w in self.signals["joint"] for w in words):
            return True
        inside = [t for t in self.sentence.tokens if noun.end <= t.start and t.end <= time.span.start]
        return 0 < len(inside) <= 6 and all(t.pos in ("ADP", "DET", "PROPN") for t in inside)

    def shares_clause(self, noun: Token, head: Token) -> bool:
        """Say whether an event noun happens when its clause happens, not when it is spoken of or looked back on."""
        token: Token | None = noun
        while token is not None and token.index != head.index:
            prep = grammar.preposition(self.sentence, token)
            if prep in self.signals["other_time"]:
                return False
            token = self.sentence.head(token)
        return not {head.lemma.lower(), head.text.lower()} & self.signals["about"]

    def of_clause(self, head: Token, trigger: Token) -> list[tuple[Timex, Token]]:
        """Return the times of a clause that date what it tells, not one of the things it mentions."""
        found = []
        for time, token in self.placed:
            if grammar.clause_of(self.sentence, token).index != head.index:
                continue
            if self._mentioned(time, token, head, trigger):
                continue
            found.append((time, token))
        return found

    def _mentioned(self, time: Timex, token: Token, head: Token, trigger: Token) -> bool:
        """Say whether a time dates only what the clause mentions: "Sunday's signing", "nach dem Angriff am Montag"."""
        after = self.document.text[time.span.end : time.span.end + 2]
        if after in ("'s", "’s") or after[:1] in ("'", "’"):
            return True
        for ancestor in self.sentence.ancestors(token):
            if ancestor.index in (head.index, trigger.index):
                return False
            if ancestor.dep == "amod":
                return True
            if ancestor.pos in ("NOUN", "PROPN"):
                prep = grammar.preposition(self.sentence, ancestor)
                if prep in self.signals["other_time"]:
                    return True
        return False

    def inherits(self, head: Token, parent: Token) -> bool:
        """Say whether a clause happens when the clause above it does: not so what was said to have been before."""
        dep = grammar.base(head.dep)
        if any(t.span.covers(self.sentence.tokens[head.head].span) for t, _ in self.placed):
            return True  # a time can govern no clause: the arc is wrong
        if dep == "conj" and self.sentence.children(head, "nsubj"):
            return False
        if dep == "acl":
            tenses = {clause_tense(self.sentence, head), clause_tense(self.sentence, parent)}
            return head.dep == "acl:relcl" and tenses == {"past"}
        marks = {t.text.lower() for t in self.sentence.children(head, "mark", "advmod", "case")}
        if dep in ("ccomp", "xcomp", "csubj", "parataxis"):
            if not {parent.lemma.lower(), parent.text.lower()} & self.signals["speech"]:
                return True
            return clause_tense(self.sentence, head) in ("present", "future")
        if dep == "advcl":
            gerund = head.morph.get("VerbForm") in ("Ger", "Part") and not self.sentence.children(head, "nsubj")
            return gerund or not marks & self.signals["other_clause"]
        return True

    def opening(self) -> When | None:
        """Return the time that opens the sentence, where a wrong arc has hung it elsewhere."""
        for time, _ in self.placed:
            if self._opens(time):
                found = self.resolve(time)
                if found:
                    return found
        return None

    def _opens(self, time: Timex) -> bool:
        before = [t for t in self.sentence.tokens if t.end <= time.span.start and t.pos not in ("PUNCT", "SPACE")]
        return len(before) <= 1 and all(t.pos in ("ADP", "ADV", "DET", "CCONJ") for t in before)

    def nearest(self, token: Token, found: Sequence[tuple[Timex, Token]]) -> When | None:
        """Return the date of the time that stands nearest to a token and can be resolved."""
        for time, _ in sorted(found, key=lambda f: (abs(f[1].index - token.index), f[0].span.start)):
            when = self.resolve(time)
            if when is not None:
                return when
        return None

    def resolve(self, time: Timex) -> When | None:
        """Return the date that a time gives an event; words before it make it a stretch or count back."""
        before = self.document.text[max(0, time.span.start - 24) : time.span.start].lower().split()
        near = before[-1:] if before[-1:] and before[-1] not in self.signals["articles"] else before[-2:-1]
        word = near[0].strip('("„“') if near else ""
        if word in self.signals["end"]:
            return None
        if time.type == "DURATION":
            return self._counted(time, word)
        if not is_dating(time):
            return None
        joined = self._joined(time)
        if joined is not None:
            return joined
        if word in self.signals["since"] and self.published is not None:
            start = days_of(time.value)
            if start is None or start[0] > self.published:
                return None
            return When(f"{_plain(time.value)[0].split('/')[0]}/{self.published.isoformat()}", "interval", time.span)
        value, grain = _plain(time.value)
        return When(value, grain, time.span) if value else None

    def _counted(self, time: Timex, word: str) -> When | None:
        """Return the date of "vor drei Wochen" and "seit drei Tagen", counted back from the publication."""
        if self.published is None:
            return None
        if word in self.signals["before"] or word in self.signals["since"]:
            value = add_period(self.published, time.value, -1)
            if value is None:
                return None
            if word in self.signals["before"]:
                return When(value, _GRAINS[len(value)], time.span)
            return When(f"{value}/{self.published.isoformat()}", "interval", time.span)
        return None

    def _joined(self, time: Timex) -> When | None:
        """Return the stretch of two times that a range word or "and" joins ("von Januar bis September 2010")."""
        for other, _ in self.placed:
            first, second = (time, other) if time.span.start < other.span.start else (other, time)
            if first is second or not is_dating(first) or not is_dating(second):
                continue
            between = self.document.text[first.span.end : second.span.start].strip().lower()
            start, end = days_of(first.value), days_of(second.value)
            if between not in self.signals["range"] or start is None or end is None or start[1] >= end[0]:
                continue
            if between in self.signals["and"] and (end[0] - start[1]).days > 1 and not self._between(first):
                continue
            begin = _plain(first.value)[0].split("/")[0]
            finish = _plain(second.value)[0].split("/")[-1]
            return When(f"{begin}/{finish}", "interval", Span(first.span.start, second.span.end))
        return None

    def _between(self, first: Timex) -> bool:
        before = self.document.text[max(0, first.span.start - 24) : first.span.start].lower().split()
        return bool(before) and before[-1] in self.signals["between"]

    def since_then(self, head: Token) -> When | None:
        """Return the stretch from the date named last to the publication for "seitdem" and "since then"."""
        if self.published is None:
            return None
        for token in grammar.clause_tokens(self.sentence, head):
            before = self.sentence.tokens[token.index - 1].text if token.index else ""
            if {token.text.lower(), f"{before} {token.text}".lower()} & self.signals["since_then"]:
                earlier = [t for t in self.times if t.span.end <= token.start and is_dating(t)]
                start = days_of(earlier[-1].value) if earlier else None
                if start is None or start[0] > self.published:
                    return None
                begin = _plain(earlier[-1].value)[0].split("/")[0]
                return When(f"{begin}/{self.published.isoformat()}", "interval", token.span)
        return None

    def now(self, head: Token) -> When | None:
        """Return the day of publication for "derzeit" and "currently", since the text says that it goes on that day."""
        if self.published is None:
            return None
        for token in grammar.clause_tokens(self.sentence, head):
            if token.text.lower() in self.signals["now"] and token.head == head.index:
                return When(self.published.isoformat(), "day", token.span)
        return None


def is_dating(time: Timex) -> bool:
    """Say whether a time expression names a stretch of the calendar that an event can be dated by."""
    if time.type not in ("DATE", "TIME") or days_of(time.value) is None:
        return False
    return not isinstance(time, FoundTime) or time.basis in ("absolute", "deictic", "anchored")


def _plain(value: str) -> tuple[str, str]:
    """Return the ISO 8601 date of a TIMEX3 value and its grain; weeks, seasons and decades become intervals."""
    value = value.partition("T")[0]
    if (value[4:5] == "-" and value[5:].replace("-", "").isdigit()) or (len(value) == 4 and value.isdigit()):
        return value, _GRAINS[len(value)]
    covered = days_of(value)
    if covered is None:
        return "", ""
    first, last = covered
    if value.isdigit():
        return f"{first.year:04d}/{last.year:04d}", "decade" if len(value) == 3 else "century"
    grain = {"W": "week", "Q": "quarter", "H": "half-year"}.get(value[5:6], "season")
    if grain in ("quarter", "half-year"):
        return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}", grain
    return f"{first.isoformat()}/{last.isoformat()}", grain if not value.endswith("WE") else "weekend"


def _head_token(sentence: Sentence, span: Span) -> Token | None:
    """Return the token of a span whose governor lies outside it."""
    inside = [t for t in sentence.tokens if t.start < span.end and t.end > span.start]
    for token in inside:
        head = sentence.head(token)
        if head is None or not (head.start < span.end and head.end > span.start):
            return token
    return inside[0] if inside else None


def _is_frame(time: Timex, document: Document) -> bool:
    """Say whether a time belongs to the dateline or the credits: it dates the article, not what the article tells."""
    made = document.provenance
    if made.dateline is not None and made.dateline.overlaps(time.span):
        return True
    if any(b.overlaps(time.span) for b in made.boilerplate):
        return True
    opening = not document.text[: time.span.start].strip()
    covered = days_of(time.value)
    if not opening or covered is None or document.published is None or not time.span.of(document.text)[-4:].isdigit():
        return False
    return abs(covered[0] - date.fromisoformat(document.published[:10])) <= timedelta(days=1)
