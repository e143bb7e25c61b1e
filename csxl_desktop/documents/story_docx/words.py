"""Paragraphs of the pages as those of Word: titles, lists, captions, links, marks."""

import re
from dataclasses import replace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from csxl_desktop.documents import fonts
from csxl_desktop.documents.flowables import WEB, Heading, Piece
from csxl_desktop.documents.rich_text import QUOTED
from csxl_desktop.documents.story_docx.styles import COVER, LINK, Styles, hexadecimal
from csxl_desktop.documents.tagging.paragraphs import ITEM, TaggedParagraph
from csxl_desktop.documents.word import WordFile
from csxl_desktop.documents.word_pages import bookmark, field, place_name
from csxl_desktop.i18n import _

_DEEPEST = 3  # level of lists that Word has a style for
_ON_PAGE = re.compile(r"(.*?)(\d+)", re.DOTALL)  # “« Groupes », page 12”
_FIGURES = "Figure"


class Writer:
    """Writes one paragraph after the other; titles below a title that is listed stand below it here too."""

    def __init__(self, word: WordFile, styles: Styles) -> None:
        self._word, self._styles = word, styles
        self._below = 0
        self.places: list[str] = []  # what is referred to and stands here
        self.numbered = True  # captions
        self._marks = self._figures = 0
        self._numbers: dict[int, Any] = {}

    def write(self, paragraph: TaggedParagraph, into: Any) -> Any:
        """`paragraph` at the end of `into`: the document, a cell, a header."""
        made = into.add_paragraph()
        role = paragraph.role()
        if role == ITEM:
            self._list_line(made, paragraph)
        elif role.startswith("H") and paragraph.style.name != COVER:
            self._title(made, paragraph, int(role[1:]))
        else:
            _dress(made, self._styles.of(paragraph.style))
        if role == "Caption" and self.numbered:
            _dress(made, self._styles.of(paragraph.style, "Caption"))
            self._number(made)
        self.pieces(made, paragraph.pieces)
        if role == ITEM and paragraph.style.name.endswith(QUOTED):
            self._quoted(made, paragraph)
        if isinstance(paragraph, Heading) and paragraph.entry is not None:
            self.places.append(paragraph.entry.key)
        for key in self.places:
            self._marks += 1
            bookmark(made, key, self._marks)
        self.places.clear()
        return made

    def pieces(self, made: Any, pieces: Any) -> None:
        for piece in pieces:
            if piece.url.startswith("#") and (told := _ON_PAGE.fullmatch(piece.text)):
                made.add_run(self._letters(replace(piece, text=told[1])))
                field(made, f"PAGEREF {place_name(piece.url[1:])} \\h", text=told[2])
                continue
            run = made.add_run(self._letters(piece))
            run.bold, run.italic, run.underline = piece.bold or None, piece.italic or None, piece.underline or None
            run.font.strike, run.font.superscript = piece.strike or None, piece.superscript or None
            if WEB.fullmatch(piece.url):
                key = made.part.relate_to(fonts.clean(piece.url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                self._link(made, run, "r:id", key)
            elif piece.url.startswith("#"):
                self._link(made, run, "w:anchor", place_name(piece.url[1:]))

    def _letters(self, piece: Piece) -> str:
        return "\n".join(self._word.set_in(fonts.clean(piece.text)).replace("\t", " ").splitlines())

    def _link(self, made: Any, run: Any, where: str, target: str) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn(where), target)
        run._r.style = LINK  # noqa: SLF001 - as in `_dress`
        link.append(run._r)  # noqa: SLF001 - the run moves into the link
        made._p.append(link)  # noqa: SLF001 - python-docx writes no links by itself

    def _title(self, made: Any, paragraph: TaggedParagraph, level: int) -> None:
        entry = paragraph.entry if isinstance(paragraph, Heading) else None
        if entry is not None and entry.in_contents:
            self._below = level = entry.level
            level += 1
        else:
            level += self._below
        _dress(made, self._styles.title(level))

    def _list_line(self, made: Any, paragraph: TaggedParagraph) -> None:
        depth = min(int(getattr(paragraph.style, "depth", 0)), _DEEPEST - 1)
        bullet = paragraph.bulletText or ""
        numbered = bullet[:1].isdigit()
        name = ("List Number" if numbered else "List Bullet") + (f" {depth + 1}" if depth else "")
        said: Any = paragraph.style
        style = self._styles.of(said.parent if said.name.endswith(QUOTED) else said, name)
        _dress(made, style)
        if numbered:
            if bullet == "1." or depth not in self._numbers:
                self._numbers[depth] = self._begun(style)
            properties = made._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx counts no lists
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = self._numbers[depth]

    def _quoted(self, made: Any, paragraph: TaggedParagraph) -> None:
        """The letters of a quotation on each run: the style of lists is that of every other list."""
        for run in made.runs:
            run.italic, run.font.size = True, Pt(paragraph.style.fontSize)
            run.font.color.rgb = RGBColor.from_string(hexadecimal(paragraph.style.textColor))

    def _begun(self, style: Any) -> int:
        """A list that begins at 1 again."""
        counted = self._word.document.part.numbering_part.element
        known = style.element.pPr.numPr.numId.val
        abstract = next(each.abstractNumId.val for each in counted.num_lst if each.numId == known)
        begun = counted.add_num(abstract)
        begun.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(begun.numId)

    def _number(self, made: Any) -> None:
        """“Figure 3 – ”, which Word counts through."""
        before, after = _("Figure {number} – ").split("{number}")
        made.add_run(before)
        self._figures += 1
        field(made, f"SEQ {_FIGURES} \\* ARABIC", text=str(self._figures))
        made.add_run(after)


def _dress(made: Any, style: Any) -> None:
    """The style by its key alone: python-docx looks through all styles for each paragraph."""
    made._p.style = style.style_id  # noqa: SLF001 - as said


def bare(made: Any, points: float) -> Any:
    """An empty line of that height: Word joins tables that touch each other."""
    made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(0)
    made.paragraph_format.line_spacing = Pt(max(points, 1))
    return made
