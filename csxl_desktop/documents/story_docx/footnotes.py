"""Footnotes that Word numbers and keeps at the foot of its pages: a part of the file of their own."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from csxl_desktop.documents.foot_notes import Note
from csxl_desktop.documents.story_docx.styles import Styles
from csxl_desktop.documents.word import WordFile
from csxl_desktop.documents.word_pages import field

_TEXT, _REFERENCE = "FootnoteText", "FootnoteReference"
# Word wants both: what stands between text and notes, and above notes that go on.
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
_BESIDE_NUMBER = 12.0  # points
_FIRST_MARK = 100_000  # no other bookmark of a file has so high a number


class Footnotes:
    """Made when the first note is called; `part` is where its paragraphs stand."""

    def __init__(self, word: WordFile, styles: Styles, look: Any) -> None:
        self._word, self._known = word, set[int]()
        self._dress(styles, look)
        root: Any = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        package = word.document.part.package
        self.part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, package)
        word.document.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        for number, kind in _SEPARATORS:
            self._separator(number, kind)
        self._announce()

    def call(self, made: Any, note: Note) -> WordParagraph | None:
        """The number of a note at the end of `made`; the paragraph for its words, where it is called first."""
        name = f"_note_{note.number}"
        if note.number in self._known:
            field(made, f"NOTEREF {name} \\f \\h", _as_reference, text=str(note.number))
            return None
        self._known.add(note.number)
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(note.number))
        begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for each in (begin, end):
            each.set(qn("w:id"), str(_FIRST_MARK + note.number))
        begin.set(qn("w:name"), name)
        made._p.append(begin)  # noqa: SLF001 - python-docx knows no footnotes
        _as_reference(run := made.add_run())
        run._r.append(mark)  # noqa: SLF001 - as above
        made._p.append(end)  # noqa: SLF001 - as above
        return self._begun(note.number)

    def _begun(self, number: int) -> WordParagraph:
        """The paragraph of a note, its number before its words."""
        made = WordParagraph(self._added(number), self)  # type: ignore[arg-type]  # its part is all that is asked for
        _as_reference(run := made.add_run())
        run._r.append(OxmlElement("w:footnoteRef"))  # noqa: SLF001 - as above
        made.add_run("\t")
        return made

    def _separator(self, number: int, kind: str) -> None:
        paragraph = self._added(number, kind)
        mark = OxmlElement("w:r")
        mark.append(OxmlElement(f"w:{kind}"))
        paragraph.append(mark)

    def _added(self, number: int, kind: str = "") -> Any:
        note = OxmlElement("w:footnote")
        if kind:
            note.set(qn("w:type"), kind)
        note.set(qn("w:id"), str(number))
        paragraph: Any = OxmlElement("w:p")
        if not kind:
            paragraph.style = _TEXT
        note.append(paragraph)
        self.part.element.append(note)
        return paragraph

    def _dress(self, styles: Styles, look: Any) -> None:
        """The two styles under the names that Word itself gives them."""
        text = styles.of(look, "footnote text")
        text.element.styleId = _TEXT
        frame = text.paragraph_format
        frame.left_indent, frame.first_line_indent = Pt(_BESIDE_NUMBER), Pt(-_BESIDE_NUMBER)
        frame.tab_stops.add_tab_stop(Pt(_BESIDE_NUMBER))
        known: Any = self._word.document.styles
        reference = known.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        reference.element.styleId = _REFERENCE
        reference.font.superscript = True

    def _announce(self) -> None:
        """The settings name the separators."""
        said = OxmlElement("w:footnotePr")
        for number, _kind in _SEPARATORS:
            each = OxmlElement("w:footnote")
            each.set(qn("w:id"), str(number))
            said.append(each)
        self._word.document.settings.element.insert_element_before(
            said, "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping"
        )


def _as_reference(run: Any) -> None:
    run._r.style = _REFERENCE  # noqa: SLF001 - by its key alone, as everywhere
