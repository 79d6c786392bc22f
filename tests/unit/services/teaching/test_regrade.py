import pytest
from tests.cast import ROOT, a_verdict, hand_in

from tremplin.content.format.loader import read_folder
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin.services.groups.child_changes import archive_child
from tremplin.services.teaching.regrade import outdated


@pytest.fixture
def next_revision(rows):
    """Makes the exercise's next revision."""

    def make() -> None:
        files = dict(read_folder(ROOT / "exercises/t3-python/hello"))
        files["exercise.yaml"] = files["exercise.yaml"].replace(b"revision: 1", b"revision: 9")
        load_content([ExerciseFolder(files)], [])

    return make


def waiting(staff) -> list[str]:
    return sorted(each.source for each in outdated(current_exercise("hello"), staff))


def test_each_childs_newest_program_of_an_older_revision_is_looked_at_once(
    rows, cast, next_revision
):
    for source in ("print('first')", "print('Awa')"):
        hand_in(cast.awa, "hello", source, a_verdict())
    hand_in(cast.lina, "hello", "print('Lina, of before')", a_verdict())
    hand_in(cast.theo, "hello", "print('Théo')", a_verdict())
    hand_in(cast.zoe, "hello", "print('Zoé')", a_verdict())
    assert waiting(rows.nadia) == []
    next_revision()
    hand_in(cast.lina, "hello", "print('Lina, anew')", a_verdict())
    assert waiting(rows.nadia) == ["print('Awa')", "print('Théo')"]
    archive_child(rows.theo, "cli")
    assert waiting(rows.nadia) == ["print('Awa')"]
    assert waiting(rows.omar) == ["print('Zoé')"]
