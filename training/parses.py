"""Store the trees on which the examples of the codebook are right, so that a retrained parser breaks none of them.

    python -m training.parses de

An example keeps its stored tree while the rules are right on it, and otherwise gets that of the shipped parser if they
are right on that; trees may be corrected by hand in tests/parses/. Examples that are right on neither are listed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from depesche.coding.lint import run_examples
from depesche.parsing import load_parser
from depesche.parsing.conllu import read_conllu, write_conllu
from depesche.records import Document, Sentence

PARSES = Path(__file__).resolve().parent.parent / "tests" / "parses"


def stored_parses(language: str) -> dict[str, list[Sentence]]:
    """Return the stored trees of a language by the text of the example; empty when there are none."""
    path = PARSES / f"{language}.conllu"
    if not path.exists():
        return {}
    with path.open(encoding="utf8") as lines:
        return {document.text: sentences for document, sentences in read_conllu(lines, language)}


def main(language: str) -> None:
    """Write tests/parses/LANGUAGE.conllu anew and print what has no tree."""
    parser = load_parser(language)
    stored = stored_parses(language)
    right = {o.example.text for o in run_examples(language, parses=stored) if not o.complaints}
    kept = {text: sentences for text, sentences in stored.items() if text in right}
    missing = []
    for outcome in run_examples(language):
        text = outcome.example.text
        if text in kept:
            continue
        if outcome.complaints:
            missing.append(f"{outcome.rule.id}: {text}")
        else:
            kept[text] = parser.parse(Document(outcome.rule.id, text, language))
    PARSES.mkdir(exist_ok=True)
    with (PARSES / f"{language}.conllu").open("w", encoding="utf8") as out:
        for number, (text, sentences) in enumerate(sorted(kept.items())):
            out.write(write_conllu(Document(f"{language}-{number}", text, language), sentences))
    print(*missing, f"{len(kept)} trees stored, {len(missing)} examples without", sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
