"""However a folder is damaged, an author gets problems to read, never a traceback."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.content.samples import exercise

from tremplin.content.checks.rules import static_problems
from tremplin.content.format.folder import Folder
from tremplin.content.format.loader import exercise_from_files
from tremplin.content.format.messages import in_words
from tremplin.content.format.problems import ContentError
from tremplin.content.proof.trials import trials

SLUGS = ["ask-name", "badge", "swap"]
SCRAPS = [
    b"",
    b"\x00",
    b"\xff",
    b"{",
    b"- ",
    b": ",
    b"\n",
    b"---\n",
    b"{{example:x}}",
    b"{{code:starter}}",
    b"null",
    b"1. ",
    b"`",
]


@settings(max_examples=120)
@given(slug=st.sampled_from(SLUGS), data=st.data())
def test_a_damaged_file_is_a_problem_not_a_crash(slug: str, data: st.DataObject) -> None:
    files = exercise(slug)
    name = data.draw(st.sampled_from(sorted(files)))
    start = data.draw(st.integers(0, len(files[name])))
    end = data.draw(st.integers(start, min(len(files[name]), start + 200)))
    scrap = data.draw(st.sampled_from(SCRAPS))
    files[name] = files[name][:start] + scrap + files[name][end:]
    with suppress(ContentError):
        folder = Folder.of(files, slug)
        for problem in static_problems(folder):
            assert in_words(problem.message, "fr")
            assert in_words(problem.message, "en")
        list(trials(folder))
        exercise_from_files(files)


@given(slug=st.sampled_from(SLUGS), data=st.data())
def test_a_missing_file_is_always_noticed(slug: str, data: st.DataObject) -> None:
    files = exercise(slug)
    optional = {name for name in files if name.startswith("solution-")}
    del files[data.draw(st.sampled_from(sorted(set(files) - optional)))]
    try:
        problems = static_problems(Folder.of(files, slug))
    except ContentError as error:
        problems = list(error.problems)
    assert problems
