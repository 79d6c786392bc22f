import pytest

from tremplin.content.format.slugs import free_slug, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("L'été à Boulon", "l-ete-a-boulon"),
        ("  ", "parcours"),
        ("夜", "parcours"),
        ("a" * 90, "a" * 60),
    ],
)
def test_a_title_becomes_a_name_for_files(title, slug):
    assert slug_of(title) == slug


def test_a_slug_that_is_taken_gets_the_next_number():
    assert free_slug("robot", {"turtle"}) == "robot"
    assert free_slug("robot", {"robot", "robot-2"}) == "robot-3"


@pytest.mark.parametrize("length", range(55, 64))
def test_a_long_one_is_cut_to_make_room_and_stays_a_slug(length):
    wanted = ("a" * (length - 4) + "-bcd")[:60]
    free = free_slug(wanted, {wanted})
    assert free != wanted
    assert len(free) <= 60
    assert slug_of(free) == free
