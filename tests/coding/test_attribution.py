"""Attribution: every example in the data is a test, and what runs over several sentences is tested here."""

import tomllib
from importlib.resources import files

import pytest

from depesche.coding.attribution import find_attributions, source_of
from depesche.coding.attribution.cues import attribution_cues
from depesche.parsing import load_parser
from depesche.records import Actor, Attribution, Document, Span


class Nobody:
    """A resolver that knows no actor: attribution must find the speaker's words without one."""

    def resolve(self, sentence, token):
        return ()

    def modifiers(self, sentence, token):
        return ()


class Somebody(Nobody):
    """A resolver that takes every phrase for the same actor."""

    def resolve(self, sentence, token):
        return (Actor("AUT.GOV", token.span),)


def read(text, language="de", resolver=None):
    document = Document("x", text, language)
    sentences = load_parser(language).parse(document)
    return find_attributions(document, sentences, resolver or Nobody())


def told(text, found):
    """Return (content, speaker) of each attribution, as words."""
    return [(a.content.of(text), a.speaker.of(text) if a.speaker else "") for a in found]


def _table(language):
    return tomllib.loads(files("depesche").joinpath("data", language, "attribution.toml").read_text(encoding="utf-8"))


def _cases():
    for language in ("de", "en"):
        for example in _table(language)["example"]:
            yield pytest.param(language, example, id=f"{language}-{example['text'][:50]}")


@pytest.mark.parametrize(("language", "example"), list(_cases()))
def test_example(language, example):
    marked = example["text"]
    text = marked.replace("[", "").replace("]", "")
    found = read(text, language)
    if "[" not in marked:
        assert told(text, found) == []
        return
    start, end = marked.index("["), marked.index("]") - 1
    fitting = [a for a in found if (a.content.start, a.content.end) == (start, end)]
    assert fitting, told(text, found)
    attribution = fitting[0]
    assert attribution.kind == example["kind"]
    assert (attribution.speaker.of(text) if attribution.speaker else "") == example["speaker"]
    assert attribution.cue is not None
    assert attribution.cue.of(text) == example["cue"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_verb_has_one_class(language):
    verbs = _table(language)["verbs"]
    listed = [v for kind in ("say", "think", "act") for v in verbs[kind]]
    assert sorted(listed) == sorted(set(listed))
    for limit in ("finding", "own_plans", "spoken_object", "unsourced", "back"):
        assert set(verbs.get(limit, [])) <= set(listed), limit
    assert attribution_cues(language).verbs["sagen" if language == "de" else "say"] == "say"


def test_the_speaker_carries_over_to_the_next_quotation():
    text = (
        "„Wir sind auf alles vorbereitet“, sagte General Huber.\n„Ob im Norden oder im Süden, wir halten die Stellung.“"
    )
    assert told(text, read(text)) == [
        ("Wir sind auf alles vorbereitet", "General Huber"),
        ("Ob im Norden oder im Süden, wir halten die Stellung.", "General Huber"),
    ]


def test_a_paragraph_that_opens_a_quotation_goes_on_with_its_speaker():
    text = (
        "Der Gesandte sagte, dass die Krise beide Staaten zwinge, „unsere Zusammenarbeit weiter zu vertiefen.\n"
        "„Die Lage ist ernst, aber unsere Freundschaft hält jedem Sturm stand.“"
    )
    direct = [a for a in read(text) if a.kind == "direct"]
    assert told(text, direct) == [
        ("unsere Zusammenarbeit weiter zu vertiefen.", "Der Gesandte"),
        ("Die Lage ist ernst, aber unsere Freundschaft hält jedem Sturm stand.", "Der Gesandte"),
    ]


def test_konjunktiv_runs_on_until_the_indicative():
    text = (
        "Die Ministerin sagte, die Grenze sei geschlossen. Die Armee habe zwei Brücken gesprengt. "
        "Niemand dürfe die Stadt verlassen. Am Abend fiel Regen."
    )
    free = [a for a in read(text) if a.kind == "free-indirect"]
    assert told(text, free) == [
        ("Die Armee habe zwei Brücken gesprengt. Niemand dürfe die Stadt verlassen", "Die Ministerin")
    ]


def test_demnach_belongs_to_whoever_spoke():
    text = "Die Polizei berichtete von Kämpfen. Demnach wurden zwei Brücken gesprengt."
    assert any(s == "Die Polizei" and "gesprengt" in c for c, s in told(text, read(text)))


def test_an_interrupted_quotation_has_two_parts():
    text = "„Wir werden die Stadt halten“, sagte der General, „und niemals kapitulieren.“"
    assert told(text, read(text)) == [
        ("Wir werden die Stadt halten", "der General"),
        ("und niemals kapitulieren.", "der General"),
    ]


def test_speech_without_marks_is_found_by_inversion():
    text = "Wir haben eine Pause eingelegt, sagte Armeesprecher Franz Huber am Dienstag."
    assert told(text, read(text)) == [("Wir haben eine Pause eingelegt", "Armeesprecher Franz Huber")]


def _attribution(start, end, speaker=None, cue=None, kind="indirect"):
    return Attribution(Span(start, end), kind, Span(*cue) if cue else None, Span(*speaker) if speaker else None)


def test_the_innermost_speaker_is_the_source():
    outer, inner = _attribution(10, 100, speaker=(0, 5)), _attribution(40, 80, speaker=(30, 35))
    assert source_of(Span(50, 55), [outer, inner]) is inner
    assert source_of(Span(20, 25), [outer, inner]) is outer
    assert source_of(Span(120, 125), [outer, inner]) is None


def test_a_speaker_counts_before_a_mere_cue():
    named, doubt = _attribution(0, 100, speaker=(101, 105)), _attribution(10, 50, cue=(5, 9), kind="reported")
    assert source_of(Span(20, 25), [named, doubt]) is named
    assert source_of(Span(20, 25), [doubt]) is doubt


def test_cue_speaker_and_speech_acts_are_not_what_was_said():
    said = _attribution(0, 100, speaker=(60, 70), cue=(50, 58))
    assert source_of(Span(50, 58), [said]) is None
    assert source_of(Span(62, 65), [said]) is None
    assert source_of(Span(10, 15), [_attribution(0, 100, speaker=(110, 115), kind="act")]) is None


def test_the_actor_is_the_resolvers():
    text = "Der Minister sagte, die Lage in der Hauptstadt sei ruhig."
    (found,) = read(text, resolver=Somebody())
    assert found.actor is not None
    assert found.actor.code == "AUT.GOV"


@pytest.mark.parametrize("text", ["", "„", "sagte.", "Laut", "so", "Wie sagte,", "„“", "“Yes", "Nach Angaben"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_scraps_are_survived(text, language):
    read(text, language)
