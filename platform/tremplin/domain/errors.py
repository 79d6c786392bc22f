"""What went wrong in a beginner's program, recognised from Python's error and the program's own text.

By type, by the structure of the message and by the source, never by one version's exact wording: the grader, the
browser and the tests run different Pythons, and get the same answer. The sentences are in
``web.exercise.texts.error_texts``.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tremplin.domain.error_signs import (
    DECLARERS,
    ENDERS,
    ON_PAPER,
    OTHER_LANGUAGES,
    SPOKEN,
    ascii_twin,
    other_sign,
    spoken_sign,
)
from tremplin.domain.error_source import PLAYGROUND, WrongProgram, closest, commands_of


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A recognised error.

    Attributes:
        key: Stable word of the case, e.g. ``name_unknown``; ``unknown`` when nothing fits.
        names: What the sentences quote from the program, e.g. ``{"name": "agge", "near": "age"}``.
        words: What they mention in the reader's language, by Python's word, e.g. ``{"kind":
            "str"}``.
        line: The line to mark, counted from 1, or None.
    """

    key: str
    names: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class _Error:
    type: str
    message: str
    program: WrongProgram

    def says(self, pattern: str) -> re.Match[str] | None:
        return re.search(pattern, self.message)

    def called(self, key: str, **names: str) -> Diagnosis:
        return Diagnosis(key, names, line=self.program.line)


@dataclass(frozen=True, slots=True)
class _Pattern:
    types: tuple[str, ...]
    message: re.Pattern[str]
    key: str


_Rule = Callable[[_Error], Diagnosis | None]

_QUOTES = "“”„«»‘’‚‹›`´″′＂＇"
_BLOCKS = ["if", "elif", "else", "for", "while", "def", "class", "try", "except", "finally", "with"]
_FRENCH = {
    french: python
    for python, words in {
        "if": "si",
        "elif": "sinonsi",
        "else": "sinon",
        "for": "pour repete répète repeter répéter",
        "while": "tantque tant",
        "def": "fonction definir définir",
        "print": "affiche afficher imprime imprimer ecris écris ecrire écrire",
        "input": "demande demander saisir lire",
        "return": "retourne retourner renvoie renvoyer",
        "import": "importe importer",
        "from": "depuis",
        "len": "longueur",
        "True": "vrai Vrai",
        "False": "faux Faux",
        "in": "dans",
        "and": "et",
        "or": "ou",
        "not": "non",
    }.items()
    for french in words.split()
}
_KEYWORD_LIKENESS = 0.65
"""A misspelt keyword has few others to be taken for: ``fro`` is ``for``."""
_INNER_FRENCH = {"dans": "in", "et": "and", "ou": "or", "non": "not", "est": "==", "vaut": "=="}
_FILLERS = re.compile(r"\b(then|alors|do|faire)\s*:?\s*$")
"""Words that other languages end a head with."""
_MODULE_OF = {
    name: module
    for module, names in {
        "random": "random randint choice shuffle randrange uniform sample",
        "math": "math sqrt pi sin cos tan floor ceil factorial gcd hypot radians degrees",
        "time": "time sleep",
        "turtle": "turtle",
        "robot": "robot",
    }.items()
    for name in names.split()
}
_ATTRIBUTES: dict[str, type] = {
    "str": str,
    "list": list,
    "dict": dict,
    "int": int,
    "float": float,
    "set": set,
}
_SYNONYMS = {"add": "append", "push": "append", "ajoute": "append", "ajouter": "append"}


def _odd_sign(error: _Error) -> Diagnosis | None:
    found = error.says(r"invalid character '(?P<sign>.)'")
    if not found:
        return error.called("odd_space") if error.says("non-printable character") else None

    sign = found["sign"]
    if sign in _QUOTES:
        return error.called("odd_quote", name=sign)
    if sign in ON_PAPER:
        return error.called("sign_wrong", name=sign, near=ON_PAPER[sign])

    twin = ascii_twin(sign)
    return (
        error.called("look_alike", name=sign, near=twin)
        if twin
        else error.called("odd_character", name=sign)
    )


