"""What the two kinds of drafts answer alike: begun, kept, overtaken, thrown away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from tremplin.models import CurriculumDraftRow, ExerciseDraftRow
from tremplin.services.errors import Refused
from tremplin.web.base.json_bodies import wants_json

Draft = CurriculumDraftRow | ExerciseDraftRow


@dataclass(frozen=True, slots=True)
class DraftPages:
    """The pages of one kind of drafts.

    Attributes:
        page: The endpoint of a draft's page.
        all: The endpoint of the page that lists them.
        side: The template of what stands beside the form, sent anew after each save.
    """

    page: str
    all: str
    side: str

    def begun(self, begin: Callable[[], Draft]) -> Redirect:
        """Go to the new draft; back to the list where it was refused for want of a title."""
        try:
            draft = begin()
        except Refused:
            flash(gettext("Give it a title first."), "warning")
            return redirect(url_for(self.all))
        return self.back_to(draft)

    def back_to(self, draft: Draft, part: str | None = None) -> Redirect:
        """Go to the draft's page, to a part of it if one is named."""
        return redirect(url_for(self.page, draft_id=draft.id, _anchor=part))

    def kept(self, draft: Draft, side: dict[str, Any]) -> Response:
        """Tell the script that saves while an author types what version is kept now."""
        return jsonify(version=draft.version, side=render_template(self.side, **side))

    def overtaken(
        self, draft: Draft, page: Callable[[str], str | Response]
    ) -> tuple[str | Response, int]:
        """Answer 409: another author has saved since this one's page was shown.

        Args:
            draft: As the other author left it.
            page: Shows what was typed, given the other author's name: it is saved over the other
                version by pressing once more.
        """
        if wants_json():
            return jsonify(overtaken_by=draft.edited_by.name, version=draft.version), 409
        # Nothing typed is lost: the page comes back with it, over the version that is kept now.
        return page(draft.edited_by.name), 409

    def thrown_away(self) -> Redirect:
        """Go to the list, and tell what was done."""
        flash(gettext("Thrown away. What was published of it stays."))
        return redirect(url_for(self.all))


def base_version() -> int:
    """The version that the page was made from; 0, which no draft has, where it tells none."""
    version = request.form.get("version", "")
    return int(version) if version.isdecimal() else 0
