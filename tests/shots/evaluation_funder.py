"""The pictures of the funder's file and of what feeds it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csxl_desktop.domain.modules import Module
from tests.shots import EVALUATION, HOME, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _place(key: str, *, pages: bool = False, module: Module | None = None) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        if module is not None:
            context = studio.page().place().context
            context.jobs.save(
                lambda: context.services.modules.choose(module, wanted=True),
                lambda _answer: studio.page().reload(),
                context.errors.show,
                owner=studio.page(),
            )
            studio.settle()
        studio.window().open_record("evaluation_place", key)
        studio.settle()
        if pages:
            studio.page().place().print_current()
            studio.settle()

    return prepare


FUNDER_SHOTS = (
    Shot("subside-criteres", EVALUATION, _place("criteria")),
    Shot("subside-criteres-pages", EVALUATION, _place("criteria", pages=True)),
    Shot("subside-synthese", EVALUATION, _place("summary")),
    Shot("subside-publications", EVALUATION, _place("publications")),
    Shot("subside-publications-pages", EVALUATION, _place("publications", pages=True)),
    Shot("subside-projets", EVALUATION, _place("projects", module=Module.PROJECTS)),
    Shot("subside-conventions", EVALUATION, _place("conventions", module=Module.CONVENTIONS)),
    Shot("subside-conventions-pages", EVALUATION, _place("conventions", pages=True)),
    Shot("subside-formations", EVALUATION, _place("trainings", module=Module.TRAININGS)),
    Shot("subside-partenariats", EVALUATION, _place("partnerships")),
    Shot("subside-reglages", HOME, lambda studio: studio.page().open_settings()),
    Shot("subside-accueil", HOME),
    Shot("subside-dossier", EVALUATION, _place("subsidy")),
    Shot("subside-dossier-pages", EVALUATION, _place("subsidy", pages=True)),
)
