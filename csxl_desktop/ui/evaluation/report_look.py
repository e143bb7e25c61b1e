"""Présentation: cover, colours, font and density of the report of a year, who approved it, what was archived."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.choices import ReportDensity, ReportTypeface
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import decimal
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.services.files import CleanPicture
from csxl_desktop.services.records import Written
from csxl_desktop.services.report_archives import ArchiveRow
from csxl_desktop.services.report_orders import ORDERS
from csxl_desktop.services.report_years import Approver, LookRow
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.relecture_rows import spoken_counts
from csxl_desktop.ui.once import Once
from csxl_desktop.ui.picture_line import PictureLine, PictureWords
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.colour_field import ColourField
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title, label, set_look
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

_DENSITIES = {
    ReportDensity.AIRY: N_("airy"),
    ReportDensity.NORMAL: N_("normal"),
    ReportDensity.DENSE: N_("dense"),
}
_LANGUAGES = (("fr", N_("French")), ("nl", N_("Dutch")), ("en", N_("English")))
_TYPEFACES = {
    ReportTypeface.SANS: N_("Source Sans"),
    ReportTypeface.SERIF: N_("Source Serif"),
    ReportTypeface.SERIF_TEXT: N_("Source Serif, titles in Source Sans"),
}


@dataclass(frozen=True, slots=True)
class LookRead:
    """What the card shows: the look, its cover, who may have approved it, the archives."""

    look: LookRow
    cover: bytes | None
    approvers: tuple[Approver, ...]
    archives: tuple[ArchiveRow, ...]


def read_look(services: Workspace, year: int) -> LookRead:
    """In the database lane."""
    years = services.report_years
    archives = tuple(services.report_archives.archives(year))
    return LookRead(years.look(year), years.cover(year), tuple(years.approvers(year)), archives)


class ReportLook(Card):
    """`show_archive(id)` is asked to bring the pages of an archive into view."""

    def __init__(self, place: Place, show_archive: Callable[[UUID], object]) -> None:
        super().__init__()
        self._place, self._show_archive = place, show_archive
        self._archiving = Once()
        self._year = place.year
        self.title = Title()
        self.fields: dict[str, Field] = {
            "title": TextField(_("Title"), placeholder=_("Activity report")),
            "subtitle": TextField(_("Subtitle")),
            "accent": ColourField(
                _("Colour of the titles"), placeholder=_("#RRGGBB"), hint=_("Empty: that of the office.")
            ),
            "language": ChoiceField(_("Language of the document"), [(code, _(name)) for code, name in _LANGUAGES]),
            "density": ChoiceField(_("Lines"), [(each, _(word)) for each, word in _DENSITIES.items()]),
            "typeface": ChoiceField(_("Font"), [(each, _(word)) for each, word in _TYPEFACES.items()]),
            "approved_on": DateField(_("Approved on"), lambda letters: parse_date(letters, place.context.today())),
            "place": TextField(_("At"), placeholder=_("town or place")),
        }
        for column, field in self.fields.items():
            save_when_left(field, place.context.jobs, place.context.errors, self._writer(column), place.reload)
        self.approver = ChoiceField(_("Approved by"), [(None, _("not yet"))]).narrow()
        save_when_left(self.approver, place.context.jobs, place.context.errors, self._approve, place.reload)
        words = PictureWords(
            _("Choose a photo…"), _("Remove the photo"), _("The photo of the office, or none"), _("Cover photo")
        )
        self.order = ChoiceField(
            _("Order of the sections"), [(None, _("as it stands")), *((k, _(o.label)) for k, o in ORDERS.items())]
        ).narrow()
        self.order.committed.connect(self._apply_order)
        self.cover = PictureLine(place.context, self._keep_cover, place.reload, words)
        self.archive_button = button(_("Archive the report"), "archive", self.archive)
        self.note = label("", "small", wrap=True)
        self.left = label("", "small", wrap=True)
        self.findings_button = link_button(_("See them"), icon="check-check")
        self.forget_findings()
        self.archives: Lines[ArchiveRow] = Lines(self._line, None)
        self._build()

    def _build(self) -> None:
        cover, approval = FormLayout(2), FormLayout(2)
        cover.add(self.order, span=2)
        cover.add_all(*(self.fields[column] for column in ("title", "subtitle", "accent", "density")))
        cover.add_all(self.fields["typeface"], self.fields["language"])
        approval.add(self.approver, span=2)
        approval.add_all(self.fields["approved_on"], self.fields["place"])
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.archive_button)
        self.box.addWidget(self.title)
        self.box.addWidget(SectionLabel(_("Cover and pages")))
        self.box.addLayout(cover)
        self.box.addLayout(self.cover)
        self.box.addWidget(SectionLabel(_("Approval")))
        self.box.addLayout(approval)
        left = QHBoxLayout()
        left.addWidget(self.left, 1)
        left.addWidget(self.findings_button)
        self.box.addLayout(left)
        self.box.addWidget(SectionLabel(_("Archives")))
        self.box.addWidget(self.archives)
        self.box.addLayout(foot)
        self.box.addStretch()

    # What the place calls.

    def read(self) -> None:
        year, context = self._place.year, self._place.context
        self._place.ask(lambda: read_look(context.services, year), self.show_read, "sections/look")

    def show_read(self, read: LookRead) -> None:
        same = self._year == read.look.year
        self._year = read.look.year
        self.title.setText(_("Look of the report {year}").format(year=self._year))
        for column, field in self.fields.items():
            field.show_value(getattr(read.look, column), same=same)
        self.approver.set_options([(None, _("not yet")), *((each.meeting_id, each.label) for each in read.approvers)])
        self.approver.show_value(read.look.approved_meeting_id, same=same)
        self.order.show_value(None, same=False)
        self.cover.show_picture(read.cover)
        self.archives.show_rows(read.archives)
        self.archive_button.setEnabled(read.look.approved_on is not None)
        self.note.setText(_archive_words(read))

    def show_findings(self, found: Sequence[Finding], unread: str = "") -> None:
        """What is still open, for whoever is about to approve: it says so, and keeps nobody from it.

        `unread`: what was not looked at.
        """
        words = ngettext(
            "Before it is approved: {count} finding of proofreading is still open ({kinds}).",
            "Before it is approved: {count} findings of proofreading are still open ({kinds}).",
            len(found),
        ).format(count=len(found), kinds=spoken_counts(found))
        said = [words] if found else [] if unread else [_("Proofreading finds nothing left to mend.")]
        self.left.setText(" ".join([*said, unread]).strip())
        set_look(self.left, "late" if found else "small" if unread else "good")
        self.left.show()
        self.findings_button.setVisible(bool(found))

    def forget_findings(self) -> None:
        self.left.hide()
        self.findings_button.hide()

    def archive(self) -> None:
        """Keep content and pages as they stand."""
        if not self._archiving.begin():
            return
        year, context = self._year, self._place.context

        def archived(written: Written) -> None:
            self._place.offer_undo(written, _("Report {year} archived").format(year=year))
            self._place.reload()

        context.jobs.save(
            lambda: context.services.report_archives.archive(year),
            self._archiving.ends(archived),
            self._archiving.ends(context.errors.show),
            owner=self._place.page,
            label=_("Archiving the report"),
        )

    # Within.

    def _apply_order(self, name: str | None) -> None:
        if name is None:
            return
        year, context = self._year, self._place.context
        self._place.act(
            lambda: context.services.report.apply_order(year, name),
            lambda written: self._place.offer_undo(written, _("Sections put in another order")),
        )

    def _writer(self, column: str) -> Callable[[Any], Callable[[], object]]:
        def prepare(value: Any) -> Callable[[], object]:
            year, context = self._year, self._place.context
            return lambda: context.services.report_years.change(year, column, value)

        return prepare

    def _approve(self, meeting_id: UUID | None) -> Callable[[], object]:
        year, context = self._year, self._place.context
        return lambda: context.services.report_years.approved_by(year, meeting_id)

    def _keep_cover(self) -> Callable[[CleanPicture | None], object]:
        year, context = self._year, self._place.context
        return lambda picture: context.services.report_years.set_cover(year, picture)

    def _line(self, row: ArchiveRow) -> Shown:
        day = short_date(row.archived_at.astimezone().date())
        who = _("{day}, by {name}").format(day=day, name=row.archived_by) if row.archived_by else day
        version = _("Version {number}").format(number=row.version)
        open_it = Tool("eye", _("Show the pages of version {number}").format(number=row.version), self._opens(row.id))
        size = _("{size} MB").format(size=decimal(row.size / 1_000_000, 1))
        told = " · ".join(part for part in (who, size, row.note) if part)
        return Shown(version, told, tools=(open_it,))

    def _opens(self, archive_id: UUID) -> Callable[[], object]:
        return lambda: self._show_archive(archive_id)


def _archive_words(read: LookRead) -> str:
    if read.look.approved_on is None:
        return _("Once approved, the report is archived: the same pages can be printed again years later.")
    if not read.archives:
        return _("Approved and not archived yet.")
    return ""
