"""Train the parser that ships with Depesche.

    python -m training.train de --treebanks DIR --output src/depesche/models/de
    python -m training.train en --treebanks DIR --output src/depesche/models/en

One small convolutional network over hashed words, prefixes, suffixes and shapes is shared by a tagger of parts of
speech and features, a lemmatiser and a dependency parser. It runs on one core without a GPU, in minutes, on purpose:
whoever corrects another hundred sentences should be able to train again over a cup of coffee.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from depesche.parsing.spacy_adapter import SpacyParser
from training import english_drills, german_drills
from training.augment import varied
from training.evaluate import measure
from training.projection import bare, project
from training.treebanks import MEASURE, TRAINING, Source, load
from training.trees import Tree

VERSION = "1.0.0"


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of a training run; the defaults are those of the shipped models."""

    passes: int = 16
    width: int = 96
    depth: int = 4
    rows: tuple[int, ...] = (5000, 1000, 2500, 2500)
    hidden: int = 64
    dropout: float = 0.15
    rate: float = 0.001
    seed: int = 1
    alone: float = 0.7
    gold_passes: int = 3


def build(language: str, recipe: Recipe) -> Language:
    """Return an untrained pipeline of the recipe's size."""
    nlp = spacy.blank(language)
    listener: dict[str, Any] = {
        "@architectures": "spacy.Tok2VecListener.v1",
        "width": recipe.width,
        "upstream": "*",
    }
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": recipe.width,
                    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                    "rows": list(recipe.rows),
                    "include_static_vectors": False,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": recipe.width,
                    "depth": recipe.depth,
                    "window_size": 1,
                    "maxout_pieces": 3,
                },
            }
        },
    )
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None, "normalize": False}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger, "min_tree_freq": 3, "top_k": 3, "backoff": "orth"})
    nlp.add_pipe(
        "parser",
        config={
            "min_action_freq": 10,
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": recipe.hidden,
                "maxout_pieces": 2,
                "use_upper": True,
                "nO": None,
                "tok2vec": listener,
            },
        },
    )
    return nlp


def groups(trees: list[Tree], alone: float, chance: random.Random) -> Iterator[list[Tree]]:
    """Yield the trees in random order, most of them alone, the others in documents of a few sentences."""
    order = trees[:]
    chance.shuffle(order)
    while order:
        size = 1 if chance.random() < alone else chance.randint(2, 5)
        yield [order.pop() for _ in range(min(size, len(order)))]


def examples(nlp: Language, trees: list[Tree], recipe: Recipe, chance: random.Random) -> Iterator[Example]:
    """Yield one pass over the trees as spaCy examples."""
    for group in groups(trees, recipe.alone, chance):
        gold = project(nlp, [varied(t, chance) for t in group])
        yield Example(bare(nlp, gold), gold)


def batches(items: Iterator[Example], words: float) -> Iterator[list[Example]]:
    """Yield the examples in lists of about so many words."""
    batch: list[Example] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def resumed(folder: Path) -> Language:
    """Return a stored pipeline ready to learn more.

    spaCy 3.8 does not store which edit tree has which label; without that the lemmatiser would learn nothing.
    """
    nlp = spacy.load(folder)
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    return nlp


