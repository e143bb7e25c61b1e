"""The table of contents: a field that Word brings up to date, filled with what it will say."""

from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from csxl_desktop.documents import fonts
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.word import TEXT_WIDTH, WordFile
from csxl_desktop.documents.word_pages import field, field_part, place_name

_CODE = 'TOC \\o "1-2" \\h \\z \\u'


def contents(word: WordFile, entries: Sequence[Entry]) -> None:
    """A line for each entry, its page number a field of its own; clicking one goes there."""
    levels = [_style(word, level) for level in (1, 2)]
    for number, entry in enumerate(entries):
        made = word.document.add_paragraph(style=levels[min(entry.level, 1)])
        if not number:
            for kind, text in (("begin", ""), ("", _CODE), ("separate", "")):
                field_part(made.add_run(), kind, text)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), place_name(entry.key))
        before = len(made._p)  # noqa: SLF001 - the runs made from here on move into the link
        made.add_run(f"{word.set_in(fonts.clean(entry.title))}\t")
        field(made, f"PAGEREF {place_name(entry.key)} \\h", text="")
        for run in list(made._p)[before:]:  # noqa: SLF001 - as above
            link.append(run)
        made._p.append(link)  # noqa: SLF001 - as above
        if number == len(entries) - 1:
            field_part(made.add_run(), "end")


def _style(word: WordFile, level: int) -> Any:
    styles: Any = word.document.styles
    made = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = styles["Normal"]
    made.font.bold = level == 1
    frame = made.paragraph_format
    frame.space_before, frame.space_after = Pt(5 if level == 1 else 1), Pt(0)
    frame.left_indent = Pt(14 * (level - 1))
    frame.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    return made
