"""From a `Document` to its parsed `Sentence`s, through spaCy or CoNLL-U; nothing else in Depesche knows either.

Importing this package loads no parser and no spaCy, because most commands never need them.
"""

from depesche.parsing.parser import Parser, ParserError, load_parser
from depesche.parsing.sentences import Piece, split

__all__ = ["Parser", "ParserError", "Piece", "load_parser", "split"]
