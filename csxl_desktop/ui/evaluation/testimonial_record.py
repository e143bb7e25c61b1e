"""One testimonial: its text and chosen extract, who says it, the consent, and how it will print."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.testimonial_rows import TestimonialRow
from csxl_desktop.i18n import _
from csxl_desktop.services.evaluation_reads import References
from csxl_desktop.services.live_fields import FieldValue
from csxl_desktop.services.records import Written
from csxl_desktop.ui.evaluation.correction_view import CorrectionView
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.quotation import Quotation
from csxl_desktop.ui.evaluation.testimonial_consent import ConsentCard
from csxl_desktop.ui.evaluation.testimonial_uses import UsesCard
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.form import FormLayout, scrolled_cards
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from csxl_desktop.ui.widgets.text import Card, Title
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, TextField


class TestimonialRecord(QWidget):
    """Shows a row of the list; every field saves when left."""

    __test__ = False  # not a test, whatever its name begins with

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._row: TestimonialRow | None = None
        self._references = References()
        self._values: dict[str, str] = {}
        self.title = Title()
        self.quotation = Quotation()
        self._text_fields()
        self._author_fields()
        self.correction = CorrectionView(place, self._id)
        self.consent = ConsentCard(place, self._id)
        self.uses = UsesCard(place, self._id)
        self._save_all()
        self._build()

    def _text_fields(self) -> None:
        self.text = RichTextEditor(_("Text"))
        self.text.set_french_typography(on=True)
        self.text.edit.setFixedHeight(look().sizes.px(150))
        self.extract = MultilineField(
            _("Extract chosen for the report"),
            lines=2,
            placeholder=_("Empty: the whole text is printed. Mark cuts with […]."),
        )

    def _author_fields(self) -> None:
        self.author = ReferenceField(_("Author in the directory"), self._people)
        self.author_name = TextField(_("Name printed"))
        self.function = TextField(_("Function"))
        self.organisation = ReferenceField(_("Organisation in the directory"), self._organisations)
        self.organisation_name = TextField(_("Organisation printed"))
        self.signature = TextField(
            _("Signature line, as the author wishes"), placeholder=_("Empty: name, function, organisation")
        )
        self.context = TextField(_("On what occasion"), placeholder=_("after the assembly, by mail, at a walk…"))
        self.language = ChoiceField(_("Language"), [("fr", _("French")), ("nl", _("Dutch"))])
        self.anonymous = CheckField(_("Printed without a name"))

    def _save_all(self) -> None:
        for field, column in (
            (self.text, "text"),
            (self.extract, "extract"),
            (self.author_name, "author_name"),
            (self.function, "function_title"),
            (self.organisation_name, "organisation_name"),
            (self.signature, "signature"),
            (self.anonymous, "anonymous"),
            (self.language, "language"),
            (self.context, "context"),
        ):
            self._place.save(field, Testimonial, column, self._id)
        context, done = self._place.context, self._place.reload
        save_when_left(self.author, context.jobs, context.errors, partial(self._refer, "author", self._people), done)
        save_when_left(
            self.organisation,
            context.jobs,
            context.errors,
            partial(self._refer, "organisation", self._organisations),
            done,
        )

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.newsletter_button = icon_button("send", _("Put it in the newsletter being written"), self._to_newsletter)
        head.addWidget(self.newsletter_button)
        head.addWidget(history_button(self._place.page, self._id))
        head.addWidget(icon_button("trash-2", _("To the trash"), self._place.trash_record))
        words = Card()
        words.box.addLayout(head)
        words.box.addWidget(self.consent.notice)
        words.box.addWidget(self.text)
        words.box.addWidget(self.correction)
        words.box.addWidget(self.extract)
        words.box.addWidget(self.quotation)
        author = Card(_("Author"))
        form = FormLayout(2)
        form.add_all(
            self.author, self.author_name, self.organisation, self.organisation_name, self.function, self.signature
        )
        form.add_all(self.context, self.language, self.anonymous)
        author.box.addLayout(form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards(words, author, self.consent, self.uses))

    # What the place calls.

    def show_references(self, references: References) -> None:
        self._references = references

    def show_fields(self, fields: Sequence[FieldValue]) -> None:
        self.text.set_fields(FieldChoice(each.name, each.label, each.value) for each in fields)
        self._values = {each.name: each.value for each in fields}

    def show_row(self, row: TestimonialRow) -> None:
        same = self._row is not None and self._row.id == row.id
        self._row = row
        self.title.setText(row.author_name or row.organisation_name or _("Testimonial without a name"))
        for field, value in (
            (self.text, row.text),
            (self.extract, row.extract),
            (self.author, row.author_id),
            (self.author_name, row.author_name),
            (self.function, row.function_title),
            (self.organisation, row.organisation_id),
            (self.organisation_name, row.organisation_name),
            (self.signature, row.signature),
            (self.anonymous, row.anonymous),
            (self.language, row.language),
            (self.context, row.context),
        ):
            field.show_value(value, same=same)
        self.correction.show_row(row, same=same)
        self.consent.show_row(row, same=same)
        self.uses.show_uses(row.uses)
        self.quotation.show_row(row, self._values)

    def row(self) -> TestimonialRow | None:
        return self._row

    # Within.

    def _to_newsletter(self) -> None:
        context, key, place = self._place.context, self._id(), self._place

        def put(written: Written) -> None:
            place.page.said.emit(_("The testimonial stands in the newsletter being written"))
            place.page.record_requested.emit("newsletter", written.record_id)

        place.act(lambda: context.services.newsletter_quotations.put(key), put)

    def _id(self) -> UUID:
        if self._row is None:
            raise LookupError("no testimonial is shown")
        return self._row.id

    def _people(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary, each.folded) for each in self._references.people]

    def _organisations(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary, each.folded) for each in self._references.organisations]

    def _refer(self, what: str, options: Callable[[], list[Option]], chosen: UUID | None) -> Callable[[], object]:
        """Point to a record; its name, as it is today, is what prints until the office types another."""
        context, key = self._place.context, self._id()
        values: dict[str, Any] = {f"{what}_id": chosen}
        if (option := next((each for each in options() if each.id == chosen), None)) is not None:
            values[f"{what}_name"] = option.label
        return lambda: context.services.records.change(Testimonial, key, values)
