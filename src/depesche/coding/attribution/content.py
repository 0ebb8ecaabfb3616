"""What was said: which words of a sentence are the content of a verb of saying.

Trees are read first. Where the arc between the verb and what was said is missing, its place decides: behind a comma
or colon, or in front of a verb that opens its clause ("..., sagte X").
"""

from __future__ import annotations

from depesche.coding import grammar, mood
from depesche.coding.attribution.cues import AttributionCues
from depesche.records import Sentence, Token

_PURPOSE = frozenset({"um", "ohne", "anstatt", "statt", "indem", "nachdem", "während", "weil", "da", "wenn", "falls"})
_ASIDE = frozenset(
    {
        "indem",
        "obwohl",
        "nachdem",
        "weil",
        "da",
        "während",
        "bevor",
        "sodass",
        "als",
        "because",
        "although",
        "while",
        "so",
    }
)
# Behind these a verb of saying tells of the time or reason of its main clause, not of its author.
_SUBORDINATE = frozenset(
    {"after", "before", "when", "because", "since", "while", "although", "though", "nachdem", "als", "weil"}
)
_THAT = frozenset({"that", "dass", "daß"})
_TOP = frozenset({"root", "parataxis", "conj"})


def content_of(
    sentence: Sentence, verb: Token, kind: str, own: set[int], cues: AttributionCues
) -> tuple[int, int] | None:
    """Return the first and last token of what is said."""
    lemma = cues.lemma(sentence, verb)
    head = sentence.head(verb)
    if head is not None and _opens_with_as(sentence, verb, cues):
        rest = {t.index for t in _within(sentence, head)} - {t.index for t in sentence.subtree(verb)}
        whole = grammar.base(head.dep) in _TOP
        return _widened(sentence, verb, rest, own, whole, cues) if rest else None
    if any(t.text.lower() == "als" for t in sentence.children(verb, "mark")):
        return None  # "anders als das Militär behauptet"
    if lemma in cues.needs_it and not any(t.text.lower() == "es" for t in sentence.children(verb)):
        return None
    if _wie_clause(sentence, verb, cues):
        return verb.index + 2, len(sentence.tokens) - 1
    if kind == "say" and is_inverted(sentence, verb, cues):
        finished = any(_is_finite_word(t) for t in sentence.tokens[: verb.index])
        return (0, verb.index - 2 if finished else len(sentence.tokens) - 1)
    if kind == "say" and (comma := trailing(sentence, verb, cues)) is not None:
        return 0, comma - 1
    own = own | {t.index for t in sentence.children(verb) if t.text.lower() + verb.lemma.lower() == lemma}
    found: set[int] = set()
    clauses = grammar.complements(sentence, verb)
    if any(c.index > verb.index and _may_be_content(sentence, verb, c, lemma, cues) for c in clauses):
        clauses = [c for c in clauses if head is None or c.index != head.index]
    for clause in clauses:
        if head is not None and clause.index == head.index:
            # "..., sagte X": the verb of saying hangs on what was said, and somebody is named.
            if not (
                grammar.subjects(sentence, verb) or grammar.is_passive(sentence, verb) or lemma in cues.impersonal_verbs
            ):
                continue
            found |= {t.index for t in sentence.subtree(clause)} - {t.index for t in sentence.subtree(verb)}
            continue
        if clause.text.lower() + verb.lemma.lower() == lemma or not _may_be_content(
            sentence, verb, clause, lemma, cues
        ):
            continue
        found |= {t.index for t in sentence.subtree(clause)}
    found = found or _behind_adverb(sentence, verb)
    whole = grammar.base(verb.dep) in _TOP and not _is_embedded(sentence, verb)
    if found and verb.index + 2 < min(found) and sentence.tokens[verb.index + 1].text == ",":
        # Nothing stands between the verb and the comma, so all that follows was said, wherever the parser hangs it.
        found |= set(range(verb.index + 2, min(found)))
    if found:
        return _widened(sentence, verb, found, own - found, whole, cues)
    if not whole or lemma in cues.finding:
        return None
    return _by_place(sentence, verb, own, cues)


