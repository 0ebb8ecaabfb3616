"""Place phrases, and which of them says where an event took place.

A name is a place of something only in a phrase of place ("in Tunis", "vor der Küste Südafrikas") or as the object of an
act that happens to a place ("besuchte Peking"). Names elsewhere are actors, or words in the name of something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depesche.coding import grammar
from depesche.coding.when.rules import time_rules
from depesche.coding.where.gazetteer import Entry, PlaceTable, place_table
from depesche.records import Document, Place, Sentence, Span, Token

Located = tuple[Place | None, str]

_NAME_ARCS = ("flat", "compound", "appos")
_LONGEST_NAME = 4
_LONGEST_PHRASE = 8
# What may stand between a name and the noun or direction that it completes ("Grenze zu Ägypten", "the capital, Doha").
_JOINTS = frozenset({"of", "von", "zu", "zum", "zur", "mit", "with", "to", ","})


@dataclass(frozen=True, slots=True)
class FoundPlace(Place):
    """A place with its phrase: the preposition ("" when it stands bare) and the token that the phrase hangs by."""

    preposition: str = ""
    anchor: int = -1
    language: str = ""

    def plain(self) -> Place:
        """Return the place without what only the search needed."""
        return Place(self.span, self.name, self.country, self.latitude, self.longitude, self.geonames)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a place in a sentence, as a range of tokens, before it is known which place it stands for."""

    sentence: Sentence
    first: int
    last: int
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The phrase around a name: its preposition, the token it hangs by, where its span begins."""

    preposition: str
    anchor: int
    start: int


def find_places(document: Document, sentences: Sequence[Sentence]) -> list[Place]:
    """Return the places that a document names in phrases of place or by names of the gazetteer, in text order."""
    table = place_table(document.language)
    names = [name for s in sentences for name in _names(s, table)]
    countries = frozenset(
        e.country for n in names for e in table.candidates(n.name)[:1] if e.kind in ("country", "region") and e.country
    )
    found: list[Place] = []
    for name in names:
        phrase = _phrase(name.sentence, name.first, name.last, table)
        start = name.sentence.tokens[name.first].start
        span = Span(min(start, phrase.start), start + len(name.text))
        entry = table.choose(name.name, countries) or Entry(name.text, "")
        found.append(
            FoundPlace(
                span=span,
                name=entry.name,
                country=entry.country,
                latitude=entry.latitude,
                longitude=entry.longitude,
                geonames=entry.geonames,
                preposition=phrase.preposition,
                anchor=phrase.anchor,
                language=document.language,
            )
        )
    return found


def place_of(
    sentence: Sentence, trigger: Token, taken: Sequence[Span], places: Sequence[Place], verbal: bool = False
) -> Located:
    """Return the place of the event that `trigger` reports, or None, and the reason either way.

    `taken` are the spans of its actors and recipients: a name among them is a place only in a phrase that says where.
    A `verbal` act (an accusation, a demand) takes place where it is spoken, so a place inside its object is none of it.
    """
    here = [p for p in places if isinstance(p, FoundPlace) and sentence.span.covers(p.span)]
    if not here:
        return None, "the sentence names no place"
    search = _Search(sentence, trigger, place_table(here[0].language), here[0].language, taken)
    best: tuple[int, int] = (0, 0)
    chosen: FoundPlace | None = None
    before: FoundPlace | None = None
    for place in here:
        rank = search.rank(place)
        inside = before is not None and search.follows(before, place)
        before = place if rank else None
        if inside or (verbal and rank in (1, 2)):
            continue
        key = (rank, -abs(place.anchor - trigger.index))
        if rank and (chosen is None or key > best):
            best, chosen = key, place
    if chosen is None and not verbal:
        only = [p for p in here if search.loose(p)]
        if len({p.name for p in only}) == 1:
            return only[0].plain(), "the only phrase of place of the sentence"
    if chosen is None:
        return None, "no phrase of place in its clause"
    return chosen.plain(), _REASONS[best[0]]


_REASONS = {
    5: "the place that the act is done to",
    4: "the place in the phrase of the event noun",
    3: "a phrase of place of its clause",
    2: "a phrase of place inside the subject or object of its clause",
    1: "a phrase of place of the clause it depends on",
}


class _Search:
    """Ranks the places of a sentence by how surely they are the place of one event."""

    def __init__(
        self, sentence: Sentence, trigger: Token, table: PlaceTable, language: str, taken: Sequence[Span]
    ) -> None:
        self.sentence = sentence
        self.trigger = trigger
        self.words = table.words
        self.taken = taken
        self.head = grammar.clause_of(sentence, trigger)
        signals = time_rules(language).signals
        self.speech, self.looked_back = signals["speech"], signals["other_time"]
        self.other_clause = signals["other_clause"]
        self.forms = {trigger.lemma, trigger.text, trigger.lemma.lower(), trigger.text.lower()}

    def rank(self, place: FoundPlace) -> int:
        """Return how surely the place is that of the event: 0 for not at all, the key of a reason otherwise."""
        anchor = self.sentence.tokens[place.anchor]
        prep, words = place.preposition, self.words
        if self._is_where(place):
            return 4
        if self._is_target(anchor, prep):
            return 5
        moves = bool(self.forms & (words["motion"] | words["motion_nouns"]))
        if not self._says_where(anchor, prep) and not (moves and prep in words["where_to"]):
            return 0
        path = list(self.sentence.ancestors(anchor))
        on_noun = self.trigger.pos in ("NOUN", "PROPN", "ADJ")
        if on_noun and (self.trigger in path[:2] or self._adjoins(anchor)):
            return 4
        if self._belongs_elsewhere(path):
            return 0
        clause = grammar.clause_of(self.sentence, anchor)
        direct = not path or path[0].index == clause.index
        saying = bool({self.head.lemma.lower(), self.head.text.lower()} & self.speech)
        if clause.index == self.head.index:
            if saying:
                return 3 if direct and not on_noun else 0
            return 3 if direct else 2
        if direct and any(clause.index == above.index for above in self._above()):
            return 1
        return 0

    def follows(self, first: FoundPlace, second: FoundPlace) -> bool:
        """Say whether the second place only tells where the first lies ("in Yola im Bundesstaat Adamawa")."""
        between = [t for t in self.sentence.tokens if first.span.end <= t.start and t.end <= second.span.start]
        nouns = self.words["kinds"] | self.words["frames"]
        light = [t for t in between if t.pos in ("ADP", "DET", "ADJ") or t.text in nouns or t.text == ","]
        return 0 < len(between) <= 4 and len(light) == len(between)

    def loose(self, place: FoundPlace) -> bool:
        """Say whether a phrase says where, whatever the parser has hung it on, and nothing speaks against it."""
        anchor = self.sentence.tokens[place.anchor]
        if not self._says_where(anchor, place.preposition):
            return False
        above = {t.index for t in self.sentence.ancestors(self.head)}
        if grammar.clause_of(self.sentence, anchor).index not in above:
            return False
        return not self._belongs_elsewhere(list(self.sentence.ancestors(anchor)))

    def _above(self) -> Iterator[Token]:
        """Yield the clauses above that happen in the same place: coordinated, or the matrix of an infinitive."""
        head = self.head
        parent = grammar.parent_clause(self.sentence, head)
        while parent is not None and grammar.base(head.dep) in ("conj", "xcomp", "advcl"):
            marks = {t.text.lower() for t in self.sentence.children(head, "mark", "advmod")}
            if {parent.lemma.lower(), parent.text.lower()} & self.speech or marks & self.other_clause:
                return
            yield parent
            head, parent = parent, grammar.parent_clause(self.sentence, parent)

    def _belongs_elsewhere(self, path: Sequence[Token]) -> bool:
        """Say whether a phrase tells of a seat or of another happening ("die Regierung in Kiew")."""
        for ancestor in path:
            if ancestor.index in (self.head.index, self.trigger.index):
                return False
            if {ancestor.lemma, ancestor.text} & self.words["seated"]:
                return True
            if ancestor.pos == "NOUN" and grammar.preposition(self.sentence, ancestor) in self.looked_back:
                return True
        return False

    def _is_where(self, place: FoundPlace) -> bool:
        """Say whether the clause hangs on the place by "where" ("Kenosha, where riots had broken out")."""
        for token in self.sentence.tokens[place.anchor + 1 : place.anchor + 8]:
            if token.text.lower() in ("where", "wo"):
                return grammar.clause_of(self.sentence, token).index == self.head.index
        return False

    def _says_where(self, anchor: Token, prep: str) -> bool:
        return prep in self.words["where"] or (prep in self.words["border"] and self._is_line(anchor))

    def _is_line(self, anchor: Token) -> bool:
        nouns = self.words["frames"] | self.words["kinds"]
        return anchor.text in nouns or anchor.text.lower() in nouns

    def _is_target(self, anchor: Token, prep: str) -> bool:
        if not prep and self.forms & self.words["target_verbs"]:
            return anchor in grammar.objects(self.sentence, self.trigger)
        if self.forms & self.words["target_nouns"]:
            return anchor in grammar.genitives(self.sentence, self.trigger)
        return False

    def _adjoins(self, anchor: Token) -> bool:
        """Say whether the phrase stands right behind the event noun, wherever the parser has hung it."""
        between = self.sentence.tokens[self.trigger.index + 1 : anchor.index]
        return 0 < len(between) <= 3 and all(t.pos in ("ADP", "DET", "ADJ") for t in between)


def _names(sentence: Sentence, table: PlaceTable) -> Iterator[_Name]:
    """Yield the names of places of a sentence, the longest that the tables know, and unknown names behind "in"."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        found = _name_at(sentence, at, table)
        if found is not None:
            yield found
            at = found.last
        else:
            at += 1


