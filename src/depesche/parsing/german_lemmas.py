"""The infinitive a German verb form belongs to, from its form first and from the parser's guess second."""

from __future__ import annotations

from collections.abc import Mapping

from depesche.parsing import german
from depesche.records import Token

_KIND = {"Part": "part", "Inf": "inf", "Fin": "fin"}


def german_verb(token: Token, morph: Mapping[str, str], particle: str = "") -> str:
    """Return the infinitive of a German verb, with its particle in front ("lehnte ... ab" is "ablehnen")."""
    given = token.lemma.split("|")[0]
    kinds = [_KIND[morph["VerbForm"]]] if morph.get("VerbForm") in _KIND else []
    form = token.text.lower()
    if particle and form.startswith(particle) and len(form) > len(particle) + 3:
        # "anzukommen" beside a stray "an": the form holds its particle already.
        particle = ""
    if particle and given.startswith(particle) and german.is_infinitive(given):
        given = given[len(particle) :]
    for kind in dict.fromkeys([*kinds, "fin", "part", "inf"]):
        known = german.infinitives(form, kind)
        if known:
            lemma = given if given in known else min(known, key=lambda k: (abs(len(k) - len(form)), k))
            return particle + lemma
    infix = any(given.startswith(p + "zu") for p in german.read_prefixes()[0])
    regular_participle = morph.get("VerbForm") == "Part" and form.endswith("t")
    if not given.endswith(("en", "ern", "eln", "tun", "sein")) or infix or regular_participle:
        given = german.guessed(form)
    return particle + given
