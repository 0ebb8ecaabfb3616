import pytest

from depesche import ontology
from depesche.records import Status

SIXTEEN = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_there_are_sixteen_types_with_scores_in_range():
    types = ontology.event_types()
    assert set(types) == SIXTEEN
    for found in types.values():
        assert all(-10 <= score <= 10 for score in [found.intensity, *found.modes.values()])


@pytest.mark.parametrize("type_", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
@pytest.mark.parametrize("status", [Status.PLANNED, Status.POSSIBLE])
def test_cooperation_that_lies_ahead_is_a_commitment(type_, status):
    act = ontology.act(type_, "", ontology.event_types()[type_].cameo, status)
    assert (act.type, act.mode, act.quad) == ("AGREE", "", "verbal cooperation")
    assert act.cameo.startswith("03")


def test_a_retreat_ahead_is_a_concession_and_one_that_was_made_is_not():
    assert ontology.act("RETREAT", "withdraw", "0873", Status.PLANNED).type == "CONCEDE"
    done = ontology.act("RETREAT", "withdraw", "0873", Status.OCCURRED)
    assert (done.type, done.mode) == ("RETREAT", "withdraw")


def test_planned_conflict_keeps_its_type():
    assert ontology.act("SANCTION", "", "163", Status.PLANNED).type == "SANCTION"


def test_a_visit_that_is_denied_stays_a_visit():
    assert ontology.act("CONSULT", "visit", "042", Status.DENIED).type == "CONSULT"


def test_a_concession_that_is_refused_is_a_rejection():
    act = ontology.refusal("CONCEDE")
    assert act is not None
    assert (act.type, act.mode) == ("REJECT", "yield")
    assert ontology.refusal("ASSAULT") is None
