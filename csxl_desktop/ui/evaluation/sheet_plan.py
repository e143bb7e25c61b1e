"""The plan of the next year, pasted: which of this year's actions it names, under whatever name."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.action_sheet_years import PlanMatch, names_in
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import MultilineField


class PlanPanel(QFrame):
    """Names a line each; what is found is told before anything is written."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.setProperty("look", "soft")
        self.names = MultilineField(_("Actions of the plan, a line each"), lines=5)
        self.told = label("", "small", wrap=True)
        self.keep = button(_("Note the plan"), "check", self.note)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(button(_("Cancel"), clicked=self.hide))
        below.addWidget(self.keep)
        box = QVBoxLayout(self)
        margin = look().sizes.between
        box.setContentsMargins(margin, margin, margin, margin)
        box.addWidget(self.names)
        box.addWidget(self.told)
        box.addLayout(below)
        self.names.edit.textChanged.connect(self._match)
        self.hide()

    def begin(self) -> None:
        self.show()
        self.names.setFocus()
        self._match()

    def note(self) -> None:
        """The sheets named are in the plan of the next year, the others are not."""
        context, year, names = self._place.context, self._place.year, names_in(self.names.value())
        if names:
            self._place.act(lambda: context.services.action_sheet_years.plan(year, names), self._noted)

    def _match(self) -> None:
        context, year, names = self._place.context, self._place.year, names_in(self.names.value())
        self.keep.setEnabled(bool(names))
        self._place.ask(lambda: context.services.action_sheet_years.match_plan(year, names), self._tell, "sheets/plan")

    def _noted(self, match: PlanMatch) -> None:
        self.hide()
        self._place.page.said.emit(_renewed(match))

    def _tell(self, match: PlanMatch) -> None:
        words = _renewed(match)
        if match.unknown:
            count = len(match.unknown)
            unknown = ngettext("Not found: {names}.", "Not found: {names}.", count)
            words = f"{words} {unknown.format(names=', '.join(match.unknown))}"
        self.told.setText(words)


def _renewed(match: PlanMatch) -> str:
    """“29 fiches sur 29 sont au plan.”"""
    words = ngettext(
        "{count} of {sheets} sheet is in the plan.", "{count} of {sheets} sheets are in the plan.", match.sheets
    )
    return words.format(count=match.renewed, sheets=match.sheets)
