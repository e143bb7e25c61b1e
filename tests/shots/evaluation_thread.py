"""The pictures of the handover file, of axis threads, surveys and evaluation cycles."""

from typing import TYPE_CHECKING

from csxl_desktop.i18n import _
from tests.shots import EVALUATION, GROUPS, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _handover(studio: "Studio") -> None:
    studio.page().show_place("handover")


def _thread(studio: "Studio") -> None:
    page = studio.page()
    groups = page.list_card.model.rows()
    page.open_record("working_group", next(row.id for row in groups if row.name == "Seniors"))
    studio.settle()
    studio.press(_("The thread"))


def _note(studio: "Studio") -> None:
    _thread(studio)
    studio.press(_("Note of two pages"))


THREAD_SHOTS = (
    Shot("evaluation-passation", EVALUATION, _handover),
    Shot("groupes-zfil", GROUPS, _thread),
    Shot("groupes-zfil-note", GROUPS, _note),
)
