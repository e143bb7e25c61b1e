"""The tools of the directory, in the order of their menu; each is built when it is first opened."""

from typing import TYPE_CHECKING

from csxl_desktop.i18n import N_
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.tool import ToolEntry, ToolPage

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage

IMPORT = "import"


def _import(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.import_page import ImportPage

    return ImportPage(context, page)


TOOLS = (ToolEntry(IMPORT, N_("Import a table"), "upload", _import),)
