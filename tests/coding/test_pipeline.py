"""What becomes of matches: one happening one record, what is ahead, what is refused, what the article settles."""

import pytest

from depesche.coding.pipeline import Coder
from depesche.records import Document


def coded(text: str, language: str = "de", published: str | None = "2024-03-05"):
    """Return (type, actors, recipients, status) of every event, in text order."""
    events = Coder(language).code(Document("test", text, language, published)).events
    return [
        (e.type, sorted(a.code for a in e.actors), sorted(a.code for a in e.recipients), e.status.value) for e in events
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Bei einem Angriff der Taliban sind in Kundus fünf Soldaten getötet worden.",
            "de",
            [("ASSAULT", ["AFG.REB"], ["AFG.MIL"], "occurred")],
        ),
        ("China versprach, Russland Panzer zu liefern.", "de", [("AGREE", ["CHN"], ["RUS"], "occurred")]),
        ("The Taliban attacked Pakistan, killing five soldiers.", "en", None),
    ],
)
def test_one_happening_is_one_record(text, language, expected):
    found = coded(text, language)
    if expected is not None:
        assert found == expected
    assert len({(e[0], tuple(e[1])) for e in found}) <= 2


def test_a_verdict_keeps_the_fact_that_it_names():
    assert [e[:2] for e in coded("Japan verurteilte Russlands Invasion der Ukraine.")] == [
        ("ACCUSE", ["JPN"]),
        ("ASSAULT", ["RUS"]),
    ]


def test_what_is_dated_after_publication_is_a_commitment():
    (event,) = coded("Der polnische Präsident besucht am 9. März Litauen.")
    assert (event[0], event[3]) == ("AGREE", "planned")


def test_without_a_day_of_publication_nothing_lies_ahead_of_it():
    (event,) = coded("Der polnische Präsident besuchte am 9. März 2022 Litauen.", published=None)
    assert (event[0], event[3]) == ("CONSULT", "occurred")


def test_what_the_doer_will_not_do_is_a_rejection():
    (event,) = coded("Ungarn wird die Sanktionen gegen Russland nicht aufheben.")
    assert (event[0], event[1], event[3]) == ("REJECT", ["HUN"], "occurred")


def test_an_answer_goes_to_who_accused():
    found = coded("Kenia warf Äthiopien Spionage vor. Äthiopien wies den Vorwurf zurück.")
    assert found[-1] == ("REJECT", ["ETH"], ["KEN"], "occurred")


def test_a_storm_attacks_nobody():
    assert coded("Ein Sturm tötete in Indien zwölf Menschen.") == []


def test_the_speaker_of_a_demand_is_its_actor_and_no_source():
    events = Coder("de").code(
        Document("test", "Russland müsse seine Truppen abziehen, sagte der polnische Außenminister.", "de")
    ).events
    (event,) = [e for e in events if e.type == "REQUEST"]
    assert [a.code for a in event.actors] == ["POL.GOV"]
    assert event.source is None


def test_an_event_is_the_same_on_every_run():
    document = Document("test", "Frankreich kritisierte Polen.", "de")
    first, second = (Coder("de").code(document).events[0].id for _ in range(2))
    assert first == second


def test_every_filled_side_says_where_from():
    events = (
        Coder("de")
        .code(Document("test", "Kenia warf Äthiopien Spionage vor. Äthiopien wies den Vorwurf zurück.", "de"))
        .events
    )
    reasons = [s.reason for s in events[-1].steps if s.part == "recipient"]
    assert any(reason.startswith("answers the ACCUSE") for reason in reasons)


def test_the_last_attackers_of_a_country_struck_again_unless_others_are_named():
    text = "Die Taliban griffen am Montag Soldaten in Pakistan an. Dabei wurden drei pakistanische Polizisten getötet."
    assert [e[1] for e in coded(text)] == [["AFG.REB"], ["AFG.REB"]]
    elsewhere = "Die Taliban griffen am Montag Soldaten in Pakistan an. In Kenia wurden drei Kenianer getötet."
    assert [e[1] for e in coded(elsewhere)] == [["AFG.REB"], []]


def test_a_reproach_without_addressee_is_at_the_other_side_of_the_quarrel():
    text = "Japan hat gegen Russland Sanktionen verhängt. Die russische Regierung drohte am Dienstag mit Vergeltung."
    assert [e[2] for e in coded(text)] == [["RUS"], ["JPN"]]
    assert [e[2] for e in coded("Japan sanctioned Russia. Ghana's government threatened retaliation.", "en")][-1] == []
