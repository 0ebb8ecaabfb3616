"""The command line as its users meet it: output, messages and exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pydantic import TypeAdapter

from depesche import __version__
from depesche.cli import FORMATS, LAYERS, cli
from depesche.contract import LAYERS as CONTRACT_LAYERS
from depesche.contract import EventRecord

EXAMPLES = Path(__file__).parent.parent / "examples"
ARTICLES = str(EXAMPLES / "articles.jsonl")
GERMAN = str(EXAMPLES / "grenzabkommen.de.txt")
TEXTS = {record["id"]: record["text"] for record in map(json.loads, Path(ARTICLES).read_text("utf-8").splitlines())}


def run(*arguments: str, input: str | bytes | None = None, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, list(arguments), input=input)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def program(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from depesche.cli import main; main()", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_version_and_help() -> None:
    assert run("--version").stdout == f"depesche {__version__}\n"
    assert "who did what to whom" in run("--help").stdout
    for command in ("read", "annotate", "explain", "schema", "codebook"):
        assert "Usage" in run(command, "--help").stdout


def test_help_loads_nothing_heavy() -> None:
    """A help that takes seconds is not asked for twice."""
    heavy = "('spacy', 'rich', 'pydantic', 'numpy')"
    code = f"import sys; from depesche.cli import cli; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys, depesche; print([m for m in sys.modules if m.startswith('depesche.')], 'click' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[] False\n"
    )


def test_layers_are_those_of_the_contract() -> None:
    assert LAYERS == CONTRACT_LAYERS


def test_json_lines_are_events_whose_spans_stand_in_the_text() -> None:
    records = lines(run("read", ARTICLES, "--format", "jsonl"))
    assert {record["document"] for record in records} == {"grenzabkommen", "border"}
    adapter = TypeAdapter(EventRecord)
    for record in records:
        event = adapter.validate_python(record)
        text = TEXTS[event["document"]]
        said = [event["trigger"], *event["actors"], *event["recipients"]]
        said += [part for part in (event["source"], event["date"], event["place"]) if part]
        assert all(text[part["start"] : part["end"]] == part["text"] for part in said)
        assert event["actors"] or event["recipients"]


def test_every_format_tells_the_same_events() -> None:
    out = {form: run("read", ARTICLES, "--format", form).stdout for form in FORMATS}
    ids = [json.loads(line)["id"] for line in out["jsonl"].splitlines()]
    assert ids
    assert [record["id"] for record in json.loads(out["json"])] == ids
    assert [row["event"] for row in csv.DictReader(io.StringIO(out["csv"], newline=""))] == ids
    assert all(event_id[:8] in out["table"] and event_id in out["html"] for event_id in ids)


def test_a_second_run_gives_the_same_bytes() -> None:
    assert run("read", ARTICLES, "--format", "jsonl").stdout == run("read", ARTICLES, "--format", "jsonl").stdout


def test_text_comes_from_standard_input_too() -> None:
    text = Path(GERMAN).read_text("utf-8")
    given = ("--published", "2024-05-16", "--format", "jsonl")
    from_file, from_pipe = run("read", GERMAN, *given), run("read", *given, input=text)
    assert from_file.stdout == from_pipe.stdout == run("read", "-", *given, input=text).stdout
    assert from_file.stdout


@pytest.mark.parametrize("layer", LAYERS)
def test_annotations_stand_in_the_text(layer: str) -> None:
    records = lines(run("annotate", "--layer", layer, ARTICLES, "--format", "jsonl"))
    assert {record["document"] for record in records} == {"grenzabkommen", "border"}
    for record in records:
        start, end = record["start"], record["end"]
        assert TEXTS[str(record["document"])][start:end] == record["text"]  # type: ignore[misc]
        assert "type" in record
    assert run("annotate", "--layer", layer, ARTICLES, "--format", "table").stdout


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": \n')
    result = run("read", str(bad), str(tmp_path / "none.txt"), ARTICLES, "--format", "jsonl", code=2)
    assert len(result.stderr.splitlines()) == 2
    assert f"depesche: {bad}:1: malformed JSON" in result.stderr
    assert lines(result)


def test_a_file_name_cannot_write_to_the_terminal() -> None:
    assert "\x1b" not in run("read", "\x1b[31mx.txt", code=2).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read", "--published", "gestern", GERMAN), "is no date"),
        (("read", "--language", "tlh", GERMAN), "there are de or en"),
        (("read", "--parser", "no_such_pipeline", GERMAN), "no_such_pipeline"),
        (("read", "--codebook", "no/such/folder", GERMAN), "no/such/folder"),
        (("read", "--format", "xml", GERMAN), "xml"),
        (("explain", "ffffffffffff", GERMAN), "no event"),
        (("codebook", "show", "de.no.rule"), "no rule"),
    ],
)
def test_an_option_that_cannot_be_followed_gets_a_line_and_exit_code_2(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments, code=2)
    assert said in result.stderr
    assert not result.stdout
    assert "Traceback" not in result.stderr


def test_nothing_to_report_is_a_whole_answer_in_every_format(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Das Wetter war gestern nicht so schön wie in der Woche davor.", "utf-8")
    assert run("read", str(file), "--format", "jsonl").stdout == ""
    assert json.loads(run("read", str(file), "--format", "json").stdout) == []
    assert len(run("read", str(file), "--format", "csv").stdout.splitlines()) == 1
    assert "no events" in run("read", str(file), "--format", "table").stdout
    assert "</html>" in run("read", str(file), "--format", "html").stdout


def test_odd_characters_keep_their_places(tmp_path: Path) -> None:
    said = "Georgien und Armenien haben am Mittwoch in Tiflis ein Abkommen unterzeichnet."
    text = f"\n\r\n \u00a0\U0001f600\n{said}\r\n\x00\u2028"
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "odd", "text": text, "language": "de"}))
    records = lines(run("read", str(file), "--format", "jsonl"))
    assert records
    for record in records:
        trigger = record["trigger"]
        assert text[trigger["start"] : trigger["end"]] == trigger["text"]  # type: ignore[index]
    for form in FORMATS:
        run("read", str(file), "--format", form)


def test_explain_shows_rule_steps_and_words() -> None:
    (event, *_) = lines(run("read", ARTICLES, "--format", "jsonl"))
    shown = run("explain", str(event["id"])[:8], ARTICLES).stdout
    assert str(event["rule"]) in shown
    for part in ("steps", "status", "date", "place", "source", "words"):
        assert part in shown


def test_a_rule_can_be_looked_up() -> None:
    (event, *_) = lines(run("read", ARTICLES, "--format", "jsonl"))
    shown = run("codebook", "show", str(event["rule"])).stdout
    assert str(event["frame"]) in shown
    assert "examples" in shown


def test_a_codebook_folder_is_checked(tmp_path: Path) -> None:
    rules = tmp_path / "de" / "rules"
    rules.mkdir(parents=True)
    (rules / "mine.toml").write_text('[[rule]]\nid = "de.mine"\nframe = "no-such-frame"\ntrigger = { verb = "tun" }\n')
    result = run("codebook", "check", str(tmp_path), code=1)
    assert "mine.toml:2: " in result.stdout
    assert "no-such-frame" in result.stdout


def test_the_shipped_codebook_has_no_problems() -> None:
    result = run("codebook", "check")
    assert result.stdout == ""
    assert result.stderr.startswith("0 problems")


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout)["properties"]["schema"]["const"] == 1


def test_a_reader_that_stops_reading_is_no_error() -> None:
    process = program("read", *[ARTICLES] * 3, "--format", "jsonl")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_output_is_utf8_and_plain_where_the_locale_is_not() -> None:
    bare = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
    }
    out, err = program("read", ARTICLES, "--format", "jsonl", env=bare).communicate()
    assert err == b""
    assert "über" in TEXTS["grenzabkommen"]
    assert out.decode("utf-8")
    out, err = program("read", ARTICLES, env=bare).communicate()
    assert err == b""
    assert out.decode("ascii")
    assert b"\x1b" not in out
