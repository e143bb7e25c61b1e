"""The candidates of an election below each other: sector, votes, elected or not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from csxl_desktop.domain.elections import ElectionCandidate
from csxl_desktop.i18n import _
from csxl_desktop.i18n.named import named
from csxl_desktop.services.election_rows import CandidateRow
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.badges import Pill, State
from csxl_desktop.ui.widgets.form import column
from csxl_desktop.ui.widgets.row_stack import RowEditor
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, ComboBox, NumberField

if TYPE_CHECKING:
    from collections.abc import Callable

    from csxl_desktop.services.records import Written


class CandidateEditor(RowEditor[CandidateRow]):
    """A name, its sector, its votes, whether it is elected."""

    def __init__(self, acts: ToolActs, row_id: UUID, sectors: Sequence[tuple[str, str]]) -> None:
        super().__init__(row_id, sortable=False)
        px = look().sizes.px
        self._acts = acts
        self.name = label("", "strong", wrap=True)
        self.person = label("", "secondary", wrap=True)
        self.sector = ChoiceField("", [("", "—"), *sectors]).called(_("Sector"))
        self.sector.combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sector.combo.setMinimumContentsLength(9)
        self.sector.setFixedWidth(px(200))
        self.votes = NumberField("").called(_("Votes"))
        self.votes.edit.setPlaceholderText(_("votes"))
        self.votes.setFixedWidth(px(84))
        self.elected = CheckField(_("Elected"))
        self.tie = Pill()
        self.tie.set_state(State(_("tie"), "late"))
        acts.screen(lambda: row_id).save(self.sector, ElectionCandidate, "sector")
        acts.save(self.votes, self._count)
        acts.save(self.elected, self._decide)
        self.body.addWidget(column(self.name, self.person, spacing=0), 1)
        for each in (self.sector, self.votes, self.tie, self.elected):
            self.body.addWidget(each)
        self.setFocusProxy(self.votes.control)

    def show_row(self, row: CandidateRow, _place: int, *, same: bool) -> None:
        self.name.setText(row.organisation)
        self.person.setText(row.person)
        self.person.setVisible(bool(row.person))
        self.sector.show_value(row.sector, same=same)
        self.votes.show_value(row.votes, same=same)
        self.elected.show_value(row.elected, same=same)
        self.elected.box.setAccessibleName(_("Elected: {name}").format(name=row.organisation))
        self.votes.control.setAccessibleName(named(_("Votes for {name}"), name=row.organisation))
        self.tie.setVisible(row.tied)

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        for each in (self.sector, self.votes, self.elected):
            each.setReadOnly(locked)

    def _count(self, votes: int | None) -> "Callable[[], Written]":
        context, key = self._acts.context, self.row_id
        return lambda: context.services.elections.count_votes(key, votes)

    def _decide(self, elected: object) -> "Callable[[], Written]":
        context, key = self._acts.context, self.row_id
        return lambda: context.services.elections.decide(key, elected=bool(elected))
