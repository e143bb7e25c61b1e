"""The pictures of testimonials, SWOT and evaluations."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from tests.shots import EVALUATION, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _place(key: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().show_place(key)
        studio.settle()

    return prepare


def _consent(studio: "Studio") -> None:
    _place("testimonials")(studio)
    place = studio.page().place()
    area = next(each for each in place.record.findChildren(QScrollArea) if each.isAncestorOf(place.record.consent))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _point(studio: "Studio") -> None:
    _place("swot")(studio)
    place = studio.page().place()
    place.open(place.quadrants["strength"].points()[1].row_id)


VOICES_SHOTS = (
    Shot("evaluation-temoignages-accord", EVALUATION, _consent),
    Shot("evaluation-evaluations", EVALUATION, _place("evaluations")),
    Shot("evaluation-swot", EVALUATION, _place("swot")),
    Shot("evaluation-swot-preuves", EVALUATION, _point),
)
