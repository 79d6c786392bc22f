"""`platform/` is a folder on the path, never a package: the standard library's module must stay the one imported."""

import platform
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_standard_librarys_platform_is_imported():
    assert Path(platform.__file__).is_relative_to(sysconfig.get_path("stdlib"))
    assert platform.system()


def test_no_module_stands_in_the_folder_itself():
    assert list((ROOT / "platform").glob("*.py")) == []
