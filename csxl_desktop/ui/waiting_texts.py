"""At the start: whether the program had not been closed, what was typed and never saved, and the way to that text."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.system.draft_journal import Found
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.found_texts import leave_what_was_refused, look_for_found
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.page import TEXT

if TYPE_CHECKING:  # the rows of a meeting are no part of a start
    from csxl_desktop.domain.room import LostPlace, TextPlace

_NAMED = 3  # of the texts that wait, at most


class WaitingTexts(QObject):
    """One line above the pages of `window`, closed by its cross; nothing where all was closed and nothing waits."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._waiting: list[TextPlace] = []
        self._lost: list[tuple[LostPlace, Found]] = []
        journal, today = context.drafts.journal, context.today()
        if journal is None:
            self._place([])
            return
        leave_what_was_refused()

        def look() -> list[Found]:
            journal.sweep(today)
            return look_for_found(journal)

        def look_beside(_opened: None) -> None:  # what is covered is read by the key of the open dossier
            context.jobs.compute(look, self._place, context.errors.show, owner=self)

        context.jobs.ask(lambda: None, look_beside, context.errors.show, owner=self)

    def _place(self, found: list[Found]) -> None:
        """Which of them belong to this dossier; asked behind its opening."""
        context = self._context
        keys = [key for each in found if (key := as_uuid(each.key)) is not None]

        def read() -> "tuple[str, list[TextPlace], list[LostPlace]]":
            services = context.services
            if not keys:
                return services.database.not_closed, [], []
            places = services.room.places(keys)
            elsewhere = set(keys) - {each.item_id for each in places}
            return services.database.not_closed, places, services.lost_texts.places(elsewhere) if elsewhere else []

        def show(answer: "tuple[str, list[TextPlace], list[LostPlace]]") -> None:
            not_closed, places, lost = answer
            self._lost = [(place, each) for place in lost for each in _lacking(place, found)]
            self._show(not_closed, [each for each in places if _lacking(each, found)])

        context.jobs.ask(
            read,
            show,
            context.errors.show,
            owner=self,
            unhurried=True,
        )

    def _show(self, not_closed: str, waiting: "list[TextPlace]") -> None:
        self._waiting = waiting
        told = _(
            "The program had not been closed properly: the dossier stood open since {moment}. What was saved is safe."
        )
        self._say([told.format(moment=not_closed)] if not_closed else [])

    def open_next(self) -> None:
        """The text itself, where it is compared with what the dossier has; the line goes on with the others."""
        if self._waiting:
            first = self._waiting.pop(0)
            self._say([])
            self._window.open_record(TEXT, (first.meeting.id, first.item_id))

    def show_lost(self) -> None:
        """The texts whose item is in the trash or gone, in a window of their own; what is not decided waits on."""
        # The card of a tab, which is imported when it is shown.
        from csxl_desktop.ui.meetings.trashed_texts import TrashedTexts

        found, self._lost = self._lost, []
        self._say([])
        dialog = TrashedTexts(self._context, found, self._window)
        dialog.taken.connect(lambda meeting, item: self._window.open_record(TEXT, (meeting, item)))
        dialog.open()

    def _say(self, words: list[str]) -> None:
        line, count = self._window.waiting_line, len(self._waiting)
        if count:
            told = ngettext(
                "A text was typed and never saved: {places}.",
                "{count} texts were typed and never saved: {places}.",
                count,
            )
            places = [_words(each) for each in self._waiting[:_NAMED]] + ["…"] * (count > _NAMED)
            words.append(told.format(count=count, places=" · ".join(places)))
        if self._lost:
            words.append(_lost_words([place for place, _found in self._lost]))
        if count:
            line.offer(_("Open this text"), self.open_next)
        else:
            line.offer(_("See what was typed"), self.show_lost if self._lost else None)
        line.say(" ".join(words), "late" if count or self._lost else "plain")


def as_uuid(key: str) -> UUID | None:
    """The item whose journal has this key; none where it is no item's."""
    try:
        return UUID(key)
    except ValueError:
        return None


def _lacking(place: "TextPlace | LostPlace", found: list[Found]) -> list[Found]:
    """What was typed there and is not what the dossier has."""
    # Texts are wanted where one was found: hardly ever, and not for the window to stand.
    from csxl_desktop.domain.rich_text import RichText

    kept = [each for each in found if each.key == str(place.item_id)]
    return [each for each in kept if each.last is None or RichText.from_json(each.last["text"]) != place.text]


def _lost_words(places: "list[LostPlace]") -> str:
    count = len(places)
    told = ngettext(
        "A text was typed and never saved, in an item that is in the trash or gone: {places}.",
        "{count} texts were typed and never saved, in items that are in the trash or gone: {places}.",
        count,
    )
    named = [_("“{name}”").format(name=each.title) for each in places[:_NAMED]] + ["…"] * (count > _NAMED)
    return told.format(count=count, places=" · ".join(named))


def _words(place: "TextPlace") -> str:
    # The words of a tab, which is imported when it is shown.
    from csxl_desktop.ui.meetings.words import meeting_day, meeting_title

    parts = (meeting_title(place.meeting), meeting_day(place.meeting), place.meeting.venue)
    return ", ".join(part for part in parts if part)
