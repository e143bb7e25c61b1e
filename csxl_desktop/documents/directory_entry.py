"""One organisation as the directory prints it, and its ways to be reached."""

import re
from collections.abc import Iterable, Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Piece, rich, text
from csxl_desktop.documents.letterhead import phone_text, web_address
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.directory import EntryPerson, Reach
from csxl_desktop.i18n import N_, _

ROLES = {
    "representative": N_("Representative"),
    "deputy": N_("Deputy"),
    "director": N_("Director"),
    "contact": N_("Contact person"),
    "other": "",
}
_BETWEEN = " · "
_SCHEME = re.compile("^https?://", re.IGNORECASE)


def reach_lines(reach: Iterable[Reach], style: ParagraphStyle) -> Iterator[Flowable]:
    """Phones on one line, then one line for each address on the net, which a click opens."""
    phones = [each for each in reach if each.kind in {"phone", "mobile"}]
    if phones:
        yield text(_BETWEEN.join(_labelled(phone_text(each.value), each.label) for each in phones), style)
    for each in reach:
        if each.kind not in {"phone", "mobile"}:
            url = f"mailto:{each.value}" if each.kind == "email" else web_address(each.value)
            label = f" ({each.label})" if each.label else ""
            yield rich((Piece(_SCHEME.sub("", each.value).rstrip("/"), url=url), Piece(label)), style)


def person_lines(person: EntryPerson, theme: Theme) -> Iterator[Flowable]:
    """Name, what the person does there, and how to reach the person where that was agreed to."""
    style = theme.style("small")
    does = person.function or (_(ROLES[person.role]) if ROLES.get(person.role) else "")
    yield rich((Piece(person.name, bold=True), Piece(f", {does}" if does else "")), style)
    yield from reach_lines(person.reach, style)


def _labelled(value: str, label: str) -> str:
    return f"{value} ({label})" if label else value
