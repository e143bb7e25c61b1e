"""The news that may be put into an issue: still valid, in no other issue, those relayed nowhere first."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.newsletter_rows import NewsChoice, OpenNewsletter
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool


class NewsChoices(QWidget):
    """A plus before each; a button for all those that were relayed nowhere."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._issue: OpenNewsletter | None = None
        self.lines: Lines[NewsChoice] = Lines(self._line, empty=_("No news waits: everything valid is in an issue."))
        self.all_button = button("", "plus", self._put_fresh)
        below = QHBoxLayout()
        below.addWidget(self.all_button)
        below.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.lines)
        box.addLayout(below)

    def show_issue(self, issue: OpenNewsletter) -> None:
        self._issue = issue
        self.lines.show_rows(issue.choices)
        fresh = len(self._fresh())
        self.all_button.setText(_("Put in the {count} relayed nowhere").format(count=fresh))
        self.all_button.setVisible(fresh > 1)

    def put(self, news_ids: list[UUID]) -> None:
        """These news behind the articles."""
        if self._issue is None or not news_ids:
            return
        context, issue = self._place.context, self._issue.row.id
        self._place.act(lambda: context.services.newsletters.put(issue, news_ids))

    def _fresh(self) -> list[UUID]:
        return [each.id for each in self._issue.choices if not each.channels] if self._issue is not None else []

    def _put_fresh(self) -> None:
        self.put(self._fresh())

    def _line(self, choice: NewsChoice) -> Shown:
        event = _("on {day}").format(day=short_date(choice.event_on)) if choice.event_on else ""
        until = _("valid until {day}").format(day=short_date(choice.valid_until_on)) if choice.valid_until_on else ""
        pill = (", ".join(choice.channels), "neutral") if choice.channels else (_("relayed nowhere"), "late")
        words = _("Put in the issue: {name}").format(name=choice.title)
        return Shown(
            choice.title,
            " · ".join(part for part in (choice.organisation, event, until) if part),
            pills=(pill,),
            tools=(Tool("plus", words, lambda: self.put([choice.id])),),
        )
