"""The pictures of the handover file, of axis threads, surveys and evaluation cycles."""

from typing import TYPE_CHECKING

from tests.shots import EVALUATION, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _handover(studio: "Studio") -> None:
    studio.page().show_place("handover")


THREAD_SHOTS = (Shot("evaluation-passation", EVALUATION, _handover),)
