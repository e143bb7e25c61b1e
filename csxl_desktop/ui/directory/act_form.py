"""The form of an act, on the page: its day, its assembly, its fields, and below them what would follow, to tick."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.acts.kinds import Act, NearAssembly, Proposal
from csxl_desktop.ui.directory.act_kinds import ActKind, IncompleteError, Subject
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import CheckBox, ChoiceField

Answer = tuple[tuple[NearAssembly, ...], tuple[Proposal, ...], str]


class ProposalLine(QWidget):
    """A box and its words, on as many lines as they take; the words belong to the box."""

    def __init__(self, proposal: Proposal, *, ticked: bool) -> None:
        super().__init__()
        self.key = proposal.key
        self.box = CheckBox("")
        self.box.setAccessibleName(proposal.words)
        self.box.setChecked(ticked)
        self.box.setFixedWidth(look().sizes.px(24))
        self.words = _Words(proposal.words, self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().sizes.px(2))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)


class _Words(QLabel):
    def __init__(self, words: str, box: CheckBox) -> None:
        super().__init__()
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(words)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._box.click()
        self._box.setFocus()


def draft_key(kind: ActKind, subject: Subject) -> str:
    """What a half filled form of the act is kept as."""
    return f"act-{kind.key}-{subject.id}"


class ActForm(AddForm):
    """`ask(act, day, done)` reads what would follow; Enter sends `submitted`, Esc closes."""

    def __init__(
        self,
        kind: ActKind,
        screen: OnScreen,
        subject: Subject,
        ask: Callable[[Act | None, date, Callable[[Answer], object]], object],
    ) -> None:
        super().__init__(_(kind.confirm), kind.fields(screen, subject))
        self.keep_in(screen.context.drafts, draft_key(kind, subject))
        self.kind, self.subject = kind, subject
        self._screen, self._ask = screen, ask
        self.owner_brings_back: Callable[[Mapping[str, tuple[Any, str]]], object] | None = None
        self._ticks: dict[str, bool] = {}
        self._reads, self._is_hurried = False, False
        self._assemblies: dict[object, date] = {}
        self.proposals: list[ProposalLine] = []
        self.title = label(_(kind.title).format(name=subject.name), "strong", wrap=True)
        self.notice = Notice("", "late", closable=False)
        self._follows = SectionLabel(_("What follows from it"))
        self._build()
        for column, field in self.fields.items():
            field.committed.connect(lambda _value, column=column: self._changed(column))

    def _build(self) -> None:
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look().sizes.px(2))
        self._lines.addWidget(self._follows)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(0, self.title)
        box.insertLayout(2, self._lines)
        box.insertWidget(3, self.notice)
        self._follows.hide()

    def begin(self, **values: Any) -> None:
        """Open it on a new act, or as it was left half filled; what is known already stands in the fields."""
        given: dict[str, Any] = {"on": self._screen.today()} if self.kind.begins_today else {}
        if "seat_id" in self.fields:
            given["seat_id"] = self.subject.seats[0][0]
        if values:
            self.open_anew({"former": self.subject.former}, **(given | values))
        else:
            self.open_form(**given)
        self._read()

    def bringing_back(self) -> Callable[[], object]:
        """A closed form of an act is gone for good: its owner makes another one with the same contents."""
        contents = {column: field.content() for column, field in self.fields.items()}
        again = self.owner_brings_back
        return (lambda: again(contents)) if again is not None else super().bringing_back()

    def act(self) -> Act:
        """What the fields say; raises `IncompleteError`."""
        return self.kind.act(self.subject, {column: field.value() for column, field in self.fields.items()})

    def chosen(self) -> frozenset[str]:
        """The keys of what is ticked."""
        return frozenset(line.key for line in self.proposals if line.box.isChecked())

    def submit(self) -> None:
        """Send what is on screen: nothing follows from an act that one has not been shown."""
        for field in self.fields.values():
            field.flush()
        if any(field.refusal() for field in self.fields.values()):
            return
        if self._reads:
            self._is_hurried = True
            return
        super().submit()

    def show_incomplete(self, error: IncompleteError) -> None:
        self.fields[error.column].show_refusal(error.reason)
        self.fields[error.column].setFocus()

    def refuse(self, reason: str) -> None:
        """Why the act cannot be done as it stands; the form stays open."""
        self.notice.say(reason, "late")

    # Within.

    def _changed(self, column: str) -> None:
        day = self._assemblies.get(self.fields["meeting_id"].value())
        if column == "meeting_id" and day is not None and self.fields["on"].value() is None:
            self.fields["on"].set_value(day)
        self._read()

    def _read(self) -> None:
        try:
            act = self.act()
        except IncompleteError:
            act = None
        day = self.fields["on"].value()
        self._reads = True
        self._ask(act, day if isinstance(day, date) else self._screen.today(), self._show)

    def _show(self, answer: Answer) -> None:
        assemblies, proposals, refusal = answer
        self._assemblies = {each.id: each.on for each in assemblies}
        field = self.fields["meeting_id"]
        assert isinstance(field, ChoiceField)
        field.set_options([(None, "—"), *((each.id, _assembly(each)) for each in assemblies)])
        self.notice.say(refusal, "late")
        unseen = {each.key for each in proposals} - {line.key for line in self.proposals}
        self._show_proposals(proposals)
        hurried, self._reads, self._is_hurried = self._is_hurried, False, False
        if hurried and not refusal and not unseen:
            self.submit()
        elif hurried:
            self.confirm.setFocus()

    def _show_proposals(self, proposals: Sequence[Proposal]) -> None:
        self._ticks |= {line.key: line.box.isChecked() for line in self.proposals}
        focused = next((line.key for line in self.proposals if line.box.hasFocus()), None)
        for old in self.proposals:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.proposals = [ProposalLine(each, ticked=self._ticks.get(each.key, each.ticked)) for each in proposals]
        for line in self.proposals:
            self._lines.addWidget(line)
            if line.key == focused:
                line.box.setFocus()
        self._follows.setVisible(bool(proposals))


def read_answer(screen: OnScreen, act: Act | None, day: date) -> Answer:
    """The assemblies near the day, what would follow, why it cannot be; in the database lane."""
    acts = screen.context.services.acts
    near = acts.assemblies(day)
    try:
        return near, acts.consequences(act) if act is not None else (), ""
    except DomainError as error:
        return near, (), error.user_message


def _assembly(each: NearAssembly) -> str:
    words = f"{each.badge} {short_date(each.on)}"
    return f"{words} · {each.subject}" if each.subject else words
