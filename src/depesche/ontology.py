"""The PLOVER ontology: types, modes, quad classes, intensity, and what a type becomes when the act lies ahead.

The tables stand in data/ontology.toml (PLOVER manual v0.8, CC BY-SA 4.0; CAMEO codes from the CAMEO codebook).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from depesche.records import Status

_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen types; `modes` maps each of its modes to its intensity (-10 to 10)."""

    id: str
    quad: str
    cameo: str
    intensity: float
    modes: Mapping[str, float]
    ahead: str = ""
    ahead_cameo: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
    """The ontological part of an event, and why it is so."""

    type: str
    mode: str
    cameo: str
    quad: str
    intensity: float
    reason: str


@cache
def event_types() -> Mapping[str, EventType]:
    """Return the sixteen types by name."""
    text = (Path(__file__).parent / "data" / "ontology.toml").read_text(encoding="utf8")
    return {entry["id"]: EventType(**entry) for entry in tomllib.loads(text)["type"]}


def is_known(type_: str, mode: str) -> bool:
    """Say whether a type exists and has that mode (every type has the empty one)."""
    found = event_types().get(type_)
    return found is not None and (not mode or mode in found.modes)


def is_cooperative(type_: str) -> bool:
    """Say whether a type is cooperation rather than conflict; raises KeyError for an unknown type."""
    return event_types()[type_].quad.endswith("cooperation")


def act(type_: str, mode: str, cameo: str, status: Status) -> Act:
    """Return the act that a frame's type, mode and CAMEO code make with a status.

    The one place where a CONSULT, SUPPORT, COOPERATE or AID that lies in the future becomes AGREE and a RETREAT becomes
    CONCEDE: such an act is a commitment, not yet a deed. Raises KeyError for an unknown type.
    """
    found = event_types()[type_]
    reason = "the frame's type"
    if found.ahead and status in _AHEAD:
        reason = f"{type_} that is {status.value} counts as {found.ahead}"
        cameo = _longest_prefix(found.ahead_cameo, cameo)
        found, mode = event_types()[found.ahead], ""
    return Act(found.id, mode, cameo or found.cameo, found.quad, found.modes.get(mode, found.intensity), reason)


def refusal(type_: str) -> Act | None:
    """Return the REJECT that an act of this type becomes when its doer will not do it, None when it becomes none.

    "will not lift the ban" reports no concession that failed to happen but a refusal that was made.
    """
    how = event_types()[type_].refused
    if not how:
        return None
    reject = event_types()["REJECT"]
    mode = how["mode"]
    reason = f"{type_} that the doer will not do counts as REJECT"
    return Act(reject.id, mode, how["cameo"], reject.quad, reject.modes[mode], reason)


def _longest_prefix(codes: Mapping[str, str], cameo: str) -> str:
    return next((codes[cameo[:n]] for n in range(len(cameo), 0, -1) if cameo[:n] in codes), "")
