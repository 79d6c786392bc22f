"""Figures, tables and the sheet of a group, from their read models alone."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from tests.cast import ROOT

from tremplin.content.format.loader import read_folder, spec_from_files
from tremplin.domain.path import Ask
from tremplin.models import Group, Learner
from tremplin.read_models.board_page import NOTHING, Board, BoardColumn, BoardRow, Cell, CellState
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.figures_page import Difficulty, GroupFigures, Mistake
from tremplin.read_models.session_sheet import Obstacle, Place, SessionSheet
from tremplin.web.teach.data_views import board_tables, figures_view, sheet_view

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
AWA, LINA = Learner(display_name="Awa"), Learner(display_name="Lina")
COLON = Mistake("error:bracket_open", times=4, children=2)


@pytest.fixture
def loaded(hello) -> LoadedExercise:
    """The exercise as it is graded."""
    files = read_folder(ROOT / "exercises/t3-python/hello")
    return LoadedExercise(uuid4(), uuid4(), hello, spec_from_files(files), files, None, {})


@pytest.mark.usefixtures("reader")
def test_a_difficulty_is_told_in_shares_and_sentences(loaded):
    figures = GroupFigures(Group(), [], [Difficulty(loaded, 3, 2, 9, (COLON,))])
    (told,) = figures_view(figures)["difficulties"]
    assert (told["share"], told["attempts_a_child"]) == (67, 3)
    ((sentence, children, times),) = told["mistakes"]
    assert "never closed" in sentence
    assert (children, times) == (2, 4)


@pytest.mark.usefixtures("reader")
def test_the_sheet_names_who_is_where(hello, loaded):
    sheet = SessionSheet(
        group=Group(),
        children=2,
        curriculum=None,
        unit=None,
        places=[Place(hello, [AWA, LINA])],
        finished=[],
        obstacles=[Obstacle(loaded, COLON)],
        without_card=[LINA],
    )
    view = sheet_view(sheet, NOON)
    assert view["places"] == [(hello.title["en"], "Awa, Lina")]
    assert (view["finished"], view["without_card"]) == ("", "Lina")
    assert view["obstacles"][0][0] == hello.title["en"]


@pytest.mark.usefixtures("reader")
def test_the_three_tables_have_a_line_for_each_child():
    column = BoardColumn("hello", 1, {"en": "Hello", "fr": "Bonjour"}, None, 1)
    cells = [
        Cell(CellState.DONE, attempts=3, stars=2),
        Cell(CellState.NOTHING, ask=Ask.ASIDE),
        NOTHING,
    ]
    row = BoardRow(AWA, cells, done=1, total=2, is_own=True)
    solved, tries, stars = board_tables(Board([column], [row]))
    assert solved.header == ["Child", "Solved", "Out of", "Hello"]
    assert solved.rows == [["Awa", 1, 2, "solved", "put aside", ""]]
    assert tries.rows == [["Awa", 1, 2, 3, 0, 0]]
    assert stars.rows == [["Awa", 1, 2, 2, 0, 0]]