def _name_at(sentence: Sentence, at: int, table: PlaceTable) -> _Name | None:
    tokens = sentence.tokens
    token = tokens[at]
    if not token.text[0].isupper() or token.pos not in ("PROPN", "NOUN", "X", "ADJ"):
        return None
    if token.text in table.words["frames"] | table.words["kinds"] - table.words["alone"]:
        return None  # a town of that name ("Norden") is rarer than the word
    before = tokens[at - 1] if at else None
    placed = before is not None and before.text.lower() in table.words["where"] | table.words["where_to"]
    for length in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
        last = tokens[at + length - 1]
        if not last.text[0].isupper():
            continue
        text = _surface(sentence, at, at + length)
        name = next((n for n in _forms(text) if table.known(n)), "")
        if not name or name in table.words["not_places"] or _is_time(name, table):
            continue
        settled = table.candidates(name)[0].kind != "city" or name in table.own
        # A town's name that stands bare among other names is more often a person's ("Wladimir Putin").
        after = tokens[at + length] if at + length < len(tokens) else None
        among = any(t is not None and t.pos == "PROPN" for t in (before, after))
        if settled or placed or (token.pos == "PROPN" and not among and name in table.cities):
            return _Name(sentence, at, at + length, text, name)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.text in table.words["alone"] and token.pos == "NOUN" and (following is None or following.pos != "PROPN"):
        return _Name(sentence, at, at + 1, token.text, token.text)
    kind = before is not None and (before.text in table.words["kinds"])
    placed = before is not None and before.text.lower() in table.words["unknown_after"]
    if token.text in table.words["country"] and at >= 2 and _frames(tokens[at - 2], table.words["frames"]):
        return _Name(sentence, at, at + 1, token.text, token.text)  # "im Südosten des Landes"
    known_other = token.text in table.words["not_places"] or token.text.isupper() or _is_time(token.text, table)
    if token.pos == "PROPN" and (placed or kind) and not known_other:
        end = at + 1
        while end < len(tokens) and tokens[end].pos == "PROPN" and tokens[end].dep.startswith(_NAME_ARCS):
            end += 1
        text = _surface(sentence, at, end)
        return _Name(sentence, at, end, text, text)
    return None


