"""What the room sees on the wall: the point, its text, what was decided; never a contact, never a note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.room import Figures, Projected, Room, RoomItem
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.look import look
from csxl_desktop.ui.vote_words import vote_words
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.text import Figure, label


def projected(room: Room, item: RoomItem, figures: Figures) -> Projected:
    """The frozen row that the wall is fed with."""
    return Projected(
        subject=room.subject,
        place=item.place,
        items=len(room.items),
        title=item.title,
        text=item.text,
        decisions=tuple(f"{each.label} – {each.text}" for each in room.decisions if each.agenda_item_id == item.id),
        votes=tuple((each.question, vote_words(each)) for each in room.votes if each.agenda_item_id == item.id),
        figures=figures,
    )


class Projection(QWidget):
    """A window of its own: dragged to the second screen, or put there by itself where there is one."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self._owner = owner
        self.setWindowTitle(_("Projection"))
        self.setAutoFillBackground(True)
        self.subject = label("", "secondary", wrap=True)
        self.title = label("", "figure", wrap=True)
        self.text = label("", "title", wrap=True)  # large and plain: it is read from the end of the room
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.follow = label("", "title", wrap=True)
        self.persons, self.partners = Figure(_("persons")), Figure(_("partners"))
        margin = look().sizes.px(40)
        box = QVBoxLayout(self)
        box.setContentsMargins(margin, margin, margin, margin)
        box.setSpacing(look().sizes.around)
        top = QHBoxLayout()
        top.addWidget(self.subject, 1)
        top.addWidget(self.persons)
        top.addWidget(self.partners)
        box.addLayout(top)
        box.addWidget(self.title)
        box.addWidget(scrolled(self.text), 1)
        box.addWidget(self.follow)

    def show_row(self, row: Projected) -> None:
        self.subject.setText(_("{subject} · item {n} of {all}").format(subject=row.subject, n=row.place, all=row.items))
        self.title.setText(row.title)
        self.text.setText(row.text.plain())
        votes = [f"{question} – {result}" for question, result in row.votes]
        self.follow.setText("\n".join((*row.decisions, *votes)))
        self.persons.set_value(row.figures.persons, ngettext("person", "persons", row.figures.persons))
        self.partners.set_value(row.figures.partners, ngettext("partner", "partners", row.figures.partners))

    def put_on_wall(self) -> None:
        """Over the whole second screen where there is one, else a window beside."""
        here = self._owner.screen()
        other = next((each for each in here.virtualSiblings() if each != here), None)
        if other is None:
            self.resize(look().sizes.px(960), look().sizes.px(640))
            self.show()
            return
        self.setGeometry(other.geometry())
        self.showFullScreen()
