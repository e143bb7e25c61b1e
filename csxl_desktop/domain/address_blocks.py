"""Mail addresses: which may be written to, how they are put together for a mail program, where they are cut."""

import re
from collections.abc import Iterable, Iterator, Sequence

from csxl_desktop.i18n import N_

BLOCK = 1_900  # characters: what Outlook's address line and a `mailto:` still take
SEPARATOR = "; "
_LONGEST, _LONGEST_NAME = 254, 64  # RFC 5321
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")
_BETWEEN = re.compile(r"[;,\n\t]+")
_ANGLES = re.compile(r"[^<>]*<([^<>]+)>")
_PLAIN_START = "mailto:"

NO_AT = N_("the @ is missing")
SEVERAL_AT = N_("it has more than one @")
BAD_NAME = N_("what stands before the @ cannot be")
BAD_HOST = N_("what stands after the @ is no domain")
TOO_LONG = N_("it is too long")


def fault(address: str) -> str:
    """Why no mail can go to `address` (marked with N_), or nothing."""
    name, at, host = address.partition("@")
    if not at:
        return NO_AT
    if "@" in host:
        return SEVERAL_AT
    if len(address) > _LONGEST or len(name) > _LONGEST_NAME:
        return TOO_LONG
    if not _NAME.fullmatch(name):
        return BAD_NAME
    return "" if _HOST.fullmatch(host) else BAD_HOST


def pasted(text: str) -> Iterator[str]:
    """The addresses of a paste, one after the other: `a@b.be; Anna <c@d.be>`, one a line, or with spaces between."""
    for part in _BETWEEN.split(text.replace("\r", "\n")):
        found = _ANGLES.fullmatch(part.strip())
        if found:
            yield found[1].strip().removeprefix(_PLAIN_START)
            continue
        words = part.split()
        several = len(words) > 1 and all("@" in word for word in words)
        for word in words if several else [part.strip()]:
            if address := word.strip("<>\"'()").removeprefix(_PLAIN_START):
                yield address


def once(addresses: Iterable[str]) -> tuple[str, ...]:
    """Each address the first time that it comes, capitals aside."""
    found: dict[str, str] = {}
    for address in addresses:
        found.setdefault(address.casefold(), address)
    return tuple(found.values())


def blocks(addresses: Sequence[str], limit: int = BLOCK) -> list[tuple[str, ...]]:
    """The addresses cut so that each block, put together, stays under `limit` characters."""
    found: list[tuple[str, ...]] = []
    block: list[str] = []
    length = 0
    for address in addresses:
        longer = len(address) + (len(SEPARATOR) if block else 0)
        if block and length + longer >= limit:
            found.append(tuple(block))
            block, length, longer = [], 0, len(address)
        block.append(address)
        length += longer
    return [*found, tuple(block)] if block else found
