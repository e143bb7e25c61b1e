"""What came back on a slip, written into the records: only what differs from what was printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import ChannelKind, ConsentScope, MandateRole
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.opening_hours import check_week
from csxl_desktop.domain.organisation_details import OpeningHours
from csxl_desktop.domain.slip_rows import SlipAnswer, SlipValues, parts_of
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.acts.consequence import Ground
from csxl_desktop.services.acts.kinds import ChangeRepresentative, NewRepresentative
from csxl_desktop.services.acts.names_and_people import replacing
from csxl_desktop.services.privacy import agree, disagree
from csxl_desktop.services.records import add, assign
from csxl_desktop.services.verification_sheets import told
from csxl_desktop.storage.database import Database

_CHANNELS = {
    "phone": ChannelKind.PHONE,
    "mobile": ChannelKind.MOBILE,
    "email": ChannelKind.EMAIL,
    "web": ChannelKind.WEB,
}
_DIRECT = {
    "direct_phone": ChannelKind.PHONE,
    "direct_mobile": ChannelKind.MOBILE,
    "direct_email": ChannelKind.EMAIL,
}


class UnknownCategoryError(DomainError):
    template = N_("“{name}” is no category of the directory.")


class NobodyToReachError(DomainError):
    template = N_("Say first who represents the organisation.")


class RepresentativeWantedError(DomainError):
    template = N_("Nobody is named: end the mandate on the record where nobody represents the organisation any more.")


class SlipFieldError(DomainError):
    """One field of the slip is refused: `field` names it, the reason is the refusal itself."""

    def __init__(self, field: str, reason: DomainError) -> None:
        super().__init__()
        self.field, self._reason = field, reason

    def parts(self) -> list[str]:
        return self._reason.parts()


@contextmanager
def _refused(name: str) -> Iterator[None]:
    try:
        yield
    except DomainError as error:
        raise SlipFieldError(name, error) from error


class SlipWriting:
    """One returned slip inside a transaction; a field that is refused names itself."""

    def __init__(self, session: Session, database: Database, organisation: Organisation, day: date) -> None:
        self._session, self._database, self._day = session, database, day
        self._organisation = organisation

    def write(self, answer: SlipAnswer, *, source: str) -> None:
        """`source` is what a consent is traced back to."""
        direct = [name for name in answer.changed if name in _DIRECT]  # of whoever represents it after the rest
        for name in (*(each for each in answer.changed if each not in _DIRECT), *direct):
            with _refused(name):
                self._write_field(name, answer.after)
        if answer.directory_consent is not None:
            assign(self._session, self._organisation, {"printable": answer.directory_consent})
        if answer.contact_consent is not None:
            with _refused("contact_consent"):
                self._consent(source, given=answer.contact_consent)

    def _write_field(self, name: str, after: SlipValues) -> None:
        value: Any = getattr(after, name)
        if name in _CHANNELS:
            self._channels({"organisation_id": self._organisation.id}, _CHANNELS[name], parts_of(value))
        elif name in _DIRECT:
            self._write_direct(name, after)
        elif name == "hours":
            self._hours(after)
        elif name == "categories":
            self._categories(parts_of(value))
        elif name == "representative":
            self._represented_by(after)
        elif name == "function_title":
            self._function(after.function_title)
        else:
            assign(self._session, self._organisation, {name: value})

    def _write_direct(self, name: str, after: SlipValues) -> None:
        person = self._representative()
        if person is None:
            raise NobodyToReachError
        self._channels({"person_id": person[1].id}, _DIRECT[name], parts_of(getattr(after, name)))

    def _channels(self, owner: dict[str, UUID], kind: ChannelKind, wanted: list[str]) -> None:
        """The lines that stay keep their label; a number that changed takes the place of the one it replaces."""
        (column, key), *_none = owner.items()
        held = list(
            self._session.scalars(
                select(ContactChannel)
                .where(getattr(ContactChannel, column) == key, ContactChannel.trashed_at.is_(None))
                .order_by(ContactChannel.position, ContactChannel.id)
            )
        )
        before = [each for each in held if each.kind is kind and told(each) not in wanted]
        known = {told(each) for each in held if each.kind is kind}
        new = [value for value in wanted if value not in known]
        for channel, value in zip(before, new, strict=False):
            assign(self._session, channel, {"value": value, "returned_on": None})
        for channel in before[len(new) :]:
            channel.trashed_at = self._database.now()
        last = max((each.position for each in held), default=0)
        for position, value in enumerate(new[len(before) :], start=last + 1):
            add(self._session, ContactChannel, {**owner, "kind": kind, "value": value, "position": position})

    def _hours(self, after: SlipValues) -> None:
        """The hours that hold that day give way; those of other times stay."""
        check_week(after.hours)
        rows = self._session.scalars(
            select(OpeningHours).where(
                OpeningHours.organisation_id == self._organisation.id, OpeningHours.trashed_at.is_(None)
            )
        )
        wanted = list(after.hours)
        for row in [each for each in rows if each.holds_on(self._day)]:
            same = next(
                (
                    slot
                    for slot in wanted
                    if (slot.weekday, slot.opens_at, slot.closes_at, slot.note)
                    == (row.weekday, row.opens_at, row.closes_at, row.note)
                ),
                None,
            )
            if same is None:
                row.trashed_at = self._database.now()
            else:
                wanted.remove(same)
        self._session.flush()
        for slot in wanted:
            values = {"weekday": slot.weekday, "opens_at": slot.opens_at, "closes_at": slot.closes_at}
            add(self._session, OpeningHours, {**values, "organisation_id": self._organisation.id, "note": slot.note})

    def _categories(self, names: list[str]) -> None:
        known = {
            fold(each.name): each
            for each in self._session.scalars(select(Category).where(Category.trashed_at.is_(None)))
        }
        for name in names:
            if fold(name) not in known:
                raise UnknownCategoryError(name=name)
        wanted = {known[fold(name)].id for name in names}
        links = self._session.scalars(
            select(OrganisationCategory).where(
                OrganisationCategory.organisation_id == self._organisation.id, OrganisationCategory.trashed_at.is_(None)
            )
        ).all()
        for link in links:
            if link.category_id not in wanted:
                link.trashed_at = self._database.now()
        for key in wanted - {link.category_id for link in links}:
            values = {"organisation_id": self._organisation.id, "category_id": key}
            add(self._session, OrganisationCategory, values)

    def _represented_by(self, after: SlipValues) -> None:
        new = after.representative
        if new is None:
            raise RepresentativeWantedError
        values = NewRepresentative(
            self._day, new.person_id, new.civility, new.first_name, new.last_name, after.function_title
        )
        now = self._database.now()
        ground = Ground(self._session, now.astimezone().date(), now)
        replacing(ground, ChangeRepresentative(self._organisation.id, values)).perform(self._session)

    def _function(self, title: str) -> None:
        held = self._representative()
        if held is not None:
            assign(self._session, held[0], {"function_title": title})
        elif title:
            raise NobodyToReachError

    def _representative(self) -> tuple[Mandate, Person] | None:
        rows = self._session.execute(
            select(Mandate, Person)
            .join(Person, Person.id == Mandate.person_id)
            .where(Mandate.organisation_id == self._organisation.id, Mandate.role == MandateRole.REPRESENTATIVE)
            .where(Mandate.trashed_at.is_(None), Person.trashed_at.is_(None))
            .order_by(Mandate.from_on.desc().nulls_last(), Mandate.id.desc())
        )
        return next(((mandate, person) for mandate, person in rows if mandate.holds_on(self._day)), None)

    def _consent(self, source: str, *, given: bool) -> None:
        """That the direct line and mail may be printed: given from that day on, or withdrawn on it."""
        held = self._representative()
        if held is None:
            raise NobodyToReachError
        if given:
            agree(self._session, held[1], ConsentScope.CONTACT_PRINTED, self._day, source=source)
        else:
            disagree(self._session, held[1], ConsentScope.CONTACT_PRINTED, self._day)
