"""One section of the report as it stands on screen, before it is saved."""

from dataclasses import replace

from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.services.printing import Document


def drafted(document: Document, code: str, text: RichText) -> Document | None:
    """The section `code` alone with `text` in it; nothing where the pages hold no such section, or this very text.

    Nothing is read again: the figures are those of `document`, the whole report.
    """
    content = document.content
    if document.sealed is not None or not isinstance(content, Report) or content.alone:
        return None
    section = next((each for each in content.sections if each.code == code), None)
    if section is None or section.text == text:
        return None
    return replace(document, content=replace(content, sections=(replace(section, text=text),), alone=True))
