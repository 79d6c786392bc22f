"""What pages hand to their scripts."""

import importlib.util
from pathlib import Path

import pytest
from pydantic import ValidationError

from tremplin.web.base.json_bodies import JsonBodies
from tremplin.web.base.page_data import BlockCall, MomentData

ROOT = Path(__file__).parents[4]


def _page_types():
    spec = importlib.util.spec_from_file_location("page_types", ROOT / "bin/page_types.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_scripts_types_are_those_of_the_models():
    module = _page_types()
    assert module.TYPES.read_text() == module.page_types(), "run python bin/page_types.py"


def test_a_key_that_no_script_knows_is_refused():
    with pytest.raises(ValidationError, match="extra_forbidden"):
        MomentData(when="", at=1, source="", checked="", passed=True, colour="red")


def test_a_page_is_sent_the_keys_that_were_given(app):
    assert JsonBodies(app).dumps(BlockCall(fr="avance")) == '{"fr": "avance"}'
