"""The pictures of minutes on their way, and of their register."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csxl_desktop.domain.choices import AttendanceState, BasicKind, MinutesState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import _
from csxl_desktop.ui.page import REDACTED
from tests.shots import MEETINGS, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _step(step: Step) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.press(_("List"))
        studio.window().open_record("meeting", studio.held(BasicKind.PLENARY).id)
        studio.settle()
        studio.page().record.show_step(step)
        studio.settle()

    return prepare


def _corrected(studio: "Studio") -> None:
    """Approved minutes, where a corrigendum may be added."""
    studio.press(_("List"))
    row = next(row for row in studio.page().list.model.rows() if row.minutes_state is MinutesState.APPROVED)
    studio.window().open_record("meeting", row.id)
    studio.settle()
    studio.page().record.show_step(Step.APPROVE)
    studio.settle()


def _annexes(studio: "Studio") -> None:
    """What frames the minutes, with a presentation and a file that is asked about before it is opened."""
    studio.press(_("List"))
    row = next(row for row in studio.page().list.model.rows() if row.minutes_state is MinutesState.SENT)
    studio.window().open_record("meeting", row.id)
    studio.settle()
    desk = studio.page().desk
    item = desk.meeting.record.items[-2].id
    annexes = desk.context.services.annexes
    slides = {"title": "Estimation par quartier", "author": "Fatou Keita", "points": ("méthode", "trois cartes")}
    desk.act(lambda: annexes.add(row.id, b"a", "estimation.pptx", **slides, item_id=item))
    desk.act(lambda: annexes.add(row.id, b"b", "calcul.xlsm"))
    studio.settle()
    studio.page().record.show_step(Step.WRITE)
    studio.settle()
    panel = studio.page().record.panel(Step.WRITE)
    panel.items.selectRow(panel.entries.rowCount() - 1)
    studio.settle()
    editor = panel.closing.annexes
    editor.open_annex(editor.rows.keys()[-1])
    studio.settle()


def _blocks(studio: "Studio") -> None:
    studio.page().open_record("agenda_place", "blocks")
    studio.settle()


def _private(studio: "Studio") -> None:
    """The items of the agenda, one with its private note."""
    _step(Step.PREPARE)(studio)
    panel = studio.page().record.panel(Step.PREPARE)
    panel.agenda.items.editor(panel.agenda.items.keys()[1]).begin_note()
    studio.settle()
    studio.show_card(panel, panel.agenda_card)


def _reading_again(step: Step, *, opened: bool) -> Callable[["Studio"], object]:
    """Minutes with slips in them, and what Relecture says of them in that step."""

    def prepare(studio: "Studio") -> None:
        studio.press(_("List"))
        row = next(row for row in studio.page().list.model.rows() if row.minutes_state is MinutesState.SENT)
        studio.window().open_record("meeting", row.id)
        studio.settle()
        desk = studio.page().desk
        item = desk.meeting.record.items[1]
        services = desk.context.services
        words = (
            "Nous avons accueillis, le lundi 12 mars 2026, trois services. La 2ième rencontre se tiendra le 31 avril."
        )
        text = RichText((*item.text.blocks, Block("b9", "p", (Span(words),))))
        desk.act(lambda: services.records.change(AgendaItem, item.id, {"text": text}))
        studio.settle()
        studio.page().record.show_step(step)
        studio.settle()
        card = studio.page().record.panel(step).read_again
        card.read()
        studio.settle()
        if opened:
            card.toggle_list()
            studio.settle()
        if step is Step.WRITE and opened:
            card.rows.editor(card.rows.keys()[1]).way_button.click()
            studio.settle()

    return prepare


def _register(studio: "Studio") -> None:
    studio.page().open_record("agenda_place", "minutes")
    studio.settle()


def _redacted(studio: "Studio") -> None:
    """Minutes that were sealed, then the first who came is erased."""
    studio.press(_("List"))
    rows = studio.page().list.model.rows()
    sent = next(row for row in rows if row.minutes_state is MinutesState.SENT)
    last = max(rows, key=lambda row: row.first_on)
    desk = studio.page().desk
    services = desk.context.services

    def erase() -> object:
        services.minutes.approve(sent.id, last.id)
        came = services.meetings.record(sent.id).attendances
        key = next(line.person_id for line in came if line.person_id and line.state is AttendanceState.PRESENT)
        return services.erasing.erase(key, services.erasing.preview(key).name)

    desk.act(erase)
    studio.settle()
    studio.page().open_record("agenda_place", REDACTED)
    studio.settle()


MINUTES_SHOTS = (
    Shot("pv-relire", MEETINGS, _reading_again(Step.WRITE, opened=False)),
    Shot("pv-relire-liste", MEETINGS, _reading_again(Step.WRITE, opened=True)),
    Shot("pv-relire-envoi", MEETINGS, _reading_again(Step.SEND, opened=True)),
    Shot("pv-envoi", MEETINGS, _step(Step.SEND)),
    Shot("pv-approbation", MEETINGS, _step(Step.APPROVE)),
    Shot("pv-corriger", MEETINGS, _corrected),
    Shot("pv-annexes", MEETINGS, _annexes),
    Shot("pv-blocs", MEETINGS, _blocks),
    Shot("pv-note-privee", MEETINGS, _private),
    Shot("pv-registre", MEETINGS, _register),
    Shot("pv-effaces", MEETINGS, _redacted),
)
