"""What a line says of a person or an organisation that is not known yet, field by field."""

from collections.abc import Iterator
from uuid import UUID

from csxl_desktop.exchange.people_table import PersonLine, in_one_line
from csxl_desktop.i18n import fold
from csxl_desktop.services.exchange.people_known import (
    KINDS,
    Known,
    KnownMandate,
    KnownPerson,
    channel_key,
    has_contacts,
)
from csxl_desktop.services.exchange.people_writing import Writing
from csxl_desktop.services.exchange.report import FieldChange

_PLACE = ("street", "postal_code", "city")
_NOWHERE = ("", "", "")


class PeopleChanges:
    """Compares lines with what is known, and gathers what is to be written."""

    def __init__(self, known: Known, writing: Writing) -> None:
        self._known, self._writing = known, writing
        self._told: dict[FieldChange, FieldChange] = {}
        self._joining: dict[UUID, FieldChange] = {}

    def of_person(
        self, line: PersonLine, person: KnownPerson, house: UUID | None, *, first: bool
    ) -> Iterator[FieldChange]:
        """`first` says that no earlier line means this person: a later one adds, and corrects nothing."""
        if first:
            yield from self._civility(line, person)
        if house is not None:
            yield from self._mandate(line, person, house)
        if has_contacts(line) or line.websites:
            yield from self._channels(line, person)
        if line.note or any(line.address):
            yield from self._beside(line, person.id, house)

    def of_house(self, line: PersonLine, house: UUID) -> Iterator[FieldChange]:
        """Numbers and addresses of the organisation itself."""
        known = self._known.house_channels[house]
        for name, kind in KINDS:
            for value in getattr(line, name):
                if channel_key(value) not in known:
                    known.add(channel_key(value))
                    self._writing.add_channel(house, kind, value, person=False)
                    yield FieldChange(kind.value, "", value)
        yield from self._beside(line, house, house)

    def _beside(self, line: PersonLine, owner: UUID, house: UUID | None) -> Iterator[FieldChange]:
        """The address, for the organisation where it has none; else it is noted, as the note is."""
        told = [line.note]
        if any(line.address):
            known = self._known.addresses.get(house, _NOWHERE) if house is not None else None
            if house is not None and known == _NOWHERE:
                self._known.addresses[house] = self._writing.addresses[house] = line.address
                yield from (FieldChange(key, "", part) for key, part in zip(_PLACE, line.address, strict=True) if part)
            elif known is None or fold(in_one_line(known)) != fold(in_one_line(line.address)):
                told.append(in_one_line(line.address))
        note = self._known.notes.get(owner, "")
        new = "\n".join(each for each in told if each and fold(each) not in fold(note))
        if new:
            self._known.notes[owner] = self._writing.notes[owner] = f"{note}\n{new}".strip()
            yield FieldChange("note", "", new)

    def _civility(self, line: PersonLine, person: KnownPerson) -> Iterator[FieldChange]:
        told = line.person.civility
        if told and told != person.civility:
            self._writing.set_civility(person.id, told)
            yield self._once(FieldChange("civility", person.civility, told))
            person.civility = told

    def _mandate(self, line: PersonLine, person: KnownPerson, house: UUID) -> Iterator[FieldChange]:
        """The first line that names a person at an organisation says what the function is."""
        function = line.person.function
        mandate = person.mandate(house)
        if mandate is None:
            key = self._writing.add_mandate(person.id, house, function)
            person.mandates = (*person.mandates, KnownMandate(key, house, function, line.line))
            yield self._joined(house)
            return
        if function and function != mandate.function and not mandate.met:
            self._writing.set_function(mandate.id, function)
            yield FieldChange("function_title", mandate.function, function)
            mandate.function = function
        mandate.met = mandate.met or line.line

    def _joined(self, house: UUID) -> FieldChange:
        if (told := self._joining.get(house)) is None:
            told = self._joining[house] = FieldChange("organisation", "", self._known.organisations[house])
        return told

    def _once(self, change: FieldChange) -> FieldChange:
        """Words said of many people alike, kept once."""
        return self._told.setdefault(change, change)

    def _channels(self, line: PersonLine, person: KnownPerson) -> Iterator[FieldChange]:
        for name, kind in KINDS:
            for value in getattr(line, name):
                if channel_key(value) not in person.channels:
                    self._known.add_channel(person, value)
                    self._writing.add_channel(person.id, kind, value, person=True)
                    yield FieldChange(kind.value, "", value)
