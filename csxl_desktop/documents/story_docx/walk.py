"""From flowable to flowable: each is written as what Word has for it."""

from collections.abc import Iterable
from typing import Any, cast

from docx.shared import Pt
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer, Table

from csxl_desktop.documents.beside import GUTTER, Beside
from csxl_desktop.documents.charts import ChartFlowable
from csxl_desktop.documents.flowables import Whole
from csxl_desktop.documents.numbering import Anchor
from csxl_desktop.documents.ornaments import AccentRule
from csxl_desktop.documents.pictures import PictureFlowable
from csxl_desktop.documents.qr import QrCode
from csxl_desktop.documents.story_docx.grids import floating, grid
from csxl_desktop.documents.story_docx.images import chart_png, qr_png
from csxl_desktop.documents.story_docx.styles import Styles, edge, hexadecimal, ruled
from csxl_desktop.documents.story_docx.words import Writer, bare
from csxl_desktop.documents.tagging.paragraphs import TaggedParagraph
from csxl_desktop.documents.tagging.tables import GroupTags
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.word import WordFile, put

_LEAST_ROOM = 10.0  # points of empty space that the styles do not keep by themselves
_TALLEST = 0.7  # of the paper: a chart
_HELD = 3  # first paragraphs of what stays whole on its page: title, facts, first words
_RULE, _BELOW_RULE = (34.0, 24), 12.0  # how wide it is, how thick in eighths of a point


class Story:
    """Writes flowables into a Word file; what it does not know it refuses, so that nothing is left out unseen."""

    def __init__(self, word: WordFile, theme: Theme) -> None:
        self._word, self._theme = word, theme
        self.styles = Styles(word, theme)
        self._writer = Writer(word, self.styles, theme)
        self._turn_page = False
        self._held = 0  # paragraphs to come that stay on the page of the next one
        self._room = 0.0  # points above what comes next
        self._above = 0.0  # points above a table that comes next
        self.styles.of(theme.style("body"))

    def write(self, flowables: Iterable[Flowable], into: Any = None) -> None:
        """The flowables one after the other, into the document unless it is told where."""
        place = self._word.document if into is None else into
        for flowable in flowables:
            self._one(flowable, place)

    def _one(self, flowable: Flowable, into: Any) -> None:
        match flowable:
            case TaggedParagraph():
                self._said(flowable, into)
            case PageBreak():
                self._turn_page = True
            case KeepTogether():
                self._together(flowable, into)
            case Table():
                self._table(flowable, into)
            case Beside():
                floating(grid(flowable.alone(), into, self.write), GUTTER)
                self.write(flowable.words, into)
            case PictureFlowable() | ChartFlowable() | QrCode():
                self._drawn(flowable, into)
            case Spacer():
                self._spaced(flowable)
            case Anchor():
                self._writer.places.append(flowable.key)
            case AccentRule():
                self._rule(into)
            case _:
                raise TypeError(type(flowable).__name__)

    def _spaced(self, spacer: Spacer) -> None:
        if isinstance(spacer, CondPageBreak):  # titles stay with what follows by their style
            return
        self._above = spacer.height
        self._room = self._above if self._above >= _LEAST_ROOM else self._room

    def _said(self, paragraph: TaggedParagraph, into: Any) -> None:
        made = self._writer.write(paragraph, into)
        self._turned(made)
        if getattr(paragraph, "keepWithNext", False):
            made.paragraph_format.keep_with_next = True

    def _rule(self, into: Any) -> None:
        made = into.add_paragraph(style=self.styles.of(self._theme.style("tight").clone("rule"), "Rule"))
        bare(made, _BELOW_RULE)
        made.paragraph_format.right_indent = Pt(self._theme.text_width - _RULE[0])
        ruled(made._p.get_or_add_pPr(), edge("top", hexadecimal(self._theme.accent_ink), _RULE[1]))  # noqa: SLF001 - python-docx knows no lines

    def _together(self, flowable: KeepTogether, into: Any) -> None:
        if not isinstance(flowable, Whole):
            self.write(cast("Any", flowable)._content, into)  # noqa: SLF001 - ReportLab offers no other way in
            return
        self._held = _HELD
        self.write(flowable.parts, into)
        self._held = 0

    def _turned(self, paragraph: Any) -> None:
        self._above = 0.0
        if self._held:
            self._held -= 1
            paragraph.paragraph_format.keep_with_next = True
        if self._room:
            paragraph.paragraph_format.space_before, self._room = Pt(self._room), 0.0
        if self._turn_page:
            self._turn_page = False
            paragraph.paragraph_format.page_break_before = True

    def _table(self, table: Table, into: Any) -> None:
        source: Any = table
        if isinstance(source._renderCB, GroupTags):  # noqa: SLF001 - ReportLab tells it nowhere else
            for row in source._cellvalues:  # noqa: SLF001 - as above
                for cell in row:
                    self.write(cell, into)
            return
        if self._turn_page:
            self._turned(bare(into.add_paragraph(), 1))
        elif self._above:  # no paragraph of the table can keep it
            bare(into.add_paragraph(), self._above).paragraph_format.keep_with_next = True
        self._room = self._above = 0.0
        grid(table, into, self.write)
        self._above = 0.0
        bare(into.add_paragraph(), table.getSpaceAfter() / 2)

    def _drawn(self, flowable: PictureFlowable | ChartFlowable | QrCode, into: Any) -> None:
        match flowable:
            case PictureFlowable():
                data = flowable.file()
            case ChartFlowable():
                flowable.wrap(self._theme.text_width, self._theme.page_size[1] * _TALLEST)
                data = chart_png(flowable)
            case QrCode():
                data = qr_png(flowable)
        self._picture(into, data, flowable, flowable.alternative)

    def _picture(self, into: Any, data: bytes, shown: Flowable, alternative: str) -> None:
        if not data:
            return
        paragraph = into.add_paragraph(style=self.styles.of(self._theme.style("tight"), "Picture"))
        self._turned(paragraph)
        paragraph.paragraph_format.keep_with_next = True
        put(paragraph, data, alternative, Pt(shown.width), Pt(shown.height))
