"""What a command names in words or by identifier: a meeting, a selection, an organisation, a person."""

import re
from typing import TYPE_CHECKING
from uuid import UUID

from csxl_desktop.cli.output import UsageError
from csxl_desktop.i18n import N_, fold
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from csxl_desktop.domain.recipients import Selection

_MOST_CANDIDATES = 8
_KEY = re.compile(r"[0-9a-f]{32}")


class MeetingWantedError(UsageError):
    template = N_("Say which meeting: --meeting with its date or its identifier.")


class NoSuchMeetingError(UsageError):
    template = N_("No meeting is found for “{text}”.")


class SeveralMeetingsError(UsageError):
    template = N_("“{text}” may be one of several meetings: {candidates}. Give the identifier of one of them.")


class WrongSelectionError(UsageError):
    template = "{reason}"  # said by the service


class NoSuchOrganisationError(UsageError):
    template = N_("No organisation is found for “{text}”.")


class SeveralOrganisationsError(UsageError):
    template = N_("“{text}” may be one of several organisations: {candidates}. Give its whole name or its identifier.")


class NoSuchSectionError(UsageError):
    template = N_("The report {year} has no section “{text}”; it has: {sections}.")


class GroupWantedError(UsageError):
    template = N_("Say which working group: --group with its name or its identifier.")


class NoSuchGroupError(UsageError):
    template = N_("No working group is found for “{text}”.")


class SeveralGroupsError(UsageError):
    template = N_("“{text}” may be one of several groups: {candidates}. Give its whole name or its identifier.")


class PersonWantedError(UsageError):
    template = N_("Say who: --person with the first and last name, or the identifier.")


class NoSuchPersonError(UsageError):
    template = N_("Nobody is found for “{text}”.")


class SeveralPeopleError(UsageError):
    template = N_("“{text}” may be one of several people: {candidates}. Give the identifier of one of them.")


def report_section_named(workspace: Workspace, year: int, text: str) -> UUID:
    """The section of the report by its code, its title or its identifier."""
    rows = workspace.report.sections(year)
    wanted = fold(text)
    for row in rows:
        if text in {row.code, str(row.id), row.id.hex} or fold(row.title) == wanted:
            return row.id
    names = ", ".join(f"{row.code} ({row.title})" for row in rows) or "–"
    raise NoSuchSectionError(year=year, text=text, sections=names)


def meeting_named(workspace: Workspace, text: str | None) -> UUID:
    if not text:
        raise MeetingWantedError
    key = text.lower().replace("-", "")
    if _KEY.fullmatch(key):
        found = workspace.meeting_names.named(UUID(hex=key))
    else:
        day = parse_date(text, workspace.today())
        found = workspace.meeting_names.on_day(day) if day is not None else []
    if not found:
        raise NoSuchMeetingError(text=text)
    if len(found) > 1:
        names = "; ".join(f"{row.badge} {row.first_on} {row.subject} ({row.id})" for row in found)
        raise SeveralMeetingsError(text=text, candidates=names)
    return found[0].id


def selection_named(workspace: Workspace, name: str) -> "Selection":
    """A saved search, a mailing list or a group; a name that is none, or several, is wrong usage."""
    from csxl_desktop.services.selections import NoSuchSelectionError, SeveralSelectionsError  # maps what it names

    try:
        return workspace.selections.named(name)
    except (NoSuchSelectionError, SeveralSelectionsError) as error:
        raise WrongSelectionError(reason=error.user_message) from None


def group_named(workspace: Workspace, text: str | None) -> UUID:
    """By identifier, by the whole name, else by a part of a name that only one has."""
    if not text:
        raise GroupWantedError
    rows = workspace.working_groups.groups()
    key, wanted = text.lower().replace("-", ""), fold(text)
    exact = [row for row in rows if row.id.hex == key or wanted == fold(row.name)]
    found = exact or [row for row in rows if wanted and wanted in fold(row.name)]
    if not found:
        raise NoSuchGroupError(text=text)
    if len(found) > 1:
        names = "; ".join(f"{row.name} ({row.id})" for row in found[:_MOST_CANDIDATES])
        raise SeveralGroupsError(text=text, candidates=names)
    return found[0].id


def organisation_named(workspace: Workspace, text: str) -> UUID:
    """By identifier, by the whole name or the short one, else by a part of a name that only one has."""
    rows = workspace.directory.organisations(workspace.today())
    key, wanted = text.lower().replace("-", ""), fold(text)
    exact = [row for row in rows if row.id.hex == key or wanted in {fold(row.name), fold(row.short_name)}]
    found = exact or [row for row in rows if wanted and wanted in row.folded]
    if not found:
        raise NoSuchOrganisationError(text=text)
    if len(found) > 1:
        names = "; ".join(f"{row.name} ({row.id})" for row in found[:_MOST_CANDIDATES])
        raise SeveralOrganisationsError(text=text, candidates=names)
    return found[0].id


def person_named(workspace: Workspace, text: str | None) -> UUID:
    """By identifier, by the whole name, else by a part of a name that only one has."""
    if not text:
        raise PersonWantedError
    rows = workspace.directory.people(workspace.today())
    key, wanted = text.lower().replace("-", ""), fold(text)
    exact = [row for row in rows if row.id.hex == key or wanted == fold(row.full_name)]
    found = exact or [row for row in rows if wanted and wanted in fold(row.full_name)]
    if not found:
        raise NoSuchPersonError(text=text)
    if len(found) > 1:
        names = "; ".join(f"{row.full_name} ({row.id})" for row in found[:_MOST_CANDIDATES])
        raise SeveralPeopleError(text=text, candidates=names)
    return found[0].id
