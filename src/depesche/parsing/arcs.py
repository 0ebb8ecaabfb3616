"""A dependency tree that can be turned around, for bringing other schemes to Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class Arcs:
    """Head, relation and what else the conversions look at, token by token; the root is its own head."""

    heads: list[int]
    deps: list[str]
    pos: list[str]
    lemmas: list[str]
    feats: list[dict[str, str]]

    def __len__(self) -> int:
        return len(self.heads)

    def children(self, i: int, *deps: str) -> list[int]:
        """Return the dependents of a token in text order, of the given relations only when any are named."""
        return [c for c, h in enumerate(self.heads) if h == i and c != i and (not deps or self.deps[c] in deps)]

    def depth(self, i: int) -> int:
        """Return how many arcs lie between a token and the root."""
        depth = 0
        while self.heads[i] != i and depth <= len(self):
            i, depth = self.heads[i], depth + 1
        return depth

    def bottom_up(self) -> list[int]:
        """Return all tokens, the deepest first."""
        return sorted(range(len(self)), key=lambda i: (-self.depth(i), i))

    def promote(self, child: int, dep: str, stay: Iterable[str] = ()) -> None:
        """Put `child` in the place of its head, which then hangs on it as `dep` and keeps no dependents of its own.

        Dependents whose relation is in `stay` remain where they are.
        """
        head = self.heads[child]
        above, relation = self.heads[head], self.deps[head]
        kept = set(stay)
        for other in self.children(head):
            if other != child and self.deps[other] not in kept:
                self.heads[other] = child
        self.heads[child] = child if above == head else above
        self.deps[child] = relation
        self.heads[head], self.deps[head] = child, dep

    def first_conjunct(self, i: int) -> int:
        """Return the token that a chain of conjuncts starts from."""
        seen = {i}
        while self.deps[i] == "conj" and self.heads[i] not in seen:
            i = self.heads[i]
            seen.add(i)
        return i

    def is_verbal(self, i: int) -> bool:
        """Say whether a token is a predicate: a verb, an adjective, or a noun with a copula."""
        return self.pos[i] in {"VERB", "AUX", "ADJ", "ADV"} or bool(self.children(i, "cop"))