def _unfinished_text(error: _Error) -> Diagnosis | None:
    if error.program.apostrophe_ends_text():
        return error.called("apostrophe")
    if error.says(r"f-string: expecting|f-string: .*'}'"):
        return error.called("fstring_brace")
    doubled = re.search(r"(?<!')''(?!')\w.*(?<!')''(?!')", error.program.raw)
    if doubled or "`" in error.program.code:
        return error.called("odd_quote", name="''" if doubled else "`")
    if not error.says(r"unterminated|EOL while scanning"):
        return None
    odd = re.search(rf"(?<!\w)[{_QUOTES}]|[{_QUOTES}](?!\w)", error.program.raw)
    return error.called("odd_quote", name=odd[0]) if odd else error.called("quote_missing")


def _foreign_word(error: _Error) -> Diagnosis | None:
    """A word that only nearly is one of Python's: ``else if``, ``For``, ``pour``, ``whille``."""
    word, code = error.program.first_word, error.program.code
    if re.match(r"\s*(else\s*if|elseif|elsif)\b", code):
        return error.called("else_if")
    if not keyword.iskeyword(word) and keyword.iskeyword(word.lower()):
        return error.called("word_case", name=word, near=word.lower())
    if word in _FRENCH:
        return error.called("french_word", name=word, near=_french_meaning(code, word))
    if word in OTHER_LANGUAGES:
        return error.called("other_language", name=word, near=OTHER_LANGUAGES[word])

    inner = re.search(rf"\b({'|'.join(_INNER_FRENCH)})\b", code)
    if inner and word in _BLOCKS:
        return error.called("french_word", name=inner[1], near=_INNER_FRENCH[inner[1]])

    filler = _FILLERS.search(code)
    if filler and word in _BLOCKS:
        return error.called("sign_wrong", name=filler[1], near=":")

    return _misspelt_keyword(error)


def _french_meaning(code: str, word: str) -> str:
    return "elif" if re.match(r"\s*sinon\s+si\b", code) else _FRENCH[word]


def _misspelt_keyword(error: _Error) -> Diagnosis | None:
    word = error.program.first_word
    words = _BLOCKS if re.search(r":\s*$", error.program.code) else ["import", "from", "return"]
    near = None if keyword.iskeyword(word) else closest(word, words, _KEYWORD_LIKENESS)
    return error.called("name_near", name=word, near=near) if near else None


def _brackets(error: _Error) -> Diagnosis | None:
    brace = next(
        (number for number, line in error.program.statement_lines if _opens_brace(line)), None
    )
    if brace:
        return Diagnosis("brace", line=brace)
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
    return error.called("bracket_open", name=found["name"]) if found else None


def _opens_brace(line: str) -> bool:
    return line.rstrip().endswith("{") and (re.findall(r"\w+", line) or [""])[0] in _BLOCKS


def _signs(error: _Error) -> Diagnosis | None:
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

    return error.called("backslash") if error.says("line continuation") else None


def _bad_name(error: _Error) -> Diagnosis | None:
    code = error.program.code
    reserved = re.match(r"\s*(\w+)\s*=(?!=)", code)
    if reserved and keyword.iskeyword(reserved[1]):
        return error.called("keyword_as_name", name=reserved[1])

    pieces = re.match(r"\s*([^\W\d]\w*)(\s+|-)([^\W\d]\w*)\s*=(?!=)", code)
    if pieces and pieces[1] in DECLARERS:
        return error.called("declared", name=pieces[1], near=pieces[3])
    if pieces and not keyword.iskeyword(pieces[1]):
        return error.called("name_in_pieces", near=f"{pieces[1]}_{pieces[3]}")
    if error.says("leading zeros"):
        return error.called("leading_zero")

    digit = re.search(r"(?<![\w.])((\d+)([^\W\d]\w*))", code)
    if (
        digit
        and (digit[3] in error.program.assigned or len(digit[3]) == 1)
        and not re.match(r"\s*\w+\s*=", code[digit.start() :])
    ):
        return error.called("times_missing", name=digit[1], near=f"{digit[2]} * {digit[3]}")

    return (
        error.called("digit_first", name=digit[1])
        if digit and error.says("invalid|expected")
        else None
    )


