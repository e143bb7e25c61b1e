"""The agreement of an author: for what, from when to when, the signed paper, and taking it back."""

import mimetypes
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFileDialog

from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.testimonial_rows import Hindrance, TestimonialRow
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.records import Written
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import COVERS, choices
from csxl_desktop.ui.file_opening import read_file
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, TextField

COLUMNS = (
    *("received_on", "consent_on", "consent_until_on", "consent_covers", "consent_scope", "collected_by"),
    *("consent_withdrawn_on", "printed"),
)


class ConsentCard(Card):
    """Every field saves when left; `notice`, on top of the record, says what the next print does."""

    def __init__(self, place: Place, key: Callable[[], UUID]) -> None:
        super().__init__(_("Consent"))
        self._place, self._key = place, key
        self.notice = Notice(closable=False)
        self.notice.hide()
        self.fields: dict[str, Any] = {
            "received_on": self._day(_("Received on")),
            "collected_by": TextField(_("Collected by")),
            "consent_on": self._day(_("Consent given on")),
            "consent_until_on": self._day(_("Until"), _("Empty: until it is withdrawn.")),
            "consent_covers": ChoiceField(_("May be printed in"), choices(COVERS)).narrow(),
            "consent_scope": TextField(_("In the author’s words"), placeholder=_("report, web site…")),
            "consent_withdrawn_on": self._day(_("Withdrawn on")),
            "printed": CheckField(_("Printed in the report")),
        }
        for column in COLUMNS:
            place.save(self.fields[column], Testimonial, column, key)
        self.paper = label("", "secondary", wrap=True)
        self.file_button = button(_("File the paper…"), "paperclip", self._choose_file)
        self.withdraw_button = link_button(_("The author withdraws the consent"), self.withdraw, "x")
        form = FormLayout(2)
        form.add_all(*self.fields.values())
        below = FlowLayout()
        for each in (self.file_button, self.withdraw_button):
            below.addWidget(each)
        self.box.addLayout(form)
        self.box.addWidget(self.paper)
        self.box.addLayout(below)

    def show_row(self, row: TestimonialRow, *, same: bool) -> None:
        for column, field in self.fields.items():
            field.show_value(getattr(row, column), same=same)
        withdrawn = row.consent_withdrawn_on is not None
        self.fields["consent_withdrawn_on"].setVisible(withdrawn)
        self.withdraw_button.setVisible(not withdrawn)
        self.paper.setText(_("Signed paper: {name}").format(name=row.consent_paper))
        self.paper.setVisible(bool(row.consent_paper))
        self.notice.say(*_past(row))

    def withdraw(self) -> None:
        """From today on; the strip below the page takes it back."""
        context, key = self._place.context, self._key()

        def take_back() -> None:
            self._place.act(lambda: context.services.records.change(Testimonial, key, {"consent_withdrawn_on": None}))

        def withdrawn(_written: Written) -> None:
            self._place.page.undo_offered.emit(_("Consent withdrawn: it is printed no longer"), take_back)

        self._place.act(lambda: context.services.testimonials.withdraw(key), withdrawn)

    def file_paper(self, path: Path) -> None:
        """Keep the scan of what was signed."""
        context, key = self._place.context, self._key()
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"

        def keep(content: bytes) -> None:
            self._place.act(lambda: context.services.testimonials.file(key, content, path.name, media_type))

        context.jobs.compute(
            partial(read_file, path), keep, context.errors.show, owner=self, label=_("Keeping the files")
        )

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("The signed agreement"))
        if name:
            self.file_paper(Path(name))

    def _day(self, name: str, hint: str = "") -> DateField:
        return DateField(name, lambda text: parse_date(text, self._place.context.today()), hint=hint)


HINDRANCES = {
    Hindrance.NONE: ("", "plain"),
    Hindrance.LEFT_OUT: (N_("Kept, but not printed in the report."), "plain"),
    Hindrance.TO_ASK: (N_("Consent is still to be asked: it is not printed until then."), "late"),
    Hindrance.NOT_YET: (N_("The consent begins later: it is not printed until then."), "late"),
    Hindrance.ENDED: (N_("The consent is over: it is printed no longer."), "late"),
    Hindrance.WITHDRAWN: (N_("The consent is withdrawn: it is printed no longer."), "wrong"),
    Hindrance.INTERNAL: (N_("For the office alone: it is printed nowhere."), "plain"),
}


def _past(row: TestimonialRow) -> tuple[str, str]:
    """What one must know, and where it stands already, once it may stand there no longer."""
    words, tone = HINDRANCES[row.hindrance]
    if row.hindrance not in {Hindrance.WITHDRAWN, Hindrance.ENDED} or not row.uses:
        return (_(words) if words else "", tone)
    told = ngettext(
        "{state} {count} document that left has it: {documents}.",
        "{state} {count} documents that left have it: {documents}.",
        len(row.uses),
    )
    documents = ", ".join(use.document for use in row.uses)
    return told.format(state=_(words), count=len(row.uses), documents=documents), tone
