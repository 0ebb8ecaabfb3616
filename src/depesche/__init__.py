"""Depesche codes political events from German and English news, every field with the characters it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depesche.report import Report, read

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "read"]


def __getattr__(name: str) -> Any:
    if name in ("read", "Report"):
        # Late, so that importing the package costs nothing until an article is read.
        from depesche import report

        return getattr(report, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