def _equals(error: _Error) -> Diagnosis | None:
    single = re.search(r"(?<![=<>!:+\-*/%])=(?!=)", error.program.code)
    if single and error.program.first_word in ("if", "elif", "while"):
        return error.called("equals_single")
    return error.called("assign_backwards") if error.says("cannot assign to") else None


def _block_head(error: _Error) -> Diagnosis | None:
    word, code = error.program.first_word, error.program.code
    if word == "def" and "(" not in code:
        return error.called("def_brackets")
    if word == "else" and re.search(r"else\s+[^\s:]", code):
        return error.called("else_condition")
    if error.says("expected ':'") or (word in _BLOCKS and ":" not in code):
        return error.called("colon_missing")
    if word in ("else", "elif"):
        return error.called("else_alone", name=word)
    return error.called("try_alone") if error.says("expected 'except' or 'finally'") else None


def _out_of_place(error: _Error) -> Diagnosis | None:
    if error.says("'return' outside function"):
        return error.called("return_outside")
    found = error.says(r"'?(break|continue)'? (outside|not properly)")
    return error.called("loop_word_outside", name=found[1]) if found else None


def _side_by_side(error: _Error) -> Diagnosis | None:
    code = error.program.code
    call = re.search(r"(?<![\w.])([^\W\d]\w*)\s+[\d\"']", code)
    if call and call[1] in error.program.callables:
        return error.called("call_brackets", name=call[1], near=f"{call[1]}(…)")

    second = re.search(r"\)\s+([^\W\d]\w*)\s*\(", code)
    if second and not keyword.iskeyword(second[1]):
        return error.called("two_on_a_line", name=second[1])

    words = re.findall(r"(?<![\w\"'])[^\W\d]\w*(?![\w\"'])", code)
    pairs = re.search(r"([^\W\d]\w*)\s+([^\W\d]\w*)", code)
    if pairs and len(words) > 1 and not any(keyword.iskeyword(word) for word in pairs.groups()):
        return error.called("quotes_missing", name=f"{pairs[1]} {pairs[2]}")

    sentence = re.search(r"([^\W\d]\w*)\s*[!?](?!=)", code)
    if sentence and not keyword.iskeyword(sentence[1]):
        return error.called("quotes_missing", name=sentence[1])

    return error.called("comma_missing") if error.says("forgot a comma") else None


_SYNTAX_RULES: Sequence[_Rule] = (
    _odd_sign,
    _unfinished_text,
    _foreign_word,
    _brackets,
    _signs,
    _bad_name,
    _equals,
    _block_head,
    _out_of_place,
    _side_by_side,
    lambda error: error.called("syntax"),
)


def _indentation(error: _Error) -> Diagnosis | None:
    if error.type == "TabError":
        return error.called("tabs_and_spaces")
    if error.says("expected an indented block"):
        head = error.says(r"on line (\d+)")
        word = error.program.empty_head(int(head[1])) if head else ""
        return (
            Diagnosis("block_empty", {"name": word}, line=int(head[1]))
            if head and word
            else error.called("indent_missing")
        )
    return error.called("indent_unexpected" if error.says("unexpected indent") else "indent_uneven")


_ASKED_FOR = re.compile(r"(?P<kind>function|class|name) '(?P<name>\w+)' is asked for")
"""What the grader says of a name that the tests need and the program does not have (``judged.not_defined``)."""
_A_LITTLE_LIKE = 0.4


def _asked_for(error: _Error) -> Diagnosis | None:
    """A name that the tests need, with what the program calls it instead, where that is clear."""
    found = _ASKED_FOR.search(error.message)
    if found is None:
        return None
    kind, name = found["kind"], found["name"]
    written = [each for each in error.program.defined(kind) if each != name]
    near = written[0] if len(written) == 1 else closest(name, written, _A_LITTLE_LIKE)
    return (
        error.called(f"{kind}_renamed", name=name, near=near)
        if near
        else error.called(f"{kind}_missing", name=name)
    )


