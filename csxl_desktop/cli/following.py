"""`csxl print` of what follows from meetings: register of decisions, board of actions, attestations, newsletter."""

from argparse import ArgumentParser, Namespace

from csxl_desktop.cli.naming import meeting_named, organisation_named, person_named
from csxl_desktop.cli.output import UsageError
from csxl_desktop.i18n import N_
from csxl_desktop.services.printing import Document
from csxl_desktop.services.two_languages import in_languages
from csxl_desktop.services.workspace import Workspace


class NoSuchIssueError(UsageError):
    template = N_("No issue of the newsletter is found for “{text}”.")


class OrganisationWantedError(UsageError):
    template = N_("Say which organisation: --organisation with its name or its identifier.")


class NoNewsError(UsageError):
    template = N_("“{text}” asked for no news to be relayed: there is nothing to draw a portrait from.")


def add_options(command: ArgumentParser) -> None:
    """How a register is narrowed."""
    command.add_argument("--words", metavar="WORDS")
    command.add_argument("--paper", choices=("A4", "A3"), default="A4")
    command.add_argument("--all", action="store_true", dest="done_too")


def decisions(workspace: Workspace, options: Namespace) -> Document:
    """The register of a year, or of all years; of one group with `--group`."""
    from csxl_desktop.services.registers import Narrowed  # maps what registers read

    wanted = Narrowed(options.year, group=options.group or "", words=options.words or "")
    return workspace.registers.decision_register(wanted, language=options.lang or "fr")


def actions(workspace: Workspace, options: Namespace) -> Document:
    """The board; with `--person` or `--organisation` what that owner has on it, with `--all` what is over too."""
    owner = options.person or options.organisation or ""
    return workspace.registers.action_board(owner, done_too=options.done_too, language=options.lang or "fr")


def certificate(workspace: Workspace, options: Namespace) -> Document:
    """Of `--person` for `--meeting` or for the year; without a person, of everybody there."""
    language = options.lang or ""
    meeting_id = meeting_named(workspace, options.meeting) if options.meeting else None
    if options.person:
        person_id = person_named(workspace, options.person)
        return workspace.certificates.of_person(person_id, year=options.year, meeting_id=meeting_id, language=language)
    if meeting_id is not None:
        return workspace.certificates.of_meeting(meeting_id, language=language)
    return workspace.certificates.of_year(options.year or workspace.today().year, language=language)


def newsletter(workspace: Workspace, options: Namespace) -> Document:
    """The issue with the number `--title`, or the last one."""
    rows = workspace.newsletters.rows()
    found = next((row for row in rows if not options.title or str(row.number) == options.title), None)
    if found is None:
        raise NoSuchIssueError(text=options.title or "")
    return workspace.newsletters.document(found.id, language=options.lang or "fr")


def portrait(workspace: Workspace, options: Namespace) -> Document:
    """The portrait of `--organisation`: the last news that it asked to relay."""
    if not options.organisation:
        raise OrganisationWantedError
    found = workspace.newsletters.last_news_of(organisation_named(workspace, options.organisation))
    if found is None:
        raise NoNewsError(text=options.organisation)
    return workspace.newsletters.portrait(found, language=options.lang or "fr")


def calendar(workspace: Workspace, options: Namespace) -> Document:
    """The calendar of the year; on A3 with `--paper A3`."""
    from csxl_desktop.domain.content.year_calendar import Paper  # a register is printed without it

    year = options.year or workspace.today().year
    make, paper = workspace.year_calendar.document, Paper(options.paper)
    return in_languages(options.lang or "fr", lambda each: make(year, paper=paper, language=each))


def minutes_register(workspace: Workspace, options: Namespace) -> Document:
    """The register of the minutes of a year, or of all years."""
    return workspace.minutes_register.register(options.year, language=options.lang or "fr")


def poster(workspace: Workspace, options: Namespace) -> Document:
    """The poster of `--meeting`; on A3 with `--paper A3`."""
    from csxl_desktop.domain.content.year_calendar import Paper  # a register is printed without it

    meeting_id = meeting_named(workspace, options.meeting)
    make, paper = workspace.posters.poster, Paper(options.paper)
    return in_languages(options.lang or "fr", lambda each: make(meeting_id, paper=paper, language=each))


DOCUMENTS = {
    "minutes-register": minutes_register,
    "decisions": decisions,
    "actions": actions,
    "certificate": certificate,
    "newsletter": newsletter,
    "portrait": portrait,
    "calendar": calendar,
    "poster": poster,
}
