from pathlib import Path

import pytest

from depesche.coding import lint
from depesche.coding.codebook import CodebookError, load_codebook

RULE = """
[[rule]]
id = "de.test.winken"
frame = "{frame}"
trigger = {{ verb = "winken" }}
[[rule.example]]
text = "Deutschland winkte Frankreich in [Paris]."
expect = {{ type = "SUPPORT" }}
[[rule.example]]
text = "Der Baum winkte."
expect = "nothing"
"""


def folder_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "de" / "rules").mkdir(parents=True)
    (tmp_path / "de" / "rules" / "own.toml").write_text(text, encoding="utf8")
    return tmp_path


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_codebook_has_its_breadth(language):
    book = load_codebook(language)
    rules = [r for r in book.rules.values() if r.frame.type]
    assert len(rules) >= 400
    assert len({r.frame.id for r in rules}) >= 150
    assert len({r.frame.type for r in rules}) == 16


def test_the_shipped_codebook_has_no_errors():
    assert [str(p) for p in lint.check() if not p.gap] == []


def test_a_folder_adds_a_rule_and_keeps_ours(tmp_path):
    book = load_codebook("de", folder_with(tmp_path, RULE.format(frame="praise")))
    assert "de.test.winken" in book.rules
    assert len(book.rules) == len(load_codebook("de").rules) + 1


def test_brackets_mark_what_is_expected(tmp_path):
    book = load_codebook("de", folder_with(tmp_path, RULE.format(frame="praise")))
    example = book.rules["de.test.winken"].examples[0]
    assert (example.text, example.marked) == ("Deutschland winkte Frankreich in Paris.", ("Paris",))


def test_an_unknown_frame_is_named_with_file_and_line(tmp_path):
    folder = folder_with(tmp_path, RULE.format(frame="wave-hand"))
    with pytest.raises(CodebookError, match=r"own\.toml:3: .*unknown frame 'wave-hand'"):
        load_codebook("de", folder)
    problems = [str(p) for p in lint.check(folder) if not p.gap]
    assert len(problems) == 1
    assert "own.toml:3: " in problems[0]


def test_lint_misses_a_silent_example(tmp_path):
    folder = folder_with(tmp_path, RULE.format(frame="praise").rpartition("[[rule.example]]")[0])
    assert any("must stay silent" in str(p) for p in lint.check(folder))


def test_lint_finds_an_id_that_stands_twice(tmp_path):
    folder = folder_with(tmp_path, RULE.format(frame="praise") * 2)
    assert any("stands also in" in str(p) for p in lint.check(folder))


def test_a_broken_file_is_named(tmp_path):
    folder = folder_with(tmp_path, "[[rule]\n")
    with pytest.raises(CodebookError, match=r"own\.toml: .*line 1"):
        load_codebook("de", folder)


def test_a_language_without_codebook_is_refused():
    with pytest.raises(CodebookError, match="there are: de, en"):
        load_codebook("fr")


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(CodebookError, match="no such folder"):
        load_codebook("de", tmp_path / "nowhere")
