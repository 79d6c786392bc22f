"""Recognises why Python cannot read a program: signs, brackets, words, indentation."""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence

from tremplin.domain.errors.diagnosis import Diagnosis, RaisedError, Rule
from tremplin.domain.errors.signs import (
    DECLARERS,
    FRENCH,
    INNER_FRENCH,
    ON_PAPER,
    OTHER_LANGUAGES,
    SPOKEN,
    ascii_twin,
    other_sign,
    spoken_sign,
)
from tremplin.domain.errors.text import closest

_QUOTES = "“”„«»‘’‚‹›`´″′＂＇"
_BLOCKS = ["if", "elif", "else", "for", "while", "def", "class", "try", "except", "finally", "with"]
_KEYWORD_LIKENESS = 0.65
"""A misspelt keyword has few others to be taken for: ``fro`` is ``for``."""
_FILLERS = re.compile(r"\b(then|alors|do|faire)\s*:?\s*$")
"""Words that other languages end a head with."""


def _odd_sign(error: RaisedError) -> Diagnosis | None:
    found = error.says(r"invalid character '(?P<sign>.)'")
    if found:
        return _wrong_character(error, found["sign"])
    if error.says("non-printable character"):
        return error.called("odd_space")
    return None


def _wrong_character(error: RaisedError, sign: str) -> Diagnosis:
    if sign in _QUOTES:
        return error.called("odd_quote", name=sign)
    if sign in ON_PAPER:
        return error.called("sign_wrong", name=sign, near=ON_PAPER[sign])

    twin = ascii_twin(sign)
    if twin:
        return error.called("look_alike", name=sign, near=twin)

    return error.called("odd_character", name=sign)


def _unfinished_text(error: RaisedError) -> Diagnosis | None:
    if error.program.apostrophe_ends_text():
        return error.called("apostrophe")
    if error.says(r"f-string: expecting|f-string: .*'}'"):
        return error.called("fstring_brace")

    # Two single quotes look like a double one: ''Bonjour''.
    if re.search(r"(?<!')''(?!')\w.*(?<!')''(?!')", error.program.raw):
        return error.called("odd_quote", name="''")
    if "`" in error.program.code:
        return error.called("odd_quote", name="`")

    # Python 3.9 and before say EOL.
    if not error.says(r"unterminated|EOL while scanning"):
        return None

    # A curly quote between two letters is an apostrophe, and no fault.
    odd = re.search(rf"(?<!\w)[{_QUOTES}]|[{_QUOTES}](?!\w)", error.program.raw)
    if odd:
        return error.called("odd_quote", name=odd[0])

    return error.called("quote_missing")


def _foreign_word(error: RaisedError) -> Diagnosis | None:
    """A word that only nearly is one of Python's: ``else if``, ``For``, ``pour``, ``whille``."""
    word, code = error.program.first_word, error.program.code
    if re.match(r"\s*(else\s*if|elseif|elsif)\b", code):
        return error.called("else_if")
    if _is_keyword_in_capitals(word):
        return error.called("word_case", name=word, near=word.lower())
    if word in FRENCH:
        return error.called("french_word", name=word, near=_french_meaning(code, word))
    if word in OTHER_LANGUAGES:
        return error.called("other_language", name=word, near=OTHER_LANGUAGES[word])
    return _foreign_word_in_head(error) or _misspelt_keyword(error)


def _is_keyword_in_capitals(word: str) -> bool:
    return not keyword.iskeyword(word) and keyword.iskeyword(word.lower())


def _french_meaning(code: str, word: str) -> str:
    if re.match(r"\s*sinon\s+si\b", code):
        return "elif"
    return FRENCH[word]


def _foreign_word_in_head(error: RaisedError) -> Diagnosis | None:
    """A word of another language after ``if``, ``for`` …: elsewhere the same word may be a name."""
    if error.program.first_word not in _BLOCKS:
        return None

    inner = re.search(rf"\b({'|'.join(INNER_FRENCH)})\b", error.program.code)
    if inner:
        return error.called("french_word", name=inner[1], near=INNER_FRENCH[inner[1]])

    filler = _FILLERS.search(error.program.code)
    if filler:
        return error.called("sign_wrong", name=filler[1], near=":")

    return None


