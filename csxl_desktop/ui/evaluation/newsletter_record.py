"""One issue: its title and foreword, its articles in order, the news that may join them; its pages; its sending."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.newsletter_rows import NewsletterRow, OpenNewsletter
from csxl_desktop.domain.newsletters import Newsletter
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.document_panel import DocumentPanel, on_card
from csxl_desktop.ui.evaluation.newsletter_articles import Articles
from csxl_desktop.ui.evaluation.newsletter_choices import NewsChoices
from csxl_desktop.ui.evaluation.newsletter_sending import Sending
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.group_names import GroupNames
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import button, icon_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.form import column, scrolled_cards
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title, label
from csxl_desktop.ui.widgets.text_fields import TextField

_WRITE, _PAGES = "write", "pages"


class NewsletterRecord(QWidget):
    """Every field saves when left; an issue that left stays as it was sent."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._issue: OpenNewsletter | None = None
        self.heading = Title()
        self.told = label("", "secondary")
        self.side = SegmentedSwitch(_("What is shown"), [(_WRITE, _("Write")), (_PAGES, _("Pages"))], _WRITE)
        self.language = DocumentLanguage()
        self.title = TextField(_("Title of the issue"))
        self.text = RichTextEditor(_("Foreword"))
        self.text.set_french_typography(on=True)
        self.names = GroupNames(place.context, self.text)
        self.articles = Articles(place)
        self.choices = NewsChoices(place)
        self.sending = Sending(place)
        self.panel = DocumentPanel(place.context)
        self.word_button = button(_("Save for Word…"), "download", self.panel.save_word)
        self.stack = Stack()
        self._build()
        place.save(self.title, Newsletter, "title", self._id)
        place.save(self.text, Newsletter, "text", self._id)
        self.side.changed.connect(lambda _side: self._show_side())
        self.language.changed.connect(lambda _language: self._print())

    def _build(self) -> None:
        sizes = look().sizes
        head = Card(padding=sizes.between)
        top = HeadLayout(least=200)
        top.addWidget(column(self.heading, self.told, spacing=0))
        for each in (self.side, self.language, self.word_button):
            top.addWidget(each)
        top.addWidget(history_button(self._place.page, self._id))
        top.addWidget(icon_button("trash-2", _("To the trash"), self._place.trash_record))
        head.box.addLayout(top)
        self.text.edit.setFixedHeight(sizes.px(84))
        words, chosen, waiting = Card(), Card(), Card()
        words.box.addWidget(self.title)
        words.box.addWidget(self.text)
        chosen.box.addWidget(SectionLabel(_("Articles, in their order")))
        chosen.box.addWidget(self.articles)
        waiting.box.addWidget(SectionLabel(_("News that wait")))
        waiting.box.addWidget(self.choices)
        self._waiting = waiting
        pages = on_card(self.panel)
        self.stack.addWidget(scrolled_cards(words, chosen, waiting, self.sending))
        self.stack.addWidget(pages)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(head)
        box.addWidget(self.stack, 1)
        self._show_side()

    # What the place calls.

    def row(self) -> NewsletterRow | None:
        return self._issue.row if self._issue is not None else None

    def show_issue(self, issue: OpenNewsletter) -> None:
        before = self.row()
        same = before is not None and before.id == issue.row.id
        self._issue = issue
        row = issue.row
        left = row.issued_on is not None
        self.heading.setText(_("Newsletter no. {number}").format(number=row.number))
        day = long_date(row.issued_on, weekday=False) if row.issued_on else ""
        self.told.setText(
            _("left on {day}, to {count}").format(day=day, count=row.recipients) if left else _("being written")
        )
        self.title.show_value(row.title, same=same)
        self.text.show_value(issue.text, same=same)
        for field in (self.title, self.text):
            field.setReadOnly(left)
        self.articles.show_issue(issue)
        self._waiting.setVisible(not left)
        self.choices.show_issue(issue)
        self.sending.show_issue(issue)
        if self.side.value() == _PAGES:
            self._print()

    def print_current(self) -> None:
        """The pages; once they are on screen, onto paper."""
        if self.side.value() == _PAGES:
            self.panel.print_document()
        else:
            self.side.set_value(_PAGES)
            self._show_side()

    # Within.

    def _id(self) -> UUID:
        if self._issue is None:
            raise LookupError("no issue is shown")
        return self._issue.row.id

    def _show_side(self) -> None:
        pages = self.side.value() == _PAGES
        self.stack.setCurrentIndex(int(pages))
        for each in (self.language, self.word_button):
            each.setVisible(pages)
        self._print()

    def _print(self) -> None:
        if self._issue is None or self.side.value() != _PAGES:
            return
        context, key, language = self._place.context, self._id(), self.language.value()

        def read() -> Document:
            return context.services.newsletters.document(key, language=language)

        self.panel.show_document(read, (key, language))
