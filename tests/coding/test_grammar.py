from depesche.coding import grammar
from tests.trees import tree, words

PASSIVE = tree("""
    Drei drei NUM 2 nummod
    Aktivisten Aktivist NOUN 7 nsubj:pass
    wurden werden AUX 7 aux:pass
    von von ADP 6 case
    der der DET 6 det
    Polizei Polizei NOUN 7 obl
    festgenommen festnehmen VERB 0 root VerbForm=Part
    und und CCONJ 9 cc
    verhört verhören VERB 7 conj VerbForm=Part
""")

CONTROL = tree("""
    Washington Washington PROPN 2 nsubj
    forderte auffordern VERB 0 root
    Moskau Moskau PROPN 2 obj
    auf auf ADP 2 compound:prt
    , , PUNCT 9 punct
    die der DET 7 det
    Truppen Truppe NOUN 9 obj
    zu zu PART 9 mark
    abzuziehen abziehen VERB 2 xcomp VerbForm=Inf
""")

PROMISE = tree("""
    Berlin Berlin PROPN 2 nsubj
    versprach versprechen VERB 0 root
    Kiew Kiew PROPN 2 obl:arg
    zu zu PART 5 mark
    helfen helfen VERB 2 xcomp VerbForm=Inf
""")

RELATIVE = tree("""
    Die der DET 2 det
    Miliz Miliz NOUN 8 nsubj
    , , PUNCT 6 punct
    die der PRON 6 nsubj PronType=Rel
    Aleppo Aleppo PROPN 6 obj
    angriff angreifen VERB 2 acl VerbForm=Fin
    , , PUNCT 6 punct
    schwieg schweigen VERB 0 root VerbForm=Fin
""")

OBJECT_FIRST = tree("""
    Den der DET 2 det Case=Acc
    Präsidenten Präsident NOUN 3 nsubj Number=Sing
    traf treffen VERB 0 root VerbForm=Fin
    Scholz Scholz PROPN 3 obj Number=Sing
    am an ADP 6 case
    Montag Montag NOUN 3 obl
""")

HELD = tree("""
    Ankara Ankara PROPN 2 nsubj
    setzte fortsetzen VERB 0 root VerbForm=Fin
    seine sein DET 4 det Poss=Yes
    Angriffe Angriff NOUN 2 obj
    auf auf ADP 6 case
    Afrin Afrin PROPN 2 obl
    fort fort ADP 2 compound:prt
""")


def test_the_agent_is_the_subject_of_a_passive_and_its_subject_the_object():
    verb = PASSIVE.tokens[6]
    assert grammar.is_passive(PASSIVE, verb)
    assert words(grammar.subjects(PASSIVE, verb)) == ["Polizei"]
    assert words(grammar.objects(PASSIVE, verb)) == ["Aktivisten"]


def test_a_coordinated_participle_shares_the_passive():
    verb = PASSIVE.tokens[8]
    assert grammar.is_passive(PASSIVE, verb)
    assert words(grammar.objects(PASSIVE, verb)) == ["Aktivisten"]


def test_the_object_of_an_order_is_who_shall_do_it():
    assert words(grammar.subjects(CONTROL, CONTROL.tokens[8])) == ["Moskau"]


def test_who_promises_is_who_shall_do_it():
    assert words(grammar.subjects(PROMISE, PROMISE.tokens[4])) == ["Berlin"]


def test_a_relative_pronoun_stands_for_its_noun():
    assert words(grammar.subjects(RELATIVE, RELATIVE.tokens[5])) == ["Miliz"]
    assert words(grammar.objects(RELATIVE, RELATIVE.tokens[5])) == ["Aleppo"]


def test_an_accusative_article_overrules_the_arc():
    verb = OBJECT_FIRST.tokens[2]
    assert words(grammar.subjects(OBJECT_FIRST, verb)) == ["Scholz"]
    assert words(grammar.objects(OBJECT_FIRST, verb)) == ["Präsidenten"]


def test_a_noun_is_held_by_the_subject_of_its_verb_and_finds_its_target_beside_it():
    noun = HELD.tokens[3]
    assert words(grammar.holders(HELD, noun)) == ["Ankara"]
    assert words(grammar.possessives(HELD, noun)) == ["seine"]
    assert words(grammar.obliques(HELD, noun, "auf")) == ["Afrin"]


def test_contractions_are_undone():
    assert grammar.preposition(OBJECT_FIRST, OBJECT_FIRST.tokens[5]) == "an"


def test_clauses_do_not_hold_the_tokens_of_their_clauses():
    assert "angriff" not in words(grammar.clause_tokens(RELATIVE, RELATIVE.root))
    assert grammar.clause_of(RELATIVE, RELATIVE.tokens[4]).text == "angriff"


def test_the_first_of_two_bare_phrases_is_the_subject_where_the_parser_saw_none():
    sentence = tree("""
        als als SCONJ 4 mark
        Putin Putin PROPN 4 obl:arg
        Peking Peking PROPN 4 obl:arg
        besuchte besuchen VERB 0 root VerbForm=Fin
    """)
    assert words(grammar.subjects(sentence, sentence.tokens[3])) == ["Putin"]
    assert words(grammar.objects(sentence, sentence.tokens[3])) == ["Peking"]


def test_a_subject_on_the_auxiliary_is_the_subject_of_the_verb():
    sentence = tree("""
        Die der DET 2 det
        USA USA PROPN 3 nsubj
        haben haben AUX 5 aux
        Firmen Firma NOUN 5 nsubj
        gelistet listen VERB 0 root VerbForm=Part
    """)
    assert words(grammar.subjects(sentence, sentence.tokens[4])) == ["USA"]
    assert words(grammar.objects(sentence, sentence.tokens[4])) == ["Firmen"]


def test_a_bare_agent_hangs_on_a_thing_but_not_on_a_ruler():
    table = """
        Danach danach ADV 7 advmod
        wurde werden AUX 7 aux:pass
        die der DET 4 det
        {} {} NOUN 7 nsubj:pass
        von von ADP 6 case
        Russland Russland PROPN 4 nmod
        blockiert blockieren VERB 0 root VerbForm=Part
    """
    thing = tree(table.format("Resolution", "Resolution"))
    ruler = tree(table.format("Präsidentin", "Präsidentin"))
    assert words(grammar.subjects(thing, thing.tokens[6])) == ["Russland"]
    assert grammar.subjects(ruler, ruler.tokens[6]) == []


def test_verbs_share_the_passive_auxiliary_behind_the_last():
    sentence = tree("""
        Der der DET 2 det
        Mann Mann NOUN 4 nsubj
        war sein AUX 4 aux
        angeschossen anschießen VERB 0 root VerbForm=Part
        und und CCONJ 6 cc
        verhaftet verhaften VERB 4 conj VerbForm=Part
        worden werden AUX 6 aux:pass
    """)
    assert words(grammar.objects(sentence, sentence.tokens[3])) == ["Mann"]
    assert grammar.subjects(sentence, sentence.tokens[3]) == []


def test_a_finite_form_in_a_full_sentence_is_no_headline_passive():
    sentence = tree("""
        Rom Rom PROPN 2 nsubj
        verlangt verlangen VERB 0 root VerbForm=Part
        Reformen Reform NOUN 2 flat
        . . PUNCT 2 punct
    """)
    assert words(grammar.subjects(sentence, sentence.tokens[1])) == ["Rom"]
