"""The right of the tab: the title of the group with its figures, and its cards in several views."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import MeetingState
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.ui.document_panel import print_shown
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.form import room_for_cards
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, Figure, Title, label, set_tip
from csxl_desktop.ui.working_groups.advocacy import AdvocacyCard
from csxl_desktop.ui.working_groups.axes import AxesCard, LinksCard
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.evaluation import GroupEvaluationCard
from csxl_desktop.ui.working_groups.folder import FolderCard
from csxl_desktop.ui.working_groups.follow_up import FollowUpCard
from csxl_desktop.ui.working_groups.identity import IdentityCard
from csxl_desktop.ui.working_groups.outputs import OutputsCard
from csxl_desktop.ui.working_groups.partners import PartnersCard
from csxl_desktop.ui.working_groups.people import ParticipantsCard, ServicesCard
from csxl_desktop.ui.working_groups.pictures import PicturesCard
from csxl_desktop.ui.working_groups.presence import PresencePanel
from csxl_desktop.ui.working_groups.report_text import ReportPanel
from csxl_desktop.ui.working_groups.section import GroupCard
from csxl_desktop.ui.working_groups.sessions import SessionsCard
from csxl_desktop.ui.working_groups.thread import ThreadPanel

YEAR, PRESENCE, WORK, THREAD, GROUP, REPORT = "year", "presence", "work", "thread", "group", "report"
_VIEWS = (YEAR, PRESENCE, WORK, THREAD, GROUP, REPORT)
_VIEW = "groups/view"


class GroupView(QWidget):
    """The year (sessions, partners, decisions), who came, the group itself (identity, axes, people), its documents."""

    def __init__(self, desk: GroupDesk, place: QWidget) -> None:
        super().__init__(place)
        self._desk = desk
        self._title, self._aims = Title(), label("", "secondary", wrap=True)
        self._held, self._planned, self._partners = Figure(""), Figure(""), Figure("")
        self.sessions, self.partners, self.follow_up = SessionsCard(desk), PartnersCard(desk), FollowUpCard(desk)
        self.identity, self.axes, self.links = IdentityCard(desk), AxesCard(desk), LinksCard(desk)
        self.participants, self.services = ParticipantsCard(desk), ServicesCard(desk)
        self.pictures = PicturesCard(desk)
        self.outputs, self.advocacy, self.folder = OutputsCard(desk), AdvocacyCard(desk), FolderCard(desk)
        self.report, self.presence, self.threads = ReportPanel(desk), PresencePanel(desk), ThreadPanel(desk)
        self.evaluation = GroupEvaluationCard(desk)
        self.switch = SegmentedSwitch(
            _("Part of the group"),
            [
                (YEAR, _("The year")),
                (PRESENCE, _("Presence")),
                (WORK, _("Outputs")),
                (THREAD, _("The thread")),
                (GROUP, _("The group")),
                (REPORT, _("Text and documents")),
            ],
            wraps=True,
        )
        self.stack = Stack()
        self._build()
        self.switch.changed.connect(self.show_view)
        self.advocacy.printed.connect(self._show_dossier)
        self.show_view(desk.context.state.text(_VIEW, YEAR))

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.between)
        box.addWidget(self._head())
        box.addWidget(self.stack, 1)
        self._add_cards(
            [self.partners, self.pictures], [self.follow_up, self.services, self.evaluation], above=self.sessions
        )
        self.stack.addWidget(self.presence)
        self._add_cards([self.outputs, self.folder], [self.advocacy])
        self.stack.addWidget(self.threads)
        self._add_cards([self.identity], [self.axes, self.participants, self.links])
        self.stack.addWidget(self.report)

    def _add_cards(self, left: list[GroupCard], right: list[GroupCard], above: GroupCard | None = None) -> None:
        """A view of two columns of cards, each as high as it is; what holds them has its place before they come."""
        area, box = room_for_cards()
        self.stack.addWidget(area)
        if above is not None:
            box.addWidget(above)
        pair = QWidget()
        box.addWidget(pair)
        box.addStretch()
        sides = SideBySide()
        pair.setLayout(sides)
        for cards in (left, right):
            side = QVBoxLayout()
            side.setSpacing(look().sizes.between)
            sides.addLayout(side, 1)
            for card in cards:
                side.addWidget(card)
            side.addStretch()

    def _head(self) -> Card:
        sizes = look().sizes
        card = Card()
        words = QVBoxLayout()
        words.setSpacing(sizes.px(4))
        words.addWidget(self._title)
        words.addWidget(self._aims)
        words.addStretch()
        top = QHBoxLayout()
        top.setSpacing(sizes.px(24))
        top.addLayout(words, 1)
        for figure in (self._held, self._planned, self._partners):
            top.addWidget(figure)
        bottom = QHBoxLayout()
        bottom.addWidget(self.switch, 1)
        self.new_session = primary_button(_("New session"), "calendar-plus", self.begin_session)
        set_tip(self.new_session, "Ctrl+Shift+N")
        bottom.addWidget(history_button(self._desk.page, self._desk.id))
        bottom.addWidget(self.new_session)
        card.box.addLayout(top)
        card.box.addLayout(bottom)
        return card

    def cards(self) -> tuple[GroupCard, ...]:
        return (
            self.sessions,
            self.partners,
            self.follow_up,
            self.services,
            self.pictures,
            self.outputs,
            self.advocacy,
            self.evaluation,
            self.identity,
            self.axes,
            self.participants,
            self.links,
        )

    # What the page calls.

    def show_group(self, group: OpenGroup, *, same: bool) -> None:
        record = group.record
        self._title.setText(record.values["name"])
        self._aims.setText(" ".join(record.values["aims"].split()))
        self._aims.setVisible(bool(record.values["aims"]))
        states = [row.state for row in record.sessions]
        held, planned, partners = (
            states.count(MeetingState.HELD),
            states.count(MeetingState.PLANNED),
            len(record.partners),
        )
        self._held.set_value(held, ngettext("session held", "sessions held", held))
        self._planned.set_value(planned, ngettext("session planned", "sessions planned", planned))
        self._partners.set_value(partners, ngettext("partner", "partners", partners))
        for card in self.cards():
            card.show_group(group, same=same)
        self._show_panel(same=same)

    def view(self) -> str:
        return self.switch.value()

    def show_view(self, view: str) -> None:
        """One of the views; remembered."""
        view = view if view in _VIEWS else YEAR
        self.switch.set_value(view)
        self.stack.setCurrentIndex(_VIEWS.index(view))
        self._desk.context.state.set_text(_VIEW, view)
        self._show_panel(same=True)

    def _show_panel(self, *, same: bool) -> None:
        """What reads for itself does so only in front."""
        group, view = self._desk.group, self.view()
        if group is not None and view == REPORT:
            self.report.show_group(group, same=same)
        elif group is not None and view == PRESENCE:
            self.presence.show_group(group)
        elif group is not None and view == WORK:
            self.folder.show_group(group, same=same)
        elif group is not None and view == THREAD:
            self.threads.show_group(group)

    def publish(self) -> None:
        """Ctrl+Shift+P: what is final goes to the folder of the group."""
        self.show_view(WORK)
        self.folder.publish()

    def _show_dossier(self, file_id: UUID) -> None:
        """The dossier of a demand, beside the text."""
        self.show_view(REPORT)
        self.report.show_dossier(file_id)

    def begin_session(self) -> None:
        """Ctrl+Shift+N: the day of a new session."""
        self.show_view(YEAR)
        self.sessions.begin_session()

    def edit(self) -> None:
        """F2: into the name."""
        self.show_view(GROUP)
        self.identity.name.setFocus()

    def print_current(self) -> None:
        """Ctrl+P: the document on screen, else the group's page of the report."""
        if print_shown(self.stack):
            return
        if self.view() == THREAD:
            self.threads.print_document()
        else:
            self.show_view(REPORT)
