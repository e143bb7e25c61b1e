"""Paragraphs of the pages as those of Word: titles, lists, captions, links, marks."""

from dataclasses import replace
from functools import cached_property
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from csxl_desktop.documents import fonts
from csxl_desktop.documents.flowables import WEB, Heading, Piece
from csxl_desktop.documents.rich_text import QUOTED
from csxl_desktop.documents.story_docx.footnotes import Footnotes
from csxl_desktop.documents.story_docx.styles import COVER, LINK, Styles, hexadecimal
from csxl_desktop.documents.tagging.paragraphs import ITEM, TaggedParagraph
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.word import WordFile
from csxl_desktop.documents.word_pages import bookmark, field, number_name, place_name

_DEEPEST = 3  # level of lists that Word has a style for


class Writer:
    """Writes one paragraph after the other; titles below a title that is listed stand below it here too."""

    def __init__(self, word: WordFile, styles: Styles, theme: Theme) -> None:
        self._word, self._styles, self._theme = word, styles, theme
        self._below = 0
        self.places: list[str] = []  # what is referred to and stands here
        self._marks = 0
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
        if role == "Caption":
            _dress(made, self._styles.of(paragraph.style, "Caption"))
        self.pieces(made, paragraph.pieces)
        if role == ITEM and paragraph.style.name.endswith(QUOTED):
            self._quoted(made, paragraph)
        if isinstance(paragraph, Heading) and paragraph.entry is not None:
            self.places.append(paragraph.entry.key)
        for key in self.places:
            self._marks += 1
            bookmark(made, place_name(key), self._marks)
        self.places.clear()
        return made

    def pieces(self, made: Any, pieces: Any) -> None:
        for piece in pieces:
            if piece.note is not None:
                self._note(made, piece.note)
                continue
            if piece.counted is not None:
                self._number(made, piece.text, *piece.counted)
                continue
            if piece.parts:
                self._reference(made, piece)
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

    def _number(self, made: Any, number: str, sequence: str, key: str) -> None:
        """The number in “Figure 3 – ”, which Word counts through; what refers to it takes it from there."""
        before = len(made._p)  # noqa: SLF001 - what is added from here on is marked
        field(made, f"SEQ {sequence} \\* ARABIC", text=number)
        if key:
            self._marks += 1
            bookmark(made, number_name(key), self._marks, start=before)

    def _note(self, made: Any, note: Any) -> None:
        """The call of a footnote, and what it says where it is called first."""
        words = self._footnotes.call(made, note)
        if words is not None:
            self.pieces(words, note.pieces)

    @cached_property
    def _footnotes(self) -> Footnotes:
        return Footnotes(self._word, self._styles, self._theme.style("note"))

    def _reference(self, made: Any, piece: Piece) -> None:
        """“figure 3, page 12”, both brought up to date by Word."""
        for letters, what in piece.parts:
            if what:
                name = place_name(piece.url[1:])
                code = f"PAGEREF {name}" if what == "page" else f"REF {number_name(piece.url[1:])}"
                field(made, f"{code} \\h", text=letters)
            else:
                made.add_run(self._letters(replace(piece, text=letters)))


def _dress(made: Any, style: Any) -> None:
    """The style by its key alone: python-docx looks through all styles for each paragraph."""
    made._p.style = style.style_id  # noqa: SLF001 - as said


def bare(made: Any, points: float) -> Any:
    """An empty line of that height: Word joins tables that touch each other."""
    made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(0)
    made.paragraph_format.line_spacing = Pt(max(points, 1))
    return made
