"""How the documents of the office are set: each choice saved at the click, with lines of French beside that show it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.choices import TextSize
from csxl_desktop.domain.document_look import DocumentLook
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.office_settings import OfficeSettings
from csxl_desktop.services.printing import Document, render
from csxl_desktop.ui.context import Context, Key
from csxl_desktop.ui.home.settings_identity import OfficeCard
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.flow import EqualColumns
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.page_picture import PagePicture
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField

_SIZES = {
    TextSize.SMALL: N_("10 points"),
    TextSize.NORMAL: N_("10.5 points"),
    TextSize.LARGE: N_("11 points"),
    TextSize.LARGER: N_("12 points"),
}
_SAMPLE = (430, 263)  # pixels, of the proportions of the page shown


class TypographyCard(OfficeCard):
    """Spaces of French, ends of lines, size of the text."""

    def __init__(self, context: Context, key: Key) -> None:
        fields: dict[str, Field] = {
            "narrow_spaces": CheckField(
                _("Narrow no-break spaces before ; ! ?"), hint=_("Else as wide as before a colon.")
            ),
            "narrow_guillemets": CheckField(_("Narrow no-break spaces inside « »")),
            "text_justified": CheckField(_("Justified lines: they end together at the right margin")),
            "text_size": ChoiceField(_("Size of the text"), [(size, _(words)) for size, words in _SIZES.items()]),
        }
        super().__init__(_("Typography of the documents"), context, key, fields)
        self._context = context
        self._turn = 0
        self._accent = ""
        sizes = look().sizes
        self.picture = PagePicture(_("A text set so"), sizes.px(_SAMPLE[1]), sizes.px(_SAMPLE[0]))
        for field in fields.values():
            field.committed.connect(self._lay_out)
        self._build()

    def _build(self) -> None:
        told = _(
            "The spaces are those of French, in every document and where you type. Lines and size are those of running "
            "text in any language; tables, sheets to be signed, forms, cards and posters keep theirs."
        )
        form = FormLayout(2)
        form.add(self.fields["text_size"])
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(10))
        box.addWidget(label(told, "secondary", wrap=True))
        for name in ("narrow_spaces", "narrow_guillemets", "text_justified"):
            box.addWidget(self.fields[name])
        box.addLayout(form)
        box.addStretch()
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        columns = EqualColumns(0)
        columns.addWidget(left)
        columns.addWidget(right)
        self.box.addLayout(columns)

    def show_settings(self, settings: OfficeSettings, *, same: bool) -> None:
        super().show_settings(settings, same=same)
        self._accent = settings.values["accent_colour"]
        self._lay_out()

    def _lay_out(self, _value: Any = None) -> None:
        values = {name: field.value() for name, field in self.fields.items()}
        document = Document("typography-sample", None, "", DocumentLook(self._accent, **values))
        self._turn += 1
        self._context.jobs.compute(
            partial(render, document),
            partial(self._show_sample, self._turn),
            self._context.errors.show,
            owner=self,
            label=_("Laying out the document"),
        )

    def _show_sample(self, turn: int, pdf: bytes) -> None:
        if turn == self._turn:
            self.picture.show_pdf(pdf)
