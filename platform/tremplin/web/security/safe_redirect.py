"""Where to send a visitor on: only ever to a page of this site."""

from __future__ import annotations

from urllib.parse import urlsplit


def own_path(address: str | None, otherwise: str) -> str:
    r"""``address`` when it is a path of this site, else ``otherwise``.

    ``/teach/?a=b`` passes; ``https://x``, ``//x``, ``/\x`` and anything with control characters do
    not: browsers read each of those as another host.
    """
    if not address or not address.startswith("/") or address[1:2] in ("/", "\\"):
        return otherwise
    if "\\" in address or any(ord(character) < 0x21 for character in address):
        return otherwise
    parts = urlsplit(address)
    return address if not parts.scheme and not parts.netloc else otherwise
