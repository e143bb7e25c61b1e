"""The pictures of the figures: charts one by one, what a figure rests on, the page on paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csxl_desktop.i18n import _
from tests.shots import EVALUATION, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _chart(code: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().show_place("figures")
        studio.settle()
        studio.page().place().charts.show_chart(code)

    return prepare


def _behind(studio: "Studio") -> None:
    studio.page().show_place("figures")
    studio.settle()
    studio.page().place().show_behind("presence_rate")


def _view(key: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().show_place("figures")
        studio.settle()
        studio.page().place().show_view(key)

    return prepare


def _kept(studio: "Studio") -> None:
    studio.page().show_place("figures")
    studio.settle()
    studio.page().place().show_view("screen")
    indicators = studio.page().place().indicators
    indicators.table.choose_first()
    studio.show_card(studio.page().place(), indicators)


def _report_charts(studio: "Studio") -> None:
    studio.page().show_place("report")
    studio.settle()
    place = studio.page().place()
    row = next(row for row in place.sections.model.rows() if row.code == "evaluation")
    place.open(row.id)
    place.reload()
    studio.settle()
    place.text.charts.toggle()


def _paper(studio: "Studio") -> None:
    studio.page().show_place("figures")
    studio.settle()
    studio.press(_("On paper"))


FIGURE_SHOTS = (
    Shot("evaluation-chiffres-presence", EVALUATION, _chart("presence")),
    Shot("evaluation-chiffres-groupes", EVALUATION, _chart("groups")),
    Shot("evaluation-chiffres-membres", EVALUATION, _chart("members")),
    Shot("evaluation-chiffres-derriere", EVALUATION, _behind),
    Shot("evaluation-chiffres-papier", EVALUATION, _paper),
    Shot("evaluation-chiffres-tableaux", EVALUATION, _view("tables")),
    Shot("evaluation-chiffres-annees", EVALUATION, _view("years")),
    Shot("evaluation-chiffres-suivis", EVALUATION, _kept),
    Shot("evaluation-rapport-graphiques", EVALUATION, _report_charts),
)
