"""Every example in the status data is a test, read with the shipped parser; brackets mark the trigger."""

import tomllib
from importlib.resources import files

import pytest

from depesche.coding.status import status_cues, status_of
from depesche.parsing import load_parser
from depesche.records import Document, Sentence, Span, Status, Token


def _table(language):
    return tomllib.loads(files("depesche").joinpath("data", language, "status.toml").read_text(encoding="utf-8"))


def _cases():
    for language in ("de", "en"):
        for example in _table(language)["example"]:
            yield pytest.param(language, example["text"], example["status"], id=f"{language}-{example['text'][:50]}")


@pytest.mark.parametrize(("language", "marked", "wanted"), list(_cases()))
def test_example(language, marked, wanted):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    for sentence in load_parser(language).parse(Document("x", text, language)):
        for token in sentence.tokens:
            if Span(token.start, token.end).overlaps(Span(start, end)):
                status, reason = status_of(sentence, token, status_cues(language))
                assert (status, bool(reason)) == (Status(wanted), True), reason
                return
    pytest.fail("the trigger is no token")


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_word_has_two_statuses(language):
    for name in ("modals", "governors", "modifiers", "adverbs"):
        table = _table(language)[name]
        seen = [word for status in ("planned", "possible", "denied") for word in table.get(status, [])]
        assert sorted(seen) == sorted(set(seen)), name


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_limits_a_governor_names_one(language):
    table = _table(language)["governors"]
    known = {word for status in ("planned", "possible", "denied") for word in table[status]}
    assert set(table["only_clauses"]) <= known
    assert set(table["of_subject"]) <= known


def test_a_tree_without_arcs_is_read_too():
    token = Token(0, 0, 7, "Angriff", "Angriff", "NOUN", {}, 0, "root")
    assert status_of(Sentence(0, 0, 7, (token,)), token, status_cues("de"))[0] is Status.OCCURRED
