"""Prints figures of the code that say how it reads: ``make figures``, or of a folder after its name.

They are for people; no figure fails a build.
"""

from __future__ import annotations

import ast
import io
import statistics
import subprocess
import sys
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("platform/tremplin", "sandbox/tremplin_sandbox")

LONG_BODY = 16
"""From so many lines on, a body is long: it should have paragraphs."""

MANY_DECISIONS = 12
MANY_MODULES = 15
ROUTES = {"route", "get", "post", "put", "patch", "delete"}
"""Names of the decorators that make a function a view."""

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Function:
    """A function as it stands in a file.

    Attributes:
        name: Its name, after the file's path.
        lines: Lines of its body, docstring left out.
        blank: How many of them are empty.
        comments: How many of them hold a comment.
        in_statements: Decisions that statements take: ``if``, loops, handlers, cases.
        in_expressions: Decisions inside expressions: comprehensions and their conditions, ``a if b
            else c``, ``and``, ``or``.
        is_view: Whether it answers a route.
    """

    name: str
    lines: int
    blank: int
    comments: int
    in_statements: int
    in_expressions: int
    is_view: bool

    @property
    def decisions(self) -> int:
        """All its decisions."""
        return self.in_statements + self.in_expressions


@dataclass(frozen=True)
class Module:
    """A file.

    Attributes:
        path: Where it is.
        code: Lines that are not empty.
        comments: Lines that hold a comment.
        functions: Its functions, nested ones too.
    """

    path: Path
    code: int
    comments: int
    functions: tuple[Function, ...]


def main(root: Path, folders: Sequence[str] = ()) -> int:
    """Print the table for the repository in ``root``, or for some of its folders only."""
    for package in (root / name for name in folders or PACKAGES if (root / name).is_dir()):
        modules = [read_module(path, package.parent) for path in sorted(package.rglob("*.py"))]
        print_table(str(package.relative_to(root)), package_rows(package, modules))

    if not folders:
        print_table("the repository", repository_rows(root))

    return 0


def package_rows(package: Path, modules: Sequence[Module]) -> Iterator[tuple[str, str]]:
    """The figures of one package, each with its name."""
    functions = [function for module in modules for function in module.functions]
    long = [function for function in functions if function.lines >= LONG_BODY]
    views = sorted(function.lines for function in functions if function.is_view)
    many = [function for function in functions if function.decisions > MANY_DECISIONS]
    decisions = sum(function.decisions for function in functions)
    in_expressions = sum(function.in_expressions for function in functions)
    long_lines = sum(function.lines for function in long)

    yield (
        "files, lines that are not empty",
        f"{len(modules)}, {sum(module.code for module in modules)}",
    )
    yield "functions", str(len(functions))
    yield "decisions, comprehensions counted", str(decisions)
    yield "decisions inside expressions", share(in_expressions, decisions)
    yield f"functions with more than {MANY_DECISIONS} decisions", str(len(many))
    yield from (
        ("", f"{function.decisions:3} {function.name}") for function in most_decisions_first(many)
    )
    yield f"bodies of {LONG_BODY} lines or more", str(len(long))
    yield "blank lines in them", share(sum(function.blank for function in long), long_lines)
    yield "comments in them", share(sum(function.comments for function in long), long_lines)
    yield (
        "comments in all lines that are not empty",
        share(sum(module.comments for module in modules), sum(module.code for module in modules)),
    )

    if views:
        yield "lines of a view: median, 90 % have at most, longest", spread(views)

    yield f"folders with more than {MANY_MODULES} modules side by side", ""
    yield from (("", f"{count:3} {folder}") for folder, count in crowded(package, modules))


def repository_rows(root: Path) -> Iterator[tuple[str, str]]:
    """The figures that no package has alone: tests beside code, commits."""
    of_python = lines_of(root, ("platform/tremplin", "sandbox"), "*.py")
    yield (
        "lines of tests a line of code, Python",
        ratio(lines_of(root, ("tests",), "*.py"), of_python),
    )

    pages = "platform/frontend"
    of_pages = lines_of(root, (f"{pages}/src",), "*.ts")
    yield (
        "lines of tests a line of code, TypeScript",
        ratio(lines_of(root, (f"{pages}/tests",), "*.test.*"), of_pages),
    )

    messages = commit_messages(root)
    if messages:
        subjects = [len(message.partition("\n")[0]) for message in messages]
        with_body = sum("\n" in message for message in messages)
        yield "commits with a body", share(with_body, len(messages))
        yield (
            "signs of a commit's subject: median, longest",
            f"{statistics.median(subjects):g}, {max(subjects)}",
        )


