"""`csxl print` of evaluations, surveys and threads: `--title` names one, `--group` alone the whole of a group."""

from argparse import Namespace
from typing import TYPE_CHECKING
from uuid import UUID

from csxl_desktop.cli.output import UsageError
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.printing import Document
from csxl_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from csxl_desktop.domain.thread_rows import ThreadChoice

_MOST_CANDIDATES = 8


class NoSuchTitleError(UsageError):
    template = N_("Nothing is found under the title “{text}”.")


class ThreadWantedError(UsageError):
    template = N_("Say which thread: --title with its title or that of an axis, or --group with the name of a group.")


class NoSuchThreadError(UsageError):
    template = N_("No thread, axis or group is found for “{text}”.")


class SeveralThreadsError(UsageError):
    template = N_("“{text}” may be one of several threads: {candidates}. Give the whole title, or --group besides.")


def thread(workspace: Workspace, options: Namespace) -> Document:
    """The note of two pages."""
    found = _named(workspace, options.title or "", options.group or "")
    return workspace.threads.document(found.key, language=options.lang or "fr")


def _named(workspace: Workspace, title: str, group: str) -> "ThreadChoice":
    from csxl_desktop.domain.thread_rows import ThreadKind  # a register is printed without it

    if not title and not group:
        raise ThreadWantedError
    text = title or group
    rows = [row for row in workspace.threads.choices() if not group or fold(group) in fold(row.group)]
    if title:
        named = [row for row in rows if fold(title) == fold(row.title)]
        rows = named or [row for row in rows if row.key.kind is not ThreadKind.GROUP and fold(title) in fold(row.title)]
    else:
        rows = [row for row in rows if row.key.kind is ThreadKind.GROUP]
        rows = [row for row in rows if fold(row.title) == fold(group)] or rows
    if not rows:
        raise NoSuchThreadError(text=text)
    if len(rows) > 1:
        names = "; ".join(f"{row.title} ({row.group})" if row.group else row.title for row in rows[:_MOST_CANDIDATES])
        raise SeveralThreadsError(text=text, candidates=names)
    return rows[0]


def cycle(workspace: Workspace, options: Namespace) -> Document:
    """The evaluation with the title `--title`, or the first one."""
    wanted = fold(options.title or "")
    found = next((row for row in workspace.cycles.rows() if wanted in fold(row.title)), None)
    if found is None:
        raise NoSuchTitleError(text=options.title or "")
    return workspace.cycles.document(found.id, language=options.lang or "fr")


def survey(workspace: Workspace, options: Namespace) -> Document:
    """The figures of the survey `--title`, or of the first one."""
    return workspace.surveys.document(_survey_named(workspace, options.title or ""), language=options.lang or "fr")


def survey_sheet(workspace: Workspace, options: Namespace) -> Document:
    """Its blank sheet."""
    return workspace.surveys.sheet_document(_survey_named(workspace, options.title or ""))


def _survey_named(workspace: Workspace, title: str) -> UUID:
    found = next((row for row in workspace.surveys.rows() if fold(title) in fold(row.title)), None)
    if found is None:
        raise NoSuchTitleError(text=title)
    return found.id
