"""Lists of mail addresses: how a paste is read, how they are put together for a mail program, where they are cut."""

import re
from collections.abc import Iterable, Iterator, Sequence

BLOCK = 1_900  # characters: what Outlook's address line and a `mailto:` still take
SEPARATOR = "; "
_BETWEEN = re.compile(r"[;,\n\t]+")
_ANGLES = re.compile(r"[^<>]*<([^<>]+)>")
_PLAIN_START = "mailto:"


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