def _name(error: _Error) -> Diagnosis | None:
    found = error.says(r"name '(\w+)'")
    program = error.program
    name = found[1] if found else program.unknown_name()
    same = next(
        (
            other
            for other in program.names_here()
            if other != name and other.lower() == name.lower()
        ),
        None,
    )
    if same or name in ("true", "false", "none"):
        return error.called("word_case", name=name, near=same or name.title())
    if name in _FRENCH:
        return error.called("french_word", name=name, near=_FRENCH[name])
    if name in program.outer_names:
        return error.called("name_too_early", name=name)

    known = _written_otherwise(error, name) or _not_imported(error, name)
    if known:
        return known

    near = closest(name, program.names_here())
    if near:
        return error.called("name_near", name=name, near=near)

    return error.called(_kind_of_unknown(program, name), name=name)


def _written_otherwise(error: _Error, name: str) -> Diagnosis | None:
    """``x == 3`` to give a value, a word of another language."""
    stored = re.match(rf"\s*{re.escape(name)}\s*(==|<-)", error.program.code) if name else None
    if stored:
        return error.called(
            "equals_double" if stored[1] == "==" else "sign_wrong", name=stored[1], near="="
        )
    if name in OTHER_LANGUAGES:
        return error.called("other_language", name=name, near=OTHER_LANGUAGES[name])
    is_alone = name in ENDERS and error.program.code.strip() == name
    return error.called("end_word", name=name) if is_alone else None


def _not_imported(error: _Error, name: str) -> Diagnosis | None:
    """A tool whose toolbox the program does not open, or opens without saying so at the tool."""
    program = error.program
    module = _MODULE_OF.get(name) or _playground_of(name, program.code)
    if module is None:
        return None
    if program.imports_module(module) and name != module:
        return error.called("dot_missing", name=name, near=f"{module}.{name}")
    tool = "*" if module in PLAYGROUND else name
    line = f"import {module}" if name == module else f"from {module} import {tool}"
    return error.called("import_missing", name=name, near=module, code=line)


def _playground_of(name: str, code: str) -> str | None:
    """The module of ours that a called name belongs to; the robot's commands take nothing between their brackets."""
    called = re.search(rf"\b{re.escape(name)}\s*\(\s*(\)?)", code) if name else None
    if called is None:
        return None
    homes = PLAYGROUND if called[1] else reversed(PLAYGROUND)
    return next((module for module in homes if name in commands_of(module)), None)


def _kind_of_unknown(program: WrongProgram, name: str) -> str:
    if name in program.inner_names:
        return "name_local"
    return "quotes_missing" if program.could_be_text(name) else "name_unknown"


def _unbound(error: _Error) -> Diagnosis | None:
    found = error.says(r"variable '(\w+)'")
    name = found[1] if found else "…"
    return error.called(
        "name_global" if name in error.program.outer_names else "name_too_early", name=name
    )


def _nothing_used(error: _Error) -> Diagnosis | None:
    """None came out of something, and is used."""
    if "NoneType" not in error.message:
        return None
    program = error.program
    method, function = program.method_without_result(), program.function_without_return()
    if method:
        return error.called("none_from_method", name=method)
    if program.keeps_print():
        return error.called("none_from_print")
    return error.called("return_missing", name=function) if function else error.called("none_used")


def _decimal_comma(error: _Error) -> Diagnosis | None:
    """A number written with a comma, which made two of it, is used."""
    if "tuple" not in error.message:
        return None
    for name, (line, number) in error.program.decimal_commas.items():
        if re.search(rf"\b{name}\b", error.program.code):
            return Diagnosis(
                "comma_decimal", {"name": number, "near": number.replace(",", ".")}, line=line
            )
    return None


def _typed_text(error: _Error) -> Diagnosis | None:
    """What ``input()`` gave is used as a number."""
    if not error.says(r"'str'|\bstr\b|string"):
        return None
    name = error.program.typed_name()
    return error.called("input_not_number", name=name) if name else None


_FUNCTIONS = frozenset(["function", "builtin_function_or_method", "type"])


