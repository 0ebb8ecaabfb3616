import pytest

from depesche.coding.relevance import is_political
from depesche.records import Actor, Span


def sides(*codes: str) -> list[Actor]:
    return [Actor(code, Span(i, i + 1)) for i, code in enumerate(codes)]


@pytest.mark.parametrize(
    ("type_", "codes", "expected"),
    [
        ("CONSULT", ["RUS", "CHN"], True),
        ("COOPERATE", ["USA.BUS", "USA.BUS"], False),
        ("COOPERATE", ["USA.BUS", "CHN"], True),
        ("AID", ["---.CVL", "---.CVL"], False),
        ("CONSULT", ["---.GOV"], True),
        ("ASSAULT", ["IRQ.CVL"], True),
        ("ASSAULT", ["---.CVL"], False),
        ("SUPPORT", ["IGO:UN"], True),
        ("REQUEST", [], False),
    ],
)
def test_one_side_must_be_political(type_, codes, expected):
    assert is_political(type_, sides(*codes)) is expected
