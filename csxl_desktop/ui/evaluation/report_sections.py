"""The sections of the report on the left: their state, their order, one more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.evaluation_rows import SectionRow
from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.ui.evaluation.ordered_list import Lines, OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.relecture_rows import count_pill
from csxl_desktop.ui.evaluation.words import SECTION_ICONS, SECTION_STATES
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import icon_button, link_button
from csxl_desktop.ui.widgets.form import column
from csxl_desktop.ui.widgets.text import Card, Title, label

DONE = frozenset({SectionState.READ, SectionState.FINAL})


def lines(row: SectionRow) -> Lines:
    """Title above its state, as icon and word; what is left out of the report says so."""
    words = _(SECTION_STATES[row.state])
    if row.annex:
        words = _("{state} · annex").format(state=words)
    if row.due_on is not None and row.state not in DONE:
        words = _("{state} · by {date}").format(state=words, date=short_date(row.due_on))
    if not row.included:
        return Lines(row.title, _("{state} · not in the report").format(state=words), ("eye-off", "secondary"))
    return Lines(row.title, words, SECTION_ICONS[row.state])


class ReportSections(Card):
    """The list and its head; `list` sends what the user does."""

    def __init__(self, add: Callable[[], object], show_look: Callable[[], object]) -> None:
        super().__init__(padding=1)
        sizes = look().sizes
        self._pills: dict[UUID, tuple[str, str]] = {}
        self.model = OrderedModel(N_("Section"), self._lines, lambda row: row.id, lambda row: fold(row.title))
        self.list = OrderedList(self.model, self._lines, _("Sections of the report"))
        self.title = Title()
        self.progress = label("", "small")
        self.findings_button = link_button("", icon="check-check")
        self.findings_button.hide()
        self.note = label(_("Drag, or Alt+↑ and Alt+↓."), "small", wrap=True)
        head = QHBoxLayout()
        head.setContentsMargins(sizes.around, sizes.between, sizes.inside, 0)
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("plus", _("Add a section of your own (Ctrl+N)"), add, color="accent"))
        below = QHBoxLayout()
        below.setContentsMargins(sizes.around, 0, sizes.around, sizes.px(4))
        below.addWidget(column(self.progress, self.findings_button, spacing=0), 1)
        self.look_button = link_button(_("Look, approval, archives"), show_look, "settings")
        foot = QVBoxLayout()
        foot.setContentsMargins(sizes.around, sizes.px(4), sizes.around, sizes.inside)
        foot.addWidget(self.note)
        foot.addWidget(self.look_button)
        self.box.addLayout(head)
        self.box.addLayout(below)
        self.box.addWidget(self.list, 1)
        self.box.addLayout(foot)

    def show_rows(self, rows: Sequence[SectionRow], year: int, wanted: UUID | None) -> SectionRow | None:
        """The sections; the one marked, where there is any."""
        self.title.setText(_("Report {year}").format(year=year))
        self.progress.setText(progress(rows))
        self.model.set_rows(rows)
        if wanted is None or not self.list.choose(wanted):
            self.list.choose(rows[0].id if rows else None)
        return self.list.chosen_row()

    def show_findings(self, by_section: Mapping[UUID, Sequence[Finding]], count: int) -> None:
        """How many are still to be seen: in each section by how grave they are, and in all."""
        pills = {key: count_pill(found) for key, found in by_section.items()}
        self._pills = {key: pill for key, pill in pills.items() if pill is not None}
        words = ngettext("Proofreading: {count} to see", "Proofreading: {count} to see", count).format(count=count)
        self.findings_button.setText(words if count else _("Proofreading: nothing to see"))
        self.findings_button.show()
        self.list.viewport().update()

    def forget_findings(self) -> None:
        self._pills = {}
        self.findings_button.hide()

    def _lines(self, row: SectionRow) -> Lines:
        pill = self._pills.get(row.id)
        return replace(lines(row), pills=(pill,)) if pill else lines(row)


def progress(rows: Sequence[SectionRow]) -> str:
    """“7 sections lues sur 11”."""
    kept = [row for row in rows if row.included]
    done = sum(row.state in DONE for row in kept)
    return ngettext("{done} of {count} section read", "{done} of {count} sections read", len(kept)).format(
        done=done, count=len(kept)
    )


def next_to_read(rows: Sequence[SectionRow], after: UUID) -> SectionRow | None:
    """The next section that nobody read yet, from `after` on and round."""
    places = [row.id for row in rows]
    start = places.index(after) + 1 if after in places else 0
    ahead = [*rows[start:], *rows[:start]]
    return next((row for row in ahead if row.included and row.state not in DONE and row.id != after), None)
