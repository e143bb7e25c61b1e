"""Word files as every document begins them: A4, our face, Belgian French, formatted text; the same bytes again."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from csxl_desktop.documents import notices
from csxl_desktop.documents.layout import CREATOR, PDF_LANGUAGES
from csxl_desktop.documents.pictures import tell_unread
from csxl_desktop.documents.typefaces import HOUSE_TYPEFACE, Family, Typeface
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Run, Span, runs_plain
from csxl_desktop.i18n import _, current_language
from csxl_desktop.i18n.typography import DOT, HELD_DOT, HOUSE, TypographyOptions, french

MARGIN = Mm(22)
TEXT_WIDTH = Mm(210 - 2 * 22)
_FONTS = "/word/fontTable.xml"
BODY = 10.5
_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes for the same content
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_STYLES = {"Title": 20, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WEB = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_ALIGNMENTS = {
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


_RUNNING = ("p", "li")


_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")  # within a name: Sainte-Alix


class WordFile:
    """One file being written; `set_in` is the typography of the language spoken."""

    def __init__(
        self,
        title: str,
        author: str,
        *,
        typography: TypographyOptions = HOUSE,
        accent: str = "",
        typeface: Typeface = HOUSE_TYPEFACE,
    ) -> None:
        self._typography, self._typeface = typography, typeface
        self.document: Document = docx.Document()
        self._ink = RGBColor.from_string(accent.lstrip("#").upper()) if accent else None
        self._dress()
        self._name_substitutes()
        if typography.justified:
            _keep_short_lines(self.document.settings.element)
        core = self.document.core_properties
        core.title, core.subject, core.author = _clean(title), _clean(title), _clean(author)
        core.last_modified_by, core.comments = CREATOR, ""
        core.language = PDF_LANGUAGES.get(current_language(), "fr-BE")
        core.created = core.modified = _FIXED
        core.revision = 1

    def _dress(self) -> None:
        """Face and language on the body and on the headings: these keep the template's own otherwise."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        styles = self.document.styles
        for name in ("Normal", *_STYLES, "List Bullet", "List Number", "Quote"):
            family = self._typeface.titles if name in _STYLES else self._typeface.text
            dress_face(styles[name].element.get_or_add_rPr(), family)
        normal: Any = styles["Normal"]
        normal.font.size = Pt(BODY + self._typography.step)
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = 1.15
        for name, size in _STYLES.items():
            style: Any = styles[name]
            style.font.size, style.font.bold, style.font.italic = Pt(size + self.grown), True, False
            style.font.color.rgb = self._ink or RGBColor(0, 0, 0)

    @property
    def grown(self) -> float:
        """What titles have more, as on the pages."""
        return max(self._typography.step, 0.0)

    def _name_substitutes(self) -> None:
        """Which face to take where one of ours is not installed: without one, Word takes any."""
        (fonts,) = [part for part in self.document.part.package.iter_parts() if part.partname == _FONTS]
        told = "".join(
            f'<w:font w:name="{family.word_name}"><w:altName w:val="{family.substitute}"/></w:font>'
            for family in self._typeface.families()
        )
        fonts._blob = fonts.blob.replace(b"</w:fonts>", f"{told}</w:fonts>".encode())  # noqa: SLF001 - python-docx knows no fonts

    def set_in(self, text: str) -> str:
        """`text` with the typography of the language spoken, without what XML cannot hold."""
        plain = _clean(text).replace(DOT, HELD_DOT)
        return french(plain, self._typography) if current_language() == "fr" else plain

    def title(self, text: str) -> Paragraph:
        """`text` as the title of the document; no name is parted at its hyphen."""
        made = self.document.add_paragraph(style="Title")
        run = made.add_run()
        for place, part in enumerate(_HYPHEN.split(self.set_in(text))):
            if place:
                run._r.append(OxmlElement("w:noBreakHyphen"))  # noqa: SLF001 - python-docx has no other way in
            run.add_text(part)
        return made

    def paragraph(self, text: str, *, into: Any = None, bold: bool = False, size: float = 0, after: float = -1) -> Any:
        """`text` as a paragraph of the document, or of the cell `into`."""
        made = (into or self.document).add_paragraph()
        run = made.add_run(self.set_in(text))
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        if after >= 0:
            made.paragraph_format.space_after = Pt(after)
        if into is None:
            self._justify(made)
        return made

    def _justify(self, paragraph: Paragraph) -> None:
        """Where the office wants lines that end together."""
        if self._typography.justified:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    # Formatted text.

    def flow(self, text: RichText, images: Mapping[str, bytes]) -> None:
        """The blocks of `text` as paragraphs."""
        for block in text.blocks:
            match block.kind:
                case "table":
                    self._table(block)
                case "image":
                    self._image(block, images)
                case "pagebreak":
                    self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
                case _:
                    made = self.document.add_paragraph(style=_style_of(block))
                    if block.align in _ALIGNMENTS:
                        made.alignment = _ALIGNMENTS[block.align]
                    elif block.kind in _RUNNING:
                        self._justify(made)
                    if block.kind == "li" and block.level:
                        made.paragraph_format.left_indent = Mm(7 * (block.level + 1))
                    self.runs(made, block.runs)

    def runs(self, paragraph: Paragraph, runs: Iterable[Run]) -> None:
        for run in runs:
            if isinstance(run, LiveField):
                run = Span(f"{{{run.name}}}", run.marks)  # noqa: PLW2901 - nobody filled it: it says its name
            if not isinstance(run, Span):
                continue
            made = paragraph.add_run(self.set_in(run.text))
            made.bold, made.italic = "b" in run.marks or None, "i" in run.marks or None
            made.underline = "u" in run.marks or None
            made.font.strike, made.font.superscript = "s" in run.marks or None, "^" in run.marks or None
            if _WEB.fullmatch(run.url):
                _link(paragraph, made, run.url)

    def _table(self, block: Block) -> None:
        width = max((len(row) for row in block.rows), default=0)
        if not width:
            return
        table = self.document.add_table(rows=0, cols=width)
        table.style = self.document.styles["Table Grid"]
        for number, row in enumerate(block.rows):
            cells = table.add_row().cells
            for cell, runs in zip(cells, row, strict=False):
                if block.header and not number:
                    cell.paragraphs[0].add_run(self.set_in(runs_plain(runs))).bold = True
                else:
                    self.runs(cell.paragraphs[0], runs)
        if block.header:
            repeat_header(table)
        self.document.add_paragraph()

    def _image(self, block: Block, images: Mapping[str, bytes]) -> None:
        data = images.get(block.attachment)
        if data is None:
            missing = _("Picture not found: {caption}")
            notices.tell(missing.format(caption=block.caption or block.alt or block.attachment))
        else:
            part = min(max(block.width, 0.1), 1.0)
            self.picture(data, Emu(int(TEXT_WIDTH * part)), block.alt or block.caption)
        if block.caption:
            self.paragraph(block.caption, size=9)

    def picture(self, data: bytes, width: Any = None, alt: str = "", *, into: Any = None, height: Any = None) -> None:
        """A picture on a line of its own; one that Word cannot take is left out."""
        put((into or self.document).add_paragraph(), data, alt, width, height)

    def bytes(self) -> bytes:
        """The file, dated alike whenever it is made."""
        out = io.BytesIO()
        self.document.save(out)
        fixed = io.BytesIO()
        with zipfile.ZipFile(out) as source, zipfile.ZipFile(fixed, "w") as target:
            for entry in source.infolist():
                kept = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
                kept.compress_type, kept.create_system = zipfile.ZIP_DEFLATED, 0
                target.writestr(kept, source.read(entry))
        return fixed.getvalue()


