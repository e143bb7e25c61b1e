"""One line of a members' table written into the dossier."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import ChannelKind, MandateRole
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import DatesOutOfOrderError, DomainError
from csxl_desktop.domain.membership import Membership
from csxl_desktop.exchange.member_line import MemberLine
from csxl_desktop.exchange.person_names import ParsedPerson
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.services.exchange.cells import told
from csxl_desktop.services.exchange.member_matching import Directory
from csxl_desktop.services.exchange.report import FieldChange
from csxl_desktop.services.natural_keys import AmbiguousNameError, UnknownNameError


class LeftMemberError(DomainError):
    template = N_(
        "“{name}” left on {left}. Import the table with its date (--on) to say from when it is a member again."
    )


class SeveralPeopleError(DomainError):
    template = N_("Several people are called “{name}”: say in the directory which one represents this organisation.")


_ORGANISATION_FIELDS = ("name_nl", "street", "postal_code", "city")
_ONE_DAY = timedelta(days=1)


class MemberWriter:
    """Writes lines into one session; what the table leaves empty stays as it is."""

    def __init__(self, session: Session, directory: Directory, on: date | None) -> None:
        self._session, self._directory, self._on = session, directory, on
        # The first table tells who is a member, not since when: dates begin with the second.
        self._is_first = not directory.keys.records(Membership)
        self._channels: dict[object, list[ContactChannel]] = {}
        for channel in directory.keys.records(ContactChannel).values():
            if isinstance(channel, ContactChannel) and channel.organisation_id is not None:
                self._channels.setdefault(channel.organisation_id, []).append(channel)
        self._categories = {
            (link.organisation_id, link.category_id)
            for link in directory.keys.records(OrganisationCategory).values()
            if isinstance(link, OrganisationCategory)
        }
        self._remarks: list[str] = []

    def remarks(self) -> list[str]:
        """What was left out of the last line, worded for the reader."""
        return self._remarks

    def create(self, line: MemberLine) -> Organisation:
        made = Organisation(name=line.organisation.name, short_name=line.organisation.short_name)
        self._session.add(made)
        self._directory.add_organisation(made)
        return made

    def update(self, line: MemberLine, organisation: Organisation, *, created: bool) -> list[FieldChange]:
        """Bring the organisation, its membership and its representative to what the line says."""
        self._remarks = []
        changes = list(self._fields(line, organisation))
        changes += self._membership(line, organisation)
        changes += self._contacts(line, organisation)
        changes += self._note(line.note, organisation)
        changes += self._put_under_categories(line, organisation)
        if line.representative is not None:
            changes += self._representative(line.representative, organisation, created=created)
        return changes

    def leave(self, organisation: Organisation) -> Iterator[FieldChange]:
        """Close the memberships that hold on the date of the table."""
        on = self._on or date.max
        for membership in self._directory.memberships(organisation):
            if membership.holds_on(on):
                last = max(on - _ONE_DAY, membership.joined_on or date.min)
                yield FieldChange("left_on", told(membership.left_on), told(last))
                membership.leave(last)

    def _fields(self, line: MemberLine, organisation: Organisation) -> Iterator[FieldChange]:
        for key in _ORGANISATION_FIELDS:
            yield from self._set(organisation, key, getattr(line, key))

    def _note(self, told: str, organisation: Organisation) -> Iterator[FieldChange]:
        """Behind what the note says already."""
        if told and fold(told) not in fold(organisation.note or ""):
            organisation.note = f"{organisation.note or ''}\n{told}".strip()
            yield FieldChange("note", "", told)

    def _set(self, record: Record, key: str, value: object) -> Iterator[FieldChange]:
        old = getattr(record, key)
        if value and old != value:
            setattr(record, key, value)
            yield FieldChange(key, told(old), told(value))

    def _membership(self, line: MemberLine, organisation: Organisation) -> Iterator[FieldChange]:
        memberships = self._directory.memberships(organisation)
        on = self._on or date.max
        current = next((each for each in memberships if each.holds_on(on)), None)
        if current is not None:
            yield from self._join_on(current, line.joined_on, memberships)
            return
        later = next((each for each in memberships if each.joined_on is not None and each.joined_on > on), None)
        if later is not None:  # a member already on the date of the table
            yield from self._join_on(later, line.joined_on or self._on, memberships)
            return
        joined = line.joined_on or (None if self._is_first else self._on)
        left = max((each.left_on for each in memberships if each.left_on is not None), default=None)
        if left is not None and (joined is None or joined <= left):
            raise LeftMemberError(name=organisation.name, left=f"{left:%d/%m/%Y}")
        made = Membership(organisation_id=organisation.id, joined_on=joined)
        self._session.add(made)
        self._directory.add_membership(made)
        yield FieldChange("membership", "", told(joined) or _("since before the first record"))

    def _join_on(self, membership: Membership, day: date | None, others: list[Membership]) -> Iterator[FieldChange]:
        """Move the joining date where the table gives one, within what the dates beside it allow."""
        if day is None or day == membership.joined_on:
            return
        before = max((each.left_on for each in others if each is not membership and each.left_on), default=date.min)
        if day <= before or (membership.left_on is not None and day > membership.left_on):
            end = membership.left_on or before
            raise DatesOutOfOrderError(start=f"{day:%d/%m/%Y}", end=f"{end:%d/%m/%Y}")
        yield from self._set(membership, "joined_on", day)

    def _contacts(self, line: MemberLine, organisation: Organisation) -> Iterator[FieldChange]:
        known = self._channels.setdefault(organisation.id, [])
        given = (
            (ChannelKind.EMAIL, line.emails),
            (ChannelKind.PHONE, line.phones),
            (ChannelKind.MOBILE, line.mobiles),
            (ChannelKind.WEB, line.websites),
        )
        for kind, values in given:
            for value in values:
                if any(fold(value) == fold(channel.value) for channel in known):
                    continue
                position = len(known) + 1
                made = ContactChannel(organisation_id=organisation.id, kind=kind, value=value, position=position)
                self._session.add(made)
                known.append(made)
                yield FieldChange(kind.value, "", value)

    def _put_under_categories(self, line: MemberLine, organisation: Organisation) -> Iterator[FieldChange]:
        for name in line.categories:
            try:
                category = self._directory.keys.find(Category, name)
            except (UnknownNameError, AmbiguousNameError):
                self._remarks.append(_("The category “{name}” is not known: it was left out.").format(name=name))
                continue
            if (organisation.id, category.id) not in self._categories:
                self._categories.add((organisation.id, category.id))
                self._session.add(OrganisationCategory(organisation_id=organisation.id, category_id=category.id))
                yield FieldChange("category", "", name)

    def _representative(
        self, given: ParsedPerson, organisation: Organisation, *, created: bool
    ) -> Iterator[FieldChange]:
        person, changes = self._person(given, organisation)
        yield from changes
        current = self._directory.representatives(organisation)
        mandate = next((each for each in current if each.person_id == person.id), None)
        if mandate is not None:
            yield from self._set(mandate, "function_title", given.function)
            return
        since = None if created or self._is_first else self._on
        change = FieldChange("representative", "", person.full_name)
        if since is not None and len(current) == 1:
            change = FieldChange("representative", self._close(current[0], since), person.full_name)
        elif current:  # nothing is closed: the words must not read as a replacement
            others = ", ".join(self._name(each) for each in current)
            beside = _("also {name}, beside {others}").format(name=person.full_name, others=others)
            change = FieldChange("representative", "", beside)
        made = Mandate(
            person_id=person.id,
            organisation_id=organisation.id,
            role=MandateRole.REPRESENTATIVE,
            function_title=given.function,
            from_on=since,
        )
        self._session.add(made)
        self._directory.add_mandate(made)
        yield change

    def _close(self, mandate: Mandate, since: date) -> str:
        """End the mandate of who came before; the name of that person."""
        mandate.to_on = max(since - _ONE_DAY, mandate.from_on or date.min)
        return self._name(mandate)

    def _name(self, mandate: Mandate) -> str:
        person = self._directory.keys.records(Person).get(mandate.person_id)
        return person.full_name if isinstance(person, Person) else ""

    def _person(self, given: ParsedPerson, organisation: Organisation) -> tuple[Person, list[FieldChange]]:
        found = self._directory.people(given.first_name, given.last_name)
        bound = [person for person in found if self._directory.mandates(organisation, person)]
        candidates = bound or found
        if len(candidates) > 1:
            raise SeveralPeopleError(name=f"{given.first_name} {given.last_name}".strip())
        if candidates:
            return candidates[0], list(self._set(candidates[0], "civility", given.civility))
        made = Person(civility=given.civility, first_name=given.first_name, last_name=given.last_name)
        self._session.add(made)
        self._directory.keys.add(made)
        self._directory.add_person(made)
        return made, []
