"""Class lists as they are pasted: what the children are called, and what stays out."""

import pytest

from tremplin.services.groups.child_names import nicknames, shown_names
from tremplin.services.groups.class_list import EVERY_CELL, understand

THREE = ("Lina", "Tom", "Zoé")


@pytest.mark.parametrize(
    "pasted",
    [
        "Lina\tBENALI\t9\nTom\tMARTIN\t10\nZoé\tDIALLO\t9",
        "BENALI\tLina\t9\nMARTIN\tTom\t10\nDIALLO\tZoé\t9",
        "Lina;BENALI;9\nTom;MARTIN;10\nZoé;DIALLO;9",
        "Lina,BENALI,9\nTom,MARTIN,10\nZoé,DIALLO,9",
        "\ufeffNom;Prénom;Âge\r\nBenali;Lina;9\r\nMartin;Tom;10\r\nDiallo;Zoé;9\r\n",
        "Last name,First name\nBenali,Lina\nMartin,Tom\nDiallo,Zoé",
        '"Nom","Prénom"\n"Benali, épouse X","Lina"\n"Martin","Tom"\n"Diallo","Zoé"',
        "N°\tÉlève\tClasse\n1\tLina\tCE2\n2\tTom\tCE2\n3\tZoé\tCM1",
        "Prénom\nLina\nTom\nZoé",
        '"Lina"\n"Tom"\n"Zoé"',
        "«\u00a0Lina\u00a0»\n“Tom”\nZoé",
        "1. Lina\n2. Tom\n3. Zoé",
        "1) Lina\n2) Tom\n3) Zoé",
        "1.Lina\n2.Tom\n3.Zoé",
        "1 Lina\n2 Tom\n3 Zoé",
        "1. Lina\tBENALI\n2. Tom\tMARTIN\n3. Zoé\tDIALLO",
        "Lina BENALI\nTom MARTIN\nZoé DIALLO",
        "BENALI Lina\nMARTIN Tom\nDIALLO Zoé",
        "Lina Benali\nTom Martin\nZoé Diallo",
        "Lina BENALI 9\nTom MARTIN 10\nZoé DIALLO 9 ans",
        "Lina El Idrissi\nTom de La Tour\nZoé Diallo",
        "Lina, Tom, Zoé",
        "Lina; Tom; Zoé",
        "Lina\tTom\tZoé",
        "Lina, Tom,\nZoé",
    ],
)
def test_of_a_class_list_the_first_names_are_taken(pasted):
    assert understand(pasted).names == THREE


@pytest.mark.parametrize(
    "pasted",
    [
        "Lina\nTom\nZoé",
        "Marie Lou\nTom\nZoé",
        "Lina B.\nLina M.\nTom",
        "Panda orange\nLoutre agile\nRenard magique",
        "محمد علي\nفاطمة",
        "Jean-Noël\nNoa-Lou",
        "-M-\n7Up\n2 Pac",
        "LINA\nTOM",
    ],
)
def test_a_list_that_says_just_the_names_is_taken_as_it_is(pasted):
    understood = understand(pasted)
    assert understood.names == tuple(pasted.splitlines())
    assert understood.is_plain


def test_a_table_is_looked_at_before_it_is_kept_and_another_column_may_be_chosen():
    table = "Lina\tBENALI\t9\nTom\tMARTIN\t10"
    understood = understand(table)
    assert not understood.is_plain
    assert [column.examples for column in understood.columns] == [
        ("Lina", "Tom"),
        ("BENALI", "MARTIN"),
        ("9", "10"),
    ]
    assert understand(table, 1).names == ("BENALI", "MARTIN")
    assert understand(table, EVERY_CELL).names == ("Lina", "BENALI", "9", "Tom", "MARTIN", "10")
    assert understand(table, 99).names == understood.names


def test_surnames_are_kept_for_whoever_asks():
    assert understand("Lina BENALI\nTom MARTIN", keep_surnames=True).names == (
        "Lina BENALI",
        "Tom MARTIN",
    )


@pytest.mark.parametrize(
    "pasted",
    [
        "Lina BENALI\nLina MARTIN\nTom DIALLO",
        "Lina\tBENALI\nLina\tMARTIN\nTom\tDIALLO",
        "Nom;Prénom\nBenali;Lina\nMartin;Lina\nD;Tom",
    ],
)
def test_two_of_one_first_name_keep_a_letter(pasted):
    assert understand(pasted).names == ("Lina B.", "Lina M.", "Tom")


def test_an_empty_cell_is_nobody_and_shifts_no_letter():
    assert understand("Lina\tBENALI\n\tNOBODY\nLina\tMARTIN").names == ("Lina B.", "Lina M.")


def test_the_mark_is_of_the_names_seen():
    assert (
        understand("Lina;9\nTom;8").mark
        == understand("Lina;10\nTom;8").mark
        != understand("Lina;9\nTim;8").mark
    )


def test_the_door_shows_first_names_and_nicknames_whole():
    assert shown_names(["Lina BENALI 9", "Tom MARTIN 10", "Zoé"]) == ["Lina", "Tom", "Zoé"]
    assert shown_names(["Lina BENALI", "Lina MARTIN"]) == ["Lina B.", "Lina M."]
    for language in ("fr", "en"):
        made = list(nicknames(20, language))
        assert shown_names(made) == made


@pytest.mark.parametrize(
    "pasted",
    ["", "\t", ";;;\n,,", '"', '"\n"', "\x00", "a\x00\tb", "\t\n\t", '"a', "," * 5000, "Ŧ" * 5000],
)
def test_whatever_is_pasted_is_read(pasted):
    assert isinstance(understand(pasted).names, tuple)