def train(
    language: str,
    gold: list[Tree],
    silver: list[Tree],
    recipe: Recipe,
    report: Any = None,
    resume: Path | None = None,
) -> Language:
    """Return a pipeline trained on the trees, with the averaged weights; `resume` is one to go on with.

    The last passes see the gold trees only, so that the errors of the silver ones do not have the last word.
    """
    fix_random_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    nlp = resumed(resume) if resume else build(language, recipe)
    plain = [Example(bare(nlp, d), d) for d in (project(nlp, [t]) for t in gold)]
    optimiser = Adam(
        recipe.rate,
        beta1=0.9,
        beta2=0.999,
        eps=1e-8,
        L2=0.01,
        L2_is_weight_decay=True,
        grad_clip=1.0,
        use_averages=True,
    )
    if resume:
        nlp.resume_training(sgd=optimiser)
    else:
        nlp.initialize(lambda: plain, sgd=optimiser)
    size, total = (1000.0 if resume else 100.0), recipe.passes
    for number in range(1, total + 1):
        losses: dict[str, float] = {}
        trees = gold if number > total - recipe.gold_passes else gold + silver
        optimiser.learn_rate = recipe.rate * min(1.0, 2.0 * (1 - (number - 1) / total))
        for batch in batches(examples(nlp, trees, recipe, chance), size):
            nlp.update(batch, sgd=optimiser, drop=recipe.dropout, losses=losses)
            size = min(1000.0, size * 1.001)
        if report is not None:
            with nlp.use_params(optimiser.averages):
                report(number, losses, nlp)
    if optimiser.averages:
        nlp.use_params(optimiser.averages).__enter__()
    return nlp


def describe(nlp: Language, language: str) -> None:
    """Name the pipeline, so that every event can say what it was read with."""
    nlp.meta.update(
        name="depesche",
        version=VERSION,
        description=f"The parser of Depesche for the language {language}; see CARD.md",
        author="The Depesche authors",
        license="CC BY-SA 4.0",
    )


def store(nlp: Language, folder: Path) -> None:
    """Write the pipeline, then put it in place in one step, so that nobody ever loads half a model."""
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh)
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    card = folder / "CARD.md"
    if card.exists():
        shutil.copy(card, fresh / "CARD.md")
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    standard = Recipe()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(TRAINING))
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with the CoNLL-U files")
    parser.add_argument("--output", type=Path, required=True, help="folder the pipeline is written to")
    parser.add_argument("--silver", type=Path, action="append", default=[], help="CoNLL-U by silver.py to learn from")
    parser.add_argument("--resume", type=Path, help="a pipeline to go on training, instead of a fresh one")
    parser.add_argument("--drills", type=int, default=1000, help="how many sentences made by rule to add")
    parser.add_argument("--passes", type=int, default=standard.passes)
    parser.add_argument("--width", type=int, default=standard.width)
    parser.add_argument("--depth", type=int, default=standard.depth)
    parser.add_argument("--hidden", type=int, default=standard.hidden)
    parser.add_argument("--dropout", type=float, default=standard.dropout)
    parser.add_argument("--rate", type=float, default=standard.rate)
    parser.add_argument("--alone", type=float, default=standard.alone)
    parser.add_argument("--seed", type=int, default=standard.seed)
    options = parser.parse_args()
    recipe = Recipe(
        passes=options.passes,
        width=options.width,
        depth=options.depth,
        hidden=options.hidden,
        dropout=options.dropout,
        rate=options.rate,
        seed=options.seed,
        alone=options.alone,
    )
    trees = load(options.treebanks, TRAINING[options.language], options.language)
    trees += (german_drills if options.language == "de" else english_drills).drills(options.drills)
    silver = [t for path in options.silver for t in load(path.parent, (Source(path.name, ""),), options.language)]
    measured = load(options.treebanks, MEASURE[options.language][:1], options.language)
    started = time.monotonic()

    def report(number: int, losses: dict[str, float], nlp: Language) -> None:
        line = f"pass {number} of {recipe.passes}, {time.monotonic() - started:.0f} s"
        line += "".join(f", {name} {loss:.0f}" for name, loss in losses.items())
        if number % 2 == 0 or number == recipe.passes:
            line += f" | {measure(SpacyParser(nlp, options.language, VERSION), measured).line()}"
        print(line, file=sys.stderr, flush=True)

    nlp = train(options.language, trees, silver, recipe, report, options.resume)
    describe(nlp, options.language)
    store(nlp, options.output)
    print(measure(SpacyParser(nlp, options.language, VERSION), measured).line())


if __name__ == "__main__":
    main()
