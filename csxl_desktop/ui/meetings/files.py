"""Files kept with the meeting: dropped anywhere on it or chosen, opened by a click, never by themselves."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import MeetingFileKind
from csxl_desktop.domain.sheets import MeetingFile
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.meeting_files import FileRow
from csxl_desktop.ui.file_opening import FileOpener
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.keeping import keep_files
from csxl_desktop.ui.printing import documents_folder
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label, literal
from csxl_desktop.ui.widgets.text_fields import ChoiceField

KINDS = {
    MeetingFileKind.SCAN: N_("Signed sheet"),
    MeetingFileKind.PRESENTATION: N_("Presentation"),
    MeetingFileKind.OTHER: N_("Other file"),
}


class FileEditor(RowEditor[FileRow]):
    """What the file is, its name (a click opens it), its size."""

    def __init__(self, files: "FilesEditor", row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        desk = files.desk
        self.kind = ChoiceField("", [(kind, _(word)) for kind, word in KINDS.items()]).called(_("What the file is"))
        self.kind.setFixedWidth(look().sizes.px(130))
        self.open_link = link_button("", lambda: files.open_file(row_id, self.open_link), "file-text")
        self._size = label("", "small")
        desk.save(self.kind, "kind", MeetingFile, lambda: row_id)
        self.body.addWidget(self.kind)
        self.body.addWidget(self.open_link)
        self.body.addStretch()
        self.body.addWidget(self._size)
        self.setFocusProxy(self.kind.control)

    def show_row(self, row: FileRow, _place: int, *, same: bool) -> None:
        self.kind.show_value(row.kind, same=same)
        self.open_link.setText(literal(row.title))
        self.open_link.setAccessibleName(_("Open: {name}").format(name=row.title))
        self._size.setText(_("{n} kB").format(n=max(1, row.size // 1000)))


class FilesEditor(QWidget):
    """The files, and the button that adds some."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._rows: tuple[FileRow, ...] = ()
        self.files: RowStack[FileRow] = RowStack(
            lambda key: FileEditor(self, key),
            empty=_("Drop the scan of the signed sheet or a presentation here: it is kept with the meeting."),
        )
        self.add_button = button(_("Add files…"), "files", self._choose)
        self.opener = FileOpener(desk.context)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addWidget(self.opener)
        box.addWidget(self.files)
        box.addWidget(self.add_button)
        self.files.removed.connect(
            lambda row: desk.trash(MeetingFile, row.id, _("“{title}” moved to the trash").format(title=row.title))
        )

    def show_meeting(self, meeting: OpenMeeting) -> None:
        context, meeting_id = self.desk.context, meeting.record.row.id
        context.jobs.ask(
            lambda: context.services.meeting_files.rows(meeting_id), self._show, owner=self, latest="meetings/files"
        )

    def _show(self, rows: tuple[FileRow, ...]) -> None:
        self._rows = rows
        self.files.show_rows(rows)

    def open_file(self, file_id: UUID, origin: QWidget | None = None) -> None:
        """Hand a copy to the program that opens such files; ask first where it could carry something out."""
        row = next((each for each in self._rows if each.id == file_id), None)
        context = self.desk.context
        if row is not None:
            self.opener.open_file(row.name, lambda: context.services.meeting_files.content(file_id), origin)

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(self, _("Files of the meeting"), str(documents_folder()))
        keep_files(self.desk, [Path(name) for name in chosen])
