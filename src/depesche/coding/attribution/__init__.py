"""Attribution: who is said to have said what, and which source an event has."""

from depesche.coding.attribution.attributions import find_attributions, source_of

__all__ = ["find_attributions", "source_of"]
