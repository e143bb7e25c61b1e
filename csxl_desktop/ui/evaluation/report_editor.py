"""One text of a section: the editor with its fields, footnotes, text blocks and spelling, its marks below."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.services.report_past import ReportPast
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.report_captions import TableCaptions
from csxl_desktop.ui.evaluation.report_marks import ReportMarks
from csxl_desktop.ui.evaluation.report_notes import Footnotes
from csxl_desktop.ui.evaluation.report_pictures import TextPictures
from csxl_desktop.ui.evaluation.report_references import References
from csxl_desktop.ui.look import look
from csxl_desktop.ui.spelling import SpellingWaves
from csxl_desktop.ui.text_blocks import TextBlockMenu
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice


class SectionEditor(QWidget):
    """`text` is the editor; the place saves it. `least` is how high it stays where others need the room."""

    def __init__(self, context: Context, name: str, *, least: int) -> None:
        super().__init__()
        self._images: Mapping[str, bytes] = {}
        self.text = RichTextEditor("", attachments=lambda key: self._images.get(key), pictures=True)
        self.text.edit.setAccessibleName(name)
        self.text.edit.setMinimumHeight(look().sizes.px(least))
        self.text.set_french_typography(on=True)
        self.text.edit.offers_qr = True
        self.spelling = SpellingWaves(context, self.text)
        self.notes = Footnotes(context, self.text)
        self.references = References(self.text)
        self.captions = TableCaptions(self.text)
        self.blocks = TextBlockMenu(context, self.text)
        self.pictures = TextPictures(context, self.text, self._keep_image)
        self.marks = ReportMarks(context, self.text)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(self.text, 1)
        box.addWidget(self.marks)

    def show_text(self, code: str, text: RichText, previous: RichText, past: ReportPast | None, *, same: bool) -> None:
        """The text of a section beside last year's."""
        self.text.show_value(text, same=same)
        self.marks.show_section(code, text, previous, past)

    def show_fields(self, fields: Sequence[FieldChoice]) -> None:
        self.text.set_fields(fields)
        self.notes.show_fields(fields)

    def _keep_image(self, key: str, content: bytes) -> None:
        """A picture that has just come, before the texts are read again."""
        self.show_images({**self._images, key: content})

    def show_images(self, images: Mapping[str, bytes]) -> None:
        self._images = images
        self.text.pictures_arrived()
