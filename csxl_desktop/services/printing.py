"""From a document's content to its bytes: no session, so it may run on any thread."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be printed: the frozen content, the office's look, and how the file would be called."""

    kind: str
    content: Any
    file_name: str
    accent: str = ""
    narrow_spaces: bool = True
    sealed: bytes | None = None  # the pages that were approved, printed instead


# Module of `documents` for each kind: imported when first printed, so that starting up pays for none.
_MODULES = {
    "attendance-sheet": "attendance_sheet",
    "minutes": "minutes",
    "invitation": "invitation",
    "members": "members",
    "committee": "committee",
    "report": "report",
    "changes": "changes",
    "labels": "labels",
    "badges": "badges",
    "table-names": "table_names",
    "member-sheet": "member_sheet",
    "directory": "directory",
    "letters": "letters",
    "membership-form": "membership_form",
    "ballot": "ballot",
}


def render(document: Document) -> bytes:
    """The PDF; the same bytes for the same content."""
    if document.sealed is not None:
        return document.sealed
    # ReportLab is heavy: it is imported when the first page is laid out, not when the window starts.
    from csxl_desktop.documents.theme import Theme
    from csxl_desktop.i18n.typography import HOUSE

    options = HOUSE if document.narrow_spaces else type(HOUSE)(narrow_spaces=False)
    logo = getattr(getattr(document.content, "office", None), "logo", None)
    accent = document.accent or Theme.accent
    theme = Theme(accent=accent, logo=logo, typography=options)
    module = import_module(f"csxl_desktop.documents.{_MODULES[document.kind]}")
    layout: Callable[[Any, Theme], bytes] = module.render
    return layout(document.content, theme)
