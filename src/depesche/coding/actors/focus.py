"""The country an article is about at a given point, for those whom every country has: "die Polizei", "protesters".

Local news names its country in the dateline and the first sentences and then takes it for granted. The country is taken
from what is named up to the sentence; near mentions, places and the opening count more.
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.coding.actors.atoms import Atom, View
from depesche.coding.actors.phrase import Phrase, Phrases
from depesche.coding.actors.table import UNKNOWN, ActorTable
from depesche.coding.actors.words import Words
from depesche.records import Document, Place, Span

# Weights found by trying: how often the country of generic phrases in our reading material is the one a reader took.
_DECAY = 0.8
_PEOPLELESS = "VAT"
"""The Holy See is often named and has no protesters, rebels or elections of its own."""
_FAINT = 0.001
_PLACE = 2.5
_TOWN = 1.0
_ADJ = 0.8
_PERSON = 0.7
_MEDIUM = 0.2
_VAGUE = 0.3
_OPENING = 0.8
_DATELINE = 3.0
_BEFORE = 1.2
_BEHIND = 0.7


class Focus:
    """What countries each sentence of a document names, weighed."""

    def __init__(
        self,
        document: Document,
        texts: Sequence[Phrases],
        table: ActorTable,
        words: Words,
        places: Sequence[Sequence[Place]],
    ) -> None:
        self._day = document.published if (document.published or "") > "1500" else None
        self._words = words
        self._texts = texts
        self._named = [
            [*self._weigh(text.view), *self._located(text.view, here)] for text, here in zip(texts, places, strict=True)
        ]
        self._faded = self._fade()
        self._opening = self._first(document, table)
        self._dateline = self._first_dateline()

    def _weigh(self, view: View) -> list[tuple[int, str, float]]:
        found = []
        dateline = dateline_end(view)
        for atom in view.atoms:
            country = _state(self._code(atom))
            if not country:
                continue
            entity = atom.term.entity
            weight = _VAGUE if atom.term.ambiguous else 1.0
            if atom.last < dateline:
                weight = _DATELINE if atom.first == 0 else _DATELINE / 2
            elif entity is not None and entity.kind == "place":
                weight = _TOWN
            elif entity is not None and entity.kind in ("media", "person"):
                weight = _MEDIUM if entity.kind == "media" else _PERSON
            elif atom.kind in ("adjective", "city"):
                weight = _ADJ
            elif self._is_place(view, atom.first):
                weight = _PLACE
            found.append((atom.first, country, weight))
        return found

    def _is_place(self, view: View, k: int) -> bool:
        """Say whether a preposition of place stands before the word at `k`, articles and adjectives between."""
        for i in range(k - 1, max(k - 4, -1), -1):
            if view.lower(i) in self._words["place"]:
                return not view.is_direction(i)
            if view.sentence.tokens[i].pos not in ("ADJ", "DET", "ADV"):
                return False
        return False

    def _located(self, view: View, places: Sequence[Place]) -> list[tuple[int, str, float]]:
        """Weigh the towns and regions that the table of actors does not know."""
        found = []
        taken = [(a.start, a.end) for a in view.atoms if a.kind != "role"]
        dateline = dateline_end(view)
        for place in places:
            if not place.country:
                continue
            if any(start < place.span.end and place.span.start < end for start, end in taken):
                continue
            token = next(t for t in view.sentence.tokens if t.end > place.span.start)
            if is_personal(view, token.index, place.span):
                continue
            found.append((token.index, place.country, _DATELINE if token.index < dateline else _TOWN))
        return found

    def _first(self, document: Document, table: ActorTable) -> dict[str, float]:
        """Weigh the title and the first two sentences that name a country."""
        score: dict[str, float] = {}
        for hit in table.scan(document.title):
            term = hit.terms[0]
            country = _state(term.entity.code(self._day) if term.entity is not None else term.code)
            if country:
                score[country] = score.get(country, 0.0) + 1.0
        for named in [named for named in self._named[:3] if named][:2]:
            for _, country, weight in named:
                score[country] = score.get(country, 0.0) + _OPENING * weight
        return score

    def _first_dateline(self) -> dict[str, float]:
        """Weigh the dateline for the headline above it."""
        for text, named in zip(self._texts[:4], self._named[:4], strict=True):
            end = dateline_end(text.view)
            if end:
                return {country: weight for at, country, weight in named if at < end}
        return {}

    def _fade(self) -> list[dict[str, float]]:
        """Return the weight of each country in the sentences before each sentence, the farther the less."""
        faded: list[dict[str, float]] = [{}]
        for named in self._named:
            weights = dict(faded[-1])
            for _, country, weight in named:
                weights[country] = weights.get(country, 0.0) + weight
            faded.append({country: weight * _DECAY for country, weight in weights.items() if weight > _FAINT})
        return faded

    def _code(self, atom: Atom) -> str:
        if atom.term.entity is not None:
            return atom.term.entity.place or atom.term.entity.code(self._day)
        return "" if atom.kind in ("modifier", "role") else atom.term.code

    def country(self, phrase: Phrase) -> str:
        """Return the country in focus where a phrase stands, or `---` when none is clear."""
        return self.at(phrase.sentence, phrase.head) or UNKNOWN

    def at(self, place: int, token: int) -> str:
        """Return the country in focus at a token of the sentence at `place`, or "" when none is clear."""
        score = dict(self._opening if place else self._dateline)
        for at, country, weight in self._named[place]:
            score[country] = score.get(country, 0.0) + weight * (_BEFORE if at < token else _BEHIND)
        for country, weight in self._faded[place].items():
            score[country] = score.get(country, 0.0) + weight
        if not score:
            for later in self._named[place + 1 : place + 3]:
                for _, country, weight in later:
                    score[country] = score.get(country, 0.0) + weight
        ranked = sorted(score.items(), key=lambda entry: (-entry[1], entry[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ""
        return ranked[0][0]


def is_personal(view: View, i: int, place: Span) -> bool:
    """Say whether a place's name at token `i` is part of a longer name or has a title, and so is a person's."""
    run = view.runs.get(i)
    if run is None:
        return False
    tokens = view.sentence.tokens
    before = view.core(run.first - 1) if run.first else None
    longer = not place.covers(Span(tokens[run.first].start, tokens[run.last].end))
    role = before.term.role if before is not None else None
    return longer or (role is not None and role.kind == "person")


def dateline_end(view: View) -> int:
    """Return the token of the dash that closes a dateline ("Kiew/Moskau – "), 0 when the sentence has none."""
    for i, token in enumerate(view.sentence.tokens[:8]):
        if token.text in ("–", "—", "--", "-") and i:
            return i
        if token.pos in ("VERB", "AUX", "DET", "ADP", "PRON") and not view.by_token.get(i):
            return 0
    return 0


def _state(code: str) -> str:
    country = code.partition(".")[0]
    return country if len(country) == 3 and country not in (UNKNOWN, _PEOPLELESS) else ""
