import pytest

from tremplin.services.errors import Refused
from tremplin.services.groups.child_names import check_names, nicknames
from tremplin.services.groups.class_list import understand


def names_from_list(pasted):
    names = understand(pasted).names
    check_names(names)
    return names


@pytest.mark.parametrize(
    "pasted",
    [
        "Awa\nThéo\nLina",
        "Awa, Théo, Lina",
        "Awa;Théo;Lina",
        "  Awa \r\n\r\n\tThéo\r\nLina  ",
        "Awa\u2028Théo\u2028Lina",
        "1. Awa\n2. Théo\n10) Lina",
        "- Awa\n• Théo\n– Lina",
        "\ufeffAwa\n\u202aThe\u0301o\u202c\nLi\u200bna\u0000",
    ],
)
def test_a_list_is_read_however_it_was_pasted(pasted):
    assert names_from_list(pasted) == ("Awa", "Théo", "Lina")


def test_a_name_of_two_words_stays_one_name():
    assert names_from_list("Marie  Lou\nJean-Noël") == ("Marie Lou", "Jean-Noël")


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("", "no_children"),
        (" ,;\n ", "no_children"),
        ("\n".join(str(number) for number in range(41)), "too_many_children"),
        ("x" * 41, "name_too_long"),
        ("Lina\nLINA", "names_twice"),
        ("Zoé\nZoe\u0301", "names_twice"),
        ("\u200b\n\u202e", "no_children"),
    ],
)
def test_a_list_that_cannot_be_a_group_is_refused(pasted, reason):
    with pytest.raises(Refused) as refused:
        names_from_list(pasted)
    assert refused.value.reason == reason


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_forty_nicknames_are_all_different(language):
    names = nicknames(40, language)
    assert len(set(names)) == 40
    assert max(map(len, names)) <= 40


def test_ten_children_are_ten_animals():
    animals = [name.split()[0] for name in nicknames(10, "fr")]
    assert len(set(animals)) == 10


@pytest.mark.parametrize(
    ("count", "reason"), [(0, "no_children"), (-3, "no_children"), (41, "too_many_children")]
)
def test_numbers_that_are_no_group_are_refused(count, reason):
    with pytest.raises(Refused) as refused:
        nicknames(count, "fr")
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("pasted", "reason", "about"),
    [
        ("Inès\nAwa\nine\u0300s\nInès\nawa", "names_twice", "Inès, Awa"),
        ("Awa\n" + "M" * 41, "name_too_long", "M" * 40 + "…"),
    ],
)
def test_a_refusal_says_which_names_it_is_about(pasted, reason, about):
    with pytest.raises(Refused) as refused:
        names_from_list(pasted)
    assert (refused.value.reason, refused.value.about) == (reason, about)


def test_what_joins_the_letters_of_a_name_stays():
    assert names_from_list("مه\u200cناز") == ("مه\u200cناز",)


def test_a_name_with_a_hyphen_or_a_number_is_no_item_of_a_list():
    assert names_from_list("-M-\n7Up\nJean-Paul\n2 Pac") == ("-M-", "7Up", "Jean-Paul", "2 Pac")
