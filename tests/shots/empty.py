"""Every page of a new dossier: what each says while nothing stands in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csxl_desktop.ui.directory.tools import TOOLS
from csxl_desktop.ui.evaluation.entries import ENTRIES
from csxl_desktop.ui.meetings.places import PLACES
from tests.shots import DIRECTORY, EVALUATION, GROUPS, HOME, MEETINGS, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _tool(key: str) -> Callable[["Studio"], object]:
    return lambda studio: studio.page().open_tool(key)


def _place(key: str) -> Callable[["Studio"], object]:
    return lambda studio: studio.page().show_place(key)


def _memory(show: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().open_memory()
        studio.settle()
        getattr(studio.page().memory, show)()

    return prepare


def _settings(studio: "Studio") -> None:
    studio.page().open_settings()


EMPTY_SHOTS = (
    Shot("vide-accueil", HOME),
    Shot("vide-parametres", HOME, _settings),
    Shot("vide-sauvegardes", HOME, lambda studio: studio.page().open_backups()),
    *(
        Shot(f"vide-{name}", HOME, _memory(show))
        for name, show in (
            ("historique", "show_acts"),
            ("corbeille", "show_trash"),
            ("donnees-personnelles", "show_personal_data"),
            ("mallette", "show_bags"),
            ("partage", "show_shared"),
            ("protection", "show_protection"),
        )
    ),
    Shot("vide-repertoire", DIRECTORY, lambda studio: studio.page().close_tool()),
    *(Shot(f"vide-repertoire-{tool.key}", DIRECTORY, _tool(tool.key)) for tool in TOOLS),
    Shot("vide-agenda", MEETINGS, lambda studio: studio.page().close_tool()),
    *(Shot(f"vide-agenda-{place.key}", MEETINGS, _tool(place.key)) for place in PLACES),
    Shot("vide-groupes", GROUPS),
    *(Shot(f"vide-evaluation-{entry.key}", EVALUATION, _place(entry.key)) for entry in ENTRIES),
)
