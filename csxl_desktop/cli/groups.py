"""`csxl print` of what a working group has: its page, its planning, its partners, who came, its demands."""

from argparse import Namespace
from collections.abc import Callable

from csxl_desktop.cli.naming import group_named
from csxl_desktop.cli.output import UsageError
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.printing import Document
from csxl_desktop.services.workspace import Workspace


class NoSuchDemandError(UsageError):
    template = N_("The group carries no demand of which the title holds “{text}”.")


class SeveralDemandsError(UsageError):
    template = N_("The group carries several demands: {candidates}. Name one with --title.")


def _of_group(name: str) -> Callable[[Workspace, Namespace], Document]:
    """The document of `--group` in `--year`, or in this one."""

    def made(workspace: Workspace, options: Namespace) -> Document:
        group_id = group_named(workspace, options.group)
        make: Callable[..., Document] = getattr(workspace.group_documents, name)
        return make(group_id, options.year or workspace.today().year, language=options.lang or "fr")

    return made


def advocacy(workspace: Workspace, options: Namespace) -> Document:
    """The dossier of the demand of `--group` whose title holds `--title`."""
    wanted = options.title or ""
    files = workspace.advocacy.files(group_named(workspace, options.group))
    exact = [row for row in files if fold(row.title) == fold(wanted)]
    found = exact or [row for row in files if fold(wanted) in fold(row.title)]
    if not found:
        raise NoSuchDemandError(text=wanted)
    if len(found) > 1:
        raise SeveralDemandsError(candidates="; ".join(row.title for row in found))
    return workspace.advocacy.document(found[0].id, language=options.lang or "fr")


DOCUMENTS = {
    "group": _of_group("page"),
    "planning": _of_group("planning"),
    "group-partners": _of_group("partners"),
    "group-presence": _of_group("presence"),
    "advocacy": advocacy,
}
