"""The pictures of the dialogs, each on the window of the demonstration and as large as it opens."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QDialog

from csxl_desktop.domain.content.labels import L7160
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.domain.room import LostPlace
from csxl_desktop.services.updates import PORTABLE, Release
from csxl_desktop.system.draft_journal import Found
from csxl_desktop.ui.about import AboutSheet
from csxl_desktop.ui.evaluation.report_captions import CaptionDialog
from csxl_desktop.ui.evaluation.report_notes import FootnoteDialog
from csxl_desktop.ui.evaluation.report_pictures import PictureDialog
from csxl_desktop.ui.evaluation.report_references import ReferenceDialog
from csxl_desktop.ui.help_page import HelpPage
from csxl_desktop.ui.key_sheet import key_sections
from csxl_desktop.ui.label_alignment import AlignmentDialog
from csxl_desktop.ui.meetings.trashed_texts import TrashedTexts
from csxl_desktop.ui.paper import PaperStrip
from csxl_desktop.ui.release_sheet import ReleaseSheet
from csxl_desktop.ui.who import WhoDialog
from csxl_desktop.ui.widgets.date_fields import _DayPicker
from csxl_desktop.ui.widgets.reference_field import Option
from csxl_desktop.ui.widgets.rich_text_agreement import AgreementDialog
from csxl_desktop.ui.widgets.rich_text_link import LinkDialog
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from tests.shots import HOME, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio

_NOTES = "L’imprimante est retenue pour chaque document.\n\nLes lettres peuvent grandir jusqu’à 200 %."
_COUNTED = FieldChoice("members", "membres au 31 décembre", "98", counted=True, feminine=True)

_TYPED = RichText((Block("a", "p", runs=(Span("Le groupe propose une visite du nouveau site en janvier."),)),))
_STOOD = RichText((Block("a", "p", runs=(Span("Le groupe propose une visite."),)),))
_FOUND = (LostPlace(UUID(int=1), "Tour des associations", _STOOD, UUID(int=2)), Found("1", {"text": _TYPED.to_json()}))


def _context(studio: "Studio") -> Any:
    return studio.page()._context


def _keys(studio: "Studio") -> QDialog:
    window, context = studio.window(), _context(studio)
    sections = key_sections(window, studio.page())
    return HelpPage(window, sections, PaperStrip(context.state, context.jobs, context.errors))


_DIALOGS: dict[str, Callable[["Studio"], QDialog]] = {
    "qui": lambda studio: WhoDialog(["Bénédicte Malengreau", "Yannis Pappas"], "Yannis Pappas", studio.window()),
    "touches": _keys,
    "etiquettes": lambda studio: AlignmentDialog(_context(studio), L7160, studio.window()),
    "version": lambda studio: ReleaseSheet(Release("0.10.0", Path("setup"), "", {"fr": _NOTES}), studio.window()),
    "version-cle": lambda studio: ReleaseSheet(
        Release("0.10.0", Path(PORTABLE.format(version="0.10.0")), "", {"fr": _NOTES}), studio.window()
    ),
    "a-propos": lambda studio: AboutSheet(studio.window(), Path("/opt/csxl-desktop/NOTICES.txt")),
    "lien": lambda studio: LinkDialog(studio.window(), "https://exemple.brussels", "notre site", qr=False),
    "accord": lambda studio: AgreementDialog(studio.window(), _COUNTED),
    "legende": lambda studio: CaptionDialog(studio.window(), "Public des marches"),
    "note": lambda studio: FootnoteDialog(
        studio.window(), _context(studio), [Option(1, "Atlas inventé de la vie locale", "2024")], ()
    ),
    "image": lambda studio: PictureDialog(studio.window(), Block("a", "image", caption="La marche de juin")),
    "renvoi": lambda studio: ReferenceDialog(studio.window(), [Option("s", "Partenariats", "section")], ""),
    "texte-retrouve": lambda studio: TrashedTexts(_context(studio), [_FOUND], studio.window()),
    "jour": lambda studio: _DayPicker(studio.window(), date(2026, 3, 12)),
}


def _shown(make: Callable[["Studio"], QDialog]) -> Callable[["Studio"], QDialog]:
    def taken(studio: "Studio") -> QDialog:
        dialog = make(studio)
        dialog.open()
        return dialog

    return taken


DIALOG_SHOTS = tuple(Shot(f"dialogue-{name}", HOME, taken=_shown(make)) for name, make in _DIALOGS.items())
