from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.parsing import ParserError, load_parser
from depesche.parsing.conllu import StoredParses, read_conllu, write_conllu
from depesche.records import Document, Sentence

SAMPLE = """\
# newdoc id = amt
# text = Er ging zum Amt.
1\tEr\ter\tPRON\t_\tCase=Nom\t2\tnsubj\t_\t_
2\tging\tgehen\tVERB\t_\tMood=Ind\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\t_\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\t_\tCase=Dat\t5\tdet\t_\t_
5\tAmt\tAmt\tNOUN\t_\t_\t2\tobl\t_\tSpaceAfter=No
5.1\tnull\t_\tX\t_\t_\t_\t_\t2:dep\t_
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# newpar
# text = Don't go
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_

# newdoc
1\tEnde\t_\tNOUN\t_\t_\t0\troot\t_\t_

"""


def read(text: str, language: str = "de") -> list[tuple[Document, list[Sentence]]]:
    return list(read_conllu(io.StringIO(text), language, "sample"))


def test_documents_paragraphs_and_surface_tokens() -> None:
    (document, sentences), (last, _) = read(SAMPLE)
    assert (document.id, last.id) == ("amt", "sample")
    assert document.text.startswith("Er ging zum Amt.\n\nDon't go")
    assert [t.text for t in sentences[0].tokens] == ["Er", "ging", "zum", "Amt", "."]
    zum = sentences[0].tokens[2]
    assert (zum.pos, zum.dep, zum.head, zum.morph) == ("ADP", "case", 3, {"Case": "Dat"})
    assert [t.text for t in sentences[1].tokens] == ["Do", "n't", "go"]
    assert [s.paragraph for s in sentences] == [0, 1]
    for sentence in sentences:
        assert all(document.text[t.start : t.end] == t.text for t in sentence.tokens)


def test_stored_parses_answer_by_document() -> None:
    parser = StoredParses(read(SAMPLE))
    assert [s.root.text for s in parser.parse(parser.documents[0])] == ["ging", "go"]
    with pytest.raises(ParserError, match="no parse of the document 'other'"):
        parser.parse(Document("other", "", "de"))


def test_what_is_no_conllu_is_refused() -> None:
    with pytest.raises(ParserError, match="sample is not CoNLL-U"):
        read("1\tonly\ttwo\n\n")


TEXT = st.text(alphabet="abEr .,!\n\t 1|\\„“–", max_size=80)


@given(TEXT)
@settings(max_examples=60, deadline=None)
def test_round_trip(text: str) -> None:
    document = Document("x", text, "de")
    sentences = load_parser("de").parse(document)
    if not sentences:
        return
    ((again, parsed),) = read(write_conllu(document, sentences))
    assert again.text == document.text
    assert [s.tokens for s in parsed] == [s.tokens for s in sentences]
