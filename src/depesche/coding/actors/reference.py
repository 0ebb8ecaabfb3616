"""Who pronouns and descriptions point back to: "er", "they", "das Land", "die Gruppe", "beide Seiten".

A reference is resolved from the phrases of the same and the three sentences before, subjects first, and only to what
it can mean by number, gender and kind. When the likeliest antecedent is somebody unknown, the answer is nobody: the
next likely would be a guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from depesche.coding import grammar
from depesche.coding.actors.atoms import View
from depesche.coding.actors.focus import dateline_end
from depesche.coding.actors.phrase import Phrase, Phrases
from depesche.coding.actors.table import UNKNOWN
from depesche.coding.actors.words import Words
from depesche.records import Actor, Token

_BACK = 3
# How often the second of two states must be named to be a protagonist.
_OFTEN = 2
_STATES = frozenset({"state", "seat"})
_THINGS = _STATES | {"organisation", "group", "party", "agency", "media", "firm", "ngo", "body", "religion"}
_PERSONS = frozenset({"person", "people"})

Bind = Callable[[Phrase], tuple[Actor, ...]]


class References:
    """The memory of one document for what points back; `bind` gives the actors of a phrase that stands for itself."""

    def __init__(self, texts: Sequence[Phrases], words: Words, bind: Bind) -> None:
        self._texts = texts
        self._words = words
        self._bind = bind
        self._surnames = {
            text.view.sentence.tokens[p.run.last].text
            for text in texts
            for p in text.found
            if p.run is not None and p.run.last > p.run.first
        }

    def spec(self, token: Token) -> Mapping[str, Any] | None:
        """Return what a pronoun or possessive can mean, None when the token is neither."""
        form = token.text.lower()
        if token.text == "i":
            return None
        if form != token.text and token.index and form.startswith(("sie", "ihr", "ihn")):
            return None  # German "Sie" addresses the reader
        possessive = self._words.possessive(form)
        owning = token.pos == "DET" or token.morph.get("Poss") == "Yes" or token.dep == "nmod:poss"
        if possessive is not None and owning:
            return possessive
        pointing = self._words.pronouns.get(form, {}).get("last") and not token.dep.startswith("nsubj")
        if token.pos in ("PRON", "DET") and token.dep != "expl" and form in self._words.pronouns and not pointing:
            if token.pos == "DET" and not token.dep.startswith(("nsubj", "obj", "iobj", "obl")):
                return possessive
            return self._words.pronouns[form]
        return possessive if token.pos in ("PRON", "DET") else None

    def pronoun(self, place: int, token: Token, spec: Mapping[str, Any]) -> tuple[Actor, ...]:
        """Return who a pronoun in the sentence at `place` stands for."""
        if spec.get("speaker"):
            return self.speaker(place, token)
        view = self._texts[place].view
        number = str(spec["number"]) or self._verb_number(view, token)
        owner = token.dep in ("nmod:poss", "det:poss", "det") or token.morph.get("Poss") == "Yes"
        if not spec["number"] and not number and not owner:
            number = token.morph.get("Number", "")
        best = self._subject_ahead(place, token, spec, number) or self._best(
            place, token, lambda p: self._fits(p, spec, number), owner, bool(spec.get("last"))
        )
        if best is None or best.sentence < place:
            carried = self._carried(place, token, spec)
            if carried is not None:
                return carried
        if best is None:
            return ()
        if number != "Sing" and spec["number"] != "Sing":
            best = self._first_of(best)
        found = self._bind(best)
        if number == "Plur" or (not spec["number"] and number != "Sing"):
            found = (*found, *(a for other in self._joined(best) for a in self._bind(other)))
        return found

    def _carried(self, place: int, token: Token, spec: Mapping[str, Any]) -> tuple[Actor, ...] | None:
        """Return who the same pronoun meant as the subject of the sentence before, None when it did not stand there."""
        if place == 0 or spec.get("last") or token.dep.startswith("det") or token.dep == "nmod:poss":
            return None
        view, earlier = self._texts[place].view, self._texts[place - 1].view
        for subject in earlier.sentence.children(earlier.sentence.root, "nsubj"):
            same = subject.pos == "PRON" and subject.text.lower() == token.text.lower()
            if same and self._verb_number(earlier, subject) == self._verb_number(view, token):
                return self.pronoun(place - 1, subject, spec)
        return None

    def _subject_ahead(self, place: int, token: Token, spec: Mapping[str, Any], number: str) -> Phrase | None:
        """Return the subject that a pronoun before it points ahead to: "Asked about his plans, Trump said"."""
        if not spec.get("person") or spec.get("last") or number == "Plur":
            return None
        sentence = self._texts[place].view.sentence
        clause = grammar.clause_of(sentence, token)
        while clause.dep.startswith(("advcl", "ccomp")) and clause.head > token.index:
            clause = grammar.clause_of(sentence, sentence.tokens[clause.head])
        argument = token.dep.startswith(("nsubj", "obj", "iobj", "obl"))
        if argument and clause.index == grammar.clause_of(sentence, token).index:
            return None
        for child in sentence.children(clause, "nsubj"):
            phrase = self._texts[place].at.get(child.index)
            if phrase is not None and child.index > token.index and phrase.kind == "person" and phrase.run is not None:
                return phrase if self._fits(phrase, spec, number) else None
        return None

    def _verb_number(self, view: View, token: Token) -> str:
        if not token.dep.startswith("nsubj"):
            return ""
        verb = view.sentence.tokens[token.head]
        for form in (verb, *view.sentence.children(verb, "aux", "cop")):
            if form.morph.get("VerbForm") == "Fin" and form.morph.get("Number"):
                return form.morph["Number"]
        return ""

    def _fits(self, phrase: Phrase, spec: Mapping[str, Any], number: str) -> bool:
        if phrase.kind in _PERSONS:
            if not spec.get("person"):
                return False
            if number == "Plur":
                return phrase.number == "Plur" or bool(self._joined(phrase))
            if phrase.number == "Plur":
                return not number
            if spec["gender"] == "Masc":
                return phrase.feminine is not True
            if spec["gender"] == "Fem":
                return phrase.feminine is not False or not number
            return True
        if not spec.get("thing") or phrase.kind not in _THINGS:
            return False
        if number == "Plur":
            return phrase.number == "Plur" or bool(self._joined(phrase)) or phrase.kind in ("group", "organisation")
        gender = self._gender(phrase)
        if spec["gender"] == "Fem" and not number:
            return gender in ("Fem", "") or phrase.number == "Plur"
        if phrase.number == "Plur" and phrase.kind not in _STATES:
            return False
        return not spec["gender"] or gender in (spec["gender"], "") or (spec["gender"] == "Masc" and gender == "Neut")

    def _gender(self, phrase: Phrase) -> str:
        view = self._view(phrase)
        if phrase.kind in _STATES:
            return "Neut" if view.language == "de" else ""
        return view.sentence.tokens[phrase.head].morph.get("Gender", "")

    def _view(self, phrase: Phrase) -> View:
        return self._texts[phrase.sentence].view

    def _first_of(self, phrase: Phrase) -> Phrase:
        """Return the first of the coordinated phrases that a phrase is one of."""
        text = self._texts[phrase.sentence]
        head = text.view.sentence.tokens[phrase.first if phrase.run is not None else phrase.head]
        other = text.at.get(head.head) if head.dep.startswith("conj") else None
        return other if other is not None and other is not phrase and other.head < phrase.head else phrase

    def _joined(self, phrase: Phrase) -> list[Phrase]:
        view = self._view(phrase)
        found = []
        for i in range(phrase.first, phrase.last + 1):
            for child in view.sentence.children(view.sentence.tokens[i], "conj"):
                other = self._texts[phrase.sentence].at.get(child.index)
                if other is not None and other is not phrase and other not in found:
                    found.append(other)
        return found

    def _best(
        self, place: int, token: Token, fits: Callable[[Phrase], bool], own_clause: bool, last: bool = False
    ) -> Phrase | None:
        best: tuple[float, Phrase] | None = None
        clause = grammar.clause_of(self._texts[place].view.sentence, token)
        for distance, phrase in self.before(place, token):
            if not fits(phrase) or not self._is_somebody(phrase):
                continue
            view = self._view(phrase)
            head = view.sentence.tokens[phrase.head]
            governor = view.sentence.tokens[self._texts[phrase.sentence].outer(phrase).head]
            dep = self._texts[phrase.sentence].outer(phrase).dep
            if distance == 0 and not own_clause and governor.index == clause.index:
                continue
            if self._in_dateline(phrase):
                continue
            score = -1.5 * distance + (head.start - view.sentence.start) / (len(view.sentence.tokens) * 40 + 1)
            if last:
                # "dieser" is the last one named, not the one talked about
                score = -10.0 * distance + head.index
                best = (score, phrase) if best is None or score > best[0] else best
                continue
            if dep.startswith("nsubj"):
                score += 1.2
                if governor.is_root or governor.dep in ("conj", "parataxis"):
                    score += 0.3
            elif dep.startswith(("obj", "iobj")):
                score += 0.3
            if phrase.run is not None or phrase.entity is not None:
                score += 0.4
            if dep.startswith(("nmod", "appos")):
                score -= 0.6
            if distance == 0 and own_clause and governor.index == clause.index and dep.startswith("nsubj"):
                score += 1.0
            if best is None or score > best[0]:
                best = score, phrase
        return best[1] if best is not None else None

    def _in_dateline(self, phrase: Phrase) -> bool:
        """Say whether a phrase is a place before the dash that opens a report ("Kiew/Moskau – ")."""
        return phrase.last < dateline_end(self._view(phrase))

    def _is_somebody(self, phrase: Phrase) -> bool:
        """Leave out names that nothing shows to be a person's: most are places the table does not know."""
        if phrase.run is None or phrase.role is not None or phrase.entity is not None or self._bind(phrase):
            return True
        outer = self._texts[phrase.sentence].outer(phrase)
        full = phrase.run.last > phrase.run.first
        known = self._view(phrase).sentence.tokens[phrase.run.last].text in self._surnames
        return (full or known) and outer.dep.startswith("nsubj")

    def before(self, place: int, token: Token) -> Iterator[tuple[int, Phrase]]:
        """Yield the phrases before a token with their distance in sentences, the nearest sentence first."""
        for phrase in self._texts[place].found:
            if phrase.last < token.index:
                yield 0, phrase
        for distance in range(1, _BACK + 1):
            if place - distance < 0:
                return
            for phrase in self._texts[place - distance].found:
                yield distance, phrase

    def speaker(self, place: int, token: Token) -> tuple[Actor, ...]:
        """Return who says "we": the subject of the verb of saying in this sentence, else in a neighbouring one."""
        for step in (0, -1, 1, -2):
            if not 0 <= place + step < len(self._texts):
                continue
            text = self._texts[place + step]
            tokens = text.view.sentence.tokens
            best: tuple[int, tuple[Actor, ...]] | None = None
            for phrase in text.found:
                outer = text.outer(phrase)
                verb = tokens[outer.head]
                if not outer.dep.startswith("nsubj") or verb.lemma.lower() not in self._words["speech"]:
                    continue
                found = self._bind(phrase)
                distance = abs(phrase.head - token.index) if step == 0 else 0
                if found and (best is None or distance < best[0]):
                    best = distance, found
            if best is not None:
                return best[1]
            if step == 0 and (found := self._before_colon(text, token)):
                return found
        return ()

    def _before_colon(self, text: Phrases, token: Token) -> tuple[Actor, ...]:
        """Return the subject before the colon that opens what somebody says, whatever the verb is."""
        tokens = text.view.sentence.tokens
        colon = next((i for i in range(token.index - 1, 0, -1) if tokens[i].text == ":"), 0)
        subjects = [p for p in text.found if p.last < colon and text.outer(p).dep.startswith("nsubj")]
        return self._bind(subjects[-1]) if subjects else ()

    def description(self, place: int, token: Token, determiner: str) -> tuple[Actor, ...] | None:
        """Return who "das Land", "the group" or "beide Seiten" means; None when the token is no such description."""
        view = self._texts[place].view
        following = view.lower(token.index + 1)
        if following in self._words["of"] | self._words["genitive"]:
            return None  # "die Organisation der Konferenz" is an act
        lemma, form = token.lemma.lower(), token.text.lower()
        quantity = {t.text.lower() for t in view.sentence.tokens[max(0, token.index - 3) : token.index]}
        for entry in sorted(self._words.descriptions, key=lambda e: "needs" not in e):
            needs = entry.get("needs")
            if needs is not None and not quantity & set(needs):
                continue
            if not any(noun.lower() in (lemma, form) for noun in entry["nouns"]):
                continue
            if needs is None and determiner not in self._words["definite"]:
                continue
            return self._described(place, token, entry["to"])
        return None

    def epithet(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Return the person that a nationality with a definite article takes up ("der Indonesier")."""
        token = self._view(phrase).sentence.tokens[phrase.head]
        best = self._best(
            phrase.sentence, token, lambda p: p.kind == "person" and p.number != "Plur" and bool(p.run or p.role), False
        )
        return self._bind(best) if best is not None else ()

    def both(self, place: int, token: Token) -> tuple[Actor, ...]:
        """Return the two that "die beiden" or "both" means."""
        return self._described(place, token, "pair")

    def _described(self, place: int, token: Token, to: str) -> tuple[Actor, ...]:
        if to in ("pair", "states"):
            if to == "states":
                return self._protagonists(place, token) or self._pair(place, token, _STATES)
            return self._pair(place, token, _THINGS | _PERSONS)
        if to == "state":
            return self._state(place, token)
        kinds = {"group": _THINGS - _STATES - {"body"}, "person": frozenset({"person"})}[to]
        best = self._best(
            place,
            token,
            lambda p: p.kind in kinds and (to == "person" or p.number != "Plur" or p.entity is not None),
            own_clause=True,
        )
        return self._bind(best) if best is not None else ()

    def _state(self, place: int, token: Token) -> tuple[Actor, ...]:
        """Return the state that "das Land" means: one named, or that of somebody whose country is."""
        best = self._best(place, token, lambda p: p.kind in _STATES or self._is_national(p), own_clause=True)
        found = self._bind(best) if best is not None else ()
        return tuple(Actor(a.country, a.span) for a in found[:1] if ":" not in a.country)

    def _is_national(self, phrase: Phrase) -> bool:
        return any(a.kind in ("adjective", "name") and len(a.term.code or "   ") == 3 for a in phrase.bases)

    def _protagonists(self, place: int, token: Token) -> tuple[Actor, ...]:
        """Return the two states the article is about so far, when it names no third as often: "die beiden Mächte"."""
        latest: dict[str, Actor] = {}
        times: Counter[str] = Counter()
        for k in range(place + 1):
            for phrase in self._texts[k].found:
                if k < place or phrase.last < token.index:
                    for actor in self._bind(phrase):
                        if len(actor.country) == 3 and actor.country != UNKNOWN:
                            times[actor.country] += 1
                            latest[actor.country] = Actor(actor.country, actor.span, actor.name)
        ranked = times.most_common(3)
        if len(ranked) < 2 or ranked[1][1] < _OFTEN or (len(ranked) > 2 and ranked[2][1] >= ranked[1][1]):
            return ()
        return tuple(latest[country] for country, _ in ranked[:2])

    def _pair(self, place: int, token: Token, kinds: frozenset[str]) -> tuple[Actor, ...]:
        """Return the only two actors of the nearest stretch of text that has two."""
        found: dict[str, Actor] = {}
        for distance in range(_BACK + 1):
            if place - distance < 0:
                break
            for phrase in self._texts[place - distance].found:
                if phrase.kind in kinds and (distance or phrase.last < token.index):
                    for actor in self._bind(phrase):
                        if kinds is _STATES:
                            actor = Actor(actor.country, actor.span, actor.name)
                        known = next((c for c in found if c.split(".")[0] == actor.country), None)
                        if known is None:
                            found[actor.code] = actor
            if len(found) == 2:
                return tuple(found.values())
            if len(found) > 2:
                return ()
        return ()
