"""A point of the SWOT on its own: what it says, whether it stands, what it rests on."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.swot import SwotEntry
from csxl_desktop.domain.swot_rows import QUADRANTS, SwotRow
from csxl_desktop.i18n import _
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.swot_quadrant import STATES
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.record_links import RecordLinks
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField


class PointCard(Card):
    """Every field saves when left."""

    def __init__(self, place: Place, close: Callable[[], object]) -> None:
        super().__init__()
        self._place = place
        self._shown: SwotRow | None = None
        self.title = Title()
        self.words = MultilineField(_("Point"), lines=4)
        self.quadrant = ChoiceField(_("Quadrant"), [(each, _(name)) for each, name in QUADRANTS.items()])
        self.state = ChoiceField(_("State"), [(state, _(word)) for state, (word, _tone) in STATES.items()])
        self.printed = CheckField(_("Printed"))
        for field, column in (
            (self.words, "text"),
            (self.quadrant, "quadrant"),
            (self.state, "state"),
            (self.printed, "printed"),
        ):
            place.save(field, SwotEntry, column, self._key)
        self.links = RecordLinks(
            place.context, place.page, "swot_entry", empty=_("Nothing yet: an activity, a figure, a testimonial…")
        )
        self.links.changed.connect(place.reload)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(history_button(place.page, self._key))
        head.addWidget(icon_button("trash-2", _("To the trash"), self.throw))
        head.addWidget(icon_button("x", _("Close"), close))
        form = FormLayout(2)
        form.add(self.words, 2)
        form.add_all(self.quadrant, self.state)
        form.add(self.printed, 2)
        self.box.addLayout(head)
        self.box.addLayout(form)
        self.box.addWidget(SectionLabel(_("What it rests on")))
        self.box.addWidget(self.links)
        self.box.addStretch()

    def show_row(self, row: SwotRow) -> None:
        same = self._shown is not None and self._shown.id == row.id
        self._shown = row
        self.title.setText(_(QUADRANTS[row.quadrant]))
        for field, value in (
            (self.words, row.text),
            (self.quadrant, row.quadrant),
            (self.state, row.state),
            (self.printed, row.printed),
        ):
            field.show_value(value, same=same)
        self.links.show_owner(row.id, row.year)

    def throw(self) -> None:
        """Into the trash, with the strip that takes it back."""
        if self._shown is not None:
            self._place.throw(SwotEntry, self._shown.id, _("“{name}” removed").format(name=self._shown.text))

    def _key(self) -> UUID:
        if self._shown is None:
            raise LookupError("no point is shown")
        return self._shown.id
