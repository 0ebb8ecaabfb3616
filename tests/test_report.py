"""`depesche.read` for scripts and notebooks."""

from __future__ import annotations

import pytest

import depesche
from depesche.contract import event_record
from depesche.render.sheet import COLUMNS

TEXT = "Georgien und Armenien haben am Mittwoch in Tiflis ein Abkommen über ihre gemeinsame Grenze unterzeichnet."


@pytest.fixture(scope="module")
def report() -> depesche.Report:
    return depesche.read(TEXT, published="2024-05-16", title="Abkommen")


def test_a_report_has_the_events_and_the_document(report: depesche.Report) -> None:
    (event,) = report.events
    assert event.type == "SUPPORT"
    assert [actor.code for actor in event.actors] == ["GEO", "ARM"]
    assert event.date is not None
    assert event.date.value == "2024-05-15"
    assert (report.document.text, report.document.language) == (TEXT, "de")


def test_dictionaries_are_those_of_the_contract(report: depesche.Report) -> None:
    assert report.to_dicts() == [event_record(event, TEXT) for event in report.events]


def test_pandas_has_the_columns_of_the_csv(report: depesche.Report) -> None:
    pytest.importorskip("pandas")
    frame = report.to_pandas()
    assert tuple(frame.columns) == COLUMNS
    assert frame.loc[0, "actor_codes"] == "GEO | ARM"
    assert frame.loc[0, "intensity"] > 0
    assert list(depesche.read("Das Wetter war gestern nicht so schön.", language="de").to_pandas().columns) == list(
        COLUMNS
    )


def test_a_report_shows_itself(report: depesche.Report) -> None:
    assert repr(report) == f"<Report of {report.document.id}: 1 event>"
    assert "GEO" in str(report)
    assert "unterzeichnet" in report._repr_html_()


@pytest.mark.parametrize(
    "fields",
    [{"text": " "}, {"text": TEXT, "published": "gestern"}, {"text": TEXT, "language": "tlh"}, {"text": "\ud800"}],
)
def test_bad_input_is_a_value_error(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        depesche.read(**fields)  # type: ignore[arg-type]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        depesche.write  # noqa: B018
