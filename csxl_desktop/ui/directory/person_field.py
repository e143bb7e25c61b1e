"""A field that takes somebody of the directory, or a new name typed in full."""

from collections.abc import Callable
from dataclasses import dataclass

from csxl_desktop.exchange.person_names import parsed_person
from csxl_desktop.i18n import _
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A name that is not in the directory yet; nothing is written before the form is sent."""

    civility: str
    first_name: str
    last_name: str


class PersonField(ReferenceField):
    """The id of a person, a `NewPerson`, or None."""

    def __init__(self, name: str, people: Callable[[], list[Option]]) -> None:
        super().__init__(name, people, may_create=True)
        self.create_requested.connect(self.take_new)

    def take_new(self, text: str) -> None:
        """Keep `text` as the name of somebody new: civility, first name, family name."""
        read = parsed_person(text)
        self.show_option(Option(NewPerson(read.civility, read.first_name, read.last_name), text))
        self.set_hint(_("New person: it will be added to the directory."), "good")

    def set_value(self, value: object) -> None:
        super().set_value(value)
        self.set_hint("")
