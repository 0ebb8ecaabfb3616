"""Actors: who the noun phrases of a document stand for, and the tables of names and words behind that."""

from depesche.coding.actors.resolver import ActorResolver
from depesche.coding.actors.table import ActorTable, actor_table

__all__ = ["ActorResolver", "ActorTable", "actor_table"]
