"""How long the program takes to start: `--help`, and `read` of one article with nothing loaded before.

    python benchmarks/startup.py [RUNS]

Writes `benchmarks/results/startup.md`. Times are those of whole processes; the first run fills the caches of the file
system and is not counted. No test depends on them: a busy machine is no defect.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RESULT = ROOT / "benchmarks" / "results" / "startup.md"
COMMANDS = {
    "depesche --help": (["--help"], 0.4),
    "depesche read examples/grenzabkommen.de.txt": (["read", str(ROOT / "examples" / "grenzabkommen.de.txt")], 3.0),
    "depesche read examples/border.en.txt": (["read", str(ROOT / "examples" / "border.en.txt")], 3.0),
}


def seconds(arguments: list[str]) -> tuple[float, float]:
    """Return wall time and processor time of one run of the program; the second says how busy the machine was."""
    command = [sys.executable, "-c", "from depesche.cli import main; main()", *arguments]
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, used


def main() -> None:
    """Time every command and write the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    lines = [
        "# Start-up",
        "",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"{runs} runs each, seconds of wall time and of processor time.",
        "",
        "| command | median | slowest | processor | aim |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, (arguments, aim) in COMMANDS.items():
        seconds(arguments)
        walls, used = zip(*(seconds(arguments) for _ in range(runs)), strict=True)
        figures = f"{statistics.median(walls):.2f} | {max(walls):.2f} | {statistics.median(used):.2f}"
        lines.append(f"| `{name}` | {figures} | under {aim:g} |")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
