"""Where a testimonial was printed: noted by itself for newsletters and minutes, by hand for the rest."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from csxl_desktop.domain.campaigns import TestimonialUse
from csxl_desktop.domain.testimonial_rows import UseRow
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import TextField


class UsesCard(Card):
    """Each document on a line; one more is a name and a day."""

    def __init__(self, place: Place, key: Callable[[], UUID]) -> None:
        super().__init__(_("Where it was printed"))
        self._place, self._key = place, key
        self.lines: Lines[UseRow] = Lines(self._shown, empty=_("Nowhere yet."))
        self.form = AddForm(
            _("Note the printing"),
            {
                "document": TextField(_("Document"), placeholder=_("Activity report, poster…")),
                "used_on": DateField(_("Printed on"), lambda text: parse_date(text, place.context.today())),
            },
        ).keep_in(place.context.drafts, "testimonial-use")
        self.form.submitted.connect(self._add)
        self.add_button = link_button(_("Note another document"), self._open, "plus")
        for widget in (self.lines, self.add_button, self.form):
            self.box.addWidget(widget)

    def show_uses(self, uses: tuple[UseRow, ...]) -> None:
        self.form.turn_to(self._key())
        self.lines.show_rows(uses)

    def _shown(self, row: UseRow) -> Shown:
        remove = Tool("x", _("Remove: {name}").format(name=row.document), lambda: self.remove(row))
        return Shown(
            row.document, " · ".join(part for part in (short_date(row.used_on), row.note) if part), tools=(remove,)
        )

    def _open(self) -> None:
        self.form.open_form(used_on=self._place.context.today())

    def _add(self, values: dict[str, Any]) -> None:
        document, used_on = values["document"], values["used_on"]
        if not document:
            self.form.refuse(_("Name the document."))
            return
        context, key = self._place.context, self._key()
        self.form.close_form()
        self._place.act(lambda: context.services.testimonials.note_use(key, document, used_on))

    def remove(self, row: UseRow) -> None:
        """It was not printed there after all."""
        self._place.throw(TestimonialUse, row.id, _("“{name}” removed").format(name=row.document))
