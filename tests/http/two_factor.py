"""A telephone that makes codes, and its adult: for the tests of logging in in two steps."""

from datetime import timedelta

import time_machine
from tests.cast import SECRET_KEY

from tremplin.models import Staff
from tremplin.models.db import db
from tremplin.services.accounts.two_factor import (
    begin_two_factor,
    confirm_two_factor,
    telephone_key,
)
from tremplin.services.clock import now


def telephone_of(app, adult, began_before=timedelta(minutes=10)):
    """Turn the adult's second step on, some time ago; her telephone and her recovery codes."""
    with app.app_context(), time_machine.travel(now() - began_before, tick=False):
        staff = db.session.get_one(Staff, adult.id)
        begin_two_factor(staff, SECRET_KEY)
        telephone = telephone_key(staff, "Tremplin", SECRET_KEY)
        codes = confirm_two_factor(staff, telephone.at(now()), SECRET_KEY)
    return telephone, codes


def shown(telephone, later_s=0):
    """The code on the telephone; of another half minute with ``later_s``."""
    return telephone.at(now() + timedelta(seconds=later_s))


def a_wrong_code(telephone):
    """Six digits that fit at no time near this one."""
    right = {shown(telephone, later_s) for later_s in range(-300, 301, 30)}
    return next(code for code in (f"{number:06}" for number in range(100)) if code not in right)


def is_in(client):
    """Whether an adult is logged in."""
    return client.get("/teach/").status_code == 200
