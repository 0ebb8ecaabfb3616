from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.parsing.sentences import LONGEST, split

GERMAN = [
    ["Am 21. Februar traf Merkel in Sotschi Putin.", "Danach flog sie weiter."],
    ["Dr. Schmidt (CDU) sagte dies u. a. der dpa.", "Er ging."],
    ["Das gilt z. B. für die USA, die EU usw.", "Die Regierung schwieg."],
    ["Der 3. Weltkongress endete am 5. März.", "Der Präsident sprach."],
    ["„Wir gehen nicht.“", "Das sagte der Minister."],
    ["„Was?“, fragte er.", "Niemand antwortete."],
    ["Papst Benedikt XVI. besuchte Köln.", "Er blieb drei Tage."],
    ["Das war im Jahr 1999.", "Die Truppen blieben."],
    ["US-Präsident George W. Bush kam nach Mainz.", "Tausende protestierten!", "Warum?"],
    ["Berlin (dpa) – Die Regierung lehnt das ab.", "Die Opposition stimmt zu."],
    ["Rund 1.500 Soldaten zogen um 12.30 Uhr ab.", "Alle überlebten."],
    ["Sie sprach mit Nr. 2 der Partei, Gen. Müller.", "Es half nicht."],
]
ENGLISH = [
    ["U.S. President Bush met Mr. Smith in Washington, D.C.", "He said no."],
    ["On Feb. 24, the army attacked.", "At least 12 people died."],
    ["He arrived at 5 p.m. Tuesday.", "The talks failed."],
    ["Gen. David H. Petraeus, of the U.S. Army, left.", "No one replaced him."],
    ["“We will not go.”", "That was the answer."],
    ["Prices rose 3.5 percent.", "Yahoo! and J. P. Morgan Co. fell?", "Yes."],
    ["The envoy, Lt. Col. Jones, met Rep. Pelosi et al. in St. Petersburg.", "They agreed."],
]


@pytest.mark.parametrize("sentences", GERMAN, ids=lambda s: s[0][:20])
def test_german_ends(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [p.span.of(text) for p in split(text, "de")] == sentences


@pytest.mark.parametrize("sentences", ENGLISH, ids=lambda s: s[0][:20])
def test_english_ends(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [p.span.of(text) for p in split(text, "en")] == sentences


def test_a_line_always_ends_a_sentence_and_a_blank_line_a_paragraph() -> None:
    text = "Merkel trifft Putin\r\nGespräche in Sotschi\r\n\r\n \t\r\nSie redeten. Er ging.\n\n***\n\nEnde"
    pieces = split(text, "de")
    assert [(p.paragraph, p.span.of(text)) for p in pieces] == [
        (0, "Merkel trifft Putin"),
        (0, "Gespräche in Sotschi"),
        (1, "Sie redeten."),
        (1, "Er ging."),
        (3, "Ende"),
    ]


@pytest.mark.parametrize("text", ["", " \n\n\t", "***\n– –\n…", "🙂🙂"])
def test_what_holds_no_word_has_no_sentence(text: str) -> None:
    assert split(text, "de") == []


def test_a_missing_space_after_the_stop() -> None:
    text = "Er sagte zu.Die Truppen zogen ab. Auf Toysmart.com steht es."
    assert [p.span.of(text) for p in split(text, "de")] == [
        "Er sagte zu.",
        "Die Truppen zogen ab.",
        "Auf Toysmart.com steht es.",
    ]


def test_endless_lines_are_cut() -> None:
    text = "und " * 5000 + "x" * 4000
    pieces = split(text, "de")
    assert max(p.span.end - p.span.start for p in pieces) <= LONGEST
    assert "".join(p.span.of(text) for p in pieces).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet='aA1. !?\n\r\t"„“(–ß\u2028\xa0', max_size=60), st.sampled_from(["de", "en", "xx"]))
def test_pieces_hold_every_word_in_order(text: str, language: str) -> None:
    pieces = split(text, language)
    kept = {i for p in pieces for i in range(p.span.start, p.span.end)}
    assert all(i in kept for i, c in enumerate(text) if c.isalnum())
    assert all(a.span.end <= b.span.start for a, b in pairwise(pieces))
    for piece in pieces:
        assert not set("\n\r\u2028") & set(piece.span.of(text))
        assert piece.span.of(text) == piece.span.of(text).strip()
