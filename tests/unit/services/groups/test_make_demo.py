import pytest
from tests.cast import SECRET_KEY

from tremplin.models import Card, Group, GroupStaff, Staff
from tremplin.models.db import db
from tremplin.services.errors import Refused
from tremplin.services.groups.card_login import is_card_secret, learner_by_card
from tremplin.services.groups.make_demo import make_demo
from tremplin.services.learning.paths import path_of
from tremplin.web.base.pictures import avatars, secret_pictures


@pytest.fixture
def demo(app):
    with app.app_context():
        yield make_demo(secret_pictures(), avatars(), SECRET_KEY)


def test_six_children_come_in_with_their_cards(demo):
    assert len(demo.cards) == 6
    for card in demo.cards:
        learner = learner_by_card(card.token, SECRET_KEY)
        assert learner.display_name == card.name
        assert is_card_secret(learner, card.secret)
        assert path_of(learner).next_step.loaded.exercise.slug == "hello"


def test_the_demo_has_no_adult_and_no_password(demo):
    group = db.session.query(Group).filter_by(join_code=demo.join_code).one()
    assert db.session.query(GroupStaff).filter_by(group_id=group.id).count() == 0
    assert db.session.query(Staff).count() == 3


def test_a_second_time_changes_nothing(demo):
    cards = db.session.query(Card).count()
    assert make_demo(secret_pictures(), avatars(), SECRET_KEY) is None
    assert db.session.query(Card).count() == cards
    assert learner_by_card(demo.cards[0].token, SECRET_KEY) is not None


def test_a_demo_group_may_follow_another_path(app):
    with app.app_context(), pytest.raises(Refused):
        make_demo(secret_pictures(), avatars(), SECRET_KEY, "knitting")