def _misspelt_keyword(error: RaisedError) -> Diagnosis | None:
    word = error.program.first_word
    if keyword.iskeyword(word):
        return None

    is_head = re.search(r":\s*$", error.program.code)
    near = closest(word, _BLOCKS if is_head else ["import", "from", "return"], _KEYWORD_LIKENESS)
    if near:
        return error.called("name_near", name=word, near=near)

    return None


def _brackets(error: RaisedError) -> Diagnosis | None:
    for number, line in error.program.statement_lines:
        if _opens_brace(line):
            return Diagnosis("brace", line=number)

    if error.says("Missing parentheses in call to 'print'"):
        return error.called("print_brackets")

    mismatch = error.says(
        r"'(?P<name>[)\]}])' does not match opening parenthesis '(?P<near>[(\[{])'"
    )
    if mismatch:
        return error.called("bracket_mismatch", name=mismatch["near"], near=mismatch["name"])

    extra = error.says(r"unmatched '(?P<name>[)\]}])'")
    if extra:
        return error.called("bracket_extra", name=extra["name"])

    opened = error.program.open_bracket()
    if opened:
        return Diagnosis("bracket_open", {"name": opened[0]}, line=opened[1])

    found = error.says(r"'(?P<name>[(\[{])' was never closed")
    if found:
        return error.called("bracket_open", name=found["name"])

    return None


def _opens_brace(line: str) -> bool:
    if not line.rstrip().endswith("{"):
        return False
    word = re.search(r"\w+", line)
    return word is not None and word[0] in _BLOCKS


def _signs(error: RaisedError) -> Diagnosis | None:
    code, word = error.program.code, error.program.first_word
    if word == "for" and not re.search(r"\bin\b", code):
        return error.called("for_shape")

    other = other_sign(code)
    if other:
        return error.called("sign_wrong", name=other[0], near=other[1])
    if word in _BLOCKS and code.rstrip().endswith(";"):
        return error.called("sign_wrong", name=";", near=":")

    spoken = spoken_sign(code, error.program.assigned)
    if spoken:
        return error.called("sign_wrong", name=spoken, near=SPOKEN[spoken])

    found = re.search(r"(\w+)\s*(\+\+|--)\s*$", code)
    if found:
        return error.called("plus_plus", name=found[1], near=f"{found[1]} {found[2][0]}= 1")
    if error.says("line continuation"):
        return error.called("backslash")

    return None


def _bad_name(error: RaisedError) -> Diagnosis | None:
    """A variable that cannot bear its name: a keyword, several words, a word before it."""
    code = error.program.code
    reserved = re.match(r"\s*(\w+)\s*=(?!=)", code)
    if reserved and keyword.iskeyword(reserved[1]):
        return error.called("keyword_as_name", name=reserved[1])

    pieces = re.match(r"\s*([^\W\d]\w*)(\s+|-)([^\W\d]\w*)\s*=(?!=)", code)
    if not pieces:
        return None

    before, after = pieces[1], pieces[3]
    if before in DECLARERS:
        return error.called("declared", name=before, near=after)
    if not keyword.iskeyword(before):
        return error.called("name_in_pieces", near=f"{before}_{after}")

    return None


def _digits_before_letters(error: RaisedError) -> Diagnosis | None:
    """Digits where a name or a product is meant: ``007``, ``3x``, ``2players = 1``."""
    if error.says("leading zeros"):
        return error.called("leading_zero")

    code = error.program.code
    found = re.search(r"(?<![\w.])((\d+)([^\W\d]\w*))", code)
    if not found:
        return None

    whole, number, letters = found.groups()
    gets_value = re.match(r"\s*\w+\s*=", code[found.start() :])
    # One letter is a name of mathematics, even where the program does not know it: 3x.
    is_factor = len(letters) == 1 or letters in error.program.assigned
    if is_factor and not gets_value:
        return error.called("times_missing", name=whole, near=f"{number} * {letters}")
    if error.says("invalid|expected"):
        return error.called("digit_first", name=whole)

    return None


