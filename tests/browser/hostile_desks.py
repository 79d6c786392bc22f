"""Makes an adult the admin and gives her an exercise to preview: ``python -m tests.browser.hostile_desks EMAIL``."""

import json
import sys

from sqlalchemy import select

from tremplin.models import Staff, StaffRole
from tremplin.models.db import db, unit_of_work
from tremplin.runtime.settings import Settings
from tremplin.services.content.exercise_drafts import copy_exercise
from tremplin.web.factory import create_app


def main() -> None:
    with create_app(Settings.from_environment()).app_context():
        staff = db.session.scalars(select(Staff).where(Staff.email == sys.argv[1])).one()
        with unit_of_work():
            staff.role = StaffRole.ADMIN
        draft = copy_exercise("hello", staff)
        sys.stdout.write(json.dumps({"preview": f"/teach/exercises/{draft.id}"}) + "\n")


if __name__ == "__main__":
    main()
