"""The pictures of what follows from meetings: registers, the paragraph for the report, attestations, newsletter."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.i18n import _
from tests.shots import EVALUATION, MEETINGS, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _place(key: str, side: str = "") -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.window().open_record("agenda_place", key)
        studio.settle()
        if side:
            studio.press(_(side))

    return prepare


def _telling(studio: "Studio") -> None:

    studio.press(_("List"))
    studio.window().open_record("meeting", studio.held(BasicKind.PLENARY).id)
    studio.settle()
    studio.page().record.show_telling()
    studio.settle()


def _attesting(studio: "Studio") -> None:
    studio.page().record.show_document("certificate")
    studio.settle()


def _newsletter(studio: "Studio") -> None:
    studio.window().open_record("evaluation_place", "newsletters")
    studio.settle()
    place = studio.page().place()
    place.new_record()
    studio.settle()
    place.record.choices.put(place.record.choices.lines.keys()[:4])
    studio.settle()


def _newsletter_pages(studio: "Studio") -> None:
    studio.page().place().print_current()
    studio.settle()


AFTER_SHOTS = (
    Shot("apres-decisions", MEETINGS, _place("decisions")),
    Shot("apres-actions", MEETINGS, _place("actions")),
    Shot("apres-actions-pages", MEETINGS, _place("actions", "Pages")),
    Shot("apres-rapport", MEETINGS, _telling),
    Shot("apres-attestations", MEETINGS, _attesting),
    Shot("apres-lettre", EVALUATION, _newsletter),
    Shot("apres-lettre-pages", EVALUATION, _newsletter_pages),
)
