"""The advocacy of the group: one demand at a time, its steps by date, who signed; its dossier in one key."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.advocacy import AdvocacyFile, AdvocacySignatory, AdvocacyStep
from csxl_desktop.domain.advocacy_rows import AdvocacyRow, SignatoryRow, StepRow
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation_choices import AdvocacyStepKind
from csxl_desktop.domain.group_words import COUNTED, STEP_COUNTS, STEP_KINDS
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.words import told_of
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.services.records import Written
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.fuzzy_date_field import FuzzyDateField
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, MultilineField, NumberField, TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import GroupCard
from csxl_desktop.ui.working_groups.words import QUALITIES, counted

_TONES = {AdvocacyStepKind.ANSWER: "green", AdvocacyStepKind.RALLY: "plum", AdvocacyStepKind.LETTER: "indigo"}


class AdvocacyCard(GroupCard):
    """`printed(file)`: its dossier is wanted."""

    printed = Signal(object)

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Advocacy"))
        self._desk = desk
        self._files: tuple[AdvocacyRow, ...] = ()
        self.which = ChoiceField(_("Demand"))
        self.which.committed.connect(lambda _key: self._show_file(same=False))
        self.form = AddForm(
            _("Open"), {"title": TextField(_("What is asked"), required=True), "addressees": TextField(_("To whom"))}
        ).keep_in(desk.context.drafts, "group-demand")
        self.part = DemandPart(desk, self.row)
        self.step_form = AddForm(_("Add"), self.part.first_fields(), columns=3).keep_in(
            desk.context.drafts, "group-step"
        )
        self.empty = label(
            _("No demand yet: a letter, a rally, a note, a meeting, the answer stand here by date."), "small", wrap=True
        )
        self.add_action(_("New demand"), "plus", self.form.open_form)
        self.step_button = self.add_action(_("New step"), "plus", self.begin_step)
        self.print_button = self.add_action(_("Print"), "printer", self._print)
        for widget in (self.form, self.empty, self.which, self.part, self.step_form):
            self.box.addWidget(widget)
        self.form.submitted.connect(self._open)
        self.step_form.submitted.connect(self._add_step)

    def row(self) -> AdvocacyRow | None:
        """The demand on screen."""
        wanted = self.which.value()
        return next((each for each in self._files if each.id == wanted), self._files[0] if self._files else None)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:
        before = self.row() if same else None
        self._files = group.advocacy
        self.show_count(len(self._files))
        self.which.set_options([(each.id, each.title) for each in self._files])
        shown = next((each for each in self._files if before and each.id == before.id), None)
        shown = shown or (self._files[0] if self._files else None)
        self.which.set_value(shown.id if shown else None)
        self.which.setVisible(len(self._files) > 1)
        self.empty.setVisible(not self._files)
        for form in (self.form, self.step_form):
            form.turn_to(group.record.id)
        self._show_file(same=same and before is not None and shown is not None and before.id == shown.id)

    def begin_step(self) -> None:
        self.step_form.open_form(kind=AdvocacyStepKind.LETTER, count_quality=Quality.EXACT)

    def _show_file(self, *, same: bool) -> None:
        row = self.row()
        for widget in (self.part, self.step_button, self.print_button):
            widget.setVisible(row is not None)
        if row is not None:
            self.part.show_row(row, same=same)

    def _open(self, values: dict[str, Any]) -> None:
        if not values["title"]:
            self.form.refuse(_("Say what is asked."))
            return
        context, group_id = self._desk.context, self._desk.id()
        self.form.hide()

        def opened(written: Written) -> None:
            self.which.set_value(written.record_id)

        self._desk.act(lambda: context.services.advocacy.open(group_id, values["title"], values["addressees"]), opened)

    def _add_step(self, values: dict[str, Any]) -> None:
        row, context = self.row(), self._desk.context
        stepped = self.step_form.fields["stepped"].columns("stepped_on", values.pop("stepped"))
        self.step_form.hide()
        if row is not None:
            self._desk.act(lambda: context.services.advocacy.add_step(row.id, {**values, **stepped}))

    def _print(self) -> None:
        row = self.row()
        if row is not None:
            self.printed.emit(row.id)


class DemandPart(QWidget):
    """One demand: its fields, its steps, who signed the step that is chosen."""

    def __init__(self, desk: GroupDesk, row: Callable[[], AdvocacyRow | None]) -> None:
        super().__init__()
        self._desk, self._row = desk, row
        self.fields: dict[str, Field] = {
            "title": TextField(_("What is asked"), required=True),
            "axis_id": ChoiceField(_("Axis")),
            "opened_on": desk.day_field(_("Opened on")),
            "closed_on": desk.day_field(_("Closed on")),
            "addressees": MultilineField(_("To whom"), lines=2),
            "result": MultilineField(_("Result"), lines=2),
            "next_steps": MultilineField(_("Next steps"), lines=2),
        }
        form = FormLayout(2)
        for column, field in self.fields.items():
            form.add(field, 2 if column in {"addressees", "result", "next_steps"} else 1)
            desk.save(field, column, AdvocacyFile, self._id)
        self.steps: Lines[StepRow] = Lines(self._step, self._fields, empty=_("No step yet."))
        self.signed_at = ChoiceField(_("Who signed"))
        self.signatories: Lines[SignatoryRow] = Lines(self._signatory, empty=_("Nobody is known by name."))
        self.organisation = ReferenceField(
            _("An organisation signs"), desk.organisations, placeholder=_("Organisation…"), pick_and_clear=True
        )
        self.name = TextField(_("or a name"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.steps)
        box.addWidget(self.signed_at)
        box.addWidget(self.signatories)
        names = FormLayout(2)
        names.add_all(self.organisation, self.name)
        box.addLayout(names)
        box.addLayout(form)
        self.signed_at.committed.connect(lambda _key: self._show_signatories())
        self.organisation.picked.connect(lambda key: self._sign(organisation_id=key))
        self.name.committed.connect(self._sign_name)

    def show_row(self, row: AdvocacyRow, *, same: bool) -> None:
        axis = self.fields["axis_id"]
        if isinstance(axis, ChoiceField):
            axis.set_options(self._desk.axes())
        for column, field in self.fields.items():
            field.show_value(getattr(row, column), same=same)
        self.steps.show_rows(row.steps)
        wanted = self.signed_at.value() if same else None
        self.signed_at.set_options([(step.id, step_title(step)) for step in row.steps])
        known = {step.id for step in row.steps}
        letters = [step.id for step in row.steps if step.kind is AdvocacyStepKind.LETTER]
        first = letters[0] if letters else (row.steps[0].id if row.steps else None)
        self.signed_at.set_value(wanted if wanted in known else first)
        for widget in (self.signed_at, self.signatories, self.organisation, self.name):
            widget.setVisible(bool(row.steps))
        self._show_signatories()

    def first_fields(self) -> dict[str, Field]:
        """What a new step is asked for."""
        return {
            "kind": ChoiceField(_("Kind"), [(kind, _(word)) for kind, word in STEP_KINDS.items()]),
            "stepped": FuzzyDateField(_("Date"), self._desk.context.today, precision="stepped_precision"),
            "title": TextField(_("Title")),
            "count": NumberField(_("Figure"), hint=_("Signatories, people present, testimonials…")),
            "count_quality": ChoiceField(_("Counted"), [(value, _(word)) for value, word in QUALITIES.items()]),
        }

    def _id(self) -> UUID:
        row = self._row()
        if row is None:
            raise LookupError("no demand is shown")
        return row.id

    def _step(self, row: StepRow) -> Shown:
        figure = counted(row.count, row.count_quality, row.count_to)
        what = _(STEP_COUNTS.get(row.kind, COUNTED))
        signed = ngettext("{count} signs by name", "{count} sign by name", len(row.signatories))
        told = (
            row.stepped.told(),
            told_of(what, figure) if figure else "",
            signed.format(count=len(row.signatories)) if row.signatories else "",
            _("answers “{step}”").format(step=row.answers) if row.answers else "",
        )
        name = row.title or _(STEP_KINDS[row.kind])
        url = QUrl(row.url)
        follow = Tool("external-link", _("Open: {name}").format(name=row.url), partial(QDesktopServices.openUrl, url))
        remove = Tool("trash-2", _("Remove: {name}").format(name=name), partial(self._remove, row))
        return Shown(
            name,
            " · ".join(part for part in told if part),
            badge=(_(STEP_KINDS[row.kind]), _TONES.get(row.kind, "grey")),
            tools=(follow, remove) if url.scheme() in {"http", "https"} else (remove,),
        )

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        row = self._row()
        others = [(step.id, step_title(step)) for step in row.steps] if row else []
        fields = {
            **self.first_fields(),
            "count_to": NumberField(_("up to"), hint=_("Where the figure lies between two.")),
            "answers_id": ChoiceField(_("Answer to"), [(None, "—"), *others]),
            "meeting_id": ChoiceField(_("At a session"), self._desk.sessions()),
            "url": TextField(_("Address"), limit=2000),
            "text": MultilineField(_("What happened"), lines=3),
        }
        context = self._desk.context
        for column, field in fields.items():

            def prepare(value: Any, column: str = column, field: Field = field) -> Callable[[], Written]:
                step_id = key()
                values = field.columns("stepped_on" if column == "stepped" else column, value)
                return lambda: context.services.advocacy.change_step(step_id, values)

            save_when_left(field, context.jobs, context.errors, prepare, self._desk.changed)
        return fields

    def _signatory(self, row: SignatoryRow) -> Shown:
        remove = Tool(
            "x",
            _("Signs no longer: {name}").format(name=row.name),
            lambda: self._desk.remove(AdvocacySignatory, row.id, row.name),
        )
        return Shown(row.name, tools=(remove,))

    def _show_signatories(self) -> None:
        row = self._row()
        steps = row.steps if row else ()
        chosen = next((step for step in steps if step.id == self.signed_at.value()), None)
        self.signatories.show_rows(chosen.signatories if chosen else ())

    def _sign_name(self, name: str) -> None:
        if name.strip():
            self.name.set_value("")
            self._sign(name=name.strip())

    def _sign(self, *, organisation_id: UUID | None = None, name: str = "") -> None:
        context, step_id = self._desk.context, self.signed_at.value()
        if step_id is not None:
            self._desk.act(lambda: context.services.advocacy.sign(step_id, organisation_id=organisation_id, name=name))

    def _remove(self, row: StepRow) -> None:
        self._desk.remove(AdvocacyStep, row.id, step_title(row))


def step_title(step: StepRow) -> str:
    """Its title, else its kind with its day."""
    return step.title or " · ".join(part for part in (_(STEP_KINDS[step.kind]), step.stepped.told()) if part)
