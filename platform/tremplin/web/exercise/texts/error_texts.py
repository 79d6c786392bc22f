"""The sentences for every error that ``domain.errors`` recognises.

Server pages fill them here; the browser gets the same ones with the page, so that **Run** needs no
network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from tremplin.domain.errors.diagnosis import Diagnosis

_ = lazy_gettext


class ReadingAge(StrEnum):
    """Whom an explanation is written for."""

    YOUNGER = "younger"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened and one thing to try, in the child's language."""

    happened: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Sentences:
    """The parts of an explanation: the younger read the first two, the older all three.

    The first two have at most 15 words together.

    Attributes:
        happened: What is wrong with the marked line.
        suggestion: One thing to try.
        reason: Why Python is like this.
    """

    happened: LazyString
    suggestion: LazyString
    reason: LazyString

    def for_age(self, age: ReadingAge) -> Explanation:
        """The explanation for this age, its placeholders unfilled."""
        happened = (
            str(self.happened) if age is ReadingAge.YOUNGER else f"{self.happened} {self.reason}"
        )
        return Explanation(happened, str(self.suggestion))


SENTENCES: dict[str, Sentences] = {
    "name_near": Sentences(
        _("Python does not know “%(name)s”."),
        _("Did you mean “%(near)s”?"),
        _("One wrong letter, and Python no longer recognises it."),
    ),
    "word_case": Sentences(
        _("“%(name)s” does not have the right capitals."),
        _("Write “%(near)s”."),
        _("For Python, a small letter and a capital are two different letters."),
    ),
    "french_word": Sentences(
        _("Python does not know the French word “%(name)s”."),
        _("Write “%(near)s”."),
        _("The words of Python are always the same, in every country."),
    ),
    "import_missing": Sentences(
        _("“%(name)s” is in the toolbox “%(near)s”."),
        _("Start your program with: %(code)s."),
        _("Python only opens a toolbox when you ask for it."),
    ),
    "dot_missing": Sentences(
        _("“%(name)s” stays inside its toolbox."),
        _("Write: %(near)s."),
        _("With “import” alone, each tool is called by its toolbox and a dot."),
    ),
    "other_language": Sentences(
        _("“%(name)s” is not a word of Python."),
        _("Write “%(near)s”."),
        _("Each programming language has its own words."),
    ),
    "end_word": Sentences(
        _("Python needs no “%(name)s”."),
        _("Remove this line."),
        _("A block ends where the lines are no longer shifted."),
    ),
    "declared": Sentences(
        _("Python needs no “%(name)s” here."),
        _("Begin the line with “%(near)s”."),
        _("A variable exists as soon as it receives a value."),
    ),
    "equals_double": Sentences(
        _("“==” asks a question: it gives no value."),
        _("Write a single “=”."),
        _("One “=” gives a value; two ask whether both sides are equal."),
    ),
    "comma_decimal": Sentences(
        _("Python reads two numbers in “%(name)s”."),
        _("Write a dot: %(near)s."),
        _("The comma separates two values; a decimal number has a dot."),
    ),
    "call_brackets": Sentences(
        _("“%(name)s” does nothing without brackets."),
        _("Write: %(near)s."),
        _("The brackets say: do it now, with what stands inside."),
    ),
    "two_on_a_line": Sentences(
        _("Two commands stand on one line."),
        _("Put “%(name)s” on a line of its own."),
        _("Python reads one command a line."),
    ),
    "times_missing": Sentences(
        _("Python cannot read “%(name)s”."),
        _("Write the sign: %(near)s."),
        _("In a calculation, no sign may be left out."),
    ),
    "look_alike": Sentences(
        _("“%(name)s” only looks like “%(near)s”."),
        _("Type “%(near)s” yourself."),
        _("Copied texts often have signs that Python does not know."),
    ),
    "brace": Sentences(
        _("Python needs no “{” here."),
        _("End the line with “:” and remove the “}”."),
        _("The lines that belong together are shifted to the right."),
    ),
    "block_empty": Sentences(
        _("A line is missing under “%(name)s”."),
        _("Put one below it, shifted to the right."),
        _("After the colon, Python waits for what is to be done."),
    ),
    "name_too_early": Sentences(
        _("“%(name)s” is used before it has a value."),
        _("Give it a value higher up."),
        _("Python reads your program from top to bottom."),
    ),
    "name_global": Sentences(
        _("This function has its own “%(name)s”, still empty."),
        _("Hand it over between its brackets."),
        _("A variable that gets a value inside a function belongs to this function alone."),
    ),
    "name_local": Sentences(
        _("“%(name)s” only exists inside its function."),
        _("End the function with: return %(name)s."),
        _("What a function keeps for itself disappears when it ends."),
    ),
    "quotes_missing": Sentences(
        _("Python does not know “%(name)s”."),
        _("If it is a text, put quotes around it."),
        _("Without quotes, Python looks for a variable with this name."),
    ),
    "function_renamed": Sentences(
        _("A function `%(name)s` is needed. You wrote `%(near)s`."),
        _("Give it the name asked for."),
        _("The tests call your function by its name: each letter counts."),
    ),
    "function_missing": Sentences(
        _("A function `%(name)s` is needed."),
        _("Write it with def."),
        _("The tests call your function by its name: begin with `def %(name)s(`, at the edge."),
    ),
    "class_renamed": Sentences(
        _("A class `%(name)s` is needed. You wrote `%(near)s`."),
        _("Give it the name asked for."),
        _("The tests use your class by its name: each letter counts."),
    ),
    "class_missing": Sentences(
        _("A class `%(name)s` is needed."),
        _("Write it with class."),
        _("The tests use your class by its name: begin with `class %(name)s:`, at the edge."),
    ),
    "name_renamed": Sentences(
        _("The name `%(name)s` is needed. You wrote `%(near)s`."),
        _("Write the name asked for."),
        _("The tests look for this name in your program: each letter counts."),
    ),
    "name_missing": Sentences(
        _("The name `%(name)s` is needed."),
        _("Look for it in the exercise's text."),
        _("The tests look for this name in your program: write it as in the exercise's text."),
    ),
    "parameters_wrong": Sentences(
        _("`%(name)s` needs another number of parameters: %(near)s."),
        _("Look between the brackets of def."),
        _("The tests give your function its values: it needs one parameter for each."),
    ),
    "name_unknown": Sentences(
        _("Python does not know “%(name)s”."),
        _("Give it a value first, on a line above."),
        _("A variable exists once it has received a value with “=”."),
    ),
    "indent_missing": Sentences(
        _("This line must be shifted to the right."),
        _("Press Tab at its start."),
        _("After a colon, the lines that belong together are shifted."),
    ),
    "indent_unexpected": Sentences(
        _("This line is too far to the right."),
        _("Remove the spaces at its start."),
        _("A line is only shifted after a colon."),
    ),
    "indent_uneven": Sentences(
        _("The lines of this block are not lined up."),
        _("Line up their first letters."),
        _("All lines of a block start at the same place."),
    ),
    "tabs_and_spaces": Sentences(
        _("This block mixes spaces and tabs."),
        _("Delete the start of the line, then press Tab."),
        _("They look alike on the screen, but not to Python."),
    ),
    "colon_missing": Sentences(
        _("The colon is missing at the end."),
        _("Add “:” at the end."),
        _("The colon announces the lines that follow."),
    ),
    "else_if": Sentences(
        _("“else if” is written in one word."),
        _("Write “elif”."),
        _("In Python, “elif” asks a second question when the first answer was no."),
    ),
    "else_condition": Sentences(
        _("“else” has no question after it."),
        _("Write “else:”, or “elif” with your question."),
        _("“else” takes all the cases that are left."),
    ),
    "else_alone": Sentences(
        _("This “%(name)s” has lost its “if”."),
        _("Line it up with its “if”."),
        _("Nothing that is not shifted may stand between the two."),
    ),
    "for_shape": Sentences(
        _("This loop is not complete."),
        _("Write it like: for i in range(3):"),
        _("A “for” needs a variable, the word “in”, and what to go through."),
    ),
    "def_brackets": Sentences(
        _("The function's brackets are missing."),
        _("Write “()” after its name."),
        _("They are needed even when the function receives nothing."),
    ),
    "try_alone": Sentences(
        _("“try” needs “except” after it."),
        _("Add “except:” above this line."),
        _("“except” says what to do when something goes wrong."),
    ),
    "return_outside": Sentences(
        _("“return” stands outside of a function."),
        _("Shift it into the function."),
        _("Only a function can give an answer back."),
    ),
    "loop_word_outside": Sentences(
        _("“%(name)s” stands outside of a loop."),
        _("Shift it into the loop."),
        _("This word only means something in a “for” or a “while”."),
    ),
    "quote_missing": Sentences(
        _("A quote is missing around your text."),
        _("Put one at each end."),
        _("A text starts and ends with the same quote."),
    ),
    "apostrophe": Sentences(
        _("The apostrophe ends your text too early."),
        _('Put " around the text instead.'),
        _("Python takes it for the closing quote."),
    ),
    "fstring_brace": Sentences(
        _("A brace is open inside your text."),
        _("Add “}” after the name."),
        _("Between braces, Python puts the value of the variable."),
    ),
    "bracket_open": Sentences(
        _("The “%(name)s” is never closed."),
        _("Count the brackets and close each one."),
        _("Each bracket that opens needs one that closes."),
    ),
    "bracket_extra": Sentences(
        _("There is one “%(name)s” too many."),
        _("Count the brackets: remove the extra one."),
        _("Each one that closes needs one that opens before it."),
    ),
    "bracket_mismatch": Sentences(
        _("“%(name)s” cannot be closed with “%(near)s”."),
        _("Close it with the same shape."),
        _("Round closes round, square closes square."),
    ),
    "print_brackets": Sentences(
        _("“print” needs brackets."),
        _("Write: print(…) with what to show inside."),
        _("The brackets say where the text to show begins and ends."),
    ),
    "comma_missing": Sentences(
        _("Two things stand side by side."),
        _("Put a comma between them."),
        _("Python needs a sign between two values."),
    ),
    "equals_single": Sentences(
        _("A single “=” does not compare."),
        _("Write “==”."),
        _("One “=” gives a value; two ask whether both sides are equal."),
    ),
    "assign_backwards": Sentences(
        _("The name must stand left of “=”."),
        _("Swap the two sides."),
        _("Python puts the value on the right into the variable on the left."),
    ),
    "keyword_as_name": Sentences(
        _("“%(name)s” is already a word of Python."),
        _("Choose another name."),
        _("These words are kept for the language itself."),
    ),
    "name_in_pieces": Sentences(
        _("A name is written in one piece."),
        _("Write “%(near)s”."),
        _("Neither a space nor a dash: only letters, digits and “_”."),
    ),
    "digit_first": Sentences(
        _("“%(name)s” begins with a digit."),
        _("Put a letter first."),
        _("A name begins with a letter, so that Python does not take it for a number."),
    ),
    "leading_zero": Sentences(
        _("A number does not begin with 0."),
        _("Remove the zeros in front."),
        _("Python writes 7, not 007."),
    ),
    "sign_wrong": Sentences(
        _("Python does not know “%(name)s”."),
        _("Write “%(near)s”."),
        _("On paper and in other languages, it is written differently."),
    ),
    "plus_plus": Sentences(
        _("Python cannot count like this."),
        _("Write: %(near)s."),
        _("Some languages can do it, Python says it with “=”."),
    ),
    "backslash": Sentences(
        _("There is a “\\” too many."),
        _("Remove it, or write “/” to divide."),
        _("“\\” only stands at the end of a line, or inside a text."),
    ),
    "odd_quote": Sentences(
        _("“%(name)s” is not one of Python's quotes."),
        _('Type " yourself instead.'),
        _("Copied texts often have pretty quotes that Python cannot read."),
    ),
    "odd_space": Sentences(
        _("A strange space hides in this line."),
        _("Delete the spaces and type them again."),
        _("It looks like a space, but it is another character."),
    ),
    "odd_character": Sentences(
        _("Python cannot read “%(name)s”."),
        _("Remove it, or put it between quotes."),
        _("Outside of a text, Python only knows letters, digits and its own signs."),
    ),
    "syntax": Sentences(
        _("Python cannot read this line."),
        _("Compare it letter by letter with the example."),
        _("A sign is missing, or stands in the wrong place."),
    ),
    "text_and_number": Sentences(
        _("A text and a number do not add up."),
        _("Write str(…) around the number."),
        _("“+” adds two numbers, or sticks two texts together."),
    ),
    "input_not_number": Sentences(
        _("“%(name)s” is a text, not a number."),
        _("Write int(…) around input()."),
        _("What is typed on the keyboard always arrives as a text."),
    ),
    "compare_text_number": Sentences(
        _("A text and a number cannot be compared."),
        _("Write int(…) around the text."),
        _('Nobody knows whether "chat" is larger than 3.'),
    ),
    "kinds_mixed": Sentences(
        _("These two do not go together: %(kind)s and %(other)s."),
        _("Look at each value."),
        _("A calculation needs two values of kinds that fit."),
    ),
    "multiply_text": Sentences(
        _("A text can only be repeated a whole number of times."),
        _("Use a whole number."),
        _('"ha" * 3 is "hahaha".'),
    ),
    "not_callable": Sentences(
        _("Brackets here mean nothing to Python."),
        _("Put a sign, like *, before “(”."),
        _("Brackets right after a name call a function, and this is none."),
    ),
    "round_brackets": Sentences(
        _("“%(name)s” is no function."),
        _("For one of its places, write %(near)s."),
        _("Round brackets call a function; square ones look for a place."),
    ),
    "builtin_hidden": Sentences(
        _("“%(name)s” is now your variable."),
        _("Give your variable another name."),
        _("You gave this name a value, so Python's own function is hidden."),
    ),
    "module_called": Sentences(
        _("This is a toolbox, not a tool."),
        _("Write a dot, then the tool's name."),
        _("A toolbox like random holds several functions."),
    ),
    "argument_missing": Sentences(
        _("“%(name)s” needs one more value: “%(near)s”."),
        _("Add it between the brackets."),
        _("A function wants a value for each of its parameters."),
    ),
    "arguments_too_few": Sentences(
        _("“%(name)s” needs more values."),
        _("Add one between the brackets."),
        _("A function says how many values it wants."),
    ),
    "arguments_too_many": Sentences(
        _("“%(name)s” gets too many values."),
        _("Remove one from the brackets."),
        _("A function says how many values it takes."),
    ),
    "keyword_unknown": Sentences(
        _("“%(name)s” does not know “%(near)s”."),
        _("Check the word before “=”."),
        _("The words before “=” are chosen by whoever wrote the function."),
    ),
    "self_missing": Sentences(
        _("The method “%(name)s” forgets “self”."),
        _("Write self first between its brackets."),
        _("Python gives each method its own object as the first value."),
    ),
    "no_length": Sentences(
        _("A number has no length."),
        _("Give len() a text or a list."),
        _("len() counts letters or the things of a list."),
    ),
    "not_iterable": Sentences(
        _("A loop cannot go through this: %(kind)s."),
        _("Use range(…) to count."),
        _("A loop goes through a list, a text, or range(…)."),
    ),
    "not_subscriptable": Sentences(
        _("There are no places in this: %(kind)s."),
        _("Remove the square brackets."),
        _("Only lists, texts and dictionaries have places."),
    ),
    "square_brackets": Sentences(
        _("A function is called with round brackets."),
        _("Write ( ) instead of [ ]."),
        _("Square brackets look for a place in a list."),
    ),
    "index_not_number": Sentences(
        _("A place in a list is a whole number."),
        _("Write a number between [ ]."),
        _("The first place has the number 0."),
    ),
    "fixed": Sentences(
        _("A part of this cannot change: %(kind)s."),
        _("Make a new one."),
        _("A text stays as it is: only a list can change one of its places."),
    ),
    "whole_number_needed": Sentences(
        _("A whole number is needed here."),
        _("Write int(…) around the value."),
        _('Python cannot count two and a half times, nor "three" times.'),
    ),
    "join_numbers": Sentences(
        _("Only texts can be joined."),
        _("Write str(…) around each number."),
        _("join sticks texts together, never numbers."),
    ),
    "number_needed": Sentences(
        _("“%(name)s” needs a number."),
        _("Remove the quotes, or write int(…)."),
        _("Between quotes, even 100 is a text."),
    ),
    "colour_needed": Sentences(
        _("This is not a colour."),
        _('Write a name in quotes, like "blue".'),
        _("Three numbers from 0 to 255 also make a colour."),
    ),
    "colour_unknown": Sentences(
        _("The pen does not know the colour “%(name)s”."),
        _("Try “red” or “blue”."),
        _("It knows the names of the usual colours."),
    ),
    "unpack": Sentences(
        _("The names and values do not match."),
        _("Count them: as many on each side."),
        _("Each name left of “=” takes one value."),
    ),
    "not_in_list": Sentences(
        _("This value is not in the list."),
        _("Check first with “in”."),
        _("Python can only find or remove what is there."),
    ),
    "empty_list": Sentences(
        _("The list is empty."),
        _("Put something in it first."),
        _("Nothing can be taken from an empty list."),
    ),
    "math_impossible": Sentences(
        _("This calculation has no answer."),
        _("Check the number between the brackets."),
        _("A square root, for example, needs a number that is not negative."),
    ),
    "empty_range": Sentences(
        _("There is no number between these two."),
        _("Write the smaller one first."),
        _("Chance picks from the smaller to the larger."),
    ),
    "none_from_method": Sentences(
        _("“%(name)s” changes the list and gives nothing back."),
        _("Remove what stands before “=”."),
        _("The result of this method is empty: None."),
    ),
    "none_from_print": Sentences(
        _("“print” shows, but gives nothing back."),
        _("Keep the value, then show it."),
        _("The result of print(…) is empty: None."),
    ),
    "return_missing": Sentences(
        _("“%(name)s” gives nothing back."),
        _("Add return at the end of the function."),
        _("Without return, the result of a function is empty: None."),
    ),
    "none_used": Sentences(
        _("Here a value is empty: None."),
        _("Look where it comes from."),
        _("Nothing can be calculated or asked with nothing."),
    ),
    "number_text": Sentences(
        _("“%(name)s” is not a number."),
        _("Type digits only."),
        _("int(…) and float(…) only read texts made of digits."),
    ),
    "number_empty": Sentences(
        _("Nothing was typed: that is no number."),
        _("Type a number before Enter."),
        _('int("") has no digit to read.'),
    ),
    "number_comma": Sentences(
        _("The point is missing in “%(name)s”."),
        _("Write “%(near)s”."),
        _("Python writes decimal numbers with a point."),
    ),
    "number_decimal": Sentences(
        _("“%(name)s” is not a whole number."),
        _("Write float(…) instead of int(…)."),
        _("int(…) only reads whole numbers."),
    ),
    "divide_by_zero": Sentences(
        _("Nothing can be divided by zero."),
        _("Look at the value after “/”."),
        _("That also holds for “//” and “%%”."),
    ),
    "index_too_far": Sentences(
        _("This place does not exist."),
        _("Count the places, starting from 0."),
        _("In a list of 3, the last place is number 2."),
    ),
    "key_unknown": Sentences(
        _("“%(name)s” is not in the dictionary."),
        _("Check the spelling of the key."),
        _("A capital or a space makes another key."),
    ),
    "attribute_near": Sentences(
        _("“%(name)s” does not exist here."),
        _("Write “%(near)s”."),
        _("After a dot, only certain words are known."),
    ),
    "attribute_unknown": Sentences(
        _("“%(name)s” does not exist here."),
        _("Check the word after the dot."),
        _("After a dot, only certain words are known."),
    ),
    "use_len": Sentences(
        _("Python does not count with “%(name)s”."),
        _("Write len(…) around the list."),
        _("len(…) gives the length of a list or a text."),
    ),
    "input_over": Sentences(
        _("Your program asks once too often."),
        _("Count your input()."),
        _("There are no more answers to read."),
    ),
    "input_forbidden": Sentences(
        _("This exercise asks no questions."),
        _("Remove input()."),
        _("The values arrive between the brackets of your function."),
    ),
    "calls_itself": Sentences(
        _("The function calls itself without end."),
        _("What should make it stop?"),
        _("It needs a case in which it answers without calling itself."),
    ),
    "memory_full": Sentences(
        _("Your program filled all its memory."),
        _("Look for a list that keeps growing."),
        _("A text can keep growing too."),
    ),
    "number_too_large": Sentences(
        _("A number became too large."),
        _("Look for a calculation that keeps growing."),
        _("Decimal numbers have a largest value."),
    ),
    "file_missing": Sentences(
        _("Python does not find the file “%(name)s”."),
        _("Check its name."),
        _("The file must stand beside your program."),
    ),
    "file_locked": Sentences(
        _("Your program may not open this file."),
        _("Use another file."),
        _("Files of the computer itself stay closed."),
    ),
    "not_here": Sentences(
        _("This line asks for what no program has here."),
        _("Find a way without it."),
        _("A program here has no network and no other program: so it disturbs nobody."),
    ),
    "exit_number": Sentences(
        _("The program leaves with %(name)s: it says that it failed."),
        _("Write exit() without a number."),
        _("Every number but 0 means “I did not manage”."),
    ),
    "exit_words": Sentences(
        _("The program left by itself, here."),
        _("Look why it came to this line."),
        _("exit() ends a program at once; the words in its brackets are shown."),
    ),
    "module_near": Sentences(
        _("There is no toolbox “%(name)s”."),
        _("Did you mean “%(near)s”?"),
        _("One wrong letter, and Python no longer recognises it."),
    ),
    "module_unknown": Sentences(
        _("There is no toolbox “%(name)s” here."),
        _("Check the word after import."),
        _("Only some toolboxes are there."),
    ),
    "import_name": Sentences(
        _("“%(name)s” is not in the toolbox “%(near)s”."),
        _("Check its spelling."),
        _("A toolbox only holds the tools it came with."),
    ),
    "assertion": Sentences(
        _("What “assert” checks is false."),
        _("Look at what is compared on this line."),
        _("assert stops the program when its condition is not met."),
    ),
    "robot_bumped": Sentences(
        _("Boulon bumped into a wall."),
        _("Count the steps before the wall."),
        _("A sensor can tell whether the way is free."),
    ),
    "robot_nothing_here": Sentences(
        _("There is nothing to pick up here."),
        _("Stop right on the bolt."),
        _("Boulon only picks up what lies on its own square."),
    ),
    "robot_too_many_steps": Sentences(
        _("Boulon has walked for too long."),
        _("Look for a loop that never ends."),
        _("Boulon makes a limited number of steps."),
    ),
    "drawing_too_long": Sentences(
        _("The drawing has too many strokes."),
        _("Look for a loop that never ends."),
        _("The sheet only takes a certain number of strokes."),
    ),
    "shape_unknown": Sentences(
        _("The turtle has no shape “%(name)s”."),
        _("Try “turtle” or “circle”."),
        _("It knows six: arrow, turtle, circle, square, triangle, classic."),
    ),
    "paper_no_events": Sentences(
        _("The paper hears neither keys nor clicks."),
        _("Remove “%(name)s” and draw without it."),
        _("Your drawing is made in one go, then it stays."),
    ),
    "paper_no_window": Sentences(
        _("“%(name)s” needs a window; here is paper."),
        _("Draw with lines and dots."),
        _("On this page, the turtle has a sheet of paper that grows with your drawing."),
    ),
    "unknown": Sentences(
        _("Python met a problem (%(type)s)."),
        _("Read the marked line slowly once more."),
        _("Your instructor can help you with this one."),
    ),
}

