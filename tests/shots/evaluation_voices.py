"""The pictures of testimonials, SWOT and evaluations."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from csxl_desktop.domain.campaign_rows import AskFrom
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


def _next_step(studio: "Studio") -> None:
    _place("evaluations")(studio)
    place = studio.page().place()
    area = next(each for each in place.findChildren(QScrollArea) if each.isAncestorOf(place.fields))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _point(studio: "Studio") -> None:
    _place("swot")(studio)
    place = studio.page().place()
    place.open(place.quadrants["strength"].points()[1].row_id)


def _proposals(studio: "Studio") -> None:
    _place("campaigns")(studio)
    record = studio.page().place().record
    record.choosing.propose(AskFrom.ASSEMBLIES)
    studio.settle()
    area = next(each for each in record.findChildren(QScrollArea) if each.isAncestorOf(record.choosing))
    area.verticalScrollBar().setValue(record.choosing.y())


VOICES_SHOTS = (
    Shot("evaluation-appel-temoignages", EVALUATION, _place("campaigns")),
    Shot("evaluation-appel-temoignages-a-qui", EVALUATION, _proposals),
    Shot("evaluation-temoignages-accord", EVALUATION, _consent),
    Shot("evaluation-evaluations", EVALUATION, _place("evaluations")),
    Shot("evaluation-evaluations-suite", EVALUATION, _next_step),
    Shot("evaluation-swot", EVALUATION, _place("swot")),
    Shot("evaluation-swot-preuves", EVALUATION, _point),
)
