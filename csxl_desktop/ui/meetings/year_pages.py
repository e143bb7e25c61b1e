"""A place of the Agenda that shows one document of a year: the year and the choices in its head, the pages below."""

from collections.abc import Sequence

from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel, on_card
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.tool import ToolHead, ToolTab
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.text_fields import ChoiceField


class YearPages(AgendaPlace):
    """Override `document` and `offered`; what the `choices` say is in the order they are given in."""

    def __init__(
        self, context: Context, tab: ToolTab, title: str, words: str, choices: Sequence[SegmentedSwitch]
    ) -> None:
        super().__init__()
        self._context, self._choices = context, choices
        self._acts = PlaceActs(context, tab, self)
        self.head = ToolHead(title, words, self)
        self.year = ChoiceField("").called(_("Year"))
        self.panel = DocumentPanel(context)
        for each in (self.year, *choices):
            self.head.buttons.addWidget(each)
        self.arrange(self.head, on_card(self.panel))
        self.year.committed.connect(lambda _year: self.reload())
        for each in choices:
            each.changed.connect(lambda _value: self.reload())

    def document(self, year: int, *chosen: str) -> Document:
        """The document of `year`; called in the database lane."""
        raise NotImplementedError

    def offered(self, years: Sequence[int], this_year: int) -> list[int]:
        """The years to choose from, newest first, of those in which something stands."""
        raise NotImplementedError

    def begin(self) -> None:
        context = self._context
        self._acts.ask(lambda: context.services.meetings.years(), self._offer)
        self.year.setFocus()

    def reload(self) -> None:
        year, chosen = self.year.value(), tuple(each.value() for each in self._choices)
        if isinstance(year, int):
            self.panel.show_document(lambda: self.document(year, *chosen), (year, *chosen))

    def print_current(self) -> None:
        self.panel.print_document()

    def _offer(self, years: list[int]) -> None:
        now, kept = self._context.today().year, self.year.value()
        offered = self.offered(years, now)
        self.year.set_options([(year, str(year)) for year in offered])
        self.year.set_value(kept if kept in offered else now)
        self.reload()
