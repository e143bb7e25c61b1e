"""From a document's content to its bytes: no session, so it may run on any thread."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from csxl_desktop.domain.choices import TextSize
from csxl_desktop.domain.document_look import PLAIN, DocumentLook
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_

if TYPE_CHECKING:
    from csxl_desktop.documents.theme import Theme
    from csxl_desktop.domain.content.corrigendum import Corrigendum
    from csxl_desktop.domain.letterhead import LetterPaper
    from csxl_desktop.i18n.typography import TypographyOptions


class TwoLanguagesError(DomainError):
    template = N_("For Word, choose one language: both together come as PDF.")


_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be printed: the frozen content, the office's look, and how the file would be called."""

    kind: str
    content: Any
    file_name: str
    look: DocumentLook = PLAIN
    sealed: bytes | None = None  # the pages that were approved, printed instead, the corrigenda behind them
    corrigenda: "tuple[Corrigendum, ...]" = ()  # the same corrigenda, for Word
    second: "Document | None" = None  # the same in another language, behind it


# Module of `documents` for each kind: imported when first printed, so that starting up pays for none.
_MODULES = {
    "attendance-sheet": "attendance_sheet",
    "minutes": "minutes",
    "minutes-extract": "minutes_extract",
    "corrigendum": "corrigendum",
    "minutes-register": "minutes_register",
    "invitation": "invitation",
    "members": "members",
    "committee": "committee",
    "report": "report",
    "changes": "changes",
    "labels": "labels",
    "label-alignment": "label_alignment",
    "badges": "badges",
    "table-names": "table_names",
    "member-sheet": "member_sheet",
    "directory": "directory",
    "letters": "letters",
    "membership-form": "membership_form",
    "ballot": "ballot",
    "web-directory": "directory_html",
    "slips": "slips",
    "personal-data": "personal_data",
    "call-list": "call_list",
    "processing-register": "processing_register",
    "recovery-sheet": "recovery_sheet",
    "walk-programme": "walk_programme",
    "decisions": "decisions",
    "actions": "actions",
    "certificate": "certificate",
    "newsletter": "newsletter",
    "portrait": "portrait",
    "calendar": "calendar",
    "poster": "poster",
    "figures": "figures",
    "group": "group_page",
    "group-planning": "group_planning",
    "group-partners": "group_partners",
    "group-presence": "group_presence",
    "advocacy": "advocacy",
    "criteria": "criteria",
    "summary": "summary",
    "subsidy": "subsidy",
    "publications": "publications",
    "conventions": "conventions",
    "action-sheet": "action_sheet",
    "testimonials": "testimonials",
    "swot": "swot",
    "evaluations": "evaluations",
    "handover": "handover",
    "thread": "thread",
    "cycle": "cycle",
    "survey": "survey",
    "survey-sheet": "survey_sheet",
    "findings": "findings",
    "typography-sample": "typography_sample",
}
# Module of `documents` for each kind that Word can have.
WORD = {
    "letters": "letters_docx",
    "members": "members_docx",
    "directory": "directory_docx",
    "invitation": "invitation_docx",
    "newsletter": "newsletter_docx",
    "minutes": "minutes_docx",
    "minutes-extract": "minutes_extract_docx",
    "handover": "handover_docx",
    "report": "report_docx",
}

# Kinds whose place is measured: forms, cards, lists to be filled in. Their lines stay as they are.
_MEASURED = frozenset(
    {
        "attendance-sheet",
        "labels",
        "label-alignment",
        "badges",
        "table-names",
        "membership-form",
        "ballot",
        "slips",
        "call-list",
        "recovery-sheet",
        "survey-sheet",
        "calendar",
        "poster",
        "certificate",
    }
)
_STEPS = {TextSize.SMALL: -0.5, TextSize.NORMAL: 0.0, TextSize.LARGE: 0.5, TextSize.LARGER: 1.5}  # points


def in_file_name(name: str) -> str:
    """A name without what no file may be called."""
    return " ".join(_NOT_IN_FILE_NAMES.sub(" ", name).split())[:_LONGEST_NAME].strip(" .")


def render(document: Document) -> bytes:
    """The PDF; the same bytes for the same content."""
    if document.second is not None:
        from csxl_desktop.documents.joined import joined  # as for the pages themselves

        return joined(render(replace(document, second=None)), [render(document.second)])
    if document.sealed is not None:
        return document.sealed
    module = import_module(f"csxl_desktop.documents.{_MODULES[document.kind]}")
    layout: Callable[[Any, Theme], bytes] = module.render
    return layout(document.content, theme_of(document))


def theme_of(document: Document) -> "Theme":
    """What its pages look like: colour, logo, typography and paper of the office."""
    # ReportLab is heavy: it is imported when the first page is laid out, not when the window starts.
    from csxl_desktop.documents.letter_paper import background
    from csxl_desktop.documents.theme import Theme

    office = getattr(document.content, "office", None)
    paper: LetterPaper | None = getattr(office, "paper", None)
    return Theme(
        accent=document.look.accent or Theme.accent,
        logo=getattr(office, "logo", None),
        typography=typography_of(document),
        letter_paper=background(paper) if paper is not None and document.kind in paper.use.kinds else None,
    )


def render_told(document: Document, *, word: bool = False) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, or DOCX, and what whoever prints it should know: pictures that are lost, faces that are missing."""
    from csxl_desktop.documents import notices  # as for the pages themselves

    with notices.gathered() as told:
        data = render_word(document) if word else render(document)
    return data, tuple(told)


def render_word(document: Document) -> bytes:
    """The same content as DOCX, for whoever edits it further; only what `WORD` names."""
    if document.second is not None:
        raise TwoLanguagesError
    module = import_module(f"csxl_desktop.documents.{WORD[document.kind]}")
    layout: Callable[..., bytes] = module.render
    behind = {"corrigenda": document.corrigenda} if document.corrigenda else {}
    return layout(document.content, typography=typography_of(document), accent=document.look.accent, **behind)


def some_pages(pdf: bytes, numbers: Sequence[int]) -> bytes:
    """The pages `numbers` (from 1) of a document, alone."""
    from csxl_desktop.documents.joined import some_pages as cut  # as for the pages themselves

    return cut(pdf, numbers)


def typography_of(document: Document) -> "TypographyOptions":
    """How its texts are set, as the office wants it and the document bears it."""
    from csxl_desktop.i18n.typography import TypographyOptions  # not loaded for what only reads

    look = document.look
    spaces = TypographyOptions(narrow_spaces=look.narrow_spaces, narrow_guillemets=look.narrow_guillemets)
    if document.kind in _MEASURED:
        return spaces
    return replace(spaces, justified=look.text_justified, step=_STEPS[look.text_size])
