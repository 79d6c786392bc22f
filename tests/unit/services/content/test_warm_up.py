from tremplin.runtime.wiring import warm_up_beside
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.content.warm_up import warm_up


def test_what_a_group_follows_is_parsed_before_it_is_asked_for(app, cast):
    loaded_revision.cache_clear()
    with app.app_context():
        assert warm_up() == 3
    assert loaded_revision.cache_info().currsize == 3


def test_a_database_that_cannot_be_read_is_no_reason_to_stop(app, monkeypatch, tmp_path):
    (tmp_path / "tremplin.db").write_bytes(b"this is no database" * 100)
    thread = warm_up_beside(app)
    thread.join(10)
    assert not thread.is_alive()
