"""The correction of a testimonial: as received, what was struck and added, and whether the author agrees."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.choices import CorrectionState
from csxl_desktop.domain.testimonial_rows import TestimonialRow
from csxl_desktop.domain.text_diff import compare_texts
from csxl_desktop.i18n import _
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import CORRECTIONS, choices
from csxl_desktop.ui.look import look
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.difference_view import DifferenceView
from csxl_desktop.ui.widgets.text_fields import ChoiceField


class CorrectionView(QWidget):
    """The state; once something was corrected, the text with its marks below."""

    def __init__(self, place: Place, key: Callable[[], UUID]) -> None:
        super().__init__()
        self._place, self._key = place, key
        hint = _("Choose “corrected” before changing anything: the words as received are kept beside yours.")
        self.state = ChoiceField(_("Correction"), choices(CORRECTIONS), hint=hint)
        context = place.context
        save_when_left(self.state, context.jobs, context.errors, self._prepare, place.reload)
        self.view = DifferenceView()
        self.view.setFixedHeight(look().sizes.px(84))
        self.view.setMinimumHeight(look().sizes.px(84))
        self.view.setAccessibleName(_("What was corrected: struck words are gone, underlined ones are new"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addWidget(self.state)
        box.addWidget(self.view)

    def show_row(self, row: TestimonialRow, *, same: bool) -> None:
        self.state.show_value(row.correction, same=same)
        self.view.setVisible(bool(row.original))
        if row.original:
            self.view.show_blocks(compare_texts(row.original, row.text))

    def _prepare(self, state: CorrectionState) -> Callable[[], object]:
        return partial(self._correct, self._key(), state)

    def _correct(self, key: UUID, state: CorrectionState) -> object:
        return self._place.context.services.testimonials.correct(key, state)
