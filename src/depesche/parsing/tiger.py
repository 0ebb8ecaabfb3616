"""TIGER trees, as `de_core_news_*` makes them, turned into Universal Dependencies."""

from __future__ import annotations

from depesche.parsing.arcs import Arcs

_MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen"})
_AUXILIARIES = _MODALS | {"haben", "sein", "werden"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_PREPOSITIONAL = frozenset({"mo", "mnr", "pg", "op", "sbp", "cvc", "pd", "cj", "cc", "root", "app", "oc"})

_PLAIN = {
    "sb": "nsubj",
    "sp": "nsubj",
    "oa": "obj",
    "oa2": "obj",
    "da": "obl:arg",
    "og": "obl:arg",
    "op": "obl",
    "sbp": "obl",
    "cvc": "obl",
    "ag": "nmod",
    "pg": "nmod",
    "cp": "mark",
    "pm": "mark",
    "cm": "case",
    "ac": "case",
    "ng": "advmod",
    "avc": "advmod",
    "adc": "amod",
    "ams": "obl",
    "rc": "acl",
    "rs": "ccomp",
    "app": "appos",
    "par": "parataxis",
    "pnc": "flat",
    "uc": "flat",
    "nmc": "nummod",
    "svp": "compound:prt",
    "ep": "expl",
    "ph": "expl",
    "re": "appos",
    "vo": "vocative",
    "dm": "discourse",
    "ju": "cc",
    "cd": "cc",
    "dh": "flat",
    "ROOT": "root",
}


def convert(arcs: Arcs) -> None:
    """Turn the tree around in place: content words become heads, labels those of Universal Dependencies."""
    _coordination(arcs)
    _verbs(arcs)
    _prepositions(arcs)
    _copulas(arcs)
    _names(arcs)
    _labels(arcs)


def _coordination(arcs: Arcs) -> None:
    for i in range(len(arcs)):
        if arcs.deps[i] == "cj":
            conjunction = arcs.heads[i]
            if arcs.deps[conjunction] == "cd" and arcs.heads[conjunction] != conjunction:
                arcs.heads[i] = arcs.heads[conjunction]
                arcs.heads[conjunction], arcs.deps[conjunction] = i, "cc"
            arcs.deps[i] = "conj"
    for i in range(len(arcs)):
        if arcs.deps[i] == "conj":
            arcs.heads[i] = arcs.first_conjunct(arcs.heads[i])


def _is_auxiliary(arcs: Arcs, auxiliary: int, verb: int) -> bool:
    if arcs.lemmas[auxiliary] not in _AUXILIARIES or arcs.pos[verb] not in {"VERB", "AUX", "ADJ"}:
        return False
    to_infinitive = arcs.children(verb, "pm") or arcs.feats[verb].get("VerbForm") == "Fin"
    return not to_infinitive


def _verbs(arcs: Arcs) -> None:
    for verb in arcs.bottom_up():
        # The verb may hang under several auxiliaries ("soll angegriffen worden sein"): it climbs one after the other.
        while arcs.deps[verb] == "oc" and _is_auxiliary(arcs, arcs.heads[verb], verb):
            auxiliary = arcs.heads[verb]
            participle = arcs.feats[verb].get("VerbForm") == "Part" or not arcs.lemmas[verb].endswith("n")
            passive = arcs.lemmas[auxiliary] == "werden" and participle
            arcs.promote(verb, "aux:pass" if passive else "aux")


def _prepositions(arcs: Arcs) -> None:
    for i in arcs.bottom_up():
        if arcs.pos[i] != "ADP" or arcs.deps[i] in {"svp", "ac", "case"}:
            continue
        objects = [c for c in arcs.children(i, "nk", "oc", "cj") if arcs.pos[c] in _NOMINAL | {"ADJ", "DET"}]
        if objects and (arcs.deps[i] in _PREPOSITIONAL or arcs.deps[i] in {"conj", "nk"}):
            relation = arcs.deps[i]
            arcs.promote(objects[0], "case")
            if relation in {"mo", "mnr", "nk", "oc"}:
                arcs.deps[objects[0]] = "obl" if arcs.is_verbal(arcs.heads[objects[0]]) else "nmod"


def _copulas(arcs: Arcs) -> None:
    for i in arcs.bottom_up():
        if arcs.deps[i] != "pd":
            continue
        if arcs.lemmas[arcs.heads[i]] == "sein" and arcs.pos[i] not in {"VERB", "AUX"}:
            arcs.promote(i, "cop")
        else:
            arcs.deps[i] = "xcomp"


def _names(arcs: Arcs) -> None:
    """Make the first name the head of a name, and the role noun before it the head of both."""
    for i in range(len(arcs)):
        parts = [c for c in arcs.children(i, "pnc") if c < i]
        if arcs.pos[i] == "PROPN" and parts:
            first = parts[0]
            arcs.promote(first, "flat")
            for part in parts[1:]:
                arcs.heads[part], arcs.deps[part] = first, "flat"
    for i in range(len(arcs)):
        roles = [c for c in arcs.children(i, "nk") if arcs.pos[c] == "NOUN" and c < i]
        if arcs.pos[i] == "PROPN" and roles:
            arcs.promote(roles[-1], "appos", stay=("flat",))


def _nk(arcs: Arcs, i: int) -> str:
    by_tag = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "ADP": "case", "ADV": "advmod", "VERB": "amod"}
    if arcs.pos[i] in {"NOUN", "PROPN"}:
        return "appos" if arcs.heads[i] < i else "compound"
    if arcs.pos[i] == "PRON":
        return "det"
    return by_tag.get(arcs.pos[i], "dep")


def _mo(arcs: Arcs, i: int) -> str:
    if arcs.pos[i] in {"VERB", "AUX"} or arcs.children(i, "cop"):
        return "advcl" if arcs.is_verbal(arcs.heads[i]) else "acl"
    if arcs.pos[i] in _NOMINAL:
        return "obl" if arcs.is_verbal(arcs.heads[i]) else "nmod"
    return "advmod"


def _oc(arcs: Arcs, i: int) -> str:
    if not arcs.is_verbal(arcs.heads[i]) and arcs.pos[arcs.heads[i]] in {"NOUN", "PROPN"}:
        return "acl"
    finite = any(
        arcs.feats[t].get("VerbForm") == "Fin" or arcs.feats[t].get("Mood")
        for t in (i, *arcs.children(i, "aux", "aux:pass", "cop"))
    )
    return "ccomp" if finite or arcs.children(i, "cp") else "xcomp"


def _labels(arcs: Arcs) -> None:
    passive = {arcs.heads[i] for i in range(len(arcs)) if arcs.deps[i] == "aux:pass"}
    relations = []
    for i, dep in enumerate(arcs.deps):
        if arcs.heads[i] == i:
            dep = "root"
        elif dep == "nk":
            dep = _nk(arcs, i)
        elif dep in {"mo", "mnr"}:
            dep = _mo(arcs, i)
        elif dep == "oc":
            dep = _oc(arcs, i)
        elif dep == "cc" and arcs.pos[i] != "CCONJ":
            dep = "advcl" if arcs.pos[i] in {"VERB", "AUX"} else "obl" if arcs.is_verbal(arcs.heads[i]) else "nmod"
        elif dep == "ag" and arcs.pos[i] == "DET":
            dep = "det"
        elif dep == "sb" and arcs.pos[i] in {"VERB", "AUX"}:
            dep = "csubj"
        elif dep == "sb" and arcs.heads[i] in passive:
            dep = "nsubj:pass"
        relations.append(_PLAIN.get(dep, dep))
    arcs.deps[:] = relations
