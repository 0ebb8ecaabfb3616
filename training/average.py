"""Average the weights of a pipeline and of the one that went on training from it.

    python -m training.average BEFORE AFTER --output src/depesche/models/de

What came before knows the treebanks better, what came after the drills; halfway between them lies a parser that is at
least as good at both. It works only because one was trained from the other.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.language import Language

from training.train import store


def averaged(first: Language, second: Language) -> Language:
    """Return the second pipeline with every weight halfway to that of the first."""
    for (_, one), (_, other) in zip(first.pipeline, second.pipeline, strict=True):
        for node, twin in zip(one.model.walk(), other.model.walk(), strict=True):  # type: ignore[attr-defined]
            for name in twin.param_names:
                if twin.has_param(name):
                    twin.set_param(name, (node.get_param(name) + twin.get_param(name)) / 2)
    return second


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    store(averaged(spacy.load(options.before), spacy.load(options.after)), options.output)


if __name__ == "__main__":
    main()
