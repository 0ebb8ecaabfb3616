"""Which language a text is in, told by its function words, and which languages have a codebook.

Function words tell German from English on a sentence or two, load in no time and never call a name-only line German:
a text that does not show its language is said to be undecided, for a guess here would make every record of it wrong.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CODES = {"deu": "de", "ger": "de", "eng": "en", "german": "de", "deutsch": "de", "english": "en", "englisch": "en"}
_WORDS_READ = 2000


def normal(tag: str) -> str:
    """Return the two-letter code of a language tag ("de-AT", "EN_us", "deu")."""
    primary = re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
    return _CODES.get(primary, primary)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a codebook, in alphabetical order."""
    return tuple(sorted(rules.parent.name for rules in _DATA.glob("*/rules") if rules.is_dir()))


def detect(text: str) -> str | None:
    """Return the code of the language of `text`, or None when its words do not decide."""
    words = [m.group().lower() for _, m in zip(range(_WORDS_READ), _WORD.finditer(text), strict=False)]
    if not words:
        return None
    scores: dict[str, float] = {}
    for word in words:
        spoken = _function_words().get(word, ())
        for language in spoken:
            scores[language] = scores.get(language, 0.0) + 1 / len(spoken)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < max(1.0, 0.08 * len(words)):
        return None
    if len(ranked) > 1 and ranked[0][1] < 1.3 * ranked[1][1]:
        return None
    return ranked[0][0]


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((_DATA / "languages.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for language, entry in table.items():
        for word in entry["words"].split():
            found[word] = (*found.get(word, ()), language)
    return found
