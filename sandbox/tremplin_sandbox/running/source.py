"""Which sources are not gradable at all, decided from their bytes before any container is used."""

from __future__ import annotations

import re

from tremplin_sandbox.job import MAX_SOURCE_BYTES

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")
_UTF8_NAMES = frozenset({b"utf-8", b"utf8", b"utf-8-sig", b"u8"})


def rejection(source: bytes) -> str:
    """The reason why a source cannot be graded, or ``""``.

    Returns:
        ``too_large``, ``nul_byte``, ``not_utf8`` or ``bad_coding_cookie`` (a PEP 263 line that
        names another encoding).
    """
    if len(source) > MAX_SOURCE_BYTES:
        return "too_large"
    if b"\0" in source:
        return "nul_byte"
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        return "not_utf8"
    return "bad_coding_cookie" if _names_another_encoding(source) else ""


def _names_another_encoding(source: bytes) -> bool:
    for line in source.removeprefix(b"\xef\xbb\xbf").splitlines()[:2]:
        cookie = _COOKIE.match(line)
        if cookie:
            return cookie[1].lower().replace(b"_", b"-") not in _UTF8_NAMES
        if not _BLANK.match(line):
            return False
    return False
