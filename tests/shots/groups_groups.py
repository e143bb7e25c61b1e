"""The pictures of the working groups: who came, the documents."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csxl_desktop.i18n import _
from tests.shots import GROUPS, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _presence(which: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.press(_("Presence"))
        studio.settle()
        studio.page().record.presence.invite.show_list(which)

    return prepare


def _outputs(studio: "Studio") -> None:
    studio.press(_("Outputs"))
    group = next(each for each in studio.page().list_card.model.rows() if each.name.startswith("Inégalités"))
    studio.page().open_record("working_group", group.id)


def _document(which: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.press(_("Text and documents"))
        studio.page().record.report.show_document(which)

    return prepare


GROUP_SHOTS = (
    Shot("groupes-presence", GROUPS, _presence("invite")),
    Shot("groupes-jamais-vus", GROUPS, _presence("never")),
    Shot("groupes-productions", GROUPS, _outputs),
    Shot("groupes-planning", GROUPS, _document("planning")),
    Shot("groupes-partenaires", GROUPS, _document("partners")),
)