def _mixed_kinds(error: _Error) -> Diagnosis | None:
    joined = error.says(r"can only concatenate (?P<kind>\w+) \(not \"(?P<other>\w+)\"\)")
    operands = error.says(
        r"(unsupported operand|not supported between).*'(?P<kind>\w+)' and '(?P<other>\w+)'"
    )
    found = joined or operands
    if not found:
        return None

    words = {"kind": found["kind"], "other": found["other"]}
    uncalled = error.program.uncalled_function() if _FUNCTIONS & set(words.values()) else None
    if uncalled:
        return Diagnosis(
            "call_brackets", {"name": uncalled[0], "near": f"{uncalled[0]}(…)"}, line=uncalled[1]
        )

    if {"str"} < set(words.values()) <= {"str", "int", "float"}:
        key = "compare_text_number" if error.says("not supported between") else "text_and_number"
        return error.called(key)
    return Diagnosis("kinds_mixed", {}, words, error.program.line)


_WITH_PLACES = ("list", "tuple", "dict", "str")


def _call_of_value(error: _Error) -> Diagnosis | None:
    found = error.says(r"'(?P<kind>\w+)' object is not callable")
    if not found:
        return None
    hidden = error.program.hidden_builtin()
    if hidden:
        return error.called("builtin_hidden", name=hidden)
    variable = error.program.called_variable() if found["kind"] in _WITH_PLACES else ""
    if variable:
        return error.called("round_brackets", name=variable, near=f"{variable}[…]")
    return error.called("module_called" if found["kind"] == "module" else "not_callable")


_COUNTS = (
    r"takes (?:from \d+ to )?(?P<wanted>\d+) positional arguments? but (?P<given>\d+)",
    r"takes (?:exactly |at most |at least )?(?P<wanted>\w+) (?:keyword )?arguments? \((?P<given>\d+) given\)",
    r"expected (?:exactly |at most |at least )?(?P<wanted>\d+) arguments?, got (?P<given>\d+)",
)


def _parameters(error: _Error) -> Diagnosis | None:
    """A function that takes another number of values than the tests give it: no line of the program calls it."""
    found = error.says(
        r"^(?P<name>\w+)\(\) (?:missing (?P<missing>\d+) required|takes .* but (?P<given>\d+) )"
    )
    most = error.program.parameters(found["name"]) if found and error.program.line is None else None
    if found is None or most is None:
        return None
    wanted = int(found["given"]) if found["given"] else most - int(found["missing"])
    return error.called("parameters_wrong", name=found["name"], near=str(wanted))


def _arguments(error: _Error) -> Diagnosis | None:
    named = error.says(r"(?:\w+\.)*(?P<name>\w+)\(\)") or error.says(r"^(?P<name>\w+) expected")
    name = named["name"] if named else "…"
    missing = error.says(r"missing \d+ required .*?: '(?P<near>\w+)'")
    if missing:
        return error.called("argument_missing", name=name, near=missing["near"])

    word = error.says(r"unexpected keyword argument '(\w+)'") or error.says(
        r"'(\w+)' is an invalid keyword argument"
    )
    if word:
        called = error.says(r"for (\w+)\(\)")
        return error.called("keyword_unknown", name=called[1] if called else name, near=word[1])

    for pattern in _COUNTS:
        found = error.says(pattern)
        if found:
            return _miscounted(error, name, found["wanted"], int(found["given"]))

    return None


def _miscounted(error: _Error, name: str, wanted: str, given: int) -> Diagnosis:
    most = {"no": 0, "one": 1, "two": 2}.get(wanted, int(wanted) if wanted.isdigit() else 0)
    if given <= most:
        return error.called("arguments_too_few", name=name)
    comma = re.search(r"\b(\d+),(\d+)\b", error.program.code)
    if given == most + 1 and comma:
        return error.called("comma_decimal", name=comma[0], near=f"{comma[1]}.{comma[2]}")
    if given == most + 1 and error.program.is_method(name):
        return error.called("self_missing", name=name)
    return error.called("arguments_too_many", name=name)