WORDS: dict[str, LazyString] = {
    "str": _("text"),
    "int": _("whole number"),
    "float": _("decimal number"),
    "complex": _("complex number"),
    "bool": _("true or false"),
    "list": _("list"),
    "tuple": _("fixed list"),
    "dict": _("dictionary"),
    "set": _("set of values"),
    "range": _("row of numbers"),
    "bytes": _("bytes"),
    "NoneType": _("nothing"),
    "function": _("function"),
    "builtin_function_or_method": _("function"),
    "method": _("method"),
    "type": _("kind of object"),
    "module": _("toolbox"),
    "ArithmeticError": _("calculation"),
    "AssertionError": _("condition not met"),
    "AttributeError": _("unknown word after a dot"),
    "BaseException": _("exception"),
    "BaseExceptionGroup": _("several problems"),
    "BlockingIOError": _("something is busy"),
    "BrokenPipeError": _("broken connection"),
    "BufferError": _("memory"),
    "ChildProcessError": _("other program"),
    "ConnectionAbortedError": _("broken connection"),
    "ConnectionError": _("connection"),
    "ConnectionRefusedError": _("connection refused"),
    "ConnectionResetError": _("broken connection"),
    "EOFError": _("nothing left to read"),
    "EncodingWarning": _("warning"),
    "Exception": _("exception"),
    "ExceptionGroup": _("several problems"),
    "FileExistsError": _("the file exists already"),
    "FileNotFoundError": _("file not found"),
    "FloatingPointError": _("calculation"),
    "GeneratorExit": _("interrupted"),
    "ImportError": _("import"),
    "ModuleNotFoundError": _("toolbox not found"),
    "IndentationError": _("shifted line"),
    "IndexError": _("place that does not exist"),
    "InterruptedError": _("interrupted"),
    "IsADirectoryError": _("this is a folder"),
    "KeyError": _("unknown key"),
    "KeyboardInterrupt": _("interrupted"),
    "LookupError": _("nothing found"),
    "MemoryError": _("memory is full"),
    "NameError": _("unknown name"),
    "NotADirectoryError": _("this is no folder"),
    "NotImplementedError": _("not finished"),
    "OSError": _("the computer refused"),
    "OverflowError": _("number too large"),
    "PermissionError": _("not allowed"),
    "ProcessLookupError": _("other program"),
    "PythonFinalizationError": _("Python is closing"),
    "RecursionError": _("a function calls itself without end"),
    "ReferenceError": _("object that is gone"),
    "RuntimeError": _("while the program ran"),
    "StopAsyncIteration": _("no more values"),
    "StopIteration": _("no more values"),
    "SyntaxError": _("writing"),
    "SystemError": _("inside Python"),
    "SystemExit": _("the program left"),
    "TabError": _("spaces and tabs"),
    "TimeoutError": _("too slow"),
    "TypeError": _("kind of value that does not fit"),
    "UnboundLocalError": _("variable without a value"),
    "UnicodeDecodeError": _("unreadable character"),
    "UnicodeEncodeError": _("unreadable character"),
    "UnicodeError": _("unreadable character"),
    "UnicodeTranslateError": _("unreadable character"),
    "ValueError": _("value that does not fit"),
    "ZeroDivisionError": _("division by zero"),
}
"""Kinds of values and errors by Python's word; others keep the name that the program gives."""


