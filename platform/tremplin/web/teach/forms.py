"""Forms of the instructor's pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput

from tremplin.domain.exercise import Curriculum
from tremplin.domain.names import clean_name
from tremplin.models import AgeBand, Learner
from tremplin.read_models.new_group_page import GroupChoices, OfferedCurriculum
from tremplin.services.errors import Refused
from tremplin.services.groups.child_names import (
    MAX_CHILDREN,
    MAX_NAME_LENGTH,
    check_names,
    nicknames,
)
from tremplin.services.groups.class_list import EVERY_CELL, Understood, understand
from tremplin.services.groups.make_group import NewGroup, begins_with
from tremplin.web.base.i18n import language, name_of, pick

NEW_SPACE = "new"
TOO_MANY = _("40 children at most in a group. Make two groups.")
NUMBER_NEEDED = _("Type a number from 1 to 40.")

REASONS: dict[str, LazyString] = {
    "no_children": _("Write at least one first name, one on each line."),
    "too_many_children": TOO_MANY,
    "name_too_long": _("Longer than 40 characters: %(names)s. First names are enough."),
    "names_twice": _(
        "Two children have the same name: %(names)s. Add a letter, so that each finds her own:"
        " Lina B., Lina M."
    ),
}


def name_refusal(refused: Refused) -> str:
    """Why children cannot be called so, and which."""
    return str(REASONS[refused.reason]) % {"names": refused.about}


class ChildrenForm(FlaskForm):
    """Children who come: their names, or how many nicknames, and their age."""

    age_band = SelectField(
        _("Age of the children"),
        choices=[SelectChoice(band.value, band.value) for band in AgeBand],
        default=AgeBand.YOUNG.value,
    )
    naming = RadioField(
        _("How are the children called?"),
        choices=[
            SelectChoice("names", _("I have a list of first names")),
            SelectChoice("nicknames", _("Give them nicknames")),
        ],
        default="names",
    )
    names = TextAreaField(_("First names, one on each line"), [Length(max=20_000)])
    column = IntegerField(
        _("Where are the first names?"), [Optional(), NumberRange(EVERY_CELL, 100)]
    )
    keep_surnames = BooleanField(_("Keep surnames and all that stands in the cell"))
    seen = HiddenField()
    count = IntegerField(
        _("How many children?"), [Optional(), NumberRange(1, MAX_CHILDREN)], default=12
    )

    preview: Understood | None = None
    """What was made of a pasted list, to be looked at; None where it says just these names."""

    def children(self, language: str) -> tuple[str, ...] | None:
        """What the children are called.

        None when something is not right yet, which then stands beside its field, or when what was
        understood of a list is to be looked at first: ``preview``.
        """
        fields_are_right = self.validate()
        if self.count.errors:
            self.count.errors = [NUMBER_NEEDED]
        names = self._names(language)
        return names if fields_are_right and self.preview is None else None

    @property
    def wants_a_look(self) -> bool:
        """Whether nothing is wrong, and the list is to be looked at."""
        return self.preview is not None and not self.errors

    def say(self, refused: Refused) -> None:
        """Put the sentence for a refusal beside the field it is about."""
        field = self.count if self.naming.data == "nicknames" else self.names
        field.errors = [name_refusal(refused)]

    def _names(self, language: str) -> tuple[str, ...] | None:
        asks_for_nicknames = self.naming.data == "nicknames"
        try:
            if asks_for_nicknames:
                return nicknames(self.count.data or 0, language)

            keep_surnames = bool(self.keep_surnames.data)
            understood = understand(
                self.names.data or "", self.column.data, keep_surnames=keep_surnames
            )
            # What the adult has seen once, and sends again unchanged, is kept.
            if not understood.is_plain and understood.mark != self.seen.data:
                self.preview = understood

            check_names(understood.names)
            return understood.names
        except Refused as refused:
            if asks_for_nicknames:
                self.count.errors = [NUMBER_NEEDED]
            else:
                self.say(refused)
            return None


class GroupForm(ChildrenForm):
    """A new group: its place, its children, what it follows."""

    name = StringField(
        _("Name of the group"), [DataRequired(_("Give the group a name.")), Length(max=80)]
    )
    space = SelectField(_("Place"))
    space_name = StringField(_("Name of the new place"), [Length(max=80)])
    language = SelectField(_("Language of the group"))
    curricula = SelectMultipleField(
        _("Paths they follow"),
        option_widget=CheckboxInput(),
        invalid_choice_message=_("One of these paths is no longer there."),
    )

    def offer(self, choices: GroupChoices, languages: tuple[str, ...]) -> None:
        """Fill the lists to choose from.

        The reader's language is chosen, and the path that fits the children's age is ticked. Which
        one that is for each age stands in ``data-begins`` for the page's script.
        """
        self.space.choices = [
            *(SelectChoice(str(space.id), space.name) for space in choices.spaces),
            SelectChoice(NEW_SPACE, _("A new place …")),
        ]
        self.language.choices = [SelectChoice(code, name_of(code)) for code in languages]
        self.curricula.choices = list(_marked_with_ages(choices.curricula))

        if self.is_submitted():
            return

        self.language.data = language()
        self.curricula.data = []
        for path in self.curricula.choices:
            if self.age_band.data in path.render_kw["data-begins"]:
                self.curricula.data.append(path.value)

    def plan(self) -> NewGroup | None:
        """The group asked for; None while something is wrong, which stands beside its field."""
        # Asked before the place is looked at, so that all that is wrong is said at once.
        children = self.children(self.language.data)
        is_new = self.space.data == NEW_SPACE
        if is_new and not (self.space_name.data or "").strip():
            self.space_name.errors = [_("Give the new place a name.")]
            return None
        if children is None:
            return None

        followed = [path for path in self.curricula.choices if path.value in self.curricula.data]
        return NewGroup(
            name=self.name.data.strip(),
            space_id=None if is_new else UUID(self.space.data),
            space_name=self.space_name.data.strip(),
            language=self.language.data,
            age_band=AgeBand(self.age_band.data),
            curriculum_ids=tuple(UUID(path.value) for path in followed),
            children=children,
        )


class GroupNameForm(FlaskForm):
    """What a group is called, and the language of its cards."""

    name = StringField(
        _("Name of the group"), [DataRequired(_("Give the group a name.")), Length(max=80)]
    )
    language = SelectField(_("Language of the group"))

    def offer(self, languages: tuple[str, ...]) -> None:
        """Fill the list to choose from."""
        self.language.choices = [SelectChoice(code, name_of(code)) for code in languages]


class ChildForm(FlaskForm):
    """What a child is called, her age and her language."""

    name = StringField(
        _("First name or nickname"),
        [DataRequired(_("Write a first name.")), Length(max=MAX_NAME_LENGTH)],
        filters=[lambda typed: clean_name(typed or "")],
    )
    age_band = SelectField(
        _("Age"), choices=[SelectChoice(band.value, band.value) for band in AgeBand]
    )
    language = SelectField(_("Language of the child"))

    def offer(self, languages: tuple[str, ...]) -> None:
        """Fill the list to choose from."""
        self.language.choices = [SelectChoice(code, name_of(code)) for code in languages]


def as_it_is(child: Learner) -> dict[str, str]:
    """What the form of a child says before anybody types."""
    return {"name": child.display_name, "age_band": child.age_band, "language": child.language}


class StandInForm(FlaskForm):
    """Who stands in for a day."""

    name = StringField(
        _("Name of the stand-in"), [DataRequired(_("Write a name.")), Length(max=80)]
    )


class PathForm(FlaskForm):
    """The path a group follows."""

    curriculum = SelectField(_("Path they follow"), [InputRequired()])

    def offer(self, offered: Iterable[OfferedCurriculum], band: AgeBand | None = None) -> None:
        """Fill the list to choose from; what fits the age ``band`` is chosen at first."""
        there = _youngest_first(offered)
        self.curriculum.choices = [
            SelectChoice(str(each.id), _titled(each.curriculum)) for each in there
        ]
        if band is None or self.is_submitted():
            return

        place = begins_with(band, [each.curriculum.ages for each in there])
        if place is not None:
            self.curriculum.data = self.curriculum.choices[place].value


class SlipForm(FlaskForm):
    """In which language the family reads."""

    # Beside a form that asks for the language of a group or of a child: two fields must not share
    # an id.
    language = SelectField(_("Language of the family"), [InputRequired()], id="family-language")

    def offer(self, languages: tuple[str, ...]) -> None:
        """Fill the list to choose from."""
        self.language.choices = [SelectChoice(code, name_of(code)) for code in languages]


def _marked_with_ages(offered: Iterable[OfferedCurriculum]) -> Iterator[SelectChoice]:
    """The paths to choose from, each marked with the ages that begin with it."""
    there = _youngest_first(offered)
    all_ages = [each.curriculum.ages for each in there]
    begun_by: dict[int | None, list[str]] = defaultdict(list)
    for band in AgeBand:
        begun_by[begins_with(band, all_ages)].append(band)

    for place, each in enumerate(there):
        bands = " ".join(begun_by[place])
        yield SelectChoice(str(each.id), _titled(each.curriculum), {"data-begins": bands})


def _youngest_first(offered: Iterable[OfferedCurriculum]) -> list[OfferedCurriculum]:
    """The youngest children's first, so that a form nobody thinks about fits them."""
    return sorted(offered, key=lambda each: each.curriculum.ages)


def _titled(curriculum: Curriculum) -> LazyString:
    low, high = curriculum.ages
    return _(
        "%(title)s (%(from_age)s to %(to_age)s years)",
        title=pick(curriculum.title),
        from_age=low,
        to_age=high,
    )