def _is_time(name: str, table: PlaceTable) -> bool:
    classes = time_rules(table.language).lexicon.get(name, {})
    return bool({"month", "weekday", "monthshort", "season", "holiday", "weekdaypart"} & classes.keys())


def _surface(sentence: Sentence, first: int, last: int) -> str:
    parts = [sentence.tokens[first].text]
    for left, right in zip(sentence.tokens[first:last], sentence.tokens[first + 1 : last], strict=False):
        parts.append(" " * (right.start - left.end) + right.text)
    return "".join(parts)


def _forms(text: str) -> Iterator[str]:
    """Yield a name as it stands and without the genitive's "s" ("Südafrikas", "Berlins")."""
    yield text
    if text.endswith("s") and len(text) > 4:
        yield text[:-1]


def _phrase(sentence: Sentence, first: int, last: int, table: PlaceTable) -> _Phrase:
    """Return the phrase around a name, read leftwards: "vor der Küste [Südafrikas]", "in the city of [Aden]"."""
    tokens, words = sentence.tokens, table.words
    anchor, start = first, tokens[first].start
    following = tokens[last] if last < len(tokens) else None
    attribute = following is not None and following.pos == "NOUN" and following.text not in words["kinds"]
    if attribute and table.language == "en":
        return _Phrase("", anchor, start)  # "the Red Sea port": the name only qualifies the noun behind it
    kinds, frames = words["kinds"] | words["alone"], words["frames"]
    passed = False
    for at in range(first - 1, max(first - 1 - _LONGEST_PHRASE, -1), -1):
        token = tokens[at]
        lower = token.text.lower()
        left = tokens[at - 1] if at else None
        if (token.text in frames or lower in frames) and tokens[at + 1].pos not in ("NOUN", "ADJ"):
            anchor, start, passed = at, token.start, True
        elif token.text in kinds:
            anchor, passed = at, True
        elif lower in _JOINTS and left is not None and _frames(left, kinds | frames | words["directions"]):
            continue
        elif token.pos == "ADP" or lower in words["where"] | words["border"] | words["where_to"]:
            if lower in words["directions"]:
                start = token.start
            if tokens[anchor].text in words["coasts"] and lower in ("vor", "off"):
                start = token.start
            return _Phrase(lower, anchor, start)
        elif lower in words["directions"]:
            return _Phrase(lower, anchor, token.start)
        elif token.pos in ("DET", "ADJ", "ADV") or token.text == "-" or (passed and token.pos in ("PROPN", "NOUN")):
            continue
        else:
            break
    return _Phrase("", anchor, start)


def _frames(token: Token, nouns: frozenset[str]) -> bool:
    return token.text in nouns or token.text.lower() in nouns
