"""Run a measuring script over a folder of gold files and write the figures down.

    python benchmarks/gold.py MEASURE.py GOLD_FOLDER [SEED_GOLD.jsonl]

The script is called as `MEASURE.py KIND FILE` (kinds: events, dates, quotes, relations, pairs) and prints figures;
they go to benchmarks/results/gold.md with the date and the version, so that a change shows what it changed.
"""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

RESULTS = Path(__file__).parent / "results" / "gold.md"
FILES = (
    ("events", "events.dev.de.jsonl"),
    ("events", "events.dev.en.jsonl"),
    ("events", "events.train.de.jsonl"),
    ("events", "events.train.en.jsonl"),
    ("dates", "dates.dev.de.jsonl"),
    ("quotes", "quotes.dev.de.jsonl"),
    ("relations", "relations.train.en.jsonl"),
    ("pairs", "pairs.dev.jsonl"),
)


def main(measure: Path, gold: Path, seed: Path | None) -> None:
    """Run every measure and write one page of figures."""
    jobs = [(kind, gold / name) for kind, name in FILES]
    if seed is not None:
        jobs.insert(0, ("events", seed))
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout
    page = [f"# Figures of {datetime.date.today()}, commit {commit.strip()}\n"]
    for kind, path in jobs:
        done = subprocess.run(
            [sys.executable, str(measure), kind, str(path)], capture_output=True, text=True, check=False
        )
        lines = (done.stdout if done.returncode == 0 else done.stderr).strip()
        page.append(f"## {kind} · {path.name}\n\n```\n{lines}\n```\n")
        print(page[-1], flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text("\n".join(page), encoding="utf8")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
