"""What an article has said before of its people: who a surname is, whose rebels "the rebels" are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depesche.coding.actors.forms import ARABIC, folded
from depesche.coding.actors.phrase import Phrase, Phrases
from depesche.coding.actors.table import LOCATED, UNKNOWN
from depesche.coding.actors.words import Words
from depesche.records import Actor, Document

_NEAR = 3
"""Sentences within which another noun of the office takes somebody up ("Staatspräsident Xi", "der Präsident")."""

_SHORT = 10
"""Letters below which a word in brackets may be a short form."""

Bind = Callable[[Phrase], tuple[Actor, ...]]


class Memory:
    """The names and role nouns of one document, findable by word.

    Names are usable before they are described, because a headline names people whom the first sentence introduces.
    """

    def __init__(self, document: Document, texts: Sequence[Phrases], words: Words, language: str) -> None:
        self._text = document.text
        self._texts = texts
        self._words = words
        self._german = language == "de"
        self._people: dict[str, list[Phrase]] = {}
        self._nouns: dict[str, list[Phrase]] = {}
        self._parts: dict[int, list[str]] = {}
        self.aliases: dict[str, Phrase] = {}
        self._bodies: list[tuple[str, Phrase]] = []
        for text in texts:
            for phrase in text.found:
                if phrase.run is not None and (phrase.role is not None or phrase.bases or phrase.via is not None):
                    self._introduce(phrase)
                if phrase.entity is not None and phrase.kind in ("organisation", "agency"):
                    last = text.view.sentence.tokens[phrase.last].text
                    self._bodies.append((last.lower(), phrase))
                short = _short_form(text, phrase)
                if short and phrase.kind not in LOCATED | {"person", "people"}:
                    self.aliases.setdefault(short, phrase)
                if phrase.role is not None and (phrase.stated or phrase.entity is not None or phrase.owner is not None):
                    self._nouns.setdefault(phrase.noun, []).append(phrase)

        for text in texts:
            for phrase in text.found:
                if phrase.run is not None and phrase.run.last > phrase.run.first:
                    self._give_name(text, phrase)

    def _introduce(self, phrase: Phrase) -> None:
        for part in dict.fromkeys(self.parts(phrase)):
            self._people.setdefault(part, []).append(phrase)

    def _give_name(self, text: Phrases, phrase: Phrase) -> None:
        """Take an unknown full name that speaks for the nameless office holder of the sentence before.

        Wire reports say who acted first and what he is called after: "Der UN-Gesandte kritisierte ... Das sei falsch,
        sagte Jan Novotny."
        """
        if phrase.entity is not None or phrase.sentence == 0 or self.introduction(phrase) is not None:
            return
        if phrase.role is not None or phrase.stated or not self._speaks(text, phrase):
            return
        before = self._texts[phrase.sentence - 1]
        subjects = [p for p in before.found if p.kind == "person" and before.outer(p).dep.startswith("nsubj")]
        if len(subjects) == 1 and subjects[0].stated and subjects[0].run is None and subjects[0].number != "Plur":
            phrase.shares = subjects[0]
            self._introduce(phrase)

    def _speaks(self, text: Phrases, phrase: Phrase) -> bool:
        outer = text.outer(phrase)
        verb = text.view.sentence.tokens[outer.head]
        return outer.dep.startswith("nsubj") and verb.lemma.lower() in self._words["speech"]

    def written(self, phrase: Phrase) -> str:
        """Return the personal name in a phrase as the text has it."""
        if phrase.run is None:
            return ""
        tokens = self._texts[phrase.sentence].view.sentence.tokens
        return self._text[tokens[phrase.run.first].start : tokens[phrase.run.last].end]

    def parts(self, phrase: Phrase) -> list[str]:
        """Return the words of a personal name without particles, numerals and the Arabic article."""
        if phrase.run is None:
            return []
        key = id(phrase)
        if key not in self._parts:
            tokens = self._texts[phrase.sentence].view.sentence.tokens[phrase.run.first : phrase.run.last + 1]
            found = [_bare(folded(t.text)) for t in tokens if len(t.text) > 1 and t.text != "Jr."]
            found = [word for word in found if word[:1].isupper()]
            while len(found) > 1 and set(found[-1].rstrip(".")) <= set("IVX"):
                found.pop()
            self._parts[key] = found
        return self._parts[key]

    def _forms(self, word: str) -> tuple[str, ...]:
        return (word, word[:-1]) if self._german and word.endswith("s") else (word,)

    def known(self, word: str) -> Phrase | None:
        """Return the phrase that introduces a person whose surname is `word`."""
        for form in self._forms(folded(word)):
            for phrase in self._people.get(form, ()):
                if self.parts(phrase)[-1] == form:
                    return phrase
        return None

    def introduction(self, phrase: Phrase) -> Phrase | None:
        """Return the phrase that introduces the person whom a name stands for.

        One that states a country is preferred to an earlier one that does not; a name that has a title of its own only
        takes up one that states a country.
        """
        parts = self.parts(phrase)
        if not parts:
            return None
        for form in self._forms(parts[-1]):
            full = [*parts[:-1], form]
            same = [p for p in self._people.get(form, ()) if p is not phrase and self._same(p, full)]
            stated = next((p for p in same if p.stated or p.entity or p.owner is not None or p.shares), None)
            if stated is not None or (same and phrase.role is None):
                return stated or same[0]
        return None

    def _same(self, known: Phrase, parts: list[str]) -> bool:
        """Say whether a name can be that of a person introduced: no other first name, no other surname."""
        full = self.parts(known)
        if len(parts) == 1:
            return True
        if len(full) == 1:
            return full[0] == parts[-1]
        return parts[0] == full[0] or (parts[-1] == full[-1] and parts[0][:1] == full[0][:1])

    def surname(self, phrase: Phrase) -> Phrase | None:
        """Return who is meant by a role noun that is also the surname of somebody introduced ("Fischer", "Pope")."""
        if phrase.run is not None or phrase.determiner or phrase.stated or phrase.owner is not None:
            return None
        token = self._texts[phrase.sentence].view.sentence.tokens[phrase.head]
        if phrase.first != phrase.last or not token.text[:1].isupper():
            return None
        known = self.known(token.text)
        return known if known is not phrase else None

    def _body(self, phrase: Phrase) -> Phrase | None:
        """Return the institution that the last word of its name takes up ("das Parlament" for the European one)."""
        best = None
        for word, other in self._bodies:
            if (other.sentence, other.head) < (phrase.sentence, phrase.head) and word.rstrip("s").endswith(phrase.noun):
                best = other
        return best

    def again(self, phrase: Phrase, bind: Bind) -> str:
        """Return the code of whoever a role noun without a country takes up ("die Rebellen", "der Präsident").

        The nearest earlier phrase with the same noun and a country of its own is meant, however far back; one with
        another noun for the same office only when it is near and an article points back. "" when there is none.
        """
        if phrase.run is not None or not phrase.sector:
            return ""
        pointing = phrase.definite and phrase.kind == "person" and phrase.number != "Plur"
        nouns = [n for n in self._nouns if n == phrase.noun or (pointing and _akin(n, phrase.noun))]
        best: Phrase | None = None
        for noun in nouns:
            for other in self._nouns[noun]:
                if (other.sentence, other.head) >= (phrase.sentence, phrase.head):
                    break
                if (other.number == "Plur") != (phrase.number == "Plur"):
                    continue
                if noun != phrase.noun and (other.sector != phrase.sector or phrase.sentence - other.sentence > _NEAR):
                    continue
                if best is None or (other.sentence, other.head) > (best.sentence, best.head):
                    best = other
        if best is None and phrase.definite and phrase.kind == "body" and phrase.number != "Plur":
            best = self._body(phrase)
        found = bind(best) if best is not None else ()
        return found[0].code if len(found) == 1 and found[0].country != UNKNOWN else ""


def _short_form(text: Phrases, phrase: Phrase) -> str:
    """Return the short form that brackets give to a name: "die Partei Thai Rak Thai (TRT)", "" when they give none."""
    view = text.view
    k = phrase.last + 1
    token = view.token(k + 1)
    if view.lower(k) != "(" or token is None or view.lower(k + 2) != ")":
        return ""
    return token.text if len(token.text) < _SHORT and sum(c.isupper() for c in token.text) > 1 else ""


def _akin(noun: str, other: str) -> bool:
    return bool(other) and (noun.endswith(other) or other.endswith(noun))


def _bare(word: str) -> str:
    """Return a name without the Arabic article, which half of the mentions leave out ("al-Assad", "Assad")."""
    front, hyphen, rest = word.partition("-")
    return rest if hyphen and front.lower() in ARABIC else word
