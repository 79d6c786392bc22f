"""The rules on an exercise that is built with blocks: it can be begun and solved with what the toolbox holds."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.content.format.block_program import NoBlockError, blocks_in, workspace_of
from tremplin.content.format.folder import Folder, problem
from tremplin.content.format.problems import Problem, both


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
    try:
        words = list(blocks_in(workspace_of(folder.files.get(name, b"").decode("utf-8-sig"), folder.meta.engine)))
    except NoBlockError as error:
        fr = f"La ligne {error.line} ne se dit pas avec des blocs."
        yield problem("blocks", both(fr, f"Line {error.line} cannot be said with blocks."), path=name)
        return
    except (SyntaxError, ValueError):
        # Not Python: other rules say so.
        return
    yield from _beyond_toolbox(folder, name, words)
    yield from _unnamed(folder, name)
    if most is not None and len(words) > most:
        fr = f"Ce programme compte {len(words)} blocs ; blocks.max n’en permet que {most}."
        yield problem("blocks", both(fr, f"This program has {len(words)} blocks; blocks.max allows {most}."), path=name)


def _unnamed(folder: Folder, name: str) -> Iterator[Problem]:
    """What the given program made up is read on the blocks, by children of both languages."""
    section, given = folder.meta.blocks, _given(folder)
    if section is None or name != given:
        return
    variables = workspace_of(folder.files[name].decode("utf-8-sig"), folder.meta.engine)["variables"]
    made_up = {entry["name"] for entry in variables}
    for each in sorted(made_up - section.names.keys()):
        fr = f"« {each} » se lit sur les blocs : dites-le en français et en anglais sous blocks.names."
        en = f"'{each}' is read on the blocks: say it in French and in English under blocks.names."
        yield problem("blocks", both(fr, en), path=name)
    for each in sorted(section.names.keys() - made_up):
        fr = f"« {each} » n’est le nom de rien dans {name}."
        yield problem("blocks", both(fr, f"'{each}' names nothing in {name}."), f"blocks.names.{each}")


def _given(folder: Folder) -> str:
    if folder.meta.predict is not None:
        return folder.meta.predict.program
    return "starter.py" if folder.meta.parsons is None else "solution.py"


def _beyond_toolbox(folder: Folder, name: str, words: list[str]) -> Iterator[Problem]:
    # What the starter lays out ready-made need not be in the toolbox; a parsons exercise lays out everything.
    offered = folder.meta.blocks.toolbox if folder.meta.blocks else ()
    chosen = name == "solution.py" and folder.meta.parsons is None
    for word in sorted(set(words) - set(offered)) if chosen else ():
        fr = f"Cette solution utilise « {word} », que la boîte à outils n’offre pas."
        en = f"This solution uses '{word}', which the toolbox does not offer."
        yield problem("blocks", both(fr, en), path=name)
