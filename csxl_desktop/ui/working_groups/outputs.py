"""What the group made: a line each, opened into its fields; its file kept in the dossier, its address on the web."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from csxl_desktop.domain.evaluation_choices import OutputKind, OutputState
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.group_rows import OutputRow
from csxl_desktop.domain.group_words import OUTPUT_KINDS, OUTPUT_STATES
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.services.records import Written
from csxl_desktop.ui.file_opening import FileOpener, read_file
from csxl_desktop.ui.printing import documents_folder
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.fuzzy_date_field import FuzzyDateField
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, NumberField, TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import LinesCard
from csxl_desktop.ui.working_groups.words import QUALITIES

_TONES = {OutputState.ADOPTED: "good", OutputState.DISTRIBUTED: "good", OutputState.PLANNED: "neutral"}
_BADGES = {
    OutputKind.TOOL: "teal",
    OutputKind.NOTE: "indigo",
    OutputKind.MOTION: "amber",
    OutputKind.DIRECTORY: "green",
    OutputKind.CAMPAIGN: "plum",
}


class OutputsCard(LinesCard[OutputRow]):
    """All years, newest first: a tool of 2022 is still a tool of the group."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Outputs"))
        self._desk = desk
        self.form = AddForm(_("Add"), self._first_fields(), columns=3).keep_in(desk.context.drafts, "group-output")
        self.opener = FileOpener(desk.context)
        self.lines = Lines(
            self._shown, self._fields, empty=_("Nothing yet: a tool, a note, a motion, a directory, a campaign…")
        )
        self.box.addWidget(self.opener)
        self._hold(_("New output"), "plus", self.begin)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:  # noqa: ARG002 - what is half filled waits by itself
        self.show_rows(group.outputs, group)

    def begin(self) -> None:
        self.form.open_form(kind=OutputKind.TOOL, state=OutputState.DESIGNED)

    def _first_fields(self) -> dict[str, Field]:
        return {
            "title": TextField(_("Title"), required=True),
            "kind": ChoiceField(_("Kind"), [(kind, _(word)) for kind, word in OUTPUT_KINDS.items()]),
            "state": ChoiceField(_("State"), [(state, _(word)) for state, word in OUTPUT_STATES.items()]),
            "made": FuzzyDateField(_("Date"), self._desk.context.today, precision="made_precision"),
        }

    def _shown(self, row: OutputRow) -> Shown:
        copies = ngettext("{count} copy", "{count} copies", row.copies or 0).format(count=row.copies)
        axis = _("axis {number}").format(number=row.axis) if row.axis is not None else ""
        told = (row.made.written(), axis, row.languages, copies if row.copies else "", row.file_name)
        attach = _("Attach its file: {name}").format(name=row.title)
        tools = [Tool("paperclip", attach, partial(self.choose_file, row.id))]
        if row.file_name:
            name = _("Open: {name}").format(name=row.file_name)
            tools.append(Tool("file-text", name, partial(self.open_file, row)))
        url = QUrl(row.url)
        if url.scheme() in {"http", "https"}:
            name = _("Open: {name}").format(name=row.url)
            tools.append(Tool("external-link", name, partial(QDesktopServices.openUrl, url)))
        tools.append(Tool("trash-2", _("Remove: {name}").format(name=row.title), partial(self._remove, row)))
        return Shown(
            row.title,
            " · ".join(part for part in told if part),
            badge=(_(OUTPUT_KINDS[row.kind]), _BADGES.get(row.kind, "grey")),
            pills=((_(OUTPUT_STATES[row.state]), _TONES.get(row.state, "accent")),),
            tools=tuple(tools),
        )

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        desk = self._desk
        fields = {
            **self._first_fields(),
            "axis_id": ChoiceField(_("Axis"), desk.axes()),
            "meeting_id": ChoiceField(_("Adopted or presented at"), desk.sessions()),
            "languages": TextField(_("Languages"), placeholder=_("fr, nl")),
            "copies": NumberField(_("Copies")),
            "copies_quality": ChoiceField(_("Counted"), [(value, _(word)) for value, word in QUALITIES.items()]),
            "recipients": MultilineField(_("For whom"), lines=2),
            "url": TextField(_("Address"), limit=2000),
            "published": CheckField(_("Goes to the group’s folder")),
            "text": RichTextEditor(_("What the report tells of it")),
        }
        for column, field in fields.items():
            self._save(column, field, key)
        return fields

    def _save(self, column: str, field: Field, key: Callable[[], UUID]) -> None:
        context = self._desk.context

        def prepare(value: Any) -> Callable[[], Written]:
            output_id = key()
            if column == "url":
                return lambda: context.services.group_outputs.set_address(output_id, with_scheme(value))
            values = field.columns("made_on" if column == "made" else column, value)
            return lambda: context.services.group_outputs.change(output_id, values)

        save_when_left(field, context.jobs, context.errors, prepare, self._desk.changed)

    def choose_file(self, output_id: UUID) -> None:
        """Ask which file, and keep it."""
        chosen, _filter = QFileDialog.getOpenFileName(self, _("File of the output"), str(documents_folder()))
        if chosen:
            self.attach(output_id, Path(chosen))

    def attach(self, output_id: UUID, path: Path) -> None:
        """Read the file beside the window, then keep it."""
        desk = self._desk

        def keep(content: bytes) -> None:
            desk.act(lambda: desk.context.services.group_outputs.attach(output_id, content, path.name))

        desk.context.jobs.compute(
            partial(read_file, path), keep, desk.context.errors.show, owner=self, label=_("Keeping the files")
        )

    def open_file(self, row: OutputRow) -> None:
        """Hand a copy to the program that opens such files."""
        context = self._desk.context
        self.opener.open_file(row.file_name, lambda: context.services.group_outputs.content(row.id))

    def _remove(self, row: OutputRow) -> None:
        self._desk.remove(GroupOutput, row.id, row.title)

    def _add(self, values: dict[str, Any]) -> None:
        if not values["title"]:
            self.form.refuse(_("Give it a title."))
            return
        made = self.form.fields["made"].columns("made_on", values.pop("made"))
        context, group_id, year = self._desk.context, self._desk.id(), self._desk.year
        self.form.hide()
        self._desk.act(lambda: context.services.group_outputs.add(group_id, {"year": year, **values, **made}))


def with_scheme(address: str) -> str:
    """“exemple.be” as a browser wants it."""
    return address if not address or ":" in address else f"https://{address}"
