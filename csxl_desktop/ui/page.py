"""What the main window knows of a tab: a small base class whose gestures do nothing until a tab gives them sense."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

TABLES = "*.csv *.xlsx *.xls *.ods *.txt *.vcf"  # what the import reads
HISTORY = "history"  # the kind by which Home opens what was done to a record, by its key
SHARED = "shared_folder"  # the kind by which Home opens the page of the shared folder
BAG = "meeting_bag"  # that of the meeting bag, and of a file that comes back
BACKUPS = "backups"  # that of the backups, and of a line there that opens them
PROTECTION = "protection"  # that of the encryption
REDACTED = "redacted"  # the place of the Agenda with the minutes that were replaced when somebody was erased
TEXT = "minutes_text"  # the kind by which the Agenda opens the text of an item: the ids of its meeting and of itself
WORDS = "words"  # and its settings, where the words of the office stand


class Standing:
    """What is open in a tab, for a window that is built anew in another language or with larger letters.

    What is being typed was sent before; forms that are half filled follow by themselves (`forms_again`).
    """

    def held(self) -> object:
        """To be handed to the page of the next window; None where nothing is open."""
        return None

    def take_back(self, held: object) -> None:
        """The page is just built, in its year, and is read next: it shows `held` again."""


class Page(QWidget):
    """A tab. Override what applies; send the signals and the window does the rest.

    - `record_requested(kind, id)`: open this record in whichever tab shows its kind
    - `summary_changed(text)`: right end of the status bar (“102 members · 42 activities”)
    - `said(text)`: a short message that goes away by itself
    - `undo_offered(text, take_back)`: “… moved to the trash — Undo”, ten seconds; `take_back()` when clicked
    """

    record_requested = Signal(str, object)
    summary_changed = Signal(str)
    said = Signal(str)
    undo_offered = Signal(str, object)
    standing = Standing()

    def show_year(self, year: int) -> None:
        """The year chosen in the window; called before the first showing and at each change."""

    def reload(self) -> None:
        """Read again: the page comes to the front, or the dossier changed under it."""

    def open_record(self, kind: str, key: object) -> None:
        """Show the record `key` of `kind` (one of the kinds in the page's `PageEntry`)."""

    def parts_of(self, field: str) -> Sequence[Callable[[], object]]:  # noqa: ARG002 - what a page has no parts for
        """What brings the parts of the record on screen forward where `field` may stand, the likeliest first."""
        return ()

    def new_record(self) -> None:
        """Ctrl+N."""

    def edit_record(self) -> None:
        """F2: into the first field of the record."""

    def trash_record(self) -> None:
        """Delete, with `undo_offered`."""

    def merge_record(self) -> None:
        """The record shown is to be merged with another."""

    def topic(self) -> str:
        """Where one stands, for the manual: the tab, and what is in front there (`home/backups`)."""
        return ""

    def focus_filter(self) -> None:
        """Ctrl+F."""

    def print_current(self) -> None:
        """Ctrl+P."""

    def go_back(self) -> None:
        """Alt+Left: the record shown before."""

    def escape(self) -> None:
        """Esc, where no field took it: clear the filter, close a panel."""


@dataclass(frozen=True)
class PageEntry:
    """A tab before it is built: its word (marked with N_), its icon, how to make it in place, the kinds it opens."""

    title: str
    icon: str
    create: Callable[[QWidget], Page]
    kinds: frozenset[str] = frozenset()
    follows_year: bool = True
