import pytest

from tremplin.web.security.safe_redirect import own_path


@pytest.mark.parametrize("path", ["/", "/teach/", "/teach/groups/1?a=b#c", "/%5Cexample.org"])
def test_a_path_of_this_site_is_kept(path):
    assert own_path(path, "/home") == path


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "teach",
        "https://example.org/",
        "//example.org",
        "/\\example.org",
        "/a\\b",
        "/\t/example.org",
        "/\n/x",
        "\\\\x",
    ],
)
def test_anything_else_is_not(address):
    assert own_path(address, "/home") == "/home"