def _conversion(error: _Error) -> Diagnosis | None:
    found = error.says(r"\b(?P<to>int|float)\b.*?: (?P<text>['\"].*)$")
    if not found:
        return (
            error.called("number_text")
            if not error.message and "int(" in error.program.code
            else None
        )

    text = found["text"][1:-1]
    if not text.strip():
        return error.called("number_empty")
    if re.fullmatch(r"\s*-?\d+,\d+\s*", text):
        return error.called("number_comma", name=text, near=text.replace(",", "."))
    if found["to"] == "int" and re.fullmatch(r"\s*-?\d*\.\d*\s*", text):
        return error.called("number_decimal", name=text)

    return error.called("number_text", name=text)


_LENGTHS = ("length", "size", "len", "longueur")
_COUNTED = ("str", "list", "dict", "set", "tuple")


def _is_length(name: str, owner: str) -> bool:
    return name in _LENGTHS or (owner in _COUNTED and closest(name, _LENGTHS) is not None)


def _attribute(error: _Error) -> Diagnosis | None:
    found = error.says(r"'(?P<of>\w+)'(?: object)? has no attribute '(?P<name>\w+)'")
    if not found:
        return None

    name, owner = found["name"], found["of"]
    if _is_length(name, owner):
        return error.called("use_len", name=name)

    near = _SYNONYMS.get(name) if owner == "list" else None
    known = (
        [each for each in dir(_ATTRIBUTES[owner]) if not each.startswith("_")]
        if owner in _ATTRIBUTES
        else []
    )
    if owner in ("Turtle", "turtle"):
        known = commands_of("turtle")
    elif error.says("^module"):
        known = [each for each, module in _MODULE_OF.items() if module == owner and each != module]

    near = near or closest(name, known)
    if near:
        return error.called("attribute_near", name=name, near=near)

    return error.called("attribute_unknown", name=name)


def _module(error: _Error) -> Diagnosis | None:
    part = error.says(r"cannot import name '(?P<name>\w+)' from '(?P<near>\w+)'")
    if part:
        return error.called("import_name", name=part["name"], near=part["near"])
    found = error.says(r"No module named '?(?P<name>[\w.]+)")
    near = closest(found["name"], [*set(_MODULE_OF.values())]) if found else None
    if found and near:
        return error.called("module_near", name=found["name"], near=near)
    return error.called("module_unknown", name=found["name"] if found else "…")


def _key(error: _Error) -> Diagnosis | None:
    return error.called("key_unknown", name=error.message.strip("'\"") or "…")


_RULES: Mapping[str, Sequence[_Rule]] = {
    "SyntaxError": _SYNTAX_RULES,
    "IndentationError": (_indentation,),
    "TabError": (_indentation,),
    "NameError": (_asked_for, _name),
    "UnboundLocalError": (_unbound,),
    "TypeError": (
        _parameters,
        _decimal_comma,
        _nothing_used,
        _typed_text,
        _mixed_kinds,
        _call_of_value,
        _arguments,
    ),
    "ValueError": (_conversion,),
    "KeyError": (_key,),
    "AttributeError": (_nothing_used, _attribute),
    "ModuleNotFoundError": (_module,),
    "ImportError": (_module,),
}


def _pattern(types: str, message: str, key: str) -> _Pattern:
    return _Pattern(tuple(types.split()), re.compile(message), key)


