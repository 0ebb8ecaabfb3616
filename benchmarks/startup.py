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


def seconds(arguments: list[str]) -> float:
    """Return the wall time of one run of the program."""
    command = [sys.executable, "-c", "from depesche.cli import main; main()", *arguments]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Time every command and write the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    lines = [
        "# Start-up",
        "",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"{runs} runs each, seconds of wall time.",
        "",
        "| command | median | slowest | aim |",
        "| --- | --- | --- | --- |",
    ]
    for name, (arguments, aim) in COMMANDS.items():
        seconds(arguments)
        times = [seconds(arguments) for _ in range(runs)]
        lines.append(f"| `{name}` | {statistics.median(times):.2f} | {max(times):.2f} | under {aim:g} |")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
