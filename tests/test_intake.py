"""Inputs: what is read, and the one line that each bad one gets."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from depesche.intake import BadInput
from depesche.intake.articles import make_document, published_day
from depesche.intake.inputs import Article, read_inputs
from depesche.language import detect, languages, normal
from depesche.records import Document, Reject

GERMAN = "Die Regierung in Oslo hat am Montag mit der Ministerin aus Bergen gesprochen."
ENGLISH = "The government of Norway has said that it will not talk to the minister."
FRENCH = "Le gouvernement de la Norvège a dit que la ministre ne sera pas reçue dans les jours qui viennent."


def documents(*paths: Path | str, **given: str) -> list[Document]:
    found = list(read_inputs([str(path) for path in paths], **given))  # type: ignore[arg-type]
    assert all(isinstance(item, Article) for item in found), found
    return [item.document for item in found if isinstance(item, Article)]


def reject(path: Path | str) -> str:
    (item,) = read_inputs([str(path)])
    assert isinstance(item, Reject)
    assert "\n" not in str(item)
    return str(item)


def test_a_text_file_is_one_article_exactly_as_it_stands(tmp_path: Path) -> None:
    text = "\r\n\r\n  " + GERMAN + "\r\n\ttab\x0b \u00a0e\u0301\U0001f600\r\n"
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode())
    (document,) = documents(file)
    assert document.text == text
    assert document.language == "de"
    assert document.published is None
    assert document.id == documents(file)[0].id


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_character(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(GERMAN.encode(encoding))
    assert documents(file)[0].text == GERMAN


def test_json_lines_keep_what_they_say(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    said = {
        "id": "x/1",
        "text": "\n" + ENGLISH,
        "language": "en-GB",
        "published": "2024-03-05T23:10:00Z",
        "title": "T",
        "url": "https://example.org",
        "publisher": "P",
        "more": [1],
    }
    file.write_text("\ufeff" + json.dumps(said) + "\r\n\n" + json.dumps({"id": 7, "text": GERMAN}), encoding="utf-8")
    first, second = documents(file)
    assert first == Document("x/1", "\n" + ENGLISH, "en", "2024-03-05", "T", "https://example.org", "P")
    assert (second.id, second.language, second.published) == ("7", "de", None)


def test_what_holds_for_all_fills_in_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": "Kein Wort verrät."}) + "\n" + json.dumps({"text": ENGLISH, "language": "en"}))
    first, second = documents(file, language="de", published="2024-01-02")
    assert (first.language, first.published) == ("de", "2024-01-02")
    assert second.language == "en"


def test_json_is_an_article_or_a_list(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"text": GERMAN}, {"text": ENGLISH}], indent=1))
    assert [document.language for document in documents(file)] == ["de", "en"]
    file.write_text(json.dumps({"text": GERMAN}))
    assert len(documents(file)) == 1


@pytest.mark.parametrize("head", ["", "\n \n"])
def test_standard_input_is_json_lines_or_text(monkeypatch: pytest.MonkeyPatch, head: str) -> None:
    def feed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    feed(head + json.dumps({"text": GERMAN}) + "\n" + json.dumps({"text": ENGLISH}) + "\n")
    assert [document.language for document in documents("-")] == ["de", "en"]
    feed(head + GERMAN)
    assert documents("-")[0].text == head + GERMAN
    feed("")
    assert reject("-") == "<stdin>: the text is empty"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "the text is empty"),
        ("a.txt", b" \r\n\t", "the text is empty"),
        ("a.txt", "Die Gespräche".encode("cp1252") + b"\n", "not UTF-8: byte 0xe4 in line 1"),
        ("a.txt", b"x\ny\n\xff\xfe", "not UTF-8: byte 0xff in line 3"),
        ("a.txt", GERMAN.encode("utf-16-le"), "UTF-16"),
        ("a.txt", b"\xff\xfea", "broken UTF-16"),
        ("a.txt", b"%PDF-1.7 ...", "this is a PDF"),
        ("a.txt", b"PK\x03\x04....", "zip archive"),
        ("a.txt", bytes(range(256)), "the file is binary"),
        ("a.txt", FRENCH.encode(), 'looks like "fr", which has no codebook; there are de or en'),
        ("a.txt", b"Putin Xi Peking", "does not show its language"),
        ("a.jsonl", b"", "holds no articles"),
        ("a.jsonl", b"\n\n", "holds no articles"),
        ("a.jsonl", b'{"text": "x"', "a.jsonl:1: malformed JSON"),
        ("a.jsonl", b'\n\n{"text": ', "a.jsonl:3: malformed JSON"),
        ("a.jsonl", b"[" * 100_000, "nested too deeply"),
        ("a.jsonl", b'{"text": ' + b"9" * 5000 + b"}", "malformed JSON"),
        ("a.jsonl", b"[1]", "this is a list"),
        ("a.jsonl", b"null", "this is null"),
        ("a.jsonl", b"{}", 'the "text" key is missing; there are no keys'),
        ("a.jsonl", b'{"txt": "x", "id": 1}', "the \"text\" key is missing; there are 'txt', 'id'"),
        ("a.jsonl", b'{"text": null}', "the text is empty"),
        ("a.jsonl", b'{"text": 5}', '"text" is a number, a string is wanted'),
        ("a.jsonl", b'{"text": "x", "id": true}', '"id" is true or false'),
        ("a.jsonl", b'{"text": "x", "title": {}}', '"title" is an object'),
        ("a.jsonl", b'{"text": "x", "language": "tlh"}', 'language "tlh" has no codebook'),
        ("a.jsonl", b'{"text": "x", "language": "de", "published": "gestern"}', 'published: "gestern" is no date'),
        ("a.jsonl", b'{"text": "x", "language": "de", "published": "2024-02-30"}', "is no date"),
        ("a.jsonl", b'{"text": "x \\ud800 y", "language": "de"}', "half of a surrogate pair (\\ud800)"),
        ("a.jsonl", b'{"text": "x", "id": "\\udfff", "language": "de"}', "id: character 0 is half"),
        ("a.jsonl", b'{"text": "\xe4"}', "a.jsonl:1: not UTF-8"),
        ("a.jsonl", '{"text": "x"}'.encode("utf-16"), "JSON lines must be UTF-8"),
        ("a.json", b"[]", "the list is empty"),
        ("a.json", b'[\n{"text": }]', "malformed JSON: Expecting value at line 2, column 10"),
        ("a.json", b'[{"text": ""}]', "item 1: the text is empty"),
    ],
)
def test_a_bad_input_gets_one_line_that_says_what_and_where(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    line = reject(file)
    assert said in line
    assert line.startswith(str(file))


def test_missing_files_and_folders_are_rejects(tmp_path: Path) -> None:
    assert "No such file" in reject(tmp_path / "none.txt")
    assert "is a folder" in reject(tmp_path)
    assert "cannot be opened" in reject("a\0b")


def test_the_other_inputs_are_still_read(tmp_path: Path) -> None:
    good, bad, lines = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "a.jsonl"
    good.write_text(GERMAN)
    bad.write_bytes(b"\x00\x01\x02")
    lines.write_bytes(
        b"{oops\n" + json.dumps({"text": ENGLISH}).encode() + b"\n\xff\n" + json.dumps({"text": GERMAN}).encode()
    )
    kinds = [type(item).__name__ for item in read_inputs([str(bad), str(lines), str(tmp_path / "none"), str(good)])]
    assert kinds == ["Reject", "Reject", "Article", "Reject", "Article", "Reject", "Article"]


def test_characters_that_are_odd_but_legal_are_kept() -> None:
    text = GERMAN + "\x00\u2028\u202e\ufeff\U0001f468\u200d\U0001f469" + "x" * 100_000
    assert make_document(text).text == text


@pytest.mark.parametrize(
    "value", ["2024-03-05", " 2024-03-05 ", "2024-03-05T10:00:00+02:00", "2024-03-05 10:00", "20240305"]
)
def test_days_and_timestamps_are_dates(value: str) -> None:
    assert published_day(value) == "2024-03-05"


@pytest.mark.parametrize("value", ["05.03.2024", "2024", "2024-03", "March 5", "0", "2024-13-01", "\ud800"])
def test_anything_else_is_no_date(value: str) -> None:
    with pytest.raises(BadInput, match="is no date"):
        published_day(value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        ("De minister heeft gisteren met de president van het land gesproken over een verdrag.", "nl"),
        ("El presidente se reunió con los ministros en la capital para hablar de la guerra.", "es"),
        ("Putin Xi Macron", None),
        ("", None),
        ("12345 !!!", None),
        ("Президент встретился с министром.", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_language_tags_have_many_spellings() -> None:
    assert [normal(tag) for tag in ("de", "DE-at", "de_CH", "ger", "English", "eng")] == [
        "de",
        "de",
        "de",
        "de",
        "en",
        "en",
    ]
    assert {"de", "en"} <= set(languages())
