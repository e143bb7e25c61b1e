"""The names of the groups in an editor: `{` offers them, and each says what the group is called today."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject

from csxl_desktop.services.live_fields import FieldValue
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice


class GroupNames(QObject):
    """Follows one editor; the names are read each time that it comes to the front."""

    def __init__(self, context: Context, editor: RichTextEditor) -> None:
        super().__init__(editor)
        self._context, self._editor = context, editor
        self._offered: list[FieldChoice] = []
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.read()
        return super().eventFilter(watched, event)

    def read(self) -> None:
        """Ask for the names again."""
        context = self._context
        context.jobs.ask(
            lambda: context.services.group_fields.fields(), self._offer, context.errors.show, owner=self, latest="names"
        )

    def _offer(self, fields: Sequence[FieldValue]) -> None:
        choices = [FieldChoice(each.name, each.label, each.value) for each in fields]
        if choices != self._offered:
            self._offered = choices
            self._editor.set_fields(choices)
