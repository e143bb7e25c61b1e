"""What an organisation or a person carries beside its own fields: addresses, hours, tags, own fields, logo."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import FieldSubject
from csxl_desktop.domain.detail_rows import AddressRow, OrganisationDetails, PersonDetails
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.opening_hours import Opening, Span, around, check_week, minutes_a_week, open_on, periods
from csxl_desktop.domain.organisation_details import OpeningHours, OrganisationAddress
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.opening_hours import WeekSlot
from csxl_desktop.services.document_parts import attachment_bytes
from csxl_desktop.services.files import CleanPicture
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.details import known_tags, openings, tags_of
from csxl_desktop.storage.queries.own_fields import own_fields

_ANNEXES = "annexes"


class DetailService:
    """Each public method is one transaction and returns plain values; `today` says what holds now."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def of_organisation(self, organisation_id: UUID) -> OrganisationDetails:
        today = self._today()
        with self._database() as session:
            hours = openings(session, organisation_id)
            logo = session.scalar(select(Organisation.logo_id).where(Organisation.id == organisation_id))
            return OrganisationDetails(
                addresses=_addresses(session, organisation_id),
                hours=periods(hours, today),
                minutes=minutes_a_week(hours, today),
                tags=tags_of(session, "organisation_id", organisation_id),
                known_tags=known_tags(session),
                fields=own_fields(session, FieldSubject.ORGANISATION, organisation_id),
                logo=attachment_bytes(session, logo, self._database.folder / _ANNEXES),
            )

    def of_person(self, person_id: UUID) -> PersonDetails:
        with self._database() as session:
            return PersonDetails(
                tags=tags_of(session, "person_id", person_id),
                known_tags=known_tags(session),
                fields=own_fields(session, FieldSubject.PERSON, person_id),
            )

    def hours_on(self, organisation_id: UUID, day: date) -> list[Opening]:
        """When it is open on a day, by hour."""
        with self._database() as session:
            return open_on(openings(session, organisation_id), day)

    def write_hours(
        self,
        organisation_id: UUID,
        slots: Sequence[WeekSlot],
        span: Span,
        instead_of: Span | None = None,
        site: UUID | None = None,
    ) -> Written:
        """These are the hours of the week from the first day of `span` to its last, at the `site`.

        They take the place of those of `instead_of` (by default: of the very same days). Hours of other days keep the
        days that are left to them: they end the day before, go on the day after. No slots: those of `instead_of` go.
        Raises `HoursBackwardsError` and `HoursOverlapError`.
        """
        check_week(slots)
        before = span if instead_of is None else instead_of
        with self._database.begin(N_("Opening hours changed")) as session:
            live = list(
                session.scalars(
                    select(OpeningHours)
                    .where(OpeningHours.organisation_id == organisation_id, OpeningHours.trashed_at.is_(None))
                    .where(OpeningHours.address_id.is_(None) if site is None else OpeningHours.address_id == site)
                    .order_by(OpeningHours.weekday, OpeningHours.opens_at, OpeningHours.id)
                )
            )
            own = [row for row in live if (row.from_on, row.to_on) == before]
            for row in live if slots else ():
                if row not in own:
                    self._cut(session, row, span)
            self._replace(session, {"organisation_id": organisation_id, "address_id": site}, own, slots, span)
            return written(self._database, session, organisation_id)

    def set_logo(self, organisation_id: UUID, picture: CleanPicture | None) -> Written:
        """Show this picture beside the organisation, or none any more."""
        with self._database.begin(N_("Logo changed")) as session:
            organisation = existing(session, Organisation, organisation_id)
            if picture is None:
                organisation.logo_id = None
            else:
                digest = attachments.store(self._database.folder / _ANNEXES, picture.content)
                size = len(picture.content)
                file = Attachment(sha256=digest, file_name=picture.name, media_type=picture.media_type, size=size)
                session.add(file)
                session.flush()
                organisation.logo_id = file.id
            return written(self._database, session, organisation_id)

    def _cut(self, session: Session, row: OpeningHours, span: Span) -> None:
        """Leave to `row` the days outside `span`."""
        left = around((row.from_on, row.to_on), span)
        if left == [(row.from_on, row.to_on)]:
            return
        if not left:
            row.trashed_at = self._database.now()
            return
        assign(session, row, dict(zip(("from_on", "to_on"), left[0], strict=True)))
        for start, end in left[1:]:
            kept = ("organisation_id", "address_id", "weekday", "opens_at", "closes_at", "note")
            values = {key: getattr(row, key) for key in kept}
            add(session, OpeningHours, {**values, "from_on": start, "to_on": end})

    def _replace(
        self,
        session: Session,
        place: Mapping[str, UUID | None],
        own: list[OpeningHours],
        slots: Sequence[WeekSlot],
        span: Span,
    ) -> None:
        wanted = {(slot.weekday, slot.opens_at, slot.closes_at): slot.note for slot in slots}
        kept = []
        for row in own:
            note = wanted.pop((row.weekday, row.opens_at, row.closes_at), None)
            if note is None:
                row.trashed_at = self._database.now()
            else:
                kept.append((row, note))
        session.flush()
        for row, note in kept:
            assign(session, row, {"from_on": span[0], "to_on": span[1], "note": note})
        for (weekday, opens_at, closes_at), note in wanted.items():
            values = {**place, "weekday": weekday, "opens_at": opens_at}
            dated = {"closes_at": closes_at, "from_on": span[0], "to_on": span[1], "note": note}
            add(session, OpeningHours, {**values, **dated})


def _addresses(session: Session, organisation_id: UUID) -> tuple[AddressRow, ...]:
    found = session.scalars(
        select(OrganisationAddress)
        .where(OrganisationAddress.organisation_id == organisation_id, OrganisationAddress.trashed_at.is_(None))
        .order_by(OrganisationAddress.position, OrganisationAddress.id)
    )
    return tuple(
        AddressRow(
            each.id,
            each.label,
            each.street,
            each.street_nl,
            each.postal_code,
            each.city,
            each.city_nl,
            each.printable,
        )
        for each in found
    )
