"""Sections that go with their kind, and what a project asks for."""

import pytest
from tests.content.samples import changed, project

from tremplin.content.checks.rules import static_problems
from tremplin.content.format.folder import Folder
from tremplin.content.format.loader import exercise_from_files
from tremplin.content.format.problems import ContentError


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "kind: stdout\nengine",
            "kind: project\nengine",
            "The section 'project' goes with 'kind: project'",
        ),
        (
            "licence:",
            "debug: {max_changed_lines: 2}\nlicence:",
            "goes only with 'kind: debug', without blocks",
        ),
        ("licence:", "project: {milestones: {}, checklist: []}\nlicence:", "checklist"),
    ],
)
def test_sections_go_with_their_kind(old: str, new: str, told: str) -> None:
    with pytest.raises(ContentError, match=told):
        exercise_from_files(changed("badge", "exercise.yaml", old, new))


def test_a_project_has_milestones_in_the_order_of_its_tests_and_a_checklist() -> None:
    found = exercise_from_files(project()).project
    assert found is not None
    assert list(found.milestones) == ["ines", "another-badge", "long-name"]
    assert [item.id for item in found.checklist] == ["idea", "tidy"]
    assert [
        problem for problem in static_problems(Folder.of(project())) if problem.rule == "milestones"
    ] == []


def test_milestones_are_the_required_tests() -> None:
    files = project()
    files["exercise.yaml"] = files["exercise.yaml"].replace(b"    long-name:", b"    longer-name:")
    with pytest.raises(ContentError, match="names exactly the required tests"):
        exercise_from_files(files)