def reading_age(is_young: bool) -> ReadingAge:
    """How somebody reads; adults read like the older children."""
    return ReadingAge.YOUNGER if is_young else ReadingAge.OLDER


def explain(
    diagnosis: Diagnosis,
    age: ReadingAge,
    sentences: Mapping[str, Sentences] = MappingProxyType(SENTENCES),
) -> Explanation:
    """The explanation of a recognised error, in the sentences of its page."""
    told = sentences[diagnosis.key].for_age(age)
    return Explanation(_filled(told.happened, diagnosis), _filled(told.suggestion, diagnosis))


def error_texts(
    age: ReadingAge, sentences: Mapping[str, Sentences]
) -> dict[str, dict[str, str | tuple[str, str]]]:
    """What the browser needs to explain errors: ``sentences`` by case and ``words``, unfilled."""
    told = {key: each.for_age(age) for key, each in sentences.items()}
    return {
        "sentences": {key: (each.happened, each.suggestion) for key, each in told.items()},
        "words": {name: str(word) for name, word in WORDS.items()},
    }


def _filled(text: str, diagnosis: Diagnosis) -> str:
    words = {place: str(WORDS.get(word, word)) for place, word in diagnosis.words.items()}
    return text % {"name": "…", "near": "…", **diagnosis.names, **words}
