"""What one noun phrase says of an actor, before the rest of the article is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.coding.actors.atoms import Atom, Run, View
from depesche.coding.actors.table import Entity, Role
from depesche.records import Token

REACH = 7
"""Words looked at to either side of a noun for what belongs to it: longer prenominal phrases are participle clauses."""


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase that may stand for an actor: tokens `first` to `last`, its head noun at `head`.

    `sentence` is the sentence's place in the document. `bases` are the names and nationalities in the phrase that
    state a country or organisation, `via` is the phrase of its complement, `owner` the token of a possessor before
    it, `run` the personal name in it, `shares` a phrase that means the same person or lends its country. `override`
    is a nationality that corrects a group's usual country ("pakistanische Taliban"). `stop` is the token behind
    phrase and complement.
    """

    sentence: int
    head: int
    first: int
    last: int
    kind: str
    sector: str = ""
    role: Role | None = None
    bases: list[Atom] = field(default_factory=list)
    via: Phrase | None = None
    owner: int | None = None
    run: Run | None = None
    entity: Entity | None = None
    shares: Phrase | None = None
    override: Atom | None = None
    number: str = ""
    feminine: bool | None = None
    determiner: str = ""
    definite: bool = False
    foreign: bool = False
    weak: bool = False
    stop: int = 0

    @property
    def noun(self) -> str:
        """Return the role noun in lower case, "" for a name."""
        return self.role.noun.lower() if self.role is not None else ""

    @property
    def stated(self) -> bool:
        """Say whether the phrase itself names a country, an organisation or a group."""
        return bool(self.bases or self.via is not None or (self.role is not None and self.role.country))


@dataclass(slots=True)
class Phrases:
    """The phrases of a sentence, findable by token."""

    view: View
    found: list[Phrase] = field(default_factory=list)
    at: dict[int, Phrase] = field(default_factory=dict)

    def outer(self, phrase: Phrase) -> Token:
        """Return the token of a phrase that is governed from outside it, which says what part the phrase plays."""
        tokens = self.view.sentence.tokens
        for i in range(phrase.first, phrase.last + 1):
            if tokens[i].is_root or not phrase.first <= tokens[i].head <= phrase.last:
                return tokens[i]
        return tokens[phrase.head]

    def add(self, phrase: Phrase, first: int) -> None:
        """Keep a phrase and make it findable from token `first` on; what stands before that keeps its own."""
        self.found.append(phrase)
        for i in range(first, phrase.last + 1):
            self.at[i] = phrase
