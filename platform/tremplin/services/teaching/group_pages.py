"""The pages of a group, each gathered at once."""

from __future__ import annotations

from tremplin.domain.exercise import Curriculum
from tremplin.models import Group
from tremplin.read_models.group_page import ClosedGroup, GroupPage, GroupSettings
from tremplin.read_models.new_group_page import OfferedCurriculum
from tremplin.read_models.room_page import Room
from tremplin.services.accounts.child_erasure import learners_to_be_erased
from tremplin.services.family.consent import without_consent
from tremplin.services.groups.card_login import learners_of
from tremplin.services.groups.cards import without_card
from tremplin.services.groups.child_changes import archived_children
from tremplin.services.groups.day_passes import good_passes
from tremplin.services.groups.instructors import instructors_of, who_may_join
from tremplin.services.groups.make_group import group_choices, most_common_age
from tremplin.services.learning.paths import group_curricula
from tremplin.services.teaching.attention import attention_items
from tremplin.services.teaching.boards import Look, note_look
from tremplin.services.teaching.child_records import handed_in
from tremplin.services.teaching.hand_answers import hands_of, with_what_came
from tremplin.services.teaching.held_programs import held_in


def group_page(group: Group) -> GroupPage:
    """What stands around the group's board."""
    children = learners_of(group)
    return GroupPage(
        group=group,
        children=children,
        paths=followed_paths(group),
        offered=_not_followed(group),
        age=most_common_age(children),
        to_be_erased=learners_to_be_erased(group),
        without_card=len(without_card(group)),
        without_consent=len(without_consent(group)),
    )


def room_of(group: Group) -> Room:
    """What goes on in the group's room now."""
    hands = hands_of(group)
    with_hand_up = {hand.learner_id for hand in hands}
    return Room(
        hands=[with_what_came(hand) for hand in hands],
        held=[handed_in(submission) for submission in held_in(group)],
        attention=attention_items(group, with_hand_up),
    )


def closed_group(group: Group) -> ClosedGroup:
    """What is left of a group that has ended."""
    return ClosedGroup(
        group, learners_of(group), archived_children(group), learners_to_be_erased(group)
    )


def open_settings(group: Group, actor: str) -> GroupSettings:
    """All that can be changed of a group; ``actor`` is noted as having seen its children."""
    note_look(group, actor, Look.LIST)
    children = learners_of(group)
    return GroupSettings(
        group=group,
        children=children,
        archived=archived_children(group),
        to_be_erased=learners_to_be_erased(group),
        without_consent=without_consent(group),
        age=most_common_age(children),
        paths=followed_paths(group),
        offered=_not_followed(group),
        adults=instructors_of(group),
        others=who_may_join(group),
        passes=good_passes(group),
    )


def followed_paths(group: Group) -> list[Curriculum]:
    """What the group follows, in its order."""
    return [curriculum for _, curriculum in group_curricula(group)]


def _not_followed(group: Group) -> list[OfferedCurriculum]:
    followed = {given.curriculum_id for given in group.curricula}
    return [offered for offered in group_choices().curricula if offered.id not in followed]
