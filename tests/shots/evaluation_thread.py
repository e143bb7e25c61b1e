"""The pictures of the handover file, of axis threads, surveys and evaluation cycles."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from csxl_desktop.domain.modules import Module
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
    studio.press(_("Two-page note"))


def _module(module: Module, key: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        context = studio.page()._context
        context.jobs.save(lambda: context.services.modules.choose(module, wanted=True), lambda _: None, print)
        studio.settle()
        studio.page().reload()
        studio.settle()
        studio.page().show_place(key)

    return prepare


def _below(module: Module, key: str, card: Callable[[Any], Any]) -> Callable[["Studio"], object]:
    """The place, scrolled to a card of its record."""
    to_place = _module(module, key)

    def prepare(studio: "Studio") -> None:
        to_place(studio)
        studio.settle()
        pane = studio.page().place().record
        studio.show_card(pane, card(pane))

    return prepare


THREAD_SHOTS = (
    Shot("evaluation-passation", EVALUATION, _handover),
    Shot("evaluation-zenquetes", EVALUATION, _module(Module.SURVEYS, "surveys")),
    Shot("evaluation-zcycle", EVALUATION, _module(Module.CYCLE, "cycles")),
    Shot("evaluation-zenquetes-questions", EVALUATION, _below(Module.SURVEYS, "surveys", lambda pane: pane.questions)),
    Shot("evaluation-zcycle-etape", EVALUATION, _below(Module.CYCLE, "cycles", lambda pane: pane.step)),
    Shot("evaluation-zcycle-criteres", EVALUATION, _below(Module.CYCLE, "cycles", lambda pane: pane.actors)),
    Shot("groupes-zfil", GROUPS, _thread),
    Shot("groupes-zfil-note", GROUPS, _note),
)
