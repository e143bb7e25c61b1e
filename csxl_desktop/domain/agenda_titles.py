"""Titles of the ordre du jour that write themselves."""

from collections.abc import Sequence
from datetime import date

from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.numbers import plural_list
from csxl_desktop.i18n.typography import inner_quotes

_NAMED_AT_MOST = 4


def item_title(
    kind: ItemKind,
    *,
    theme: str = "",
    approved_on: date | None = None,
    arriving: Sequence[str] = (),
    leaving: Sequence[str] = (),
) -> str:
    """What the item is called where the office typed nothing; empty for a free item."""
    match kind:
        case ItemKind.APPROVAL:
            if approved_on is None:
                return _("Approval of the minutes of the last assembly")
            return _("Approval of the minutes of the assembly of {date}").format(
                date=long_date(approved_on, weekday=False)
            )
        case ItemKind.NEW_MEMBERS:
            return _with_names(
                ngettext("Joining of a new member", "Joining of new members", len(arriving) or 2), arriving
            )
        case ItemKind.DEPARTURES:
            return _with_names(ngettext("Departure of a member", "Departure of members", len(leaving) or 2), leaving)
        case ItemKind.ACTIVITIES:
            return _("Activities of the coordination")
        case ItemKind.MEMBERS_NEWS:
            return _("News of the members")
        case ItemKind.THEME:
            return (
                _("Thematic meeting: “{theme}”").format(theme=inner_quotes(theme)) if theme else _("Thematic meeting")
            )
        case _:
            return ""


def _with_names(title: str, names: Sequence[str]) -> str:
    if not names or len(names) > _NAMED_AT_MOST:
        return title
    return _("{title}: {names}").format(title=title, names=plural_list(names))