def read_module(path: Path, root: Path) -> Module:
    """Read and count a file; its functions are named after its path from ``root`` on."""
    text = path.read_text()
    lines = text.splitlines()
    commented = lines_with_comments(text)
    functions = tuple(
        read_function(str(path.relative_to(root)), node, lines, commented)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, FunctionNode)
    )
    return Module(path, sum(bool(line.strip()) for line in lines), len(commented), functions)


def read_function(
    path: str, node: FunctionNode, lines: Sequence[str], commented: set[int]
) -> Function:
    """Count one function; what it nests is counted for the nested function alone, but for the length of the body."""
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    first, last = (body[0].lineno, node.end_lineno or node.lineno) if body else (1, 0)
    own = list(own_nodes(node.body))

    return Function(
        name=f"{path}: {node.name}",
        lines=last - first + 1,
        blank=sum(not line.strip() for line in lines[first - 1 : last]),
        comments=sum(number in commented for number in range(first, last + 1)),
        in_statements=sum(isinstance(each, STATEMENTS) for each in own),
        in_expressions=sum(expression_decisions(each) for each in own),
        is_view=any(is_route(decorator) for decorator in node.decorator_list),
    )


STATEMENTS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)


def own_nodes(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Everything below these nodes but what nested functions hold."""
    for node in nodes:
        if not isinstance(node, FunctionNode):
            yield node
            yield from own_nodes(ast.iter_child_nodes(node))


def expression_decisions(node: ast.AST) -> int:
    """The decisions that this node itself takes inside an expression."""
    match node:
        case ast.comprehension():
            return 1 + len(node.ifs)
        case ast.IfExp():
            return 1
        case ast.BoolOp():
            return len(node.values) - 1
        case _:
            return 0


def is_route(decorator: ast.expr) -> bool:
    """Whether a decorator makes a function the answer to a route."""
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in ROUTES
        and bool(decorator.args)
    )


def lines_with_comments(text: str) -> set[int]:
    """Numbers of the lines that hold a comment for people; those for tools say nothing of the code."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = (token for token in tokens if token.type == tokenize.COMMENT)
    return {
        token.start[0]
        for token in comments
        if not token.string.startswith(("# noqa", "# type:", "#!"))
    }


def crowded(package: Path, modules: Iterable[Module]) -> Iterator[tuple[str, int]]:
    """Folders with too many modules side by side, the fullest first."""
    beside = Counter(module.path.parent for module in modules if module.path.name != "__init__.py")
    for folder, count in beside.most_common():
        if count > MANY_MODULES:
            yield str(folder.relative_to(package.parent)), count


def most_decisions_first(functions: Iterable[Function]) -> list[Function]:
    """These functions, sorted."""
    return sorted(functions, key=lambda function: (-function.decisions, function.name))


def lines_of(root: Path, folders: Iterable[str], pattern: str) -> int:
    """Lines that are not empty in the files of these folders."""
    files = (path for folder in folders for path in (root / folder).rglob(pattern))
    return sum(bool(line.strip()) for path in files for line in path.read_text().splitlines())


def commit_messages(root: Path) -> list[str]:
    """Every commit's message, trailing blank lines cut; none where this is no repository."""
    log = subprocess.run(
        ["git", "log", "--format=%B%x00", "--no-merges"],  # noqa: S607
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return [message.strip() for message in log.stdout.split("\0") if message.strip()]


def share(part: int, whole: int) -> str:
    """A part in per cent."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def ratio(part: int, whole: int) -> str:
    """How often the one goes into the other."""
    return f"{part / whole:.2f}" if whole else "–"


def spread(ordered: Sequence[int]) -> str:
    """Median, ninth decile and largest of sorted numbers."""
    return f"{statistics.median(ordered):g}, {ordered[(len(ordered) * 9 - 1) // 10]}, {ordered[-1]}"


def print_table(title: str, rows: Iterable[tuple[str, str]]) -> None:
    """Print rows below a title."""
    sys.stdout.write(f"\n{title}\n")
    sys.stdout.writelines(f"  {name:<56}{figure}\n" for name, figure in rows)


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1:]))
