"""Quotation marks of all kinds, closed or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.coding.attribution.quotation import find_quotations, is_speech


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("„Ja“, sagte sie.", ["Ja"]),
        ("„Ja”, sagte sie.", ["Ja"]),
        ('„Ja", sagte sie.', ["Ja"]),
        ("»Ja«, sagte sie, «Nein».", ["Ja", "Nein"]),
        ("“Yes,” she said. “No.”", ["Yes,", "No."]),
        ('"Yes," she said. "No."', ["Yes,", "No."]),
        ("''Ja'', sagte sie.", ["Ja"]),
        ("‘We will go,’ she said.", ["We will go,"]),
        ("„Er sagte ‚ja‘ und ging“, so Huber.", ["Er sagte ‚ja‘ und ging"]),
        ("The generals' plan failed.", []),
        ('Der 25" breite Schirm.', []),
        ("Er ruft: „Wir gehen.\nDas Land wartet.", ["Wir gehen."]),
        ("„Wir gehen.\n„Wir kommen wieder.“", ["Wir gehen.", "Wir kommen wieder."]),
        ("", []),
    ],
)
def test_marks(text, wanted):
    assert [q.content.of(text) for q in find_quotations(text)] == wanted


def test_a_missing_mark_is_told():
    first, second = find_quotations("„Wir gehen.\n„Wir kommen wieder.“")
    assert (first.closed, second.closed) == (False, True)


def test_titles_are_no_speech():
    text = "Der Dampfer „Seeadler“ lief aus. „Wir kommen bald wieder zurück“, rief er."
    assert [is_speech(text, q) for q in find_quotations(text)] == [False, True]


@given(st.text(alphabet="ab „“”»«\"'\n.,", max_size=80))
def test_contents_lie_inside_their_marks_and_do_not_overlap(text):
    last = 0
    for quotation in find_quotations(text):
        assert quotation.outer.covers(quotation.content)
        assert quotation.outer.start >= last
        last = quotation.outer.end
