"""The forms in which an actor's name, nationality or role is written, so that data files hold each word once.

German names take a genitive -s, adjectives six endings, nouns and nominalised adjectives their cases and plurals. The
forms are made when the table is compiled, and a lookup is then a dictionary access. Some forms made here do not
exist; no text has them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+")
GAP = re.compile(r"(?:[ \t\u00a0]?[-–&/'’.`´‘]{0,2}[ \t\u00a0]?)$")
"""What may stand between two words of one name; a line break, a comma or a dash with spaces may not."""

_PLAIN = str.maketrans({"ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae"})
ARABIC = frozenset({"al", "el", "as", "ad", "at", "an", "ash", "asch", "ul"})
"""The Arabic article in front of names, which half of the mentions leave out ("al-Assad", "Assad")."""

VERBAL = frozenset(
    {"ab", "an", "auf", "aus", "be", "bei", "durch", "ein", "ent", "er", "ge", "her", "hin", "nach", "miss", "mit",
     "über", "um", "unter", "ver", "vor", "weg", "wider", "zer", "zu", "zurück", "zusammen"}
)  # fmt: skip
"""What stands before a verbal noun without making a compound of it: "Entführung" is no "Führung"."""

_ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")
_NOMINALISED = (
    "ierter", "igter", "ndiger", "ndischer", "neter", "amter", "angter", "hafteter", "ener", "lter", "ller"
)  # fmt: skip
_WEAK = ("ent", "ant", "ist", "at", "et", "ot", "nom", "graf", "ensch", "eld", "inz", "ürst", "herr")
"""Ends of the German nouns that take -en in the singular, too ("des Präsidenten")."""
_PLURALS = ("police", "people", "troops", "forces", "authorities", "men", "women", "personnel", "children")
_WOMEN_DE = ("in", "innen", "frau", "frauen", "königin", "mutter", "tochter", "schwester")
_WOMEN_EN = ("woman", "women", "queen", "princess", "duchess", "mother", "daughter", "sister", "wife", "actress")
_INFLECTED = re.compile(r"(?<=...)(?:en|em|er|e|n)?s?$")
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}


def folded(word: str) -> str:
    """Return a word without diacritics, because the same name comes as Erdoğan and Erdogan, Đinđić and Djindjic."""
    word = word.translate(_PLAIN)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Return the folded words of a name."""
    return [folded(w) for w in WORD.findall(text)]


def stem(word: str) -> str:
    """Return a word without its ending, to compare the words of German names of several words ("Vereinten Nationen").

    Acronyms and short words stay as they are.
    """
    return word if word.isupper() or len(word) < 4 else _INFLECTED.sub("", word, count=1)


def adjective_forms(adjective: str, language: str) -> Iterator[str]:
    """Yield an adjective of nationality as it may be written."""
    endings = _ADJECTIVE_ENDINGS if language == "de" else ("",)
    for ending in endings:
        yield adjective + ending
        if language == "de":
            yield adjective[:1].upper() + adjective[1:] + ending


def name_forms(name: str, language: str) -> Iterator[tuple[str, bool]]:
    """Yield a name of one word with its genitive, and whether the form is that genitive."""
    yield name, False
    if len(name) > 4 and name.isupper():
        yield name.capitalize(), False
    if language == "de" and len(name) > 2 and not name.endswith(("s", "x", "z", "ß")):
        yield name + "s", True
    if language == "de" and len(name) > 4 and name[-1] not in "aeiouyxzß":
        yield name + "es", True
    if language == "de" and len(name) > 4 and name.endswith("e"):
        yield name + "n", False


def noun_forms(noun: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield (form, number) of a noun, number being "Sing", "Plur" or "" where the form leaves it open."""
    return _german_noun(noun) if language == "de" else _english_noun(noun)


def _german_noun(noun: str) -> Iterator[tuple[str, str]]:
    if noun.endswith("in") and noun[:1].isupper() and len(noun) > 5:
        yield noun, "Sing"
        yield noun + "nen", "Plur"
        return
    yield noun, "" if noun.endswith(("er", "en", "el")) else "Sing"
    if noun.endswith(_NOMINALISED):
        # nominalised adjectives: Abgeordneter, Aufständischer, Beamter, Gefangener
        yield noun[:-1], ""
        yield noun[:-1] + "n", ""
        yield noun[:-1] + "m", "Sing"
    if noun.endswith("te") or noun.endswith(("ende", "ige", "ische", "ene")):
        yield noun + "n", ""
        yield noun + "r", ""
    yield noun + "s", "Plur" if noun.endswith(("a", "o", "i", "u", "y")) else "Sing"
    if not noun.endswith("e"):
        yield noun + "es", "Sing"
        yield noun + "e", "" if noun.endswith(("mt", "eer", "tz")) else "Plur"
        yield noun + "en", "" if noun.endswith(_WEAK) else "Plur"
        yield noun + "er", "Plur"
        yield noun + "ern", "Plur"
        for umlaut in _umlauted(noun):
            yield from ((umlaut + ending, "Plur") for ending in ("", "e", "en", "er", "ern", "n"))
    if noun.endswith(("a", "um", "us")):  # Firma, Ministerium, Organismus
        yield noun[: -1 if noun.endswith("a") else -2] + "en", "Plur"
    yield noun + "n", "Plur"


def _umlauted(noun: str) -> Iterator[str]:
    found = re.search(r"(au|[aou])([^aeiouäöü]{1,4}e?[rnl]?)$", noun, re.IGNORECASE)
    if found:
        vowel = found[1].lower()
        changed = "äu" if vowel == "au" else _UMLAUT[vowel]
        yield noun[: found.start()] + (changed.capitalize() if found[1][0].isupper() else changed) + found[2]


def _english_noun(noun: str) -> Iterator[tuple[str, str]]:
    plural = noun.endswith(_PLURALS)
    yield noun, "Plur" if plural else "Sing"
    if plural:
        return
    first, preposition, rest = noun.partition(" of ")
    last = first if preposition else noun
    if last.endswith("man"):
        many = last[:-3] + "men"
    elif re.search(r"[^aeiou]y$", last):
        many = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        many = last + "es"
    else:
        many = last + "s"
    yield many + preposition + rest, "Plur"


def is_feminine(noun: str, language: str) -> bool:
    """Say whether a role noun is that of a woman."""
    noun = noun.lower()
    if language == "de":
        return noun.endswith(_WOMEN_DE) and len(noun) > 3
    return noun.endswith(_WOMEN_EN)
