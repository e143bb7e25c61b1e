"""Who speaks for whom, over time: the mandates of an organisation, or those of a person."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.directory_rows import MandateRow
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.ui.directory.act_kinds import REPRESENTATIVE
from csxl_desktop.ui.directory.lines import LineKind, Lines, Tool
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.person_field import NewPerson, PersonField
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import ROLES, choices, span_words
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField


class MandatesCard(Section):
    """The mandates that hold first, those that ended behind a link."""

    def __init__(self, screen: OnScreen, record_act: Callable[[str], object] | None = None) -> None:
        """`record_act` where the card is an organisation's; without it, a person's."""
        self._screen, self._of_person = screen, record_act is None
        actions: list[tuple[str, str, Callable[[], object]]] = [
            ("plus", _("Add"), lambda: self.add_form.toggle()),
        ]
        if record_act is not None:
            words = _("Change representative")
            actions.insert(0, ("arrow-right-left", words, lambda: record_act(REPRESENTATIVE)))
        super().__init__(_("Mandates"), *actions)
        kind = self._kind()
        self.current = Lines(kind, screen, _("No mandate yet.") if self._of_person else _("Nobody yet."))
        self.former = Lines(kind, screen)
        self._more = link_button("", self._toggle_former, "history")
        self.add_form: AddForm = self._make_add_form()
        for each in (self.add_form, self.current, self._more, self.former):
            self.box.addWidget(each)
        for each in (self._more, self.former):  # it has no word before the first record has come
            each.hide()

    def show_mandates(self, rows: Sequence[MandateRow], *, other: bool) -> None:
        """`other` says that another record is shown than before."""
        self.add_form.turn_to(self._screen.key())
        if other:
            self.former.hide()
        if not self._of_person:
            self._show_replacement_words(is_first=not any(is_representative(row) for row in rows))
        ended = [row for row in rows if not row.current]
        self.current.show_rows([row for row in rows if row.current])
        self.former.show_rows(ended)
        words = ngettext("{count} earlier mandate", "{count} earlier mandates", len(ended))
        self._more.setText(words.format(count=len(ended)))
        self._more.setVisible(bool(ended))

    def _show_replacement_words(self, *, is_first: bool) -> None:
        """The first representative is chosen; only one who follows another replaces."""
        link = self.links["arrow-right-left"]
        link.setText(_("Choose a representative") if is_first else _("Change representative"))

    def _kind(self) -> LineKind[MandateRow]:
        return LineKind(
            entity=Mandate,
            words=lambda row: row.organisation if self._of_person else row.person,
            secondary=_secondary,
            state=lambda row: (_(ROLES[row.role]), "accent" if row.current else "neutral"),
            opens=self._target,
            fields=self._fields,
            tools=self._tools,
        )

    def _target(self, row: MandateRow) -> tuple[str, UUID]:
        return ("organisation", row.organisation_id) if self._of_person else ("person", row.person_id)

    def _fields(self) -> dict[str, Field]:
        return {
            "role": ChoiceField(_("Role"), choices(ROLES)),
            "function_title": TextField(_("Function")),
            "from_on": self._screen.day_field(_("From")),
            "to_on": self._screen.day_field(_("To")),
        }

    def _tools(self, row: MandateRow) -> list[Tool]:
        if not row.current:
            return []
        name = row.organisation if self._of_person else row.person
        return [("calendar-x", _("End this mandate today: {name}").format(name=name), lambda: self._end(row))]

    def _end(self, row: MandateRow) -> None:
        self._screen.change(Mandate, row.id, {"to_on": self._screen.today()}, N_("Mandate ended"))

    def _make_add_form(self) -> AddForm:
        screen = self._screen
        first: Field
        if self._of_person:
            first = ReferenceField(_("Organisation"), screen.organisations)
        else:
            first = PersonField(_("Person"), screen.people)
        form = AddForm(
            _("Add"),
            {
                "other": first,
                "role": ChoiceField(_("Role"), choices(ROLES)),
                "function_title": TextField(_("Function")),
                "from_on": screen.day_field(_("From")),
            },
        ).keep_in(screen.context.drafts, "mandate")
        form.submitted.connect(self._add)
        return form

    def _add(self, values: dict[str, Any]) -> None:
        other = values.pop("other")
        if other is None:
            self.add_form.fields["other"].show_refusal(_("Choose a line of the list, or type a new name."))
            return
        services, key = self._screen.context, self._screen.key()
        mine, theirs = ("person_id", "organisation_id") if self._of_person else ("organisation_id", "person_id")

        def work() -> None:
            records = services.services.records
            values[mine], values[theirs] = key, other
            if isinstance(other, NewPerson):
                made = records.create(Person, _names(other), N_("Person created"))
                values[theirs] = made.record_id
            records.create(Mandate, values, N_("Mandate added"))

        self.add_form.close_form()
        self._screen.act(work)

    def _toggle_former(self) -> None:
        self.former.setVisible(self.former.isHidden())


def _secondary(row: MandateRow) -> str:
    return " · ".join(part for part in (row.function_title, span_words(row.from_on, row.to_on)) if part)


def _names(person: NewPerson) -> dict[str, str]:
    return {"civility": person.civility, "first_name": person.first_name, "last_name": person.last_name}


def is_representative(row: MandateRow) -> bool:
    """Whether the mandate makes its person the mandataire today."""
    return row.current and row.role is MandateRole.REPRESENTATIVE
