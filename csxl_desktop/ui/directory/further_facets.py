"""The second row of filters, shown when asked for: tag, language, working group, the office's own choices."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csxl_desktop.domain.directory_rows import OrganisationRow, PersonRow
from csxl_desktop.domain.search_criteria import spoken
from csxl_desktop.i18n import _
from csxl_desktop.ui.directory.columns import PEOPLE
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_COLUMNS = 3
TAG, GROUP, LANGUAGE = "tag", "group", "language"
_ALL = ("", "—")


class FurtherFacets(QWidget):
    """`changed` when other rows are to be shown. Choices are what the rows bear; a facet without any is not shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people = False
        self._own: dict[tuple[bool, str], ChoiceField] = {}
        self.choices = {
            TAG: ChoiceField(_("Tag"), [_ALL]),
            LANGUAGE: ChoiceField(_("Language"), [_ALL]),
            GROUP: ChoiceField(_("Working group"), [_ALL]),
        }
        self._values: dict[tuple[bool, str], list[str]] = {}
        self._awaited: dict[tuple[bool, str], str] = {}  # chosen of own fields that no row read yet has told of
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look().sizes.inside)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        for choice in self.choices.values():
            self._prepare(choice)

    def show_view(self, view: str) -> None:
        """Only what makes sense for this list."""
        self._people = view == PEOPLE
        self._arrange()

    def show_organisations(self, rows: Sequence[OrganisationRow]) -> None:
        self._offer(
            False,
            {
                TAG: (tag for row in rows for tag in row.tags),
                LANGUAGE: (word for row in rows for word in spoken(row.languages)),
                GROUP: (group for row in rows for group in row.groups),
            },
            [(label, value) for row in rows for label, value in row.own.items()],
        )

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        self._offer(
            True,
            {
                TAG: (tag for row in rows if row.tags for tag in row.tags),
                LANGUAGE: {row.language for row in rows} - {""},
                GROUP: (),
            },
            [(label, value) for row in rows if row.own for label, value in row.own.items()],
        )

    def value(self, facet: str) -> str:
        """What is chosen, empty where nothing is; a facet that this list does not offer asks for nothing."""
        offered = self._values.get((self._people, facet), [])
        chosen = self.choices[facet].value() or ""
        return chosen if chosen in offered else ""

    def own(self) -> dict[str, str]:
        """The values chosen of the own fields, by label."""
        chosen = {label: field.value() for (people, label), field in self._own.items() if people == self._people}
        return {label: value for label, value in chosen.items() if value}

    def narrowing(self) -> int:
        """How many of them narrow the list."""
        return sum(bool(self.value(facet)) for facet in self.choices) + len(self.own())

    def held(self) -> Mapping[str | tuple[bool, str], str]:
        """All that is chosen, for a window that is built anew."""
        held: dict[str | tuple[bool, str], str] = dict(self._awaited.items())
        held.update((key, field.value()) for key, field in self.choices.items() if field.value())
        held.update((key, field.value()) for key, field in self._own.items() if field.value())
        return held

    def take_back(self, held: Mapping[str | tuple[bool, str], str]) -> None:
        """Choose it again; what the rows are yet to offer narrows the list once they are read."""
        for key, chosen in held.items():
            if isinstance(key, str):
                self.choices[key].set_value(chosen)
            else:
                self._awaited[key] = chosen

    def clear(self) -> bool:
        """Narrow nothing any more; False where nothing was narrowed."""
        narrowed = bool(self.narrowing())
        self._awaited.clear()
        for choice in (*self.choices.values(), *self._own.values()):
            choice.set_value("")
        return narrowed

    def _offer(self, people: bool, facets: dict[str, Iterable[str]], own: list[tuple[str, str]]) -> None:
        for facet, words in facets.items():
            self._values[people, facet] = sorted(set(words), key=str.casefold)
        labels = list(dict.fromkeys(label for label, _value in own))
        for gone in [key for key in self._own if key[0] == people and key[1] not in labels]:
            field = self._own.pop(gone)
            field.hide()
            field.deleteLater()
        for label in labels:
            field = self._own.get((people, label)) or self._prepare(ChoiceField(label, [_ALL]))
            self._own[people, label] = field
            if awaited := self._awaited.pop((people, label), ""):
                field.set_value(awaited)
            values = sorted({value for each, value in own if each == label}, key=str.casefold)
            field.set_options([_ALL, *((value, value) for value in values)])
        if people == self._people:
            self._arrange()

    def _prepare(self, field: ChoiceField) -> ChoiceField:
        field.setParent(self)
        field.hide()
        field.combo.setMinimumWidth(look().sizes.px(96))
        field.committed.connect(lambda _value: self.changed.emit())
        return field

    def _arrange(self) -> None:
        """The facets of this list that have something to choose, three beside each other."""
        for field in (*self.choices.values(), *self._own.values()):
            self._grid.removeWidget(field)
            field.hide()
        shown = []
        for facet, field in self.choices.items():
            values = self._values.get((self._people, facet), [])
            field.set_options([_ALL, *((value, value) for value in values)])
            if values:
                shown.append(field)
        shown += [field for (people, _label), field in self._own.items() if people == self._people]
        for place, field in enumerate(shown):
            self._grid.addWidget(field, *divmod(place, _COLUMNS))
            field.show()
