from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.parsing import ParserError, load_parser
from depesche.parsing.spacy_adapter import single_root
from depesche.records import Document, Sentence

ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("aeinstrAEST.,;:!?-–\"„“'()1234 \n\r\t\xa0\xad\u2028\u200b\u0301é🙂👩‍👧ß€&<>"),
        st.characters(),
    ),
    max_size=120,
)


def parse(text: str, language: str = "de") -> list[Sentence]:
    return load_parser(language).parse(Document("x", text, language))


def check(text: str, sentences: list[Sentence]) -> None:
    last = 0
    for number, sentence in enumerate(sentences):
        assert sentence.index == number
        assert sentence.start >= last
        assert sentence.tokens
        assert sum(t.is_root for t in sentence.tokens) == 1
        assert sum(t.dep == "root" for t in sentence.tokens) == 1
        for index, token in enumerate(sentence.tokens):
            assert token.index == index
            assert text[token.start : token.end] == token.text
            assert token.text.strip()
            assert token.lemma and token.pos and token.dep
            assert token.start >= last
            last = token.end
            assert sentence.start <= token.start and token.end <= sentence.end
            assert len(list(sentence.ancestors(token))) < len(sentence.tokens)


@given(ODD)
@settings(max_examples=60, deadline=None)
def test_spans_of_odd_text(text: str) -> None:
    check(text, parse(text))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "Putin\r\n\r\ntraf  \t Merkel.\r\nDanach\xa0ging er.",
        "Die Regie\xadrung hat\u200b 🙂 zugesagt. Cafe\u0301 👩‍👧!",
        "\ud800 war da \udfff.",
        "x" * 3000 + " ist lang. " + "ja, " * 3000,
        "Ein " + "sehr " * 2500 + "langer Satz ohne Ende",
        "\x00\x01 Wort \x07.",
    ],
)
def test_spans_of_hard_text(text: str, language: str) -> None:
    sentences = parse(text, language)
    assert sentences
    check(text, sentences)


@pytest.mark.parametrize("text", ["", "\n \n", "--- *** 🙂"])
def test_no_words_no_sentences(text: str) -> None:
    assert parse(text) == []


def test_one_bad_line_spoils_no_other() -> None:
    good = "Die USA lehnten die Forderung des Iran ab."
    alone = parse(good)[0]
    among = parse("(((( »» ,,, 99% // §§ und\n" + good + "\n" + "BLA " * 400)[1]
    assert [(t.text, t.lemma, t.pos, t.head, t.dep) for t in alone.tokens] == [
        (t.text, t.lemma, t.pos, t.head, t.dep) for t in among.tokens
    ]


def test_only_some_sentences_are_parsed() -> None:
    document = Document("x", "Er kam. Sie ging. Es blieb.", "de")
    assert [s.index for s in load_parser("de").parse(document, only={0, 2})] == [0, 2]


def test_separable_verb_passive_and_date() -> None:
    text = "Am 21. Februar 1999 lehnte Russlands Präsident die Forderungen der USA ab."
    (sentence,) = parse(text)
    verb = sentence.root
    assert (verb.text, verb.lemma) == ("lehnte", "ablehnen")
    assert [t.text for t in sentence.children(verb, "compound:prt")] == ["ab"]
    assert [t.text for t in sentence.children(verb, "nsubj")] == ["Präsident"]
    assert [t.text for t in sentence.children(verb, "obj")] == ["Forderungen"]


def test_a_final_year_is_no_ordinal() -> None:
    (sentence,) = parse("Die Truppen besetzten die Stadt im Jahr 1999.")
    assert [t.text for t in sentence.tokens][-2:] == ["1999", "."]


def test_english_particle_and_passive() -> None:
    first, second = parse("Iran was attacked by Israel on Monday. The minister stepped down.", "en")
    assert first.root.lemma == "attack"
    assert [t.text for t in first.children(first.root, "nsubj:pass")] == ["Iran"]
    assert second.root.lemma == "step"
    assert [t.text for t in second.children(second.root, "compound:prt")] == ["down"]


def test_the_version_names_the_language() -> None:
    assert load_parser("de").version.startswith("de-")
    assert load_parser("de") is load_parser("de")


def test_unknown_language_and_pipeline() -> None:
    with pytest.raises(ParserError, match="no parser for the language 'fr'"):
        load_parser("fr")
    with pytest.raises(ParserError, match="spacy download de_core_news_xx"):
        load_parser("de", "de_core_news_xx")
    assert issubclass(ParserError, ValueError)


def test_a_pipeline_of_another_language_is_refused() -> None:
    from depesche.parsing.parser import shipped

    with pytest.raises(ParserError, match="reads 'en', not 'de'"):
        load_parser("de", str(shipped()["en"]))


def test_importing_loads_no_spacy() -> None:
    code = "import sys, depesche.parsing; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.lists(st.integers(0, 6), min_size=7, max_size=7))
def test_single_root_mends_any_graph(heads: list[int]) -> None:
    mended = single_root(heads)
    assert sum(i == h for i, h in enumerate(mended)) == 1
    for i in range(len(mended)):
        steps = 0
        while mended[i] != i:
            i, steps = mended[i], steps + 1
            assert steps <= len(mended)
