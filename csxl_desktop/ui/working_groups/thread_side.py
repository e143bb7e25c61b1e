"""Beside a thread: what is linked by hand and left out; the subject and the introduction of its note."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.link_rows import LinkRow
from csxl_desktop.domain.thread_rows import ThreadKind, ThreadView
from csxl_desktop.i18n import _
from csxl_desktop.ui.record_links import RecordLinks
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.form import scrolled_cards
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField

if TYPE_CHECKING:
    from csxl_desktop.ui.working_groups.thread import ThreadPanel


class ThreadLinks(QWidget):
    """What is linked by hand, and what comes in by itself but is left out."""

    def __init__(self, panel: "ThreadPanel") -> None:
        super().__init__()
        self._panel = panel
        context, page = panel.desk.context, panel.desk.page
        self.links = RecordLinks(context, page, "thread", empty=_("Nothing is linked by hand."))
        self.link_button = link_button(_("Link records by hand"), panel.begin_linking, "link")
        self.left_out: Lines[LinkRow] = Lines(self._shown)
        self._left_card = Card()
        self._whole = label(
            _("Everything of the group comes in by itself. To choose, take an axis or begin a thread."), "secondary"
        )
        self._build()
        self.links.changed.connect(panel.reread)

    def _build(self) -> None:
        links = Card()
        links.box.addWidget(SectionLabel(_("Linked by hand")))
        links.box.addWidget(self._whole)
        links.box.addWidget(self.link_button)
        links.box.addWidget(self.links)
        self._left_card.box.addWidget(SectionLabel(_("Left out")))
        self._left_card.box.addWidget(self.left_out)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled_cards(links, self._left_card))

    def show_view(self, view: ThreadView, year: int) -> None:
        whole = view.key.kind is ThreadKind.GROUP
        self._whole.setVisible(whole)
        self.link_button.setVisible(view.thread_id is None and not whole)
        self.links.setVisible(view.thread_id is not None)
        self.links.show_owner(view.thread_id, year)
        self.left_out.show_rows(view.left_out)
        self._left_card.setVisible(bool(view.left_out))

    def _shown(self, row: LinkRow) -> Shown:
        context, target = self._panel.desk.context, row.target
        name = _("Take in again: {name}").format(name=target.title)
        take = partial(self._panel.act, lambda: context.services.record_links.remove(row.id))
        secondary = " · ".join(part for part in (target.kind_name, target.when) if part)
        return Shown(target.title, secondary, tools=(Tool("rotate-ccw", name, take),))


class ThreadText(Card):
    """Beside the pages of the note; every field is saved when left."""

    def __init__(self, panel: "ThreadPanel") -> None:
        super().__init__()
        context = panel.desk.context
        self.title = TextField(_("Subject of the thread"), required=True)
        self.question = MultilineField(_("Question"), lines=2)
        self.text = RichTextEditor(_("Introduction of the note"))
        for field, column in ((self.title, "title"), (self.question, "question"), (self.text, "text")):
            save_when_left(field, context.jobs, context.errors, partial(panel.change, column), panel.desk.changed)
            self.box.addWidget(field, 1 if field is self.text else 0)

    def show_view(self, view: ThreadView, *, same: bool) -> None:
        self.title.show_value(view.title, same=same)
        self.question.show_value(view.question, same=same)
        if same:
            self.text.refresh(view.text)
        else:
            self.text.flush()
            self.text.set_value(view.text)
