"""How an organisation ended, and where it went: its last day, its successor."""

from collections.abc import Sequence
from uuid import UUID

from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.directory_reads import EndLine
from csxl_desktop.ui.directory.lines import LineKind, Lines
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text_fields import TextField


class EndCard(Section):
    """Hidden while the organisation lives."""

    def __init__(self, screen: OnScreen) -> None:
        super().__init__(_("End"))
        self._screen = screen
        self.lines = Lines(self._kind(), screen)
        self.box.addWidget(self.lines)

    def show_ends(self, rows: Sequence[EndLine]) -> None:
        self.lines.show_rows(rows)
        self.setVisible(bool(rows))

    def _kind(self) -> LineKind[EndLine]:
        def fields() -> dict[str, Field]:
            return {
                "ended_on": self._screen.day_field(_("Last day")),
                "successor_id": ReferenceField(_("Merged into"), self._screen.organisations),
                "note": TextField(_("Reason")),
            }

        return LineKind(
            entity=OrganisationEnd, words=_words, secondary=lambda row: row.note, opens=_successor, fields=fields
        )


def _words(row: EndLine) -> str:
    day = short_date(row.ended_on)
    if row.successor:
        return _("Merged into “{name}”, last day {day}").format(name=row.successor, day=day)
    return _("Ceased to exist, last day {day}").format(day=day)


def _successor(row: EndLine) -> tuple[str, UUID] | None:
    return None if row.successor_id is None else ("organisation", row.successor_id)
