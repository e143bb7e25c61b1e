"""Synthèse: the office's words and the recipients on the left, the two pages beside them."""

from collections.abc import Callable
from uuid import UUID

from csxl_desktop.domain.office import Office
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _
from csxl_desktop.services.records import Written
from csxl_desktop.services.summary import SummaryWords
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.pages_card import PagesCard
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import Card, Title, label
from csxl_desktop.ui.widgets.text_fields import MultilineField


class SummaryPlace(Place):
    """Figures, groups and criteria print by themselves."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._words: SummaryWords | None = None
        self._shown_year = 0
        self.title = Title()
        self.recipients = MultilineField(_("Recipients"), lines=2, placeholder=_("the bodies that receive it"))
        self.text = RichTextEditor(_("Words of the office on the year"))
        self.text.set_french_typography(on=True)
        self.pages = PagesCard(context)
        self.panel = self.pages.panel
        self._build()
        save_to(context, self.recipients, Office, "summary_recipients", self._office, self.reload)
        save_when_left(self.text, context.jobs, context.errors, self._write, self.reload)
        self.pages.changed.connect(self._print)
        context.jobs.saved.connect(self._refresh)

    def _build(self) -> None:
        words = Card()
        hint = label(
            _("Two pages, never more: what is too long ends in “…”. Figures, groups and criteria print by themselves."),
            "secondary",
            wrap=True,
        )
        for widget in (self.title, hint, self.recipients):
            words.box.addWidget(widget)
        words.box.addWidget(self.text, 1)
        words.box.setSpacing(look().sizes.between)
        self.box.addWidget(Splitter("evaluation/summary", self.context.state, words, self.pages, sizes=(460, 680)))

    # The place.

    def reload(self) -> None:
        year, context = self.year, self.context
        self.ask(lambda: context.services.summary.words(year), self._show, "summary")

    def edit_record(self) -> None:
        self.text.edit.setFocus()

    def print_current(self) -> None:
        self.panel.print_document()

    # Within.

    def _show(self, words: SummaryWords) -> None:
        same = self._shown_year == self.year
        self._words, self._shown_year = words, self.year
        self.title.setText(_("Summary {year}").format(year=self.year))
        self.recipients.show_value(words.recipients, same=same)
        self.text.show_value(words.text, same=same)
        if not same:
            self._print()
        self.page.summary_changed.emit(_("Summary {year}").format(year=self.year))

    def _print(self) -> None:
        year, language, service = self.year, self.pages.language.value(), self.context.services.summary
        self.panel.show_document(lambda: service.document(year, language=language), ("summary", year, language))

    def _office(self) -> UUID:
        if self._words is None:
            raise LookupError("nothing is shown yet")
        return self._words.office_id

    def _write(self, value: RichText) -> Callable[[], Written]:
        context, year = self.context, self._shown_year
        return lambda: context.services.summary.write(year, value)

    def _refresh(self) -> None:
        if self.isVisible():
            self.panel.refresh()
