"""One candidacy: who presents it, on which assembly, what was signed, and the answer."""

import mimetypes
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import CandidacyOutcome
from csxl_desktop.domain.membership import Candidacy
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import list_date, short_date
from csxl_desktop.services.assemblies import AssemblyRow
from csxl_desktop.services.joining import CandidateRow, JoiningBoard
from csxl_desktop.services.records import Written
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.record_link import RecordLink
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label, set_tip
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField


class CandidatePanel(QWidget):
    """`accepted(written)` is called once the organisation is a member."""

    def __init__(self, acts: ToolActs, accepted: Callable[[Written], object]) -> None:
        super().__init__()
        self._acts, self._accepted = acts, accepted
        self._row: CandidateRow | None = None
        screen = acts.screen(self.key)
        self.name = RecordLink("", self._open)
        self.asked = screen.day_field(_("Asked on"))
        self.presented_by = ReferenceField(_("Presented by"), screen.organisations)
        self.meeting = ChoiceField(_("Assembly"))
        self.charter = ChoiceField(_("Charter signed, version"))
        self.signed_on = screen.day_field(_("Charter signed on"))
        self.file_button = button(_("File the signed charter…"), "paperclip", self._choose_file)
        self.file = label("", "small", wrap=True)
        self.reason = TextField(_("Reason"), placeholder=_("Why it is put off or refused"))
        self.accept_button = primary_button(_("Accept"), "check", self.accept)
        self.postpone_button = button(_("Put off"), "repeat-2", self.postpone)
        set_tip(self.postpone_button, _("It stands again on the next assembly"))
        self.refuse_button = button(_("Refuse"), "x", self.refuse)
        self.when = label("", "small", wrap=True)
        screen.save(self.asked, Candidacy, "asked_on")
        screen.save(self.presented_by, Candidacy, "presented_by_id")
        screen.save(self.charter, Candidacy, "charter_version")
        screen.save(self.signed_on, Candidacy, "charter_signed_on")
        screen.save(self.reason, Candidacy, "reason")
        acts.save(self.meeting, self._put_on)
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        facts = Card(padding=sizes.between)
        facts.box.addWidget(self.name)
        form = FormLayout(2)
        form.add_all(self.asked, self.presented_by)
        form.add(self.meeting, 2)
        facts.box.addLayout(form)
        signed = Card(padding=sizes.between)
        signed.box.addWidget(SectionLabel(_("Charter")))
        below = FormLayout(2)
        below.add_all(self.charter, self.signed_on)
        signed.box.addLayout(below)
        filed = QHBoxLayout()
        filed.addWidget(self.file_button)
        filed.addWidget(self.file, 1)
        signed.box.addLayout(filed)
        answer = Card(padding=sizes.between)
        answer.box.addWidget(SectionLabel(_("Answer of the assembly")))
        answer.box.addWidget(self.when)
        answer.box.addWidget(self.reason)
        self._answers = QHBoxLayout()
        self._answers.setSpacing(sizes.inside)
        for each in (self.accept_button, self.postpone_button, self.refuse_button):
            self._answers.addWidget(each)
        self._answers.addStretch()
        answer.box.addLayout(self._answers)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        for card in (facts, signed, answer):
            box.addWidget(card)
        box.addStretch()

    # What the tool calls.

    def key(self) -> UUID:
        if self._row is None:
            raise LookupError("no candidate is shown")
        return self._row.id

    def show_row(self, row: CandidateRow, board: JoiningBoard) -> None:
        same = self._row is not None and self._row.id == row.id
        self._row = row
        self.name.setText(row.organisation)
        self.meeting.set_options(assembly_choices(board.assemblies, self._acts.context.today(), row.meeting_id))
        names = list(dict.fromkeys(["", *board.charters, row.charter_version]))
        self.charter.set_options([(name, name or "—") for name in names])
        for field, value in (
            (self.asked, row.asked_on),
            (self.presented_by, row.presented_by_id),
            (self.meeting, row.meeting_id),
            (self.charter, row.charter_version),
            (self.signed_on, row.charter_signed_on),
            (self.reason, row.reason),
        ):
            field.show_value(value, same=same)
        self.file.setText(row.charter_file or _("No scan filed."))
        waits = row.outcome is CandidacyOutcome.PENDING
        for each in (self.accept_button, self.postpone_button, self.refuse_button):
            each.setVisible(waits)
        for each in (self.accept_button, self.refuse_button):
            each.setEnabled(row.can_be_answered)
        self.when.setText(_when(row))
        self.when.setVisible(bool(self.when.text()))

    def accept(self) -> None:
        """A member from the day of the assembly on; the welcome letter is proposed next."""
        row, services = self._shown(), self._services()
        said = _("“{name}” is a member").format(name=row.organisation)
        self._acts.act(lambda: services().joining.accept(row.id), said, self._accepted)

    def postpone(self) -> None:
        row, services, reason = self._shown(), self._services(), self.reason.value()
        said = _("“{name}” is put off to the next assembly").format(name=row.organisation)
        self._acts.act(lambda: services().joining.postpone(row.id, reason), said)

    def refuse(self) -> None:
        row, services, reason = self._shown(), self._services(), self.reason.value()
        if not reason:
            self.reason.show_refusal(_("Say why: the organisation will ask."))
            self.reason.setFocus()
            return
        said = _("“{name}” is refused").format(name=row.organisation)
        self._acts.act(lambda: services().joining.refuse(row.id, reason), said)

    def file_charter(self, path: Path) -> None:
        """Keep the scan; it stays with the membership."""
        row, services = self._shown(), self._services()
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self._acts.context.jobs.compute(
            path.read_bytes,
            lambda content: self._acts.act(
                lambda: services().joining.file_charter(row.id, content, path.name, media_type),
                _("Signed charter filed"),
            ),
            self._acts.context.errors.show,
            owner=self,
            label=_("Reading the file"),
            stoppable=True,
        )

    # Within.

    def _shown(self) -> CandidateRow:
        if self._row is None:
            raise LookupError("no candidate is shown")
        self.reason.flush()
        return self._row

    def _services(self) -> Callable[[], Any]:
        context = self._acts.context
        return lambda: context.services

    def _put_on(self, meeting_id: UUID | None) -> Callable[[], Written]:
        key, context = self.key(), self._acts.context
        return lambda: context.services.joining.put_on(key, meeting_id)

    def _open(self) -> None:
        if self._row is not None:
            self._acts.page.record_requested.emit("organisation", self._row.organisation_id)

    def _choose_file(self) -> None:
        kinds = _("Scans (*.pdf *.jpg *.jpeg *.png);;All files (*)")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("The signed charter"), "", kinds)
        if chosen:
            self.file_charter(Path(chosen))


def assembly_choices(
    assemblies: Sequence[AssemblyRow], today: date, chosen: UUID | None
) -> list[tuple[UUID | None, str]]:
    """Those to come, nearest first, the one chosen, and the last two held: an answer may be noted late."""
    held = [each for each in assemblies if each.first_on < today]
    kept = [each for each in assemblies if each.first_on >= today]
    kept += [each for each in reversed(held) if each in held[-2:] or each.id == chosen]
    return [(None, "—"), *((each.id, _assembly(each)) for each in kept)]


def _assembly(each: AssemblyRow) -> str:
    day = f"{list_date(each.first_on)} {each.first_on.year}"
    return f"{day} · {each.theme}" if each.theme else day


def _when(row: CandidateRow) -> str:
    if row.outcome is not CandidacyOutcome.PENDING or row.can_be_answered:
        return ""
    day = short_date(row.meeting_on) if row.meeting_on else ""
    return _("The answer is noted from {day} on, the day of the assembly.").format(day=day)
