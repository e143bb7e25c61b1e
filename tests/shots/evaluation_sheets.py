"""The pictures of action sheets: the module is turned on for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csxl_desktop.domain.modules import Module
from tests.shots import EVALUATION, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _view(view: str, prepare: Callable[["Studio"], object] | None = None) -> Callable[["Studio"], object]:
    def show(studio: "Studio") -> None:
        page = studio.page()
        context = page.place().context
        context.jobs.ask(lambda: context.services.modules.choose(Module.ACTION_SHEETS, wanted=True), lambda _done: None)
        studio.settle()
        page.reload()
        studio.settle()
        page.show_place("action_sheets")
        studio.settle()
        page.place().record.show_view(view)
        studio.settle()
        if prepare is not None:
            prepare(studio)

    return show


def _open_first_line(studio: "Studio") -> None:
    studio.page().place().record.occurrences.lines()[4].toggle()


def _propose(studio: "Studio") -> None:
    record = studio.page().place().record
    record.rhythm.propose()
    studio.settle()
    studio.show_card(record.stack.currentWidget().parentWidget(), record.rhythm)


SHEET_SHOTS = (
    Shot("evaluation-fiches-identite", EVALUATION, _view("identity")),
    Shot("evaluation-fiches-texte", EVALUATION, _view("text")),
    Shot("evaluation-fiches-dates", EVALUATION, _view("dates", _open_first_line)),
    Shot("evaluation-fiches-rythme", EVALUATION, _view("dates", _propose)),
    Shot("evaluation-fiches-page", EVALUATION, _view("page")),
)
