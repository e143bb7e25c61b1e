"""The pictures of preparing and convening a meeting."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import _
from tests.shots import MEETINGS, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _beside(kind: str) -> Callable[["Studio"], object]:
    """Convoquer with a place beside its list."""

    def prepare(studio: "Studio") -> None:
        studio.press(_("List"))
        studio.window().open_record("meeting", studio.held(BasicKind.PLENARY).id)
        studio.settle()
        record = studio.page().record
        record.show_step(Step.CONVENE)
        record.panel(Step.CONVENE).preview.show_kind(kind)
        studio.settle()

    return prepare


def _preparing(behaviour: BasicKind, *, down: int = 0) -> Callable[["Studio"], object]:
    """Préparer, scrolled down by as many pixels."""

    def prepare(studio: "Studio") -> None:
        studio.press(_("List"))
        studio.window().open_record("meeting", studio.held(behaviour).id)
        studio.settle()
        record = studio.page().record
        record.show_step(Step.PREPARE)
        studio.settle()
        record.panel(Step.PREPARE).area.verticalScrollBar().setValue(down)
        studio.settle()

    return prepare


def _reading_again(studio: "Studio") -> None:
    """An invitation with a slip in it."""
    _beside("send")(studio)
    desk = studio.page().desk
    meeting_id, services = desk.id(), desk.context.services
    words = "Vous êtes invités le lundi 3 mars 2026 à notre 3ième assemblée."
    text = RichText((Block("b1", "p", (Span(words),)),))
    desk.act(lambda: services.records.change(Meeting, meeting_id, {"invitation_text": text}))
    studio.settle()
    card = studio.page().record.panel(Step.CONVENE).sending.read_again
    card.read()
    studio.settle()
    card.toggle_list()
    studio.settle()


CONVENE_SHOTS = (
    Shot("convene-relire", MEETINGS, _reading_again),
    Shot("convene-ordre-du-jour", MEETINGS, _preparing(BasicKind.PLENARY, down=330)),
    Shot("convene-a-faire", MEETINGS, _preparing(BasicKind.PLENARY, down=900)),
    Shot("convene-marche", MEETINGS, _preparing(BasicKind.WALK, down=330)),
    Shot("convene-feuille", MEETINGS, _beside("attendance-sheet")),
    Shot("convene-envoi", MEETINGS, _beside("send")),
    Shot("convene-reponses", MEETINGS, _beside("answers")),
)
