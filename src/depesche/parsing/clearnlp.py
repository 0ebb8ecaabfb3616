"""ClearNLP trees, as `en_core_web_*` makes them, turned into Universal Dependencies."""

from __future__ import annotations

from depesche.parsing.arcs import Arcs

_PLAIN = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "attr": "xcomp",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "neg": "advmod",
    "nn": "compound",
    "quantmod": "advmod",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "intj": "discourse",
    "meta": "dep",
    "complm": "mark",
    "rcmod": "acl:relcl",
    "num": "nummod",
    "number": "nummod",
    "possessive": "case",
    "infmod": "acl",
    "partmod": "acl",
}


def convert(arcs: Arcs) -> None:
    """Turn the tree around in place: content words become heads, labels those of Universal Dependencies."""
    _coordination(arcs)
    _prepositions(arcs)
    _copulas(arcs)
    _labels(arcs)


def _coordination(arcs: Arcs) -> None:
    for i in range(len(arcs)):
        if arcs.deps[i] == "conj":
            arcs.heads[i] = arcs.first_conjunct(arcs.heads[i])
    for i in range(len(arcs)):
        if arcs.deps[i] == "cc":
            first = arcs.first_conjunct(arcs.heads[i])
            following = [c for c in arcs.children(first, "conj") if c > i]
            if following:
                arcs.heads[i] = following[0]


def _prepositions(arcs: Arcs) -> None:
    for i in arcs.bottom_up():
        relation = arcs.deps[i]
        if relation not in {"prep", "agent", "dative", "conj", "pcomp", "root"}:
            continue
        objects = arcs.children(i, "pobj") or arcs.children(i, "pcomp")
        if not objects:
            continue
        object_ = objects[0]
        clause = arcs.deps[object_] == "pcomp" and arcs.pos[object_] in {"VERB", "AUX"}
        arcs.promote(object_, "mark" if clause else "case")
        if relation in {"prep", "agent", "dative"}:
            verbal = arcs.is_verbal(arcs.heads[object_])
            if clause:
                arcs.deps[object_] = "advcl" if verbal else "acl"
            elif relation == "agent":
                arcs.deps[object_] = "obl:agent"
            else:
                arcs.deps[object_] = "obl" if verbal else "nmod"


def _copulas(arcs: Arcs) -> None:
    for i in arcs.bottom_up():
        head = arcs.heads[i]
        if arcs.lemmas[head] != "be" or head == i:
            continue
        if arcs.deps[i] in {"attr", "acomp"}:
            arcs.promote(i, "cop")


def _labels(arcs: Arcs) -> None:
    relations = []
    for i, dep in enumerate(arcs.deps):
        if arcs.heads[i] == i:
            dep = "root"
        elif dep in {"npadvmod", "nmod"} and arcs.pos[i] in {"NOUN", "PROPN", "NUM", "PRON"}:
            if dep == "npadvmod":
                dep = "obl:unmarked" if arcs.is_verbal(arcs.heads[i]) else "nmod:unmarked"
            elif not arcs.children(i, "case"):
                dep = "compound"
        elif dep == "prep":
            dep = "advmod"
        elif dep == "agent":
            dep = "obl:agent"
        elif dep == "pobj":
            dep = "obl"
        elif dep == "pcomp":
            dep = "advcl"
        relations.append(_PLAIN.get(dep, dep))
    arcs.deps[:] = relations