def _equals(error: RaisedError) -> Diagnosis | None:
    single = re.search(r"(?<![=<>!:+\-*/%])=(?!=)", error.program.code)
    if single and error.program.first_word in ("if", "elif", "while"):
        return error.called("equals_single")
    if error.says("cannot assign to"):
        return error.called("assign_backwards")
    return None


def _block_head(error: RaisedError) -> Diagnosis | None:
    word, code = error.program.first_word, error.program.code
    if word == "def" and "(" not in code:
        return error.called("def_brackets")
    if word == "else" and re.search(r"else\s+[^\s:]", code):
        return error.called("else_condition")
    if error.says("expected ':'"):
        return error.called("colon_missing")
    if word in _BLOCKS and ":" not in code:
        return error.called("colon_missing")
    if word in ("else", "elif"):
        return error.called("else_alone", name=word)
    if error.says("expected 'except' or 'finally'"):
        return error.called("try_alone")
    return None


def _out_of_place(error: RaisedError) -> Diagnosis | None:
    if error.says("'return' outside function"):
        return error.called("return_outside")

    found = error.says(r"'?(break|continue)'? (outside|not properly)")
    if found:
        return error.called("loop_word_outside", name=found[1])

    return None


def _side_by_side(error: RaisedError) -> Diagnosis | None:
    """Two things on a line with nothing between them."""
    code = error.program.code
    call = re.search(r"(?<![\w.])([^\W\d]\w*)\s+[\d\"']", code)
    if call and call[1] in error.program.callables:
        return error.called("call_brackets", name=call[1], near=f"{call[1]}(…)")

    second = re.search(r"\)\s+([^\W\d]\w*)\s*\(", code)
    if second and not keyword.iskeyword(second[1]):
        return error.called("two_on_a_line", name=second[1])

    unquoted = _words_without_quotes(code)
    if unquoted:
        return error.called("quotes_missing", name=unquoted)
    if error.says("forgot a comma"):
        return error.called("comma_missing")

    return None


def _words_without_quotes(code: str) -> str:
    """Words of the line that read like a text (``print(Bonjour Awa)``), or an empty text."""
    words = re.findall(r"(?<![\w\"'])[^\W\d]\w*(?![\w\"'])", code)
    pair = re.search(r"([^\W\d]\w*)\s+([^\W\d]\w*)", code)
    if pair and len(words) > 1 and not any(map(keyword.iskeyword, pair.groups())):
        return f"{pair[1]} {pair[2]}"

    sentence = re.search(r"([^\W\d]\w*)\s*[!?](?!=)", code)
    if sentence and not keyword.iskeyword(sentence[1]):
        return sentence[1]

    return ""


# The first that recognises the error wins: what a sign or a bracket proves comes before what is
# only guessed from words side by side.
SYNTAX_RULES: Sequence[Rule] = (
    _odd_sign,
    _unfinished_text,
    _foreign_word,
    _brackets,
    _signs,
    _bad_name,
    _digits_before_letters,
    _equals,
    _block_head,
    _out_of_place,
    _side_by_side,
    lambda error: error.called("syntax"),
)


def indentation(error: RaisedError) -> Diagnosis:
    """The case of an IndentationError or a TabError."""
    if error.type == "TabError":
        return error.called("tabs_and_spaces")
    if error.says("expected an indented block"):
        return _block_without_lines(error)
    if error.says("unexpected indent"):
        return error.called("indent_unexpected")
    return error.called("indent_uneven")


def _block_without_lines(error: RaisedError) -> Diagnosis:
    head = error.says(r"on line (\d+)")
    if head:
        number = int(head[1])
        word = error.program.empty_head(number)
        if word:
            return Diagnosis("block_empty", {"name": word}, line=number)

    return error.called("indent_missing")
