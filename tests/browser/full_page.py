"""Makes a child about whom there is as much to tell as can be: ``python -m tests.browser.full_page EMAIL``."""

import json
import sys
from datetime import timedelta

from sqlalchemy import select
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.models import AgeBand, Creation, Learner, Progress, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.runtime.settings import Settings
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.family.notes import LONGEST, write_note
from tremplin.services.family.slips import issue_slip
from tremplin.services.groups.make_group import NewGroup, group_choices, make_group
from tremplin.web.base.pictures import avatars
from tremplin.web.factory import create_app

NAME = "Marie-Antoinette Zénobie de la Fontaine"
NEIGHBOUR = "Barnabé"
FOLLOWED = ("robot", "turtle", "python-basics")
WORKS = {
    "maze": {
        "world": "#####\n#F..#\n###.#\n#>..#\n#####\n",
        "trail": ["forward", "forward", "left", "forward"],
    },
    "rainbow": {
        "drawing": [
            ["line", 0.0, 0.0, 60.0, 0.0, "#e0301e", 12.0],
            ["line", 60.0, 0.0, 60.0, 90.0, "#000000", 2.0],
        ]
    },
    "times-table": {
        "output": "".join(f"7 x {n} = {7 * n} and so on and so on\n" for n in range(1, 30))
    },
    "hello": {"output": "x" * 400},
    "spiral": {"drawing": [["line", 0.0, 0.0, 0.0, 90.0, "#000000", 2.0]]},
}


def main() -> None:
    settings = Settings.from_environment()
    with create_app(settings).app_context():
        staff = db.session.scalars(select(Staff).where(Staff.email == sys.argv[1])).one()
        curricula = {each.curriculum.slug: each for each in group_choices().curricula}
        followed = tuple(curricula[slug].id for slug in FOLLOWED)
        make_group(
            NewGroup("Pleine", None, "Garage", "fr", AgeBand.YOUNG, followed, (NAME, NEIGHBOUR)),
            staff,
            avatars(),
        )
        child = db.session.scalars(select(Learner).where(Learner.display_name == NAME)).one()
        done = [
            slug
            for name, offered in curricula.items()
            if name in FOLLOWED
            for slug in offered.curriculum.slugs[:-4]
        ]
        for slug in done:
            note_progress(child, slug, attempts=2, stars=1)
            hand_in(child, slug, "print('Bip')\n", a_verdict())
        with unit_of_work() as session:
            rows = list(session.scalars(select(Progress).where(Progress.learner_id == child.id)))
            for row in rows[: len(rows) // 2]:
                row.first_opened_at = row.first_success_at = now() - timedelta(days=50)
            for slug, shown in WORKS.items():
                exercise_id = current_exercise(slug).exercise_id
                session.add(
                    Creation(
                        learner_id=child.id,
                        exercise_id=exercise_id,
                        source="print('Bip')\n",
                        shown=shown,
                        changed_at=now(),
                        chosen_at=now(),
                    )
                )
        for _ in range(3):
            write_note(
                child, ("A expliqué les boucles à sa voisine. " * 20)[:LONGEST].strip(), staff
            )
        slips = {
            code: issue_slip(child, code, settings.secret_key, "cli").code
            for code in ("fr", "en", "ar")
        }
        sys.stdout.write(json.dumps(slips) + "\n")


if __name__ == "__main__":
    main()
