"""Where: the places a document names and which of them locates an event."""

from depesche.coding.where.places import find_places, place_of

__all__ = ["find_places", "place_of"]
