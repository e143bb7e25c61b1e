"""The first steps in words: what is done, what comes next, where its button leads; in the database lane."""

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import list_date
from csxl_desktop.services.first_steps import FirstStep, FirstSteps
from csxl_desktop.ui.home.board import BoardStep

AT_IDENTITY, AT_TEAM = "identity", "team"  # places of the settings
SETTINGS = "settings"


def step_lines(known: FirstSteps) -> tuple[BoardStep, ...]:
    """One for each step, in their order."""
    done = known.done()
    told = {
        FirstStep.OFFICE: _office(known),
        FirstStep.MEMBERS: _members(known),
        FirstStep.TEAM: _team(known),
        FirstStep.MEETING: _meeting(known),
        FirstStep.SHEET: _sheet(known),
    }
    return tuple(
        BoardStep(title, detail, action, step in done, kind, key)
        for step, (title, detail, action, kind, key) in told.items()
    )


def _office(known: FirstSteps) -> tuple[str, str, str, str, str]:
    words = known.place or _("Its address and its logo stand on every document.")
    if known.place and not known.has_logo:
        words = _("{address}. No logo yet.").format(address=known.place)
    return _("Your office"), words, _("Introduce it"), SETTINGS, AT_IDENTITY


def _members(known: FirstSteps) -> tuple[str, str, str, str, str]:
    words = _("Your table from Excel or Word, shown before anything is written.")
    if known.members:
        words = ngettext("{count} member", "{count} members", known.members).format(count=known.members)
    return _("Your members"), words, _("Import a table"), "directory_tool", "import/members"


def _team(known: FirstSteps) -> tuple[str, str, str, str, str]:
    words = _("Who works at the office. Working groups, where you have any, have their own tab.")
    if known.team:
        words = ngettext("{count} person", "{count} people", known.team).format(count=known.team)
    if known.team and known.groups:
        groups = ngettext("{count} working group", "{count} working groups", known.groups)
        words = f"{words} · {groups.format(count=known.groups)}"
    return _("Your team"), words, _("Name the team"), SETTINGS, AT_TEAM


def _meeting(known: FirstSteps) -> tuple[str, str, str, str, str]:
    words = _("A kind and a date are enough to begin.")
    if known.meeting is not None:
        words = f"{known.meeting.line} · {list_date(known.meeting.first_on)}"
    return _("The first meeting"), words, _("Write it down"), "agenda_place", "new"


def _sheet(known: FirstSteps) -> tuple[str, str, str, str, str]:
    title, action = _("The attendance sheet"), _("Prepare the sheet")
    if known.meeting is None:
        words = _("With the names of your members, ready to be signed.")
        return title, words, action, "agenda_place", "new"
    words = _("Nobody is invited yet: one click invites your members.")
    if known.invited:
        words = ngettext("{count} name on the list", "{count} names on the list", known.invited)
        words = words.format(count=known.invited)
    return title, words, action, "sign_in_sheet", str(known.meeting.id)
