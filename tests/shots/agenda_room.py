"""The pictures of a meeting being held: the window over the whole screen, its keys, the wall."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.i18n import _
from csxl_desktop.storage.errors import NotSavedError
from csxl_desktop.ui.meetings.room.minutes import DECISION, Said
from tests.shots import MEETINGS, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio

_SCREEN = QSize(1366, 768)


def _in_the_room(act: str = "") -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.press(_("List"))
        studio.window().open_record("meeting", studio.held(BasicKind.PLENARY).id)
        studio.settle()
        record = studio.page().record
        record.show_step(Step.HOLD)
        studio.settle()
        panel = record.panel(Step.HOLD)
        if panel.room is not None:
            panel.room.close()
            studio.settle()
        panel.open_room()
        panel.room.showNormal()
        panel.room.resize(_SCREEN)
        studio.settle()
        panel.room.desk.go(len(panel.room.desk.room.items) - 1)
        if act == "refused":
            item, error = panel.room.desk.item(), NotSavedError(detail=_("the disk is full"))
            panel.room.unsaved.hear(item.id, item.title, item.text, error, lambda: None)
        elif act == "came-back":
            said = Said(DECISION, "Inviter le service Logement à la prochaine réunion", panel.room.desk.item_id(), None)
            panel.room.minutes.come_back(said)
        elif act:
            panel.room.perform(act)
        studio.settle()
        if act == "projection":
            panel.room.projection.resize(_SCREEN)
            studio.settle()

    return prepare


def _room(studio: "Studio") -> QWidget:
    room: QWidget = studio.page().record.panel(Step.HOLD).room
    return room


def _wall(studio: "Studio") -> QWidget:
    wall: QWidget = studio.page().record.panel(Step.HOLD).room.projection
    return wall


ROOM_SHOTS = (
    Shot("tenir-salle", MEETINGS, _in_the_room(), _room),
    Shot("tenir-refus", MEETINGS, _in_the_room("refused"), _room),
    Shot("tenir-decision-refusee", MEETINGS, _in_the_room("came-back"), _room),
    Shot("tenir-touches", MEETINGS, _in_the_room("help"), _room),
    Shot("tenir-projection", MEETINGS, _in_the_room("projection"), _wall),
)
