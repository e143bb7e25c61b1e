"""The facts of an election: its assembly, its days, its seats, the ballots handed in."""

from collections.abc import Callable, Sequence
from uuid import UUID

from csxl_desktop.domain.elections import Election
from csxl_desktop.i18n import _
from csxl_desktop.services.election_rows import ElectionRow
from csxl_desktop.services.records import Written
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField

_NEVER_EMPTY = frozenset({"seats", "term_years"})


class ElectionFacts(Section):
    """Every field saves by itself; a proclaimed election is read only."""

    def __init__(self, acts: ToolActs, key: Callable[[], UUID]) -> None:
        super().__init__(_("The election"))
        screen = acts.screen(key)
        self.meeting = ChoiceField(_("Assembly"))
        self.fields: dict[str, Field] = {
            "meeting_id": self.meeting,
            "called_on": screen.day_field(_("Call sent on")),
            "candidates_until_on": screen.day_field(_("Candidates until")),
            "seats": NumberField(_("Seats")),
            "term_years": NumberField(_("Term, in years")),
            "voters": NumberField(_("Ballots handed in")),
            "blank_ballots": NumberField(_("Blank or spoilt ballots")),
            "note": TextField(_("Note")),
        }
        self._acts = acts
        form = FormLayout(4)
        for column, field in self.fields.items():
            form.add(field, 2 if column in {"meeting_id", "note"} else 1)
            if column in _NEVER_EMPTY:
                acts.save(field, self._number_of(column, key))
            else:
                screen.save(field, Election, column)
        self.box.addLayout(form)

    def show_row(self, row: ElectionRow, assemblies: Sequence[tuple[UUID | None, str]], *, same: bool) -> None:
        self.meeting.set_options(assemblies)
        for column, field in self.fields.items():
            field.show_value(getattr(row, column), same=same)
            field.setReadOnly(row.closed_on is not None)

    def _number_of(self, column: str, key: Callable[[], UUID]) -> Callable[[int | None], Callable[[], Written]]:
        context = self._acts.context

        def prepare(value: int | None) -> Callable[[], Written]:
            record_id = key()
            return lambda: context.services.records.change(Election, record_id, {column: value or 0})

        return prepare
