"""Matching: the rules of a codebook against one parsed sentence.

The index leads from a word's lemma to the few rules it can trigger, so the cost is that of the sentence, not of the
codebook.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from depesche.coding import grammar
from depesche.coding.codebook import BLOCK, Codebook, Condition, Rule, Trigger
from depesche.parsing import english, german
from depesche.records import Sentence, Token

# Auxiliaries that only carry tense or voice report nothing; modals may ("Russland müsse abziehen").
_TENSE = frozenset({"haben", "sein", "werden", "be", "have", "do", "will"})
_KIND_OF_POS = {
    "VERB": ("verb", "noun", "adjective"), "AUX": ("verb",), "NOUN": ("noun", "verb"), "PROPN": ("noun", "verb"),
    "ADJ": ("adjective", "verb", "noun"), "ADV": ("adjective", "verb"), "ADP": ("verb",), "DET": ("adjective",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits: `token` is the trigger's head word, `parts` all its words in text order."""

    rule: Rule
    sentence: Sentence
    token: Token
    parts: tuple[Token, ...]
    score: tuple[int, int]

    @property
    def bearer(self) -> Token:
        """The word whose phrases are the trigger's: a modal ("must withdraw") has none but its verb's."""
        if grammar.base(self.token.dep) == "aux":
            return self.sentence.tokens[self.token.head]
        return self.token


def find_matches(sentence: Sentence, codebook: Codebook) -> list[Match]:
    """Return every match of a sentence, the most specific first; several may compete for one word."""
    found = [match for token in sentence.tokens for match in _matches_at(sentence, token, codebook)]
    return sorted(found, key=lambda m: (-m.score[0], -m.score[1], m.rule.frame.id != BLOCK, m.token.index))


def _matches_at(sentence: Sentence, token: Token, codebook: Codebook) -> Iterable[Match]:
    if grammar.base(token.dep) == "aux" and token.lemma.lower() in _TENSE:
        return
    for kind in _KIND_OF_POS.get(token.pos, ()):
        if kind == "verb" and token.pos in ("NOUN", "PROPN", "ADP", "ADV") and not _verb_in_disguise(sentence, token):
            continue
        if kind == "noun" and token.pos == "VERB" and not _noun_in_disguise(sentence, token):
            continue
        if kind == "adjective" and token.pos == "VERB" and token.morph.get("VerbForm") not in ("Part", None):
            continue
        if kind == "adjective" and grammar.base(token.dep) == "amod":
            continue  # predicative only: "is illegal", not "illegal aliens"
        for lemma, rule in _candidates(sentence, token, kind, codebook):
            parts = _fits(sentence, token, lemma, rule.trigger, codebook.language)
            if parts is not None:
                words = tuple(
                    sorted({token.index: token, **{p.index: p for p in parts}}.values(), key=lambda t: t.index)
                )
                yield Match(rule, sentence, token, words, (_weight(rule.trigger, lemma), len(lemma)))


def _weight(trigger: Trigger, lemma: str) -> int:
    """Return how specific a trigger is: a slot with named words counts twice a slot that anything may fill."""
    conditions = sum(1 if condition.lemmas == ("*",) else 2 for condition in trigger.wanted)
    return conditions + 2 * (len(lemma.split()) - 1)


def _verb_in_disguise(sentence: Sentence, token: Token) -> bool:
    """Say whether a word tagged otherwise stands where a verb does: the tagger errs on rare verbs."""
    return bool(sentence.children(token, "nsubj", "aux")) or (token.is_root and bool(sentence.children(token, "obj")))


def _preterites(sentence: Sentence, token: Token) -> frozenset[str]:
    """Return the infinitives of a German finite verb that the tagger took for another word ("Israel flog Angriffe")."""
    if token.pos in ("VERB", "AUX") or not token.text.islower() or not _verb_in_disguise(sentence, token):
        return frozenset()
    prefix = "".join(t.text.lower() for t in sentence.children(token, "compound:prt")[:1])
    return frozenset(prefix + verb for verb in german.infinitives(token.text, "fin"))


