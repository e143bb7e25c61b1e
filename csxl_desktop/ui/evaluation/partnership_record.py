"""One partnership as the year tells it: what lasts above, what belongs to the year below."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import OurRole
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.partnerships import Partnership, PartnershipCount, PartnershipOrganiser, PartnershipYear
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import list_date
from csxl_desktop.services.evaluation_reads import References
from csxl_desktop.services.live_fields import FieldValue
from csxl_desktop.services.partnerships import OrganiserRow, PartnershipRow
from csxl_desktop.ui.evaluation.dated_meetings import DatedMeetings
from csxl_desktop.ui.evaluation.organisers import Organisers
from csxl_desktop.ui.evaluation.part_rows import PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import OUR_ROLES, choices
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.form import FormLayout, scrolled_cards
from csxl_desktop.ui.widgets.reference_field import Option
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField

_OUTSIDE = {OurRole.TAKES_PART, OurRole.COUNCIL}  # where somebody else holds the sittings


class PartnershipRecord(QWidget):
    """Shows a row of the list; every field saves when left."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._row: PartnershipRow | None = None
        self._references = References()
        self._free: tuple[MeetingRow, ...] = ()
        self.title = Title()
        self._fields()
        self._parts()
        self._build()

    def _fields(self) -> None:
        self.name = TextField(_("Title"), required=True)
        self.nature = TextField(_("Nature"), placeholder=_("event, network, host unit…"))
        self.role = ChoiceField(_("Our role"), choices(OUR_ROLES))
        self.expected = NumberField(_("Sittings expected a year"))
        self.held = label("", "secondary", wrap=True)
        self.sittings = NumberField(_("Sittings held, where they are not dated below"))
        self.attended = NumberField(_("of which we attended"))
        self.reason = TextField(_("Why we missed some"), placeholder=_("diaries that did not match…"))
        self.period = TextField(_("Period, in words"), placeholder=_("from January to March, all year…"))
        self.where = TextField(_("Place"))
        self.text = RichTextEditor(_("What the report tells of it"))
        self.text.set_french_typography(on=True)
        self.text.edit.setFixedHeight(look().sizes.px(150))
        save = self._place.save
        for field, column in (
            (self.name, "title"),
            (self.nature, "nature"),
            (self.role, "our_role"),
            (self.expected, "expected_a_year"),
        ):
            save(field, Partnership, column, self._partnership_id)
        save(self.period, PartnershipYear, "period", self._year_id)
        save(self.where, PartnershipYear, "place", self._year_id)
        save(self.sittings, PartnershipYear, "sittings", self._year_id)
        save(self.attended, PartnershipYear, "attended", self._year_id)
        save(self.reason, PartnershipYear, "absence_reason", self._year_id)
        save(self.text, PartnershipYear, "text", self._year_id)

    def _parts(self) -> None:
        self.organisers = Organisers(
            self._organisations,
            added=self._add_organiser,
            removed=self._remove_organiser,
            opened=lambda key: self._place.opener("organisation", key)(),
        )
        self.meetings = DatedMeetings(
            self._free_meetings,
            attached=lambda key: self._attach(key, self._partnership_id()),
            detached=lambda row: self._attach(row.id, None),
            opened=lambda key: self._place.opener("meeting", key)(),
            attended=self._attend,
        )
        self.counts = PartRows(
            self._place,
            PartnershipCount,
            (
                PartField("number", _("How many"), lambda: NumberField("")),
                PartField("label", _("Of what"), lambda: _line_field(_("workshops, meetings…")), 3, ""),
            ),
            add_words=_("Add a count"),
            thrown_words=_("Count moved to the trash"),
            owner=lambda: {"partnership_year_id": self._year_id(), "position": len(self.counts.lines()) + 1},
        )
        self.links = PartRows(
            self._place,
            Link,
            (
                PartField("label", _("Words of the link"), lambda: _line_field(_("Words")), 2, ""),
                PartField("url", _("Address of the link"), lambda: _line_field(_("https://…")), 3, ""),
            ),
            add_words=_("Add a link"),
            thrown_words=_("Link moved to the trash"),
            owner=lambda: {"partnership_id": self._partnership_id(), "position": len(self.links.lines()) + 1},
        )

    def _build(self) -> None:
        sizes = look().sizes
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(history_button(self._place.page, self._partnership_id))
        head.addWidget(icon_button("trash-2", _("Take out of this year"), self._place.trash_record))
        lasting, year, dates = Card(), Card(_("This year")), Card(_("Dated activities"))
        form = FormLayout(2)
        form.add(self.name, 2)
        form.add_all(self.nature, self.role)
        form.add_all(self.expected, self.held)
        form.add(self.organisers, 2)
        lasting.box.addLayout(head)
        lasting.box.addLayout(form)
        form = FormLayout(2)
        form.add_all(self.period, self.where, self.sittings, self.attended)
        form.add(self.reason, 2)
        year.box.addLayout(form)
        year.box.addWidget(self.text)
        for words, part in ((_("Counts"), self.counts), (_("Links, printed with their QR code"), self.links)):
            year.box.addSpacing(sizes.px(4))
            year.box.addWidget(SectionLabel(words))
            year.box.addWidget(part)
        dates.box.addWidget(self.meetings)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards(lasting, year, dates))

    # What the place calls.

    def show_references(self, references: References) -> None:
        self._references = references

    def show_fields(self, fields: Sequence[FieldValue]) -> None:
        self.text.set_fields(FieldChoice(each.name, each.label, each.value) for each in fields)

    def show_free_meetings(self, rows: Sequence[MeetingRow]) -> None:
        self._free = tuple(rows)

    def show_row(self, row: PartnershipRow) -> None:
        same = self._row is not None and self._row.id == row.id
        self._row = row
        self.title.setText(row.title)
        for field, value in (
            (self.name, row.title),
            (self.nature, row.nature),
            (self.role, row.our_role),
            (self.expected, row.expected),
            (self.period, row.period),
            (self.where, row.place),
            (self.sittings, row.sittings),
            (self.attended, row.attended),
            (self.reason, row.absence_reason),
            (self.text, row.text),
        ):
            field.show_value(value, same=same)
        self.held.setText(sittings(row))
        is_outside = row.our_role in _OUTSIDE or row.expected is not None or row.sittings is not None
        for field in (self.sittings, self.attended, self.reason):
            field.setVisible(is_outside)
        self.organisers.show_rows(row.organisers)
        self.meetings.show_rows(row.meetings, dict(row.there) if row.our_role in _OUTSIDE else {})
        self.counts.show_rows(row.counts)
        self.links.show_rows(row.links)

    def row(self) -> PartnershipRow | None:
        return self._row

    # Within.

    def _year_id(self) -> UUID:
        return self._shown().id

    def _partnership_id(self) -> UUID:
        return self._shown().partnership_id

    def _shown(self) -> PartnershipRow:
        if self._row is None:
            raise LookupError("no partnership is shown")
        return self._row

    def _organisations(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary) for each in self._references.organisations]

    def _free_meetings(self) -> list[Option]:
        return [Option(row.id, row.line, f"{row.badge} {list_date(row.first_on)}") for row in self._free]

    def _add_organiser(self, organisation_id: UUID) -> None:
        row = self._shown()
        if any(each.organisation_id == organisation_id for each in row.organisers):
            return
        values: dict[str, Any] = {
            "partnership_id": row.partnership_id,
            "organisation_id": organisation_id,
            "position": len(row.organisers) + 1,
        }
        context = self._place.context
        self._place.act(lambda: context.services.records.create(PartnershipOrganiser, values))

    def _remove_organiser(self, organiser: OrganiserRow) -> None:
        text = _("“{name}” taken away").format(name=organiser.organisation)
        self._place.throw(PartnershipOrganiser, organiser.id, text)

    def _attend(self, meeting_id: UUID, column: str, value: object) -> None:
        context, values = self._place.context, {column: value}
        self._place.act(lambda: context.services.records.change(Meeting, meeting_id, values))

    def _attach(self, meeting_id: UUID, partnership_id: UUID | None) -> None:
        context, values = self._place.context, {"partnership_id": partnership_id}
        self._place.act(lambda: context.services.records.change(Meeting, meeting_id, values))


def sittings(row: PartnershipRow) -> str:
    """How often it sat this year, and how often it was to."""
    found = row.in_all
    held = ngettext("{count} sitting held this year", "{count} sittings held this year", found.held)
    words = held.format(count=found.held)
    if found.expected is not None:
        words = _("{held}, {expected} expected").format(held=words, expected=found.expected)
    if found.attended is None:
        return words
    there = ngettext("{count} attended", "{count} of them attended", found.attended).format(count=found.attended)
    return f"{words}, {there}"


def _line_field(placeholder: str) -> TextField:
    return TextField("", placeholder=placeholder)
