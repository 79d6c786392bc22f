"""Rules for exercises built with blocks: the toolbox is enough to begin and to solve them."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.content.format.block_program import NoBlockError, blocks_in, workspace_of
from tremplin.content.format.folder import Folder, problem
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import Problem


def block_problems(folder: Folder) -> Iterator[Problem]:
    """What does not fit between the ``blocks`` section, the starter and the first solution."""
    section = folder.meta.blocks
    if section is None:
        return
    if folder.meta.predict is not None:
        yield from _program(folder, folder.meta.predict.program, section.max)
        return
    if folder.meta.parsons is None:
        yield from _program(folder, "starter.py", section.max)
    yield from _program(folder, "solution.py", section.max)


def _program(folder: Folder, name: str, most: int | None) -> Iterator[Problem]:
    source = folder.files.get(name, b"")
    try:
        workspace = workspace_of(source.decode("utf-8-sig"), folder.meta.engine)
        words = list(blocks_in(workspace))
    except NoBlockError as error:
        yield problem(
            "blocks",
            Message("Line %(line)s cannot be said with blocks.", line=error.line),
            path=name,
        )
        return
    except (SyntaxError, ValueError):
        # Not Python: other rules say so.
        return

    yield from _beyond_toolbox(folder, name, words)
    yield from _unnamed(folder, name)

    if most is not None and len(words) > most:
        yield problem(
            "blocks",
            Message(
                "This program has %(count)s blocks; blocks.max allows %(most)s.",
                count=len(words),
                most=most,
            ),
            path=name,
        )


def _unnamed(folder: Folder, name: str) -> Iterator[Problem]:
    """What the given program made up is read on the blocks, by children of both languages."""
    section, given = folder.meta.blocks, _given(folder)
    if section is None or name != given:
        return

    workspace = workspace_of(folder.files[name].decode("utf-8-sig"), folder.meta.engine)
    made_up = {entry["name"] for entry in workspace["variables"]}
    for each in sorted(made_up - section.names.keys()):
        yield problem(
            "blocks",
            Message(
                "'%(name)s' is read on the blocks: "
                "say it in French and in English under blocks.names.",
                name=each,
            ),
            path=name,
        )

    for each in sorted(section.names.keys() - made_up):
        yield problem(
            "blocks",
            Message("'%(name)s' names nothing in %(program)s.", name=each, program=name),
            f"blocks.names.{each}",
        )


def _given(folder: Folder) -> str:
    if folder.meta.predict is not None:
        return folder.meta.predict.program
    return "starter.py" if folder.meta.parsons is None else "solution.py"


def _beyond_toolbox(folder: Folder, name: str, words: list[str]) -> Iterator[Problem]:
    # What the starter lays out ready-made need not be in the toolbox; a parsons exercise lays out
    # everything.
    if name != "solution.py" or folder.meta.parsons is not None:
        return

    offered = folder.meta.blocks.toolbox if folder.meta.blocks else ()
    for word in sorted(set(words) - set(offered)):
        yield problem(
            "blocks",
            Message("This solution uses '%(word)s', which the toolbox does not offer.", word=word),
            path=name,
        )
