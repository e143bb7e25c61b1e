"""What is done with a selection, in words: the places of its panel, what a search asks."""

from collections.abc import Callable

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.domain.search_criteria import COMMITTEE, FORMER, MEMBERS, ORGANISATIONS, PEOPLE, SearchCriteria
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date

COPY, MAIL, LETTER, LABELS, BADGES, TABLE_NAMES, SLIPS, EXPORT, KEEP = (
    "copy", "mail", "letter", "labels", "badges", "table-names", "slips", "export", "keep",
)  # fmt: skip
# The places of the panel, in the order of its switch.
PLACES = {
    MAIL: N_("Mail"),
    LETTER: N_("Letter"),
    LABELS: N_("Labels"),
    BADGES: N_("Badges"),
    TABLE_NAMES: N_("Table names"),
    SLIPS: N_("Slips"),
    EXPORT: N_("Export"),
    KEEP: N_("Save"),
}
# What the menus offer: place, words, icon.
ACTS = (
    (COPY, N_("Copy the mail addresses"), "copy"),
    (MAIL, N_("Mail draft…"), "mail"),
    (LETTER, N_("Letter…"), "file-text"),
    (LABELS, N_("Address labels…"), "table"),
    (BADGES, N_("Badges…"), "contact"),
    (TABLE_NAMES, N_("Table names…"), "landmark"),
    (SLIPS, N_("Verification slips…"), "list-checks"),
    (EXPORT, N_("Export (CSV, Excel, address cards)…"), "download"),
    (KEEP, N_("Save as a list, or add to a mailing list…"), "list-checks"),
)
VIEWS = {
    MEMBERS: N_("Members"),
    ORGANISATIONS: N_("Organisations"),
    PEOPLE: N_("People"),
    FORMER: N_("Former"),
    COMMITTEE: N_("Committee"),
}
SENDING = {
    SendingChannel.MAIL: N_("mail"),
    SendingChannel.POST: N_("post"),
    SendingChannel.HAND: N_("by hand"),
    SendingChannel.OTHER: N_("otherwise"),
}


def entries(chosen: Callable[[str], object]) -> list[tuple[str, str, Callable[[], object]]]:
    """The menu “With the selection”, for `menu_button`."""
    return [(icon, _(words), _with(chosen, place)) for place, words, icon in ACTS]


def _with(chosen: Callable[[str], object], place: str) -> Callable[[], object]:
    return lambda: chosen(place)


def selection_words(selection: Selection) -> str:
    """What a selection is called: its name, else what it holds."""
    if selection.name:
        return selection.name
    count = len(selection.ids)
    if selection.kind is SelectionKind.PEOPLE:
        words = ngettext("{count} person chosen", "{count} people chosen", count)
    elif selection.kind is SelectionKind.SEATS:
        words = ngettext("{count} seat chosen", "{count} seats chosen", count)
    else:
        words = ngettext("{count} organisation chosen", "{count} organisations chosen", count)
    return words.format(count=count)


def criteria_words(criteria: SearchCriteria) -> str:
    """What a search asks for, in one line."""
    said = [_(VIEWS[criteria.view])]
    if criteria.ids:
        count = len(criteria.ids)
        said.append(ngettext("{count} chosen by hand", "{count} chosen by hand", count).format(count=count))
    asked = (criteria.categories, criteria.kinds, criteria.tags, criteria.groups, criteria.languages)
    said += [", ".join(words) for words in asked if words]
    said += [_("{field}: {value}").format(field=label, value=value) for label, value in criteria.own]
    if criteria.text:
        said.append(_("“{text}”").format(text=criteria.text))
    if criteria.unverified:
        said.append(_("not verified for a year"))
    if criteria.on is not None:
        said.append(_("on {date}").format(date=short_date(criteria.on)))
    return " · ".join(said)