def _keep_short_lines(settings: Any) -> None:
    """A line that somebody ended is not stretched to the margin."""
    settings.find(qn("w:compat")).insert(0, OxmlElement("w:doNotExpandShiftReturn"))


def put(paragraph: Any, data: bytes, alternative: str, width: Any = None, height: Any = None) -> bool:
    """Put the picture into `paragraph`; one that Word cannot take is told, and its paragraph goes."""
    try:
        shape = paragraph.add_run().add_picture(io.BytesIO(data), width=width, height=height)
    except Exception:  # noqa: BLE001 - on a damaged file python-docx raises anything, `Exception` itself included
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - python-docx offers no other way
        tell_unread(alternative)
        return False
    described(shape, alternative)
    return True


def described(shape: Any, alt: str) -> None:
    """What is read aloud instead of the picture."""
    inline = shape._inline  # noqa: SLF001 - python-docx knows no such text
    inline.docPr.set("descr", _clean(alt))
    for side in "TBLR":  # LibreOffice takes what is not said for an eighth of an inch
        inline.set(f"dist{side}", "0")


def _clean(text: str) -> str:
    """`text` without what XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def repeat_header(table: Any) -> None:
    """The first row stands again on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx knows no such property


def _style_of(block: Block) -> str:
    match block.kind:
        case "h":
            return f"Heading {min(max(block.level, 1), 3)}"
        case "li":
            return "List Number" if block.list_kind == "number" else "List Bullet"
        case "quote":
            return "Quote"
        case _:
            return "Normal"


def dress_face(properties: Any, family: Family) -> None:
    """The faces of `family`, and the language spoken."""
    names = properties.find(qn("w:rFonts"))
    if names is None:
        names = OxmlElement("w:rFonts")
        properties.insert(0, names)
    for key in list(names.attrib):
        del names.attrib[key]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        names.set(qn(f"w:{kind}"), family.word_name)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), PDF_LANGUAGES.get(current_language(), "fr-BE"))


def _link(paragraph: Paragraph, run: Any, url: str) -> None:
    key = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run.underline = True
    link.append(run._r)  # noqa: SLF001 - the run moves into the link
    paragraph._p.append(link)  # noqa: SLF001 - python-docx writes no links by itself
