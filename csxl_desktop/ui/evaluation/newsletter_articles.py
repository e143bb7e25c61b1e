"""The articles of an issue: moved by grip or Alt+arrows, each with its heading and, where wanted, words of its own."""

from functools import partial
from textwrap import shorten
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.newsletter_rows import ArticleRow, OpenNewsletter
from csxl_desktop.domain.newsletters import NewsletterItem
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.group_names import GroupNames
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField

_TOLD = 110  # letters of the text


class ArticleEditor(RowEditor[ArticleRow]):
    """Number, heading and title on a line, the text behind the pencil: what is typed here stands for the news."""

    def __init__(self, place: Place, row_id: UUID) -> None:
        super().__init__(row_id)
        sizes = look().sizes
        self.number = label("", "accent")
        self.number.setFixedWidth(sizes.px(22))
        self.heading = TextField("", placeholder=_("Heading before it…")).called(_("Heading"))
        self.title = TextField("").called(_("Title"))
        self.text = RichTextEditor("")
        self.text.called(_("Own words"))
        self.text.edit.setFixedHeight(sizes.px(110))
        self.text.set_french_typography(on=True)
        self.names = GroupNames(place.context, self.text)
        self.about = label("", "small", wrap=True)
        self.open_button = icon_button("pencil", _("Write it in own words"), self.toggle)
        for field, column in ((self.heading, "heading"), (self.title, "title"), (self.text, "text")):
            place.save(field, NewsletterItem, column, lambda: row_id)
        line = QHBoxLayout()
        line.setSpacing(sizes.inside)
        line.addWidget(self.number)
        line.addWidget(self.heading, 2)
        line.addWidget(self.title, 5)
        line.addWidget(self.open_button)
        column_box = QVBoxLayout()
        column_box.setSpacing(sizes.px(3))
        column_box.addLayout(line)
        column_box.addWidget(self.about)
        column_box.addWidget(self.text)
        self.text.hide()
        self.body.addLayout(column_box, 1)
        self.setFocusProxy(self.title)
        for field in (self.heading, self.title):
            self.watch(field.edit)

    def show_row(self, row: ArticleRow, _place: int, *, same: bool) -> None:
        self.number.setText(f"{row.number}.")
        self.heading.show_value(row.heading, same=same)
        self.title.edit.setPlaceholderText(row.news_title)
        self.title.show_value(row.title, same=same)
        self.text.show_value(row.text, same=same)
        day = short_date(row.event_on) if row.event_on else ""
        told = row.shown_text.plain()
        own = _("own words") if row.text and row.news_item_id is not None else ""
        parts = (row.organisation, day, own, shorten(told, _TOLD, placeholder="…"))
        self.about.setText(" · ".join(part for part in parts if part))

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        for field in (self.heading, self.title, self.text):
            field.setReadOnly(locked)

    def toggle(self) -> None:
        """Open the text, or close it."""
        self.text.setVisible(self.text.isHidden())
        if not self.text.isHidden():
            self.text.edit.setFocus()


class Articles(QWidget):
    """In the order of printing; below, a line for an article of the office's own."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._issue_id: UUID | None = None
        self.rows: RowStack[ArticleRow] = RowStack(
            partial(ArticleEditor, place), empty=_("Nothing yet: pick news below, or type the title of an article.")
        )
        self.adder = Adder(_("Article of your own: its title, then Enter"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.rows)
        box.addWidget(self.adder)
        self.rows.removed.connect(
            lambda row: place.throw(NewsletterItem, row.id, _("“{name}” removed").format(name=row.shown_title))
        )
        self.rows.reordered.connect(self._arrange)
        self.adder.entered.connect(self._add)

    def show_issue(self, issue: OpenNewsletter) -> None:
        self._issue_id = issue.row.id
        locked = issue.row.issued_on is not None
        self.rows.show_rows(issue.articles, locked=locked)
        self.adder.setVisible(not locked)

    def _arrange(self, keys: list[UUID]) -> None:
        context, issue = self._place.context, self._issue_id
        if issue is not None:
            self._place.act(lambda: context.services.newsletters.arrange(issue, keys))

    def _add(self, title: str) -> None:
        context, issue = self._place.context, self._issue_id
        if issue is not None:
            self._place.act(lambda: context.services.newsletters.put_words(issue, title))
