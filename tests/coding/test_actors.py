"""Actors on checked trees: who noun phrases, pronouns and descriptions stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depesche.coding.actors.resolver import ActorResolver
from depesche.coding.actors.table import actor_table
from depesche.records import Document, Sentence, Token
from tests.trees import tree


class Article:
    """A document made of checked trees, one table a sentence, and its resolver."""

    def __init__(self, language: str, *tables: str, published: str | None = None) -> None:
        self.sentences: list[Sentence] = []
        texts: list[str] = []
        for index, table in enumerate(tables):
            sentence, offset = tree(table), sum(len(t) + 1 for t in texts)
            moved = tuple(replace(t, start=t.start + offset, end=t.end + offset) for t in sentence.tokens)
            texts.append(" ".join(t.text for t in sentence.tokens))
            self.sentences.append(Sentence(index, offset, offset + len(texts[-1]), moved))
        self.document = Document("test", " ".join(texts), language, published)
        self.resolver = ActorResolver(self.document, self.sentences, actor_table(language))

    def token(self, word: str, index: int = -1) -> tuple[Sentence, Token]:
        """Return the last token with this form, or the first in the sentence at `index`."""
        sentences = [self.sentences[index]] if index >= 0 else reversed(self.sentences)
        return next((s, t) for s in sentences for t in s.tokens if t.text == word)

    def who(self, word: str, index: int = -1) -> list[str]:
        """Return the codes that a word resolves to."""
        return [a.code for a in self.resolver.resolve(*self.token(word, index))]

    def spans(self, word: str) -> list[str]:
        """Return the text of the actors that a word resolves to."""
        return [a.span.of(self.document.text) for a in self.resolver.resolve(*self.token(word))]


PUTIN = """
Der      der      DET   4 det
russische russisch ADJ  4 amod
neue     neu      ADJ   4 amod
Staatschef Staatschef NOUN 7 nsubj Number=Sing|Gender=Masc
Igor     Igor     PROPN 4 appos
Sokolski Sokolski PROPN 5 flat
reiste   reisen   VERB  0 root Number=Sing|VerbForm=Fin
ab       ab       ADP   7 compound:prt
"""


def test_role_takes_country_from_adjective_and_spans_title_and_name() -> None:
    article = Article("de", PUTIN)
    assert article.who("Staatschef") == article.who("Sokolski") == ["RUS.GOV"]
    assert article.spans("Sokolski") == ["russische neue Staatschef Igor Sokolski"]
    actor = article.resolver.resolve(*article.token("Sokolski"))[0]
    assert actor.name == "Igor Sokolski"


def test_surname_and_pronoun_stand_for_who_was_introduced() -> None:
    article = Article(
        "de",
        PUTIN,
        "Sokolski Sokolski PROPN 2 nsubj\nsagte sagen VERB 0 root Number=Sing|VerbForm=Fin\nnichts nichts PRON 2 obj",
        "Er er PRON 2 nsubj Number=Sing|Gender=Masc\nschwieg schweigen VERB 0 root Number=Sing|VerbForm=Fin",
    )
    assert article.who("Sokolski", 1) == ["RUS.GOV"]
    assert article.who("Er") == ["RUS.GOV"]


def test_headline_name_is_known_from_its_later_introduction() -> None:
    article = Article("de", "Sokolski Sokolski PROPN 2 nsubj\nreist reisen VERB 0 root", PUTIN)
    assert article.who("Sokolski", 0) == ["RUS.GOV"]


def test_unknown_name_is_nobody() -> None:
    assert (
        Article("de", "Mirko Mirko PROPN 3 nsubj\nHabel Habel PROPN 1 flat\nschlief schlafen VERB 0 root").who("Habel")
        == []
    )


@pytest.mark.parametrize(
    ("language", "table", "word", "expected"),
    [
        ("de", "US-Beamte US-Beamte NOUN 2 nsubj\nwarnten warnen VERB 0 root", "US-Beamte", ["USA.GOV"]),
        ("de", "UN-Soldaten UN-Soldat NOUN 2 nsubj\nkamen kommen VERB 0 root", "UN-Soldaten", ["IGO:UN"]),
        (
            "de",
            "US- US- NOUN 4 nsubj\nund und CCONJ 3 cc\nNATO-Führer NATO-Führer NOUN 1 conj Number=Plur\n"
            "tagten tagen VERB 0 root",
            "NATO-Führer",
            ["USA.GOV", "IGO:NATO"],
        ),
        (
            "de",
            "der der DET 2 det\nPräsident Präsident NOUN 5 nsubj\nder der DET 4 det\nUkraine Ukraine PROPN 2 nmod\n"
            "sprach sprechen VERB 0 root",
            "Präsident",
            ["UKR.GOV"],
        ),
        (
            "de",
            "Chinas China PROPN 2 nmod\nSpitzendiplomat Spitzendiplomat NOUN 3 nsubj\nkam kommen VERB 0 root",
            "Spitzendiplomat",
            ["CHN.GOV"],
        ),
        (
            "de",
            "russische russisch ADJ 4 amod\nund und CCONJ 3 cc\nchinesische chinesisch ADJ 1 conj\n"
            "Soldaten Soldat NOUN 5 nsubj\n"
            "kamen kommen VERB 0 root",
            "Soldaten",
            ["RUS.MIL", "CHN.MIL"],
        ),
        (
            "de",
            "die die DET 3 det\nfrühere früh ADJ 3 amod\nMinisterpräsidentin Ministerpräsidentin NOUN 5 nsubj\n"
            "Norwegens Norwegen PROPN 3 nmod\nkam kommen VERB 0 root",
            "Ministerpräsidentin",
            ["NOR.PRE"],
        ),
        (
            "de",
            "der der DET 3 det\niranische iranisch ADJ 3 amod\n"
            "UN-Botschafter UN-Botschafter NOUN 4 nsubj\nkam kommen VERB 0 root",
            "UN-Botschafter",
            ["IRN.GOV"],
        ),
        (
            "en",
            "The the DET 2 det\nspokesman spokesman NOUN 7 nsubj\nfor for ADP 6 case\nthe the DET 6 det\n"
            "German German ADJ 6 amod\n"
            "government government NOUN 2 nmod\nspoke speak VERB 0 root",
            "spokesman",
            ["DEU.GOV"],
        ),
        (
            "en",
            "Iran Iran PROPN 4 nmod:poss\n's 's PART 1 case\nforeign foreign ADJ 4 amod\n"
            "minister minister NOUN 5 nsubj\nleft leave VERB 0 root",
            "minister",
            ["IRN.GOV"],
        ),
        (
            "en",
            "rebels rebel NOUN 4 nsubj Number=Plur\nin in ADP 3 case\nSyria Syria PROPN 1 nmod\nfled flee VERB 0 root",
            "rebels",
            ["SYR.REB"],
        ),
        (
            "en",
            "authorities authority NOUN 8 nsubj Number=Plur\nin in ADP 3 case\n"
            "France France PROPN 1 nmod\nand and CCONJ 6 cc\n"
            "the the DET 6 det\nUnited United PROPN 3 conj\nStates States PROPN 6 flat\nagreed agree VERB 0 root",
            "authorities",
            ["FRA.GOV", "USA.GOV"],
        ),
        (
            "en",
            "Lin Lin PROPN 7 nsubj\nYao Yao PROPN 1 flat\n, , PUNCT 5 punct\n"
            "Taiwanese taiwanese ADJ 5 amod\nminister minister NOUN 1 appos\n"
            ", , PUNCT 1 punct\nleft leave VERB 0 root",
            "Lin",
            ["TWN.GOV"],
        ),
        (
            "en",
            "pro-Russian pro-Russian ADJ 2 amod\nrebels rebel NOUN 3 nsubj\nfled flee VERB 0 root",
            "rebels",
            ["---.REB"],
        ),
    ],
)
def test_composition(language: str, table: str, word: str, expected: list[str]) -> None:
    assert sorted(Article(language, table).who(word)) == sorted(expected)


def test_generic_agents_are_of_the_country_in_focus() -> None:
    article = Article(
        "de",
        "In in ADP 2 case\nKenia Kenia PROPN 4 obl\nwurde werden AUX 4 aux\ndemonstriert demonstrieren VERB 0 root",
        "Die die DET 2 det\nPolizei Polizei NOUN 3 nsubj Number=Sing|Gender=Fem\nkam kommen VERB 0 root",
    )
    assert article.who("Polizei") == ["KEN.COP"]
    lost = Article("de", "Die die DET 2 det\nPolizei Polizei NOUN 3 nsubj\nkam kommen VERB 0 root")
    assert lost.who("Polizei") == ["---.COP"]


def test_experts_are_of_no_country_by_themselves() -> None:
    article = Article("en", "Experts expert NOUN 2 nsubj Number=Plur\nleft leave VERB 0 root\nKenya Kenya PROPN 2 obj")
    assert article.who("Experts") == ["---.EDU"]


def test_modifiers_of_a_noun_that_is_no_actor() -> None:
    article = Article(
        "de",
        "der der DET 3 det\nrussische russisch ADJ 3 amod\nEinmarsch Einmarsch NOUN 4 nsubj\nendete enden VERB 0 root",
    )
    assert article.who("Einmarsch") == []
    assert [a.code for a in article.resolver.modifiers(*article.token("Einmarsch"))] == ["RUS"]
    assert [a.span.of(article.document.text) for a in article.resolver.adjective(*article.token("Einmarsch"))] == [
        "russische"
    ]


def test_short_names_act_in_compounds_and_long_ones_are_acted_on() -> None:
    article = Article(
        "de",
        "US-Sanktionen US-Sanktion NOUN 2 nsubj\nersetzen ersetzen VERB 0 root\n"
        "Iran-Sanktionen Iran-Sanktion NOUN 2 obj",
    )
    assert [a.code for a in article.resolver.compound(*article.token("US-Sanktionen"))] == ["USA"]
    assert [a.span.of(article.document.text) for a in article.resolver.compound(*article.token("US-Sanktionen"))] == [
        "US"
    ]
    assert article.resolver.compound(*article.token("Iran-Sanktionen")) == ()


def test_both_countries_are_the_two_named_before() -> None:
    article = Article(
        "de",
        "Peru Peru PROPN 4 nsubj\nund und CCONJ 3 cc\nChile Chile PROPN 1 conj\nverhandeln verhandeln VERB 0 root",
        "Die die DET 3 det\nbeiden beide ADJ 3 amod\nLänder Land NOUN 4 nsubj Number=Plur\n"
        "schweigen schweigen VERB 0 root",
    )
    assert article.who("Länder") == ["PER", "CHL"]


def test_pronoun_after_somebody_unknown_is_nobody() -> None:
    article = Article(
        "en",
        "Kenya Kenya PROPN 2 nsubj\nwaited wait VERB 0 root",
        "Mary Mary PROPN 3 nsubj\nAkinyo Akinyo PROPN 1 flat\nleft leave VERB 0 root",
        "She she PRON 2 nsubj\nslept sleep VERB 0 root",
    )
    assert article.who("She") == []


def test_dateline_is_no_actor_but_sets_the_focus() -> None:
    article = Article(
        "de",
        "Nairobi Nairobi PROPN 4 nsubj\n– – PUNCT 4 punct\nSoldaten Soldat NOUN 4 nsubj Number=Plur\n"
        "kamen kommen VERB 0 root",
    )
    assert article.who("Nairobi") == []
    assert article.who("Soldaten") == ["KEN.MIL"]


def test_we_is_who_speaks() -> None:
    article = Article(
        "en",
        "We we PRON 2 nsubj\nagree agree VERB 4 ccomp\n, , PUNCT 4 punct\nsaid say VERB 0 root\n"
        "Polish Polish ADJ 6 amod\n"
        "officials official NOUN 4 nsubj Number=Plur",
    )
    assert article.who("We") == ["POL.GOV"]


def test_mentions_stand_in_the_text_in_order() -> None:
    article = Article("de", PUTIN, "Peru Peru PROPN 2 nsubj\nwartet warten VERB 0 root")
    found = article.resolver.mentions()
    assert [a.code for a in found] == ["RUS.GOV", "PER"]
    assert [a.span.of(article.document.text) for a in found] == ["russische neue Staatschef Igor Sokolski", "Peru"]


def test_span_leaves_out_words_before_a_number() -> None:
    article = Article(
        "en",
        "At at ADP 2 case\nleast little ADJ 3 nmod Degree=Sup\neight eight NUM 5 nummod\n"
        "Iranian Iranian ADJ 5 amod\nsoldiers soldier NOUN 6 nsubj Number=Plur\nwaited wait VERB 0 root",
    )
    assert article.who("soldiers") == ["IRN.MIL"]
    assert article.spans("soldiers") == ["eight Iranian soldiers"]


def test_compound_gives_a_general_head_its_sector() -> None:
    article = Article(
        "de",
        "Perus Peru PROPN 2 nmod\nArmeeangehörige Armeeangehörige NOUN 5 nsubj Number=Plur\nund und CCONJ 4 cc\n"
        "Gewerkschaftsmitglieder Gewerkschaftsmitglied NOUN 2 conj Number=Plur\nwarteten warten VERB 0 root",
    )
    assert article.who("Armeeangehörige")[:1] == ["PER.MIL"]
    assert article.who("Gewerkschaftsmitglieder") == ["PER.LAB"]


def test_two_nationalities_before_one_noun_are_two_actors():
    article = Article(
        "de",
        """
        Der der DET 2 det
        russische russisch ADJ 6 amod
        und und CCONJ 5 cc
        der der DET 5 det
        türkische türkisch ADJ 2 conj
        Präsident Präsident NOUN 7 nsubj
        schwiegen schweigen VERB 0 root
        """,
    )
    assert sorted(article.who("Präsident")) == ["RUS.GOV", "TUR.GOV"]


def test_two_role_nouns_with_their_own_nationalities_are_two_actors():
    article = Article(
        "en",
        """
        Turkish Turkish ADJ 2 amod
        soldiers soldier NOUN 6 nsubj
        and and CCONJ 5 cc
        Greek Greek ADJ 5 amod
        soldiers soldier NOUN 2 conj
        clashed clash VERB 0 root
        """,
    )
    assert sorted(article.who("soldiers", 0)) == ["GRC.MIL", "TUR.MIL"]


def test_two_known_persons_side_by_side_are_two():
    article = Article(
        "de",
        """
        Gestern gestern ADV 2 advmod
        traf treffen VERB 0 root
        Putin Putin PROPN 2 nsubj
        Xi Xi PROPN 2 obj
        """,
        published="2023-02-22",
    )
    assert (article.who("Putin"), article.who("Xi")) == (["RUS.GOV"], ["CHN.GOV"])