# What needs no look at the program; the first that fits wins. ``kind`` and ``other`` are words of
# Python's.
_PATTERNS: Sequence[_Pattern] = (
    _pattern("TypeError", r"can't multiply sequence", "multiply_text"),
    _pattern("TypeError", r"not all arguments converted", "text_and_number"),
    _pattern("TypeError", r"has no len\(\)", "no_length"),
    _pattern("TypeError", r"cannot unpack", "unpack"),
    _pattern("TypeError", r"'(?P<kind>\w+)' object is not iterable", "not_iterable"),
    _pattern(
        "TypeError", r"'(builtin_)?function\w*' object is not subscriptable", "square_brackets"
    ),
    _pattern("TypeError", r"'(?P<kind>\w+)' object is not subscriptable", "not_subscriptable"),
    _pattern("TypeError", r"indices must be integers", "index_not_number"),
    _pattern("TypeError", r"'(?P<kind>\w+)' object does not support item assignment", "fixed"),
    _pattern(
        "TypeError",
        r"'(?P<kind>\w+)' object cannot be interpreted as an integer",
        "whole_number_needed",
    ),
    _pattern("TypeError", r"expected str instance", "join_numbers"),
    _pattern("TypeError", r"(?P<name>\w+)\(\) needs a number", "number_needed"),
    _pattern("TypeError", r"a colour ", "colour_needed"),
    _pattern("ValueError", r"to unpack", "unpack"),
    _pattern("ValueError", r"not in (the )?(list|deque|tuple)", "not_in_list"),
    _pattern("ValueError", r"empty sequence|argument is empty", "empty_list"),
    _pattern("ValueError", r"math domain|nonnegative|positive input", "math_impossible"),
    _pattern("ValueError", r"empty range", "empty_range"),
    _pattern("ValueError", r"unknown colour: (?P<name>.+)", "colour_unknown"),
    _pattern("ValueError", r"numbers of a colour", "colour_needed"),
    _pattern("ValueError", r"unknown shape: (?P<name>.+)", "shape_unknown"),
    _pattern("NotOnPaper", r"(?P<name>\w+): events", "paper_no_events"),
    _pattern("NotOnPaper", r"(?P<name>\w+): window", "paper_no_window"),
    _pattern("ZeroDivisionError", r"", "divide_by_zero"),
    _pattern("IndexError", r"empty list|empty sequence", "empty_list"),
    _pattern("IndexError", r"", "index_too_far"),
    _pattern("EOFError", r"cannot be used here", "input_forbidden"),
    _pattern("EOFError", r"", "input_over"),
    _pattern("RecursionError", r"", "calls_itself"),
    _pattern("MemoryError", r"", "memory_full"),
    _pattern("OverflowError", r"", "number_too_large"),
    _pattern("FileNotFoundError", r"(: '(?P<name>[^']+)')?$", "file_missing"),
    _pattern("PermissionError", r"Errno 1\]", "not_here"),
    _pattern("PermissionError", r"", "file_locked"),
    _pattern("OSError", r"Read-only file system", "file_locked"),
    _pattern(
        "OSError", r"Function not implemented|[Nn]ot supported|not support processes", "not_here"
    ),
    _pattern("RuntimeError", r"can't start new thread", "not_here"),
    _pattern("URLError RemoteDisconnected gaierror", r"", "not_here"),
    _pattern("SystemExit", r"^(?P<name>-?\d+|True)$", "exit_number"),
    _pattern("SystemExit", r"", "exit_words"),
    _pattern("AssertionError", r"", "assertion"),
    _pattern("Bumped", r"", "robot_bumped"),
    _pattern("NothingHere", r"", "robot_nothing_here"),
    _pattern("TooManySteps", r"", "robot_too_many_steps"),
    _pattern("DrawingTooLong", r"", "drawing_too_long"),
)
_WORDS = ("kind", "other")
LONGEST_MESSAGE = 500
"""Characters of a message that are looked at: a program raises errors of its own with any."""


def diagnose(error_type: str, message: str, source: str = "", line: int | None = None) -> Diagnosis:
    """The case of a Python error.

    Args:
        error_type: Name of the error's class.
        message: Python's own (English) message; empty where it is not told.
        source: The program.
        line: The line of the program that Python blames, counted from 1.
    """
    error = _Error(error_type, message[:LONGEST_MESSAGE], WrongProgram(source, line))
    for rule in _RULES.get(error_type, ()):
        found = rule(error)
        if found:
            return found
    return _by_message(error) or Diagnosis("unknown", {}, {"type": error_type}, error.program.line)


def _by_message(error: _Error) -> Diagnosis | None:
    for pattern in _PATTERNS:
        match = pattern.message.search(error.message) if error.type in pattern.types else None
        if match:
            told = {name: text for name, text in match.groupdict().items() if text}
            names = {name: text for name, text in told.items() if name not in _WORDS}
            words = {name: text for name, text in told.items() if name in _WORDS}
            return Diagnosis(pattern.key, names, words, error.program.line)
    return None
