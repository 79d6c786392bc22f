import stat

import pytest

from tremplin.runtime.settings import Settings, SettingsError


def read(tmp_path, **values: str) -> Settings:
    return Settings.from_environment({"TREMPLIN_VAR": str(tmp_path / "var"), **values})


def test_the_defaults_need_nothing_but_a_folder(tmp_path):
    settings = read(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'tremplin.db'}"
    assert settings.grading == "inline"


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first, second = read(tmp_path), read(tmp_path)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 43
    assert stat.S_IMODE((tmp_path / "var" / "secret-key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "value"),
    [("TREMPLIN_GRADERS", "many"), ("TREMPLIN_GRADING", "sometimes"), ("TREMPLIN_POOL_SIZE", "-1")],
)
def test_a_value_that_cannot_be_used_is_named(tmp_path, name, value):
    with pytest.raises(SettingsError, match=rf"{name}='{value}'"):
        read(tmp_path, **{name: value})


def test_an_unknown_setting_is_named(tmp_path):
    with pytest.raises(SettingsError, match="TREMPLIN_GRADRES"):
        read(tmp_path, TREMPLIN_GRADRES="2")


def test_the_address_of_the_database_is_read_under_its_usual_name(tmp_path):
    assert read(tmp_path, DATABASE_URL="postgresql+psycopg://db/tremplin").database_url.startswith(
        "postgresql"
    )


def test_the_names_of_the_house_are_read_with_commas(tmp_path):
    assert read(tmp_path).host_names == ()
    assert read(tmp_path, TREMPLIN_HOSTS="garage.example.org, 192.168.1.5").host_names == (
        "garage.example.org",
        "192.168.1.5",
    )