def _wie_clause(sentence: Sentence, verb: Token, cues: AttributionCues) -> bool:
    """Say whether "Wie X mitteilte, hat ..." opens a German sentence, whatever the parser makes of it."""
    tokens = sentence.tokens
    if cues.language != "de" or tokens[0].text.lower() not in cues.as_words or verb.index + 3 >= len(tokens):
        return False
    after = tokens[verb.index + 2]
    return (
        tokens[verb.index + 1].text == ","
        and after.pos in ("VERB", "AUX")
        and after.morph.get("VerbForm") == "Fin"
        and not any(t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin" for t in tokens[1 : verb.index])
    )


def is_inverted(sentence: Sentence, verb: Token, cues: AttributionCues) -> bool:
    """Say whether an English verb of saying stands between a comma and its subject: "..., said the minister"."""
    tokens = sentence.tokens
    if cues.language != "en" or verb.index < 2 or verb.index + 1 >= len(tokens):
        return False
    after = tokens[verb.index + 1]
    if (
        cues.lemma(sentence, verb) in cues.finding
        or tokens[verb.index - 1].text not in (",", "”", '"')
        or verb.morph.get("VerbForm") not in ("Fin", None)
        or after.pos not in ("DET", "NOUN", "PROPN", "ADJ", "NUM")
        or after.text.lower() in ("that", "there", "this", "its", "their")
        or any(t.index < verb.index for t in sentence.children(verb, "aux", "cc"))
    ):
        return False
    rest = tokens[verb.index + 1 :]
    stop = next((i for i, t in enumerate(rest) if t.pos == "PUNCT" and t.text not in "-'’"), len(rest))
    if any(_is_finite_word(t) for t in rest[:stop]):
        return False
    return any(_is_finite_word(t) for t in tokens[: verb.index]) or any(
        _is_finite_word(t) for t in rest[stop : stop + 3]
    )


def trailing(sentence: Sentence, verb: Token, cues: AttributionCues) -> int | None:
    """Return the comma before an English clause of saying that ends its sentence: "..., the army said on Monday"."""
    tokens = sentence.tokens
    if cues.language != "en" or cues.lemma(sentence, verb) in cues.finding or verb.morph.get("VerbForm") == "Inf":
        return None
    comma = next((i for i in range(verb.index - 1, -1, -1) if tokens[i].text in (",", "”", '"')), None)
    if comma is None or comma < 2 or verb.index - comma < 2 or verb.index - comma > 9:
        return None
    between, rest = tokens[comma + 1 : verb.index], tokens[verb.index + 1 :]
    names = any(t.pos in ("NOUN", "PROPN", "PRON") for t in between)
    clean = not any(t.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or t.morph.get("PronType") == "Rel" for t in between)
    ends = not any(_is_finite_word(t) or t.pos == "SCONJ" or t.text in ("“", '"', ":") for t in rest)
    told = any(_is_finite_word(t) for t in tokens[:comma])
    return comma if names and clean and ends and told and between[0].pos != "ADP" else None


def _is_finite_word(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin"


def _behind_adverb(sentence: Sentence, verb: Token) -> set[int]:
    """Return the clause announced by an adverb: "sprach davon, dass", "wies darauf hin, dass"."""
    for adverb in sentence.children(verb):
        form = adverb.text.lower()
        if adverb.pos in ("ADV", "PRON") and form.startswith("da") and len(form) > 4:
            for clause in sentence.children(adverb, "ccomp", "acl", "advcl", "xcomp"):
                return {t.index for t in sentence.subtree(clause)}
    return set()


def _may_be_content(sentence: Sentence, verb: Token, clause: Token, lemma: str, cues: AttributionCues) -> bool:
    marks = {t.text.lower() for t in sentence.children(clause, "mark")}
    if marks & _PURPOSE:
        return False
    infinitive = (
        "zu" in marks or "to" in marks or (clause.morph.get("VerbForm") == "Inf" and not _is_finite(sentence, clause))
    )
    inside = {t.text.lower() for t in sentence.subtree(clause)}
    if infinitive and (lemma in cues.own_plans or ("zu" not in inside | _zu_infix(clause) and "to" not in marks)):
        return False
    if not infinitive and clause.morph.get("VerbForm") == "Part" and not _is_finite(sentence, clause):
        return bool(sentence.children(clause, "nsubj"))
    return clause.pos in ("VERB", "AUX") or bool(sentence.children(clause, "cop", "nsubj"))


def _zu_infix(clause: Token) -> set[str]:
    """German particle verbs hold the "zu" of their infinitive inside ("einzuführen")."""
    return {"zu"} if "zu" in clause.text.lower()[2:-2] else set()


def _is_finite(sentence: Sentence, clause: Token) -> bool:
    return any(t.morph.get("VerbForm", "Fin") == "Fin" for t in [clause, *sentence.children(clause, "aux", "cop")])


def _opens_with_as(sentence: Sentence, verb: Token, cues: AttributionCues) -> bool:
    if verb.morph.get("VerbForm") in ("Part", "Ger", "Inf") and not sentence.children(verb, "aux"):
        return False  # "quoted the minister as saying"
    return any(
        t.text.lower() in cues.as_words and t.index < verb.index for t in sentence.children(verb)
    ) and grammar.base(verb.dep) in ("advcl", "acl", "parataxis", "ccomp", "conj", "dep")


def _is_embedded(sentence: Sentence, verb: Token) -> bool:
    """Say whether a conjunct or parenthesis stands inside a subordinate clause."""
    token = verb
    while grammar.base(token.dep) in ("conj", "parataxis") and not token.is_root:
        token = sentence.tokens[token.head]
    return not token.is_root


def _within(sentence: Sentence, head: Token) -> list[Token]:
    return sentence.subtree(head)


def _widened(
    sentence: Sentence, verb: Token, found: set[int], own: set[int], whole: bool, cues: AttributionCues
) -> tuple[int, int] | None:
    """Widen what hangs on the content's verb to what belongs to it by place: all but the reporting clause."""
    blocked = set(own)
    for other in sentence.children(verb, "conj"):
        if other.index not in found:
            blocked |= {t.index for t in sentence.subtree(other)}
    for other in sentence.tokens:
        if other.index in found and _reports_anew(sentence, other, verb, cues):
            blocked |= {t.index for t in sentence.subtree(other)}
        if other.text == ";" and other.index > verb.index and not _goes_on(sentence, other):
            blocked |= set(range(other.index, len(sentence.tokens)))
    found = found - blocked or found
    limit = range(len(sentence.tokens)) if whole else _range(sentence, verb, found)
    found = {i for i in found if sentence.tokens[i].pos != "PUNCT"} or found
    first, last = min(found), max(found)
    while last + 1 in limit and last + 1 not in blocked:
        last += 1
    if first < verb.index or (whole and _is_parenthesis(sentence, verb, own) and _surrounds(sentence, own, first)):
        first = min(first, min(own))
        while first - 1 in limit and sentence.tokens[first - 1].pos == "PUNCT":
            first -= 1
    while first - 1 in limit and first - 1 not in blocked:
        first -= 1
    opener = next((i for i in range(first, min(first + 3, last)) if sentence.tokens[i].text.lower() in _THAT), None)
    if opener is not None and first > verb.index:
        first = opener
    while first <= last and _is_edge(sentence.tokens[first]):
        first += 1
    while last >= first and _is_edge(sentence.tokens[last]):
        last -= 1
    return (first, last) if first <= last else None


def _goes_on(sentence: Sentence, mark: Token) -> bool:
    return any(mood.is_reported(sentence, t) for t in sentence.tokens[mark.index :])


def _reports_anew(sentence: Sentence, other: Token, verb: Token, cues: AttributionCues) -> bool:
    """Say whether behind the content somebody else is reported on: "..., doch ein Sprecher erklärte"."""
    if other.index < verb.index or grammar.base(other.dep) not in ("conj", "parataxis"):
        return False
    if not cues.verb_class(sentence, other) or mood.is_reported(sentence, other):
        return False
    subjects = sentence.children(other, "nsubj")
    if other.morph.get("VerbForm") == "Part" and verb.morph.get("VerbForm") == "Part":
        return not subjects and not sentence.children(other, "aux")
    if other.morph.get("Mood") != "Ind":
        return False
    joined = any(
        t.text.lower() in ("und", "doch", "aber", "jedoch", "and", "but") for t in sentence.children(other, "cc")
    )
    return any(s.pos in ("NOUN", "PROPN") for s in subjects) or (joined and not subjects)


def _surrounds(sentence: Sentence, own: set[int], first: int) -> bool:
    """Say whether what stands before the words of saying belongs to what follows them."""
    return _holds_main_clause(sentence, min(own)) or sentence.tokens[first].morph.get("VerbForm") == "Fin"


def _is_parenthesis(sentence: Sentence, verb: Token, own: set[int]) -> bool:
    """Say whether the words of saying stand inside what was said: "Der Grund, so vermutet die Zeitung, dürfte ..."."""
    words = sorted(i for i in own if sentence.tokens[i].pos != "PUNCT")
    if not words or words[0] < 2 or sentence.tokens[words[0] - 1].text not in (",", "–", "-"):
        return False
    return words[0] == verb.index or (words[0] == verb.index - 1 and sentence.tokens[words[0]].text.lower() == "so")


def _range(sentence: Sentence, verb: Token, found: set[int]) -> range:
    indexes = {t.index for t in sentence.subtree(verb)} | found
    return range(min(indexes), max(indexes) + 1)


def _is_edge(token: Token) -> bool:
    return token.pos == "PUNCT" or token.pos == "CCONJ"


def _by_place(sentence: Sentence, verb: Token, own: set[int], cues: AttributionCues) -> tuple[int, int] | None:
    tokens = sentence.tokens
    first, last = _clause_edges(sentence, verb, own)
    leads = all(i >= verb.index or tokens[i].pos == "PUNCT" for i in own) or _holds_main_clause(sentence, first)
    if leads and first > 2 and tokens[first - 1].text in (",", "“", "”", '"', "«", "»", "–") and first == verb.index:
        # The verb opens its clause behind a comma: what precedes was said.
        subordinate = any(
            t.index < first and grammar.base(t.dep) in ("advcl", "acl", "csubj") for t in sentence.children(verb)
        )
        if not subordinate and any(t.pos in ("VERB", "AUX") for t in tokens[:first]):
            return 0, first - 2
        return None
    rest = tokens[last + 1 :]
    if len(rest) < 3:
        return None
    if cues.language == "en" and _continues(sentence, verb, last, cues):
        return rest[0].index, len(tokens) - 1
    if len(rest) < 3 or rest[0].text not in (",", ":"):
        return None
    opener = rest[1]
    if rest[0].text == ":" or opener.text.lower() in cues.complementizers:
        return opener.index, len(tokens) - 1
    if any(mood.is_reported(sentence, t) or mood.is_unreal(t) for t in rest[1:8]):
        return opener.index, len(tokens) - 1
    if any(t.text == "zu" and t.pos == "PART" for t in rest) and cues.lemma(sentence, verb) not in cues.own_plans:
        return opener.index, len(tokens) - 1
    return None


def _holds_main_clause(sentence: Sentence, end: int) -> bool:
    """Say whether the words before a comma are a main clause: their first finite verb stands in no relative clause."""
    for token in sentence.tokens[: end - 1]:
        if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin":
            start = max((t.index for t in sentence.tokens[: token.index] if t.text == ","), default=-1) + 1
            opener = sentence.tokens[start]
            relative = (start > 0 and opener.pos in ("PRON", "ADP", "SCONJ")) or opener.pos == "SCONJ"
            return not relative and token.index < end - 2
    return False


def _continues(sentence: Sentence, verb: Token, last: int, cues: AttributionCues) -> bool:
    """Say whether an English clause follows with no mark between: "said [that] the army had left"."""
    rest = sentence.tokens[last + 1 :]
    if rest[0].pos == "PUNCT" or verb.morph.get("VerbForm") not in ("Fin", None):
        return False
    if rest[0].text.lower() == "that":
        return True
    return cues.verbs.get(cues.lemma(sentence, verb)) == "say" and any(
        t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin" and grammar.base(t.dep) not in ("acl", "advcl")
        for t in rest
    )


def _clause_edges(sentence: Sentence, verb: Token, own: set[int]) -> tuple[int, int]:
    first = last = verb.index
    while first - 1 in own and sentence.tokens[first - 1].pos != "PUNCT":
        first -= 1
    while last + 1 in own and sentence.tokens[last + 1].text not in (",", ":"):
        last += 1
    return first, last


def is_aside(sentence: Sentence, first: int) -> bool:
    """Say whether words open an adverbial or relative clause, which is no content wherever the parser hangs it."""
    token = sentence.tokens[first]
    if token.text.lower() in _ASIDE and token.pos in ("SCONJ", "ADV"):
        return first > 0
    following = sentence.tokens[first + 1] if first + 1 < len(sentence.tokens) else token
    relative = following if token.pos == "ADP" else token
    return (
        first > 0
        and relative.morph.get("PronType") == "Rel"
        and relative.text.lower() not in ("was", "wer", "what", "who")
    )
