"""Let several parsers vote on raw news and write what they agree on as CoNLL-U, to train a small parser on.

    python -m training.silver de --texts NEWS.jsonl --model A --model B --model C --without TEST.conllu > silver.conllu

A vote of parsers that differ in seed and size is better than each of them, and a small network can learn to imitate
the vote (self-training by an ensemble). Sentences that stand in a measured treebank are left out, gold or not, so that
the measure stays honest.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from depesche.parsing.sentences import split
from depesche.parsing.spacy_adapter import SpacyParser, single_root
from depesche.records import Document, Token
from training.projection import surface
from training.trees import read_trees

WORDS = range(4, 61)
AGREEMENT = 0.8


def key(text: str) -> str:
    """Return the letters and digits of a sentence, by which it is recognised in another edition of the text."""
    return re.sub(r"\W+", "", text).lower()


def voted(parses: Sequence[Sequence[Token]]) -> tuple[list[int], list[str], float]:
    """Return heads and relations by majority, and the share of arcs that all parsers agree on.

    Where the majority is no tree, the parser that is nearest to it decides alone.
    """
    heads = [Counter(p[i].head for p in parses).most_common(1)[0][0] for i in range(len(parses[0]))]
    same = sum(len({(p[i].head, p[i].dep) for p in parses}) == 1 for i in range(len(heads))) / max(len(heads), 1)
    roots = [i for i, h in enumerate(heads) if h == i]
    if len(roots) != 1 or single_root(heads) != heads:
        best = max(parses, key=lambda p: sum(t.head == h for t, h in zip(p, heads, strict=True)))
        heads = [t.head for t in best]
    deps = []
    for i, head in enumerate(heads):
        votes = Counter(p[i].dep for p in parses if p[i].head == head)
        deps.append("root" if head == i else next((d for d, _ in votes.most_common() if d != "root"), "dep"))
    return heads, deps, same


def blocks(parsers: Sequence[SpacyParser], texts: Iterator[str], known: set[str]) -> Iterator[str]:
    """Yield the sentences the parsers agree on as blocks of CoNLL-U; tags and lemmas are those of the first parser."""
    number = 0
    for text in texts:
        fresh = [
            i
            for i, p in enumerate(split(text, parsers[0].language))
            if key(text[p.span.start : p.span.end]) not in known
        ]
        document = Document("silver", text, parsers[0].language)
        for sentences in zip(*(p.parse(document, set(fresh)) for p in parsers), strict=True):
            tokens = sentences[0].tokens
            if len(tokens) not in WORDS:
                continue
            heads, deps, same = voted([s.tokens for s in sentences])
            if same < AGREEMENT:
                continue
            known.add(key(text[sentences[0].start : sentences[0].end]))
            number += 1
            rows = []
            for i, token in enumerate(tokens):
                feats = "|".join(f"{k}={v}" for k, v in sorted(token.morph.items())) or "_"
                end = tokens[i + 1].start if i + 1 < len(tokens) else token.end + 1
                space = "_" if end > token.end else "SpaceAfter=No"
                head = 0 if heads[i] == i else heads[i] + 1
                rows.append(
                    f"{i + 1}\t{token.text}\t{token.lemma}\t{token.pos}\t_\t{feats}\t{head}\t{deps[i]}\t_\t{space}"
                )
            yield f"# sent_id = silver-{number}\n" + "\n".join(rows) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("--texts", type=Path, action="append", required=True, help="JSON lines with a field `text`")
    parser.add_argument("--model", type=Path, action="append", required=True)
    parser.add_argument(
        "--without", type=Path, action="append", default=[], help="CoNLL-U whose sentences are left out"
    )
    options = parser.parse_args()
    known = {key(surface(t)[0]) for path in options.without for t in read_trees(path)}
    parsers = [SpacyParser.shipped(options.language, m) for m in options.model]
    texts = (
        str(json.loads(line)["text"]) for path in options.texts for line in path.open(encoding="utf-8") if line.strip()
    )
    for block in blocks(parsers, texts, known):
        sys.stdout.write(block + "\n")


if __name__ == "__main__":
    main()