def _noun_in_disguise(sentence: Sentence, token: Token) -> bool:
    """Say whether a word tagged as a verb has the company or place of a noun ("the Saudi claim", "clashes went on")."""
    beside = sentence.children(token, "det", "amod", "case", "nmod:poss")
    return bool(beside) or grammar.base(token.dep) in ("nsubj", "obj")


def _candidates(sentence: Sentence, token: Token, kind: str, codebook: Codebook) -> list[tuple[str, Rule]]:
    lemma, form = token.lemma.lower(), token.text.lower()
    if kind == "noun" and codebook.language == "de" and not token.text[0].isupper():
        return []  # "eine offensive Art" is no "Offensive"
    if kind == "noun" and codebook.language == "de" and token.pos == "PROPN":
        lemma = german.singular(token.text).lower() or lemma  # the tagger takes rare nouns for names
    if kind == "noun" and codebook.language == "en" and token.dep == "compound":
        return []  # "protest leaders" are no protest
    if kind in ("verb", "noun") and codebook.language == "en" and grammar.base(token.dep) == "amod":
        return []  # "captured militants", "offensive remarks", "the Free Army": told before, a quality, or a name
    found = list(codebook.candidates(kind, lemma))
    if form != lemma and (kind != "noun" or not found or codebook.language == "de"):
        # "geraten" is a form of "raten" too, and the lemmatiser has to choose.
        found += [entry for entry in codebook.candidates(kind, form) if entry not in found]
    if kind == "verb" and codebook.language == "en" and token.pos != "VERB":
        # "kidnapped" and "committed" are often tagged adjectives, and then their lemma is the form.
        found += [entry for entry in codebook.candidates("verb", english.lemma(form, "VERB")) if entry not in found]
    if kind == "verb" and codebook.language == "de":
        verbs = sorted(grammar.participle_verbs(token) | _preterites(sentence, token))
        found += [entry for verb in verbs for entry in codebook.candidates("verb", verb) if entry not in found]
    if kind != "noun":
        return found
    found = [(word, rule) for word, rule in found if not _is_excluded(lemma, rule.trigger)]
    if not found:
        tail = lemma.rpartition("-")[2]
        head = tail if codebook.candidates("noun", tail) and tail != lemma else ""
        if not head and codebook.language == "de":
            head = codebook.noun_head(lemma)
        found = [
            (word, rule)
            for word, rule in codebook.candidates("noun", head)
            if rule.trigger.compound and not _is_excluded(lemma, rule.trigger)
        ]
    return found


def _is_excluded(lemma: str, trigger: Trigger) -> bool:
    """Say whether a noun is, or ends in, a word that a rule excludes ("Hubschrauber-Absturz" is no "Sturz")."""
    return any(lemma.endswith(word) for word in trigger.excluded)


def _fits(sentence: Sentence, token: Token, lemma: str, trigger: Trigger, language: str) -> list[Token] | None:
    """Return the further words of a trigger when all its conditions hold, else None."""
    words = lemma.lower().split()
    parts: list[Token] = []
    if len(words) > 1:
        phrasal = trigger.kind == "verb" and language == "en"
        beside = _particles(sentence, token, words[1:]) if phrasal else _preceding(sentence, token, words[:-1])
        if beside is None:
            return None
        parts += beside
    if trigger.kind == "verb":
        if trigger.reflexive != "optional":
            clause = grammar.clause_tokens(sentence, grammar.clause_of(sentence, token))
            reflexives = [t for t in clause if grammar.is_reflexive(t)]
            if (trigger.reflexive == "required") != bool(reflexives):
                return None
            parts += reflexives[:1]
        if trigger.form and (trigger.form == "passive") != grammar.is_passive(sentence, token):
            return None
        particles = [t for t in sentence.children(token, "compound:prt") if t not in parts]
        if particles and language == "en":
            return None  # "carry" is not "carry out"
        parts += particles
    for condition in trigger.wanted:
        found = _holds(sentence, token, condition, language)
        if found is None:
            return None
        parts += found
    if any(_holds(sentence, token, condition, language) is not None for condition in trigger.unwanted):
        return None
    return parts


