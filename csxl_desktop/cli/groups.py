"""`csxl print` of what a working group has: its page, its planning, its partners, who came."""

from argparse import Namespace
from collections.abc import Callable

from csxl_desktop.cli.naming import group_named
from csxl_desktop.services.printing import Document
from csxl_desktop.services.workspace import Workspace


def _of_group(name: str) -> Callable[[Workspace, Namespace], Document]:
    """The document of `--group` in `--year`, or in this one."""

    def made(workspace: Workspace, options: Namespace) -> Document:
        group_id = group_named(workspace, options.group)
        make: Callable[..., Document] = getattr(workspace.group_documents, name)
        return make(group_id, options.year or workspace.today().year, language=options.lang or "fr")

    return made


DOCUMENTS = {
    "group": _of_group("page"),
    "planning": _of_group("planning"),
    "group-partners": _of_group("partners"),
    "group-presence": _of_group("presence"),
}
