"""A document of the meeting in the place of its panels, and beside them the preview that follows the record."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import ApprovalRule, AttendanceState, BasicKind, MeetingState, MinutesState
from csxl_desktop.domain.content.year_calendar import Paper
from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.i18n import N_, _, current_language
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.printing import Document
from csxl_desktop.services.two_languages import in_languages
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_mail import Audience, to_one
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.extract_side import ExtractSide
from csxl_desktop.ui.meetings.prepare import WITH_PROGRAMME
from csxl_desktop.ui.meetings.sheet_strip import SheetStrip
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.flow import TitleLayout
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import ChoiceField

DOCUMENTS = {
    "invitation": N_("Invitation"),
    "attendance-sheet": N_("Attendance sheet"),
    "minutes": N_("Minutes"),
    "minutes-extract": N_("Extract of the minutes"),
    "walk-programme": N_("Programme"),
    "poster": N_("Poster"),
    "certificate": N_("Certificates of attendance"),
}

# What lies on one table or goes to one mailbox; minutes hold above all what somebody wrote in one language.
_IN_BOTH = {"invitation", "attendance-sheet", "walk-programme", "poster"}
_AMONG_US = {BasicKind.COMMITTEE, BasicKind.TEAM}  # nobody hangs up a poster of these
_SWITCH_AT_LEAST = 400  # pixels that its words may ask of the place beside; more of them wrap


def documents_of(meeting: OpenMeeting | None) -> dict[str, str]:
    """The documents that a meeting can have, with their words (marked with N_)."""
    row = meeting.record.row if meeting is not None else None
    has_minutes = row is not None and row.approval is not ApprovalRule.NO_MINUTES
    shown = {
        "minutes": has_minutes,
        "minutes-extract": has_minutes and bool(meeting and meeting.record.items),
        "certificate": row is not None and row.state is MeetingState.HELD,
        "walk-programme": row is not None and row.behaviour in WITH_PROGRAMME,
        "poster": row is not None and row.behaviour not in _AMONG_US,
    }
    return {kind: words for kind, words in DOCUMENTS.items() if shown.get(kind, True)}


def reading(
    context: Context, kind: str, meeting_id: UUID, attendance_id: UUID | None = None, *, language: str = ""
) -> Callable[[], Document]:
    """What reads the content of a document, in the database lane; an attestation may be of one line of the list.

    Without a `language` it is that of the window, or that of whoever is attested to have come.
    """
    spoken = language or current_language()

    def read() -> Document:
        documents = context.services.documents
        match kind:
            case "invitation":
                return in_languages(spoken, lambda each: documents.invitation(meeting_id, language=each))
            case "attendance-sheet":
                return context.services.sheets.preview(meeting_id, language=spoken)
            case "walk-programme":
                programme = context.services.programmes.programme
                return in_languages(spoken, lambda each: programme(meeting_id, language=each))
            case "certificate":
                return context.services.certificates.of_meeting(meeting_id, attendance_id, language=language)
            case _minutes:
                return documents.minutes(meeting_id, language=spoken)

    return read


def _poster(context: Context, meeting_id: UUID, paper: str, language: str) -> Callable[[], Document]:
    hung = context.services.posters.poster
    return lambda: in_languages(language, lambda each: hung(meeting_id, paper=Paper(paper), language=each))


def _extract(
    context: Context, meeting_id: UUID, numbers: tuple[int, ...], recipient: str, language: str
) -> Callable[[], Document]:
    return lambda: context.services.documents.extract(meeting_id, numbers, recipient=recipient, language=language)


def for_paper(context: Context, kind: str, meeting_id: UUID, language: str = "") -> Callable[[], Document] | None:
    """What numbers a document when it goes on paper: only the sign-in sheet is."""
    if kind != "attendance-sheet":
        return None
    return lambda: context.services.sheets.print_sheet(meeting_id, language=language or current_language())


def for_mail(desk: Desk, kind: str, attendance_id: UUID | None = None) -> Audience | None:
    """Whom a document goes to: everybody on the list what is for them, an attestation to whom it is of, else nobody.

    Minutes that did not leave yet are nobody's either: they may go to somebody who reads them again.
    """
    context, meeting = desk.context, desk.meeting
    if meeting is None:
        return None
    key, lines = meeting.record.row.id, meeting.record.attendances

    def everybody() -> Recipients | None:
        minutes = context.services.meetings.record(key).minutes
        kept_back = kind == "minutes" and (minutes is None or minutes.state is MinutesState.DRAFT)
        return None if kept_back else context.services.convening.recipients(key)

    if kind in {"invitation", "walk-programme", "minutes"}:
        return everybody
    person = next((line.person_id for line in lines if line.id == attendance_id), None)
    return to_one(context, person) if kind == "certificate" and person is not None else None


class DocumentView(QWidget):
    """One document in full; Esc or the link goes back to the record."""

    def __init__(self, desk: Desk, go_back: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self.panel = DocumentPanel(desk.context)
        self.panel.went_out.connect(desk.changed)
        card = Card(padding=look().sizes.inside)
        top = TitleLayout()
        top.addWidget(link_button(_("Back to the meeting"), go_back, "arrow-left"))
        self.kind = ""
        self.who = ChoiceField("").narrow().called(_("Whose certificate"))
        self.who.setMinimumWidth(look().sizes.px(300))
        self.who.committed.connect(lambda _who: self._ask())
        self.extract = ExtractSide(desk)
        self.extract.changed.connect(self._ask)
        self.paper = SegmentedSwitch(_("Size of the paper"), [(paper.value, paper.value) for paper in Paper])
        self.paper.changed.connect(lambda _paper: self._ask())
        self.language, self.attested = DocumentLanguage(), DocumentLanguage(own=True, both=True)
        for language in (self.language, self.attested):
            language.changed.connect(lambda _language: self._ask())
        for choice in (self.who, self.paper, self.language, self.attested):
            top.addWidget(choice)
        choices: tuple[QWidget, ...] = (self.who, self.paper, self.attested, self.extract)
        for each in choices:
            each.hide()  # until its document is chosen: side by side they would widen the window
        pages = QHBoxLayout()
        pages.setSpacing(look().sizes.between)
        pages.addWidget(self.extract)
        pages.addWidget(self.panel, 1)
        card.box.addLayout(top)
        card.box.addLayout(pages, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def show_document(self, kind: str) -> None:
        self.kind = kind
        self._offer_people()
        self._offer_items()
        self.paper.setVisible(kind == "poster")
        self.attested.setVisible(kind == "certificate")
        self.language.setVisible(kind != "certificate")
        self.language.offer_both(both=kind in _IN_BOTH)
        self._ask()

    def _ask(self) -> None:
        key = (self.kind, self._desk.id())
        context, language = self._desk.context, self.language.value()
        if self.kind == "minutes-extract":
            part = (self.extract.numbers(), str(self.extract.recipient.value() or ""), language)
            self.panel.show_document(_extract(context, key[1], *part), (*key, *part))
            return
        if self.kind == "poster":
            hung = (self.paper.value(), language)
            self.panel.show_document(_poster(context, key[1], *hung), (*key, *hung))
            return
        who: UUID | None = None
        if self.kind == "certificate":
            who, language = self.who.value(), self.attested.value()
        ask, paper = reading(context, *key, who, language=language), for_paper(context, *key, language)
        audience = for_mail(self._desk, self.kind, who)
        self.panel.show_document(ask, (*key, who, language), for_paper=paper, audience=audience)

    def _offer_people(self) -> None:
        """Whose attestation: everybody who was present, or one of them."""
        meeting = self._desk.meeting
        lines = meeting.record.attendances if meeting is not None else ()
        present = [line for line in lines if line.state is AttendanceState.PRESENT]
        people = [(line.id, " · ".join(filter(None, (line.full_name, line.organisation)))) for line in present]
        self.who.set_options([(None, _("Everybody present")), *people])
        self.who.set_value(None)
        self.who.setVisible(self.kind == "certificate")

    def _offer_items(self) -> None:
        """Which items an extract is of, and who it is made for."""
        meeting, wanted = self._desk.meeting, self.kind == "minutes-extract"
        if meeting is not None and wanted:
            self.extract.show_meeting(meeting.record.row.id, meeting.record.items)
        self.extract.setVisible(wanted)


class Preview(Card):
    """A document that is laid out again each time the record was read again; `more` places may stand behind it."""

    def __init__(self, desk: Desk, *kinds: str, more: Mapping[str, tuple[str, QWidget]] | None = None) -> None:
        super().__init__(padding=look().sizes.inside)
        self._desk = desk
        self._kinds = kinds
        self._more = {key: place for key, (_word, place) in (more or {}).items()}
        places = [(key, word) for key, (word, _place) in (more or {}).items()]
        options = [*((kind, _(DOCUMENTS[kind])) for kind in kinds), *places]
        self.switch = SegmentedSwitch(_("Which document"), options, wraps=True)
        self.switch.setMinimumWidth(min(self.switch.sizeHint().width(), look().sizes.px(_SWITCH_AT_LEAST)))
        self.switch.changed.connect(lambda _kind: self.follow())
        self.panel = DocumentPanel(desk.context)
        if len(kinds) + len(places) > 1:
            self.box.addWidget(self.switch)
        self.panel.went_out.connect(self._went_out)
        self.sheet = SheetStrip(desk, self.panel) if "attendance-sheet" in kinds else None
        if self.sheet is not None:
            self.box.addWidget(self.sheet)
        for place in (self.panel, *self._more.values()):
            self.box.addWidget(place, 1)
            place.setVisible(place is self.panel)
        self._shown: object = None

    def kind(self) -> str:
        return self.switch.value() or self._kinds[0]

    def _went_out(self) -> None:
        """What was printed may differ from what follows the record (the new lines alone): begin again."""
        self._shown = None
        self._desk.changed()

    def show_kind(self, kind: str) -> None:
        self.switch.set_value(kind)
        self.follow()

    def follow(self) -> None:
        """Show the document of the meeting on the desk as it stands now."""
        if self.sheet is not None:
            self.sheet.setVisible(self.kind() == "attendance-sheet")
            self.sheet.follow()
        shown = self._more.get(self.kind(), self.panel)
        for place in (self.panel, *self._more.values()):
            place.setVisible(place is shown)
        if self.kind() in self._more:
            return
        key = (self.kind(), self._desk.id())
        if key == self._shown:
            self.panel.refresh()
        else:
            self._shown = key
            context = self._desk.context
            paper, audience = for_paper(context, *key), for_mail(self._desk, self.kind())
            self.panel.show_document(reading(context, *key), key, for_paper=paper, audience=audience)