def _particles(sentence: Sentence, token: Token, words: list[str]) -> list[Token] | None:
    """Find the particles of an English phrasal verb, before or behind its object."""
    found: list[Token] = []
    for word in words:
        near = [
            t
            for t in sentence.tokens[token.index + 1 : token.index + 8]
            if t.text.lower() == word and (t.head == token.index or t.index == token.index + 1 + len(found))
        ]
        if not near:
            return None
        found.append(near[0])
    return found


def _preceding(sentence: Sentence, token: Token, words: list[str]) -> list[Token] | None:
    """Find the words of a several-word noun right before its head."""
    start = token.index - len(words)
    if start < 0:
        return None
    found = list(sentence.tokens[start : token.index])
    same = all(word in (t.lemma.lower(), t.text.lower()) for word, t in zip(words, found, strict=True))
    return found if same else None


def _holds(sentence: Sentence, token: Token, condition: Condition, language: str) -> list[Token] | None:
    """Return the words that satisfy a condition, [] when it holds without a word of its own, None when it fails."""
    for candidate in _in_slot(sentence, token, condition.slot):
        if any(_is_word(candidate, lemma, language) for lemma in condition.lemmas):
            # "*" asks for the slot to be filled; what fills it is somebody's role and no word of the trigger.
            # Nor is what was said: it is the content of the speech act, which absorbs it.
            return [] if condition.lemmas == ("*",) or condition.slot == "content" else [candidate]
    return None


def _in_slot(sentence: Sentence, token: Token, slot: str) -> list[Token]:
    if slot == "any":
        clause = grammar.clause_of(sentence, token)
        # A predicative adjective is a clause of its own to the parser ("macht Moskau verantwortlich").
        states = [
            t for t in sentence.children(token, "xcomp") if t.pos in ("ADJ", "ADV") and not sentence.children(t, "mark")
        ]
        return [t for t in grammar.clause_tokens(sentence, clause) + states if t.index != token.index]
    if grammar.base(token.dep) == "aux":
        token = sentence.tokens[token.head]
    if slot == "governor":
        return [t for t in [sentence.head(token)] if t is not None]
    if slot == "modifier":
        return sentence.children(token, "amod")
    if slot == "compound":
        return sentence.children(token, "compound")
    if slot == "content":
        heads = grammar.complements(sentence, token)
        return heads + [t for head in heads for t in grammar.nominals(sentence, head)]
    found = grammar.arguments(sentence, token, slot)
    if token.pos in ("VERB", "AUX") and slot not in ("subject", "genitive", "possessive", "holder", "content-subject"):
        # A support-verb phrase must not hang on one arc: any bare or so governed noun of the clause will do.
        wanted = "" if slot in ("object", "dative") else slot
        clause = grammar.clause_of(sentence, token)
        found = found + [
            t
            for t in grammar.clause_tokens(sentence, clause)
            if t.pos in grammar.NOMINAL
            and t not in found
            and grammar.preposition(sentence, t) == wanted
            and (wanted or grammar.base(t.dep) in ("obj", "obl", "nsubj", "nmod", "conj", "xcomp", "flat", "appos"))
            and not (
                wanted == "" and t.dep == "nsubj" and not grammar.is_passive(sentence, token) and t.index < token.index
            )
        ]
    return [t for t in found if t.index != token.index]


def _is_word(token: Token, lemma: str, language: str) -> bool:
    if lemma == "*":
        return True
    have, wanted = token.lemma.lower(), lemma.lower()
    if wanted in (have, token.text.lower()):
        return True
    if language != "de" or token.pos not in ("NOUN", "PROPN") or len(wanted) < 4 or not have[2:].endswith(wanted):
        return False
    # "Botschaft" is no "Haft": the suffix is longer than the word it seems to end in.
    return not have.endswith("schaft") or wanted.endswith("schaft")
