"""One quadrant of the SWOT: the points of the year, written in place; below, what the year before said."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csxl_desktop.domain.evaluation_choices import SwotQuadrant, SwotState
from csxl_desktop.domain.swot import SwotEntry
from csxl_desktop.domain.swot_rows import QUADRANTS, SwotRow, SwotYear
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.badges import Pill, State
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.growing_field import GrowingField
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title, set_tip

STATES = {
    SwotState.STANDING: (N_("stands"), "accent"),
    SwotState.RESOLVED: (N_("resolved"), "good"),
    SwotState.DROPPED: (N_("dropped"), "neutral"),
}
_PROMPTS = {
    SwotQuadrant.STRENGTH: N_("What carries us, then Enter"),
    SwotQuadrant.WEAKNESS: N_("What hinders us, then Enter"),
    SwotQuadrant.OPPORTUNITY: N_("What may help us from outside, then Enter"),
    SwotQuadrant.THREAT: N_("What may harm us from outside, then Enter"),
}


class PointEditor(RowEditor[SwotRow]):
    """The words of a point, its state where it no longer stands, and the button to what it rests on."""

    opened = Signal()

    def __init__(self, place: Place, row_id: UUID) -> None:
        super().__init__(row_id)
        self.words = GrowingField("").called(_("Point of the SWOT"))
        place.save(self.words, SwotEntry, "text", lambda: row_id)
        self.state = Pill("", "neutral")
        self.evidence = link_button("", self.opened.emit, "link")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.evidence)
        column.addWidget(self.state)
        self.body.addWidget(self.words, 1)
        self.body.addLayout(column)
        self.watch(self.words.edit)
        self.setFocusProxy(self.words)

    def show_row(self, row: SwotRow, _place: int, *, same: bool) -> None:
        self.words.show_value(row.text, same=same)
        count = len(row.evidence)
        self.evidence.setText(str(count or "+"))
        told = ngettext("{count} piece of evidence", "{count} pieces of evidence", count).format(count=count)
        set_tip(self.evidence, told if count else _("What does it rest on?"))
        self.evidence.setAccessibleName(_("Evidence and state: {name} ({count})").format(name=row.text, count=count))
        since = row.since < row.year and row.state is SwotState.STANDING
        word, tone = STATES[row.state]
        self.state.set_state(State(_("since {year}").format(year=row.since)) if since else State(_(word), tone))
        self.state.setVisible(since or row.state is not SwotState.STANDING)


class QuadrantCard(Card):
    """`opened(id)`: the point shall be shown with its evidence."""

    opened = Signal(object)

    def __init__(self, place: Place, quadrant: SwotQuadrant, act: Callable[[Callable[[], object]], None]) -> None:
        super().__init__(padding=look().sizes.between)
        self._place, self._quadrant, self._act = place, quadrant, act
        self.title = Title(_(QUADRANTS[quadrant]))
        self.rows: RowStack[SwotRow] = RowStack(self._made)
        self.rows.removed.connect(self._remove)
        self.rows.reordered.connect(lambda keys: place.reorder(SwotEntry, keys))
        self.adder = Adder(_(_PROMPTS[quadrant]))
        self.adder.entered.connect(self._add)
        self.before_label = SectionLabel("")
        self.before: Lines[SwotRow] = Lines(self.before_shown)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        for widget in (self.rows, self.adder, self.before_label, self.before):
            box.addWidget(widget)
        box.addStretch()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.area: QScrollArea = scrolled(inner)
        self.box.addLayout(head)
        self.box.addWidget(self.area, 1)

    def show_year(self, told: SwotYear) -> None:
        self.rows.show_rows(told.of(self._quadrant))
        before = told.before_of(self._quadrant)
        self.before_label.setText(_("In {year}").format(year=told.year - 1).upper())
        self.before_label.setVisible(bool(before))
        self.before.show_rows(before)

    def points(self) -> list[PointEditor]:
        return [each for each in self.rows.editors() if isinstance(each, PointEditor)]

    def _made(self, row_id: UUID) -> PointEditor:
        editor = PointEditor(self._place, row_id)
        editor.opened.connect(lambda: self.opened.emit(row_id))
        return editor

    def before_shown(self, row: SwotRow) -> Shown:
        """A point of the year before: what became of it, or the three answers."""
        if row.follows is not None:
            word, tone = STATES[row.follows]
            return Shown(row.text, pills=((_(word), tone),))
        if row.state is not SwotState.STANDING:
            return Shown(row.text, pills=((_(STATES[row.state][0]), STATES[row.state][1]),))
        return Shown(
            row.text,
            tools=(
                Tool("arrow-right", _("It stands still: {name}").format(name=row.text), partial(self._follow, row)),
                Tool(
                    "check",
                    _("Resolved: {name}").format(name=row.text),
                    partial(self._follow, row, SwotState.RESOLVED),
                ),
                Tool(
                    "circle-minus",
                    _("Dropped: {name}").format(name=row.text),
                    partial(self._follow, row, SwotState.DROPPED),
                ),
            ),
        )

    def _follow(self, row: SwotRow, state: SwotState = SwotState.STANDING) -> None:
        services = self._place.context.services
        self._act(lambda: services.swot.follow(row.id, state))

    def _add(self, words: str) -> None:
        context, year, quadrant = self._place.context, self._place.year, self._quadrant
        self._act(lambda: context.services.swot.note(year, quadrant, words))

    def _remove(self, row: SwotRow) -> None:
        self._place.throw(SwotEntry, row.id, _("“{name}” removed").format(name=row.text))
