"""How fast Depesche codes, in words a second on one core, start-up left out.

    python benchmarks/throughput.py ARTICLES.jsonl

ARTICLES.jsonl holds {"text": ..., "language": ..., "published": ...} an object a line. The figures go to
benchmarks/results/throughput.md.
"""

from __future__ import annotations

import datetime
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

from depesche.coding.pipeline import Coder
from depesche.records import Document

RESULTS = Path(__file__).parent / "results" / "throughput.md"


def main(path: Path) -> None:
    """Code every article of a file and write down words, events and seconds by language."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]
    by_language: dict[str, list[Document]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_language[row["language"]].append(
            Document(str(number), row["text"], row["language"], row.get("published"))
        )
    page = [f"# Throughput, {datetime.date.today()}, {path.name}\n"]
    page += ["| language | articles | words | events | words/s |", "| --- | --- | --- | --- | --- |"]
    for language, documents in sorted(by_language.items()):
        coder = Coder(language)
        coder.code(documents[0])
        start = time.perf_counter()
        events = sum(len(coder.code(document).events) for document in documents)
        seconds = time.perf_counter() - start
        words = sum(len(document.text.split()) for document in documents)
        page.append(f"| {language} | {len(documents)} | {words:,} | {events:,} | {words / seconds:,.0f} |")
    print("\n".join(page))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text("\n".join(page) + "\n", encoding="utf8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
