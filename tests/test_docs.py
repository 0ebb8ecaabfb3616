"""The documentation is run: every command in a `console` block, and what is shown beneath it must come out.

A line `…` stands for any number of lines. After a change of the codebook that is meant, write the new outputs with
`DEPESCHE_UPDATE_DOCS=1 python -m pytest tests/test_docs.py` and read the difference.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import depesche

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/reading.md", "docs/json.md")
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.S | re.M)


@dataclass(frozen=True)
class Shown:
    """A command of a page with the output shown for it, and where that output stands in the page."""

    page: str
    command: str
    output: str
    start: int
    end: int


def commands(page: str) -> list[Shown]:
    text, found = (ROOT / page).read_text("utf-8"), []
    for block in _BLOCK.finditer(text):
        starts = [match.start() for match in re.finditer(r"^\$ ", block.group(1), re.M)]
        assert starts[:1] == [0], f"{page}: a console block begins with a command"
        for start, end in zip(starts, [*starts[1:], len(block.group(1))], strict=True):
            command, _, output = block.group(1)[start + 2 : end].partition("\n")
            found.append(Shown(page, command, output, block.start(1) + start + 3 + len(command), block.start(1) + end))
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and a `depesche` that is the one under test."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", folder / "examples")
    program = folder / "bin" / "depesche"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nfrom depesche.cli import main\nmain()\n")
    program.chmod(0o755)
    return folder


def environment(place: Path) -> dict[str, str]:
    paths = [str(place / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    package = str(Path(depesche.__file__).parent.parent)
    return os.environ | {"PATH": os.pathsep.join(paths), "PYTHONPATH": package, "COLUMNS": "100", "LC_ALL": "C.UTF-8"}


def run(command: str, place: Path) -> str:
    done = subprocess.run(command, shell=True, cwd=place, env=environment(place), capture_output=True, text=True)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def matches(shown: str, real: str) -> bool:
    parts = re.split(r"^…\n", shown, flags=re.M)
    return re.fullmatch(r"(?:.*\n)*?".join(re.escape(part) for part in parts), real) is not None


def as_shown(real: str, before: str) -> str:
    """Cut a new output as the old one was cut: a `…` first leaves out the heading, a `…` last all further lines."""
    lines, old = real.splitlines(keepends=True), before.splitlines(keepends=True)
    assert "…\n" not in old[1:-1], f"to be updated by hand, a part is left out in the middle:\n{before}"
    if old[0] == "…\n":
        lines = ["…\n", *lines[3:]]
    if old[-1] == "…\n" and len(old) > 1:
        lines = [*lines[: len(old) - 1], "…\n"]
    return "".join(lines)


@pytest.mark.parametrize("page", PAGES)
def test_commands_print_what_the_page_shows(page: str, place: Path) -> None:
    found = commands(page)
    assert found
    text = (ROOT / page).read_text("utf-8")
    updates = []
    for shown in found:
        real = run(shown.command, place)
        if os.environ.get("DEPESCHE_UPDATE_DOCS") and shown.output and not matches(shown.output, real):
            updates.append((shown, real))
            continue
        if shown.output:
            assert matches(shown.output, real), f"{page}: $ {shown.command}\n{real}"
    for shown, real in reversed(updates):
        text = text[: shown.start] + as_shown(real, shown.output) + text[shown.end :]
    if updates:
        (ROOT / page).write_text(text, "utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_python_runs(page: str, place: Path) -> None:
    code = "\n".join(_PYTHON.findall((ROOT / page).read_text("utf-8")))
    if code:
        subprocess.run([sys.executable, "-c", code], cwd=place, env=environment(place), check=True)


def test_the_first_command_of_the_readme_codes_an_example(place: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    first, second = re.findall(r"^python3 -m venv .*$", text, re.M)
    reading = first.split("&&")[-1].strip()
    assert reading.startswith(".venv/bin/depesche read examples/")
    assert "→" in run(reading.removeprefix(".venv/bin/"), place)
    assert second.endswith("-m pytest")


def test_examples_as_text_and_as_json_lines_are_the_same() -> None:
    import json

    for line in (ROOT / "examples" / "articles.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        assert record["text"] == (ROOT / "examples" / f"{record['id']}.{record['language']}.txt").read_text("utf-8")
