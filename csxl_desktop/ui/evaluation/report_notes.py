"""Footnotes of a text: a source of the library with its page, words, or both; numbered by themselves."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from csxl_desktop.domain.evaluation_choices import PublicationKind
from csxl_desktop.domain.library import Publication
from csxl_desktop.domain.live_names import BAR, SOURCE, parts
from csxl_desktop.domain.rich_text import LiveField, Mark, Run, Span, merged, runs_plain
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.records import Written
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from csxl_desktop.ui.widgets.small_dialog import answered
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField

_BRACES = re.compile(r"\{([^{}\n]+)\}")


class FootnoteDialog(QDialog):
    """`runs()` is what the note says; a title that the library does not know may be added to it."""

    def __init__(self, parent: QWidget, context: Context, sources: Sequence[Option], note: tuple[Run, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Footnote"))
        self._context, self._sources = context, list(sources)
        source, where, self._rest = _read(note)
        self.source = ReferenceField(
            _("Source in the library"),
            lambda: self._sources,
            hint=_("Its words are those of Publications: mended there, they are mended in every note."),
            may_create=True,
        )
        self.source.show_option(next((each for each in self._sources if each.id == source), None))
        self.where = TextField(_("Page or place in it"), placeholder=_("page 8"))
        self.where.set_value(where)
        self.words = MultilineField(_("Words of the note"), lines=3)
        self.words.set_value(runs_plain(self._rest).strip())
        self.source.create_requested.connect(self._add_source)
        answered(self, self.source, self.where, self.words, wide=460)
        add_help_key(self, "report-text")

    def accept(self) -> None:
        """A note that says nothing is none, and what was typed as a source is chosen first: the window stays."""
        typed = self.source.edit.text().strip()
        if typed and self.source.value() is None:
            self.source.show_refusal(_("Choose a line of the list, or clear the field."))
        elif self.runs():
            super().accept()
        else:
            self.words.show_refusal(_("Choose a source or write the words of the note."))

    def runs(self) -> tuple[Run, ...]:
        key, where = self.source.value(), str(self.where.value()).strip().replace(BAR, "/")
        words = str(self.words.value()).strip()
        kept = runs_plain(self._rest)
        rest = self._rest if words == kept.strip() else tuple(_runs(words))
        if not key:
            return merged(rest)
        cited = LiveField(f"{SOURCE}{key}{BAR}{where}" if where else f"{SOURCE}{key}")
        between = () if not words or (rest is self._rest and kept.startswith(" ")) else (Span(" "),)
        return merged((cited, *between, *rest))

    def _add_source(self, title: str) -> None:
        context = self._context
        values = {"title": title, "kind": PublicationKind.SOURCE}

        def shown(written: Written) -> None:
            made = Option(written.record_id.hex, title)
            self._sources.append(made)
            self.source.show_option(made)

        context.jobs.save(
            lambda: context.services.records.create(Publication, values, N_("Source added")),
            shown,
            context.errors.show,
            owner=self,
        )


class Footnotes(QObject):
    """Follows one editor: its bar, Ctrl+Alt+F and a double click on a number ask for a note."""

    def __init__(self, context: Context, editor: RichTextEditor) -> None:
        super().__init__(editor)
        self._context, self._editor = context, editor
        self._sources: list[Option] = []
        editor.toolbar.offer("note")
        editor.note_wanted.connect(self.ask)

    def show_fields(self, fields: Iterable[FieldChoice]) -> None:
        """The sources among the fields of the year."""
        self._sources = [
            Option(each.name.removeprefix(SOURCE), each.label, each.value)
            for each in fields
            if each.name.startswith(SOURCE)
        ]

    def ask(self, mark: Mark | None) -> None:
        """A new note at the cursor, or other words for the one marked."""
        note = mark.note if mark is not None else ()
        dialog = FootnoteDialog(self._editor, self._context, self._sources, note)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take(dialog.runs()))
        dialog.open()

    def _take(self, runs: tuple[Run, ...]) -> None:
        # Its key is new: where the same note stands twice, the other one keeps its words.
        self._editor.edit.insert_run(Mark("note", str(new_id()), runs))
        self._editor.edit.setFocus()


def _read(note: tuple[Run, ...]) -> tuple[str, str, tuple[Run, ...]]:
    """The key of the source, the place in it, and what else the note says."""
    first = note[0] if note else None
    if not isinstance(first, LiveField) or not first.name.startswith(SOURCE):
        return "", "", note
    head, where = parts(first.name)
    return head.removeprefix(SOURCE), where[0] if where else "", note[1:]


def _runs(words: str) -> Iterable[Run]:
    """Words, and the fields among them between braces."""
    for place, piece in enumerate(_BRACES.split(words)):
        if piece:
            yield LiveField(piece) if place % 2 else Span(piece)
