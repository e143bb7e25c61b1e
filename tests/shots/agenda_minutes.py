"""The pictures of minutes on their way, and of their register."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csxl_desktop.domain.choices import BasicKind, MinutesState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.i18n import _
from tests.shots import MEETINGS, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _step(step: Step) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.press(_("List"))
        studio.window().open_record("meeting", studio.held(BasicKind.PLENARY).id)
        studio.settle()
        studio.page().record.show_step(step)
        studio.settle()

    return prepare


def _corrected(studio: "Studio") -> None:
    """Approved minutes, where a corrigendum may be added."""
    studio.press(_("List"))
    row = next(row for row in studio.page().list.model.rows() if row.minutes_state is MinutesState.APPROVED)
    studio.window().open_record("meeting", row.id)
    studio.settle()
    studio.page().record.show_step(Step.APPROVE)
    studio.settle()


def _register(studio: "Studio") -> None:
    studio.page().open_record("agenda_place", "minutes")
    studio.settle()


MINUTES_SHOTS = (
    Shot("pv-envoi", MEETINGS, _step(Step.SEND)),
    Shot("pv-approbation", MEETINGS, _step(Step.APPROVE)),
    Shot("pv-corriger", MEETINGS, _corrected),
    Shot("pv-registre", MEETINGS, _register),
)
