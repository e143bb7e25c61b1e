"""The pictures of an action in a year."""

from collections.abc import Callable
from uuid import UUID

from csxl_desktop.domain.action_sheet_rows import SheetRecord
from csxl_desktop.domain.base import Record
from csxl_desktop.i18n import _
from csxl_desktop.services.files import CleanPicture, FileService
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.pictures import PicturesEditor
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.text import Card


class PicturesCard(Card):
    """The desk of its pictures: where they are written, to which sheet and year they belong."""

    def __init__(self, place: Place) -> None:
        super().__init__(_("Pictures"))
        self.context = place.context
        self._place = place
        self._record: SheetRecord | None = None
        self.pictures = PicturesEditor(self)
        self.box.addWidget(self.pictures)

    def show_record(self, record: SheetRecord) -> None:
        self._record = record
        self.pictures.show_pictures(record.pictures)

    # What the editor of pictures asks of its desk.

    def save(self, field: Field, column: str, entity: type[Record], key: Callable[[], UUID]) -> None:
        self._place.save(field, entity, column, key)

    def trash(self, entity: type[Record], record_id: UUID, text: str) -> None:
        self._place.throw(entity, record_id, text)

    def reorder(self, entity: type[Record], record_ids: list[UUID]) -> None:
        self._place.reorder(entity, record_ids)

    def add_picture(self, clean: CleanPicture) -> None:
        """A picture at the end of those of the action in the year on screen."""
        record, context = self._record, self.context
        if record is None:
            return
        sheet_id, year = record.row.sheet_id, record.year
        self._place.act(
            lambda: FileService(context.services.database).add_picture(clean, action_sheet_id=sheet_id, year=year)
        )
