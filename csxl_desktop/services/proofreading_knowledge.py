"""What Relecture holds a text against: the directory, the meetings, the groups and what was said, of one year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import AliasNature, OfficeTextCode
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.domain.own_words import words_of
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.proofreading import knowledge as known
from csxl_desktop.proofreading.content_text import testimonial_key
from csxl_desktop.services.known_days import closed_days, school_leaves
from csxl_desktop.services.office import the_office
from csxl_desktop.services.proofreading_years import groups_of, meetings_of, partnerships_of, sheets_of
from csxl_desktop.services.testimonial_quotes import may_be_quoted, quotation
from csxl_desktop.storage.queries import members as members_query


def knowledge_of(session: Session, year: int, today: date) -> known.Knowledge:
    """Everything, as it stands at the end of the year."""
    last = date(year, 12, 31)
    arrivals, departures = members_query.changes_of_year(session, year)
    return known.Knowledge(
        year=year,
        today=today,
        office=_office(session, the_office(session)),
        meetings=meetings_of(session, year),
        organisations=_organisations(session, last),
        people=_people(session, last),
        seats=tuple(
            known.KnownSeat(row.organisation_id.hex, row.organisation, row.person, row.term_end_on)
            for row in members_query.seats_on(session, last)
        ),
        groups=groups_of(session, year),
        testimonials=_testimonials(session, year, today),
        sheets=sheets_of(session, year),
        partnerships=partnerships_of(session, year),
        texts=_texts(session),
        leaves=school_leaves(session, date(year, 1, 1), last),
        closed_days=tuple(sorted(closed_days(session, date(year, 1, 1), last).items())),
        arrivals=tuple(change.organisation for change in arrivals),
        departures=tuple(change.organisation for change in departures),
        sections=_sections(session, year),
        words=_words(the_office(session)),
    )


def _office(session: Session, office: Office) -> known.OfficeFacts:
    staff = session.scalars(select(StaffMember).where(StaffMember.trashed_at.is_(None))).all()
    return known.OfficeFacts(
        name=office.name,
        street=office.street,
        postal_code=office.postal_code,
        emails=tuple(each for each in (office.email, *(row.email for row in staff)) if each),
    )


def _organisations(session: Session, last: date) -> tuple[known.KnownOrganisation, ...]:
    aliases: defaultdict[UUID, list[OrganisationAlias]] = defaultdict(list)
    for alias in session.scalars(select(OrganisationAlias).where(OrganisationAlias.trashed_at.is_(None))):
        aliases[alias.organisation_id].append(alias)
    ends = {
        each.organisation_id: each.ended_on
        for each in session.scalars(select(OrganisationEnd).where(OrganisationEnd.trashed_at.is_(None)))
    }
    members = {row.organisation_id: row.representative for row in members_query.members_on(session, last)}
    bounds = _memberships(session, last)
    rows = session.scalars(
        select(Organisation).where(Organisation.trashed_at.is_(None)).order_by(Organisation.sort_key, Organisation.id)
    )
    return tuple(_organisation(row, aliases[row.id], ends.get(row.id), members, bounds) for row in rows)


def _organisation(
    row: Organisation,
    aliases: Iterable[OrganisationAlias],
    ended_on: date | None,
    members: Mapping[UUID, str],
    bounds: Mapping[UUID, Membership],
) -> known.KnownOrganisation:
    listed = list(aliases)
    others = [each.name for each in listed if each.nature is not AliasNature.FORMER]
    membership = bounds.get(row.id)
    return known.KnownOrganisation(
        id=row.id.hex,
        name=row.name,
        others=tuple(name for name in (row.short_name, row.name_nl, *others) if name),
        former=tuple((each.name, each.to_on) for each in listed if each.nature is AliasNature.FORMER),
        status=row.status.value,
        ended_on=ended_on,
        member=row.id in members,
        joined_on=membership.joined_on if membership else None,
        left_on=membership.left_on if membership else None,
        representative=members.get(row.id, ""),
        parent_id=row.parent_id.hex if row.parent_id else "",
    )


def _memberships(session: Session, last: date) -> dict[UUID, Membership]:
    """The last membership of each organisation that had begun by that day."""
    rows = session.scalars(
        select(Membership)
        .where(Membership.trashed_at.is_(None), or_(Membership.joined_on.is_(None), Membership.joined_on <= last))
        .order_by(Membership.joined_on.asc().nulls_first(), Membership.id)
    )
    return {row.organisation_id: row for row in rows}


def _people(session: Session, last: date) -> tuple[known.KnownPerson, ...]:
    first = date(last.year, 1, 1)
    held: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = session.execute(
        select(Mandate.person_id, Mandate.from_on, Mandate.to_on, Organisation.name)
        .join(Organisation, Organisation.id == Mandate.organisation_id)
        .where(Mandate.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)
    )
    for person, begins, ends, organisation in rows:
        if overlaps(begins, ends, last) or (ends is not None and ends >= first):
            held[person].append(organisation)
    people = session.execute(
        select(Person.id, Person.first_name, Person.last_name)
        .where(Person.trashed_at.is_(None))
        .order_by(Person.sort_key, Person.id)
    )
    return tuple(
        known.KnownPerson(key.hex, f"{name} {family}".strip(), tuple(held[key])) for key, name, family in people
    )


def _testimonials(session: Session, year: int, today: date) -> tuple[known.KnownTestimonial, ...]:
    found = session.scalars(
        select(Testimonial)
        .where(Testimonial.year == year, Testimonial.trashed_at.is_(None))
        .order_by(Testimonial.position, Testimonial.id)
    ).all()
    agreed = {each.id for each in may_be_quoted(session, found, today, ConsentCovers.REPORT)}
    return tuple(
        known.KnownTestimonial(
            each.id.hex,
            each.author_name or each.signature,
            each.organisation_name,
            each.text_plain,
            each.printed,
            each.id in agreed,
            testimonial_key(quotation(each)),
        )
        for each in found
    )


def _texts(session: Session) -> tuple[known.KnownText, ...]:
    """The version in force of each text, with its last day."""
    newest: dict[tuple[OfficeTextCode, str], OfficeText] = {}
    rows = session.scalars(
        select(OfficeText).where(OfficeText.trashed_at.is_(None)).order_by(OfficeText.version, OfficeText.id)
    )
    for row in rows:
        newest[row.code, row.language] = row
    return tuple(known.KnownText(row.id.hex, row.title or row.code.value, row.to_on) for row in newest.values())


def _words(office: Office) -> tuple[known.KnownWord, ...]:
    """Texts are read in French."""
    own = words_of(office.vocabulary).get("fr", {})
    return tuple(known.KnownWord(term, word.singular, word.plural) for term, word in own.items())


def _sections(session: Session, year: int) -> tuple[tuple[str, str], ...]:
    rows = session.scalars(select(ReportSection).where(ReportSection.year == year, ReportSection.trashed_at.is_(None)))
    return tuple((row.id.hex, row.code) for row in rows)
