"""The news that members told at the meeting: noted in a line, opened where news are relayed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.news import NewsItem
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.told_news import ToldNews
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool


class NewsTold(QWidget):
    """Read apart from the meeting: they belong to the news."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: Lines[ToldNews] = Lines(self._line)
        self.adder = Adder(_("News of a member, then Enter"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.lines)
        box.addWidget(self.adder)
        self.adder.entered.connect(self._tell)

    def show_meeting(self, meeting: OpenMeeting) -> None:
        context, key = self._desk.context, meeting.record.row.id
        context.jobs.ask(
            lambda: context.services.newsletters.told_at(key),
            self.lines.show_rows,
            context.errors.show,
            owner=self,
            latest="meetings/news",
        )

    def _line(self, news: ToldNews) -> Shown:
        opened = Tool(
            "arrow-right",
            _("Open: {name}").format(name=news.title),
            lambda: self._desk.page.record_requested.emit("news_item", news.id),
        )
        gone = Tool("x", _("Remove: {name}").format(name=news.title), lambda: self._remove(news))
        return Shown(news.title, news.organisation, tools=(opened, gone))

    def _tell(self, title: str) -> None:
        context, key = self._desk.context, self._desk.id()
        self._desk.act(lambda: context.services.newsletters.tell(key, title))

    def _remove(self, news: ToldNews) -> None:
        self._desk.trash(NewsItem, news.id, _("“{name}” moved to the trash").format(name=news.title))
