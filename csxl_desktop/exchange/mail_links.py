"""Mails begun in the mail program by an address alone (`mailto:`): short ones, in blocks, without anything enclosed."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from csxl_desktop.domain.address_blocks import blocks

LONGEST = 1_900  # characters of a whole link: what Windows hands on
_LEAST_FOR_ADDRESSES = 500
# The standard has a comma; Outlook takes it for a part of the address unless its owner set it otherwise.
_SEPARATOR = ";" if sys.platform == "win32" else ","


@dataclass(frozen=True, slots=True)
class MailLinks:
    """A link for each block of addresses; `whole` is no where the text of the mail did not fit and was left out."""

    links: tuple[str, ...]
    whole: bool = True


def mail_links(subject: str, body: str, blind: Sequence[str], *, separator: str = _SEPARATOR) -> MailLinks:
    """The addresses in Bcc; the text goes along as long as enough room is left for addresses."""
    head = f"mailto:?subject={_quoted(' '.join(subject.split()))}"
    told = f"&body={_quoted(body.replace(chr(13), '').replace(chr(10), chr(13) + chr(10)))}" if body.strip() else ""
    whole = len(head) + len(told) + _LEAST_FOR_ADDRESSES <= LONGEST
    head = f"{head}{told if whole else ''}&bcc="
    room = max(LONGEST - len(head), _LEAST_FOR_ADDRESSES)
    found = blocks([_quoted(each, "@") for each in blind], room)
    return MailLinks(tuple(head + separator.join(block) for block in found), whole)


def _quoted(text: str, safe: str = "") -> str:
    return quote(text, safe=safe)
