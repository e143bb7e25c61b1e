"""Letters as a paragraph can hold them: what clipboards and other programs add is taken away."""

import re

LINE = "\u2028"
OBJECT_CHAR = "\ufffc"

_REPLACED: dict[int, str | None] = dict.fromkeys(
    (*range(32), *range(0x7F, 0xA0), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)
)
_REPLACED |= dict.fromkeys((0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2029), LINE)
_REPLACED |= {0x09: "\t", ord(OBJECT_CHAR): None}

_INVISIBLE = str.maketrans(dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF)))
_RUN_OF_SPACES = re.compile("[ \t\n\r\f]+|[ \u00a0\t\n\r\f]{2,}")


def clean(text: str) -> str:
    """`text` for one block: no control characters, no lone surrogates, U+2028 for a new line."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", LINE).translate(_REPLACED)
    return text.encode("utf-8", "ignore").decode("utf-8")


def collapse(text: str) -> str:
    """`text` as a web page shows it: white space single, one no-break space kept, invisible letters gone."""
    if not text.isprintable():
        text = text.translate(_INVISIBLE)
    return _RUN_OF_SPACES.sub(" ", text)
