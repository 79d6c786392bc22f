"""The audit trail's words."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from tremplin.services.audit.trail import ToldEvent

_ = lazy_gettext

ACTIONS: Mapping[str, LazyString] = {
    "backup.made": _("made a backup"),
    "box.opened": _("brought a child’s box in"),
    "box.taken": _("took the child’s box along"),
    "card.issued": _("made a new card"),
    "checklist.ticked": _("ticked something of a project"),
    "certificate.taken": _("took a certificate of the child’s"),
    "child.archived": _("noted that the child comes no more"),
    "child.brought_back": _("brought the child back"),
    "child.changed": _("changed the child’s name, age or language"),
    "child.erased": _("erased everything of the child"),
    "child.moved": _("moved the child to another group"),
    "child.opened": _("looked at the child’s page"),
    "children.added": _("added children to a group"),
    "comment.taken_back": _("took a comment back"),
    "comment.written": _("wrote a comment"),
    "consent.given": _("gave or noted the family’s consent"),
    "consent.withdrawn": _("withdrew the family’s consent"),
    "curriculum.assigned": _("gave a group a curriculum"),
    "curriculum.published": _("published a curriculum"),
    "curriculum.put_first": _("put a curriculum first"),
    "curriculum.taken_away": _("took a curriculum away from a group"),
    "clock.confirmed": _("confirmed that the date of the machine is right"),
    "day_pass.ended": _("ended a day pass"),
    "day_pass.issued": _("made a day pass"),
    "draft.begun": _("began a draft of content"),
    "draft.thrown_away": _("threw a draft of content away"),
    "erasure.called_off": _("called the erasure off"),
    "erasure.planned": _("announced the erasure"),
    "exercise.closed": _("closed an exercise for the child"),
    "exercise.opened": _("opened an exercise for the child"),
    "exercise.published": _("published an exercise"),
    "exercise.regraded": _("had earlier programs checked again"),
    "family.read": _("read the family’s page"),
    "group.archived": _("closed a group"),
    "group.examined": _("looked at where a group’s children get stuck"),
    "group.exported": _("took a group’s grid along as a file"),
    "group.left": _("took an adult out of a group"),
    "group.listed": _("looked at the settings and children of a group"),
    "group.made": _("made a group"),
    "group.opened": _("looked at a group’s board"),
    "group.printed": _("looked at the sheet for a group’s next session"),
    "group.renamed": _("renamed a group"),
    "group.reopened": _("opened a closed group again"),
    "group.shared": _("shared a group with another adult"),
    "group.shown": _("showed a group on the wall"),
    "group.tried": _("tried the site as a child"),
    "program.put_aside": _("put a program aside that could not be checked"),
    "program.released": _("had a program tried again that could not be checked"),
    "hand.read": _("looked at a raised hand"),
    "note.taken_back": _("took words to the family back"),
    "note.written": _("wrote words to the family"),
    "pack.imported": _("brought content in"),
    "password.changed": _("changed the password"),
    "password.chosen": _("chose a password"),
    "second_step.codes_renewed": _("made new recovery codes"),
    "second_step.recovered": _("logged in with a recovery code"),
    "second_step.taken_off": _("took the two-step log-in off"),
    "second_step.turned_off": _("turned the two-step log-in off"),
    "second_step.turned_on": _("turned the two-step log-in on"),
    "slip.issued": _("printed a slip for the family"),
    "slips.revoked": _("ended the family’s slips"),
    "staff.came_in": _("logged in"),
    "staff.invited": _("invited an adult"),
    "staff.left": _("noted that an adult has left the house"),
    "staff.returned": _("took an adult back into the house"),
    "staff.role_given": _("gave an adult other rights"),
    "star.given": _("gave a star"),
    "trail.read": _("read this list"),
    "units.arranged": _("arranged the units of a group"),
    "work.looked_again": _("had the child’s program checked again, and read the outcome"),
    "version.chosen": _("chose what is asked of the child"),
    "work.read": _("looked at the child’s work"),
}
"""Every action that is written down."""


def actor_words(told: ToldEvent) -> str:
    """Who did it."""
    kind = told.event.actor.partition(":")[0]
    if kind == "staff":
        return told.actor or gettext("an adult who has left")
    return {
        "slip": gettext("the family, with its slip"),
        "cli": gettext("the command line of the house"),
    }.get(kind, gettext("the house, by itself"))


def event_words(told: ToldEvent, *, of_adult: bool = True) -> str:
    """What was done, and with whose data, in which group or, with ``of_adult``, whose rights."""
    child = None
    if told.event.learner_id is not None:
        child = told.child or gettext("a child who has been erased")
    about = [child, told.group, told.adult if of_adult else None, told.content]
    return " – ".join(
        [str(ACTIONS.get(told.event.action, told.event.action)), *(word for word in about if word)]
    )
