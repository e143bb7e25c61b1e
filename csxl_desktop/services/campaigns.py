"""Calls for testimonials: what is asked and until when, whom, what each answers, who is reminded."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.campaign_rows import AskFrom, CampaignRow, Proposed, RequestRow
from csxl_desktop.domain.campaigns import Campaign, CampaignRequest
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.evaluation_choices import RequestOutcome
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.domain.rich_text import RichText, Run, Span
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.services.campaign_lines import lines_of, on_lists, request_lines
from csxl_desktop.services.campaign_people import proposed
from csxl_desktop.services.records import Written, add, assign, existing, put_away, written
from csxl_desktop.storage.database import Database
from csxl_desktop.system.identifiers import new_id


class CampaignService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def rows(self, year: int) -> tuple[CampaignRow, ...]:
        """The calls of the year, in the office's order."""
        with self._database() as session:
            found = session.scalars(_campaigns().where(Campaign.year == year)).all()
            lines = lines_of(session, [each.id for each in found], self._today())
            return tuple(self._row(each, lines[each.id]) for each in found)

    def begin(self, year: int) -> Written:
        """A new call; it asks as the last one did, so that the words are typed once."""
        with self._database.begin(N_("Call for testimonials begun")) as session:
            last = session.scalars(
                _campaigns().order_by(None).order_by(Campaign.year.desc(), Campaign.id.desc()).limit(1)
            ).first()
            made = add(
                session,
                Campaign,
                {
                    "year": year,
                    "name": _("Your testimonial for the activity report {year}").format(year=year),
                    "question": _asked_again(last, year) if last and last.question else _usual_question(year),
                    "opened_on": self._today(),
                    "position": len(session.scalars(_campaigns().where(Campaign.year == year)).all()) + 1,
                },
            )
            return written(self._database, session, made.id)

    # Whom.

    def proposed(self, campaign_id: UUID, source: AskFrom | Selection) -> tuple[Proposed, ...]:
        """Whom the source names and who is not on the list yet."""
        with self._database() as session:
            year = existing(session, Campaign, campaign_id).year
            known = {_key(each) for each in on_lists(session, [campaign_id])}
            return tuple(each for each in proposed(session, year, source, self._today()) if each.key not in known)

    def put_on(self, campaign_id: UUID, people: Sequence[Proposed]) -> Written:
        """Put these on the list, each once; nobody is asked by that."""
        with self._database.begin(N_("Put on the list of a call for testimonials")) as session:
            existing(session, Campaign, campaign_id)
            known = {_key(each) for each in on_lists(session, [campaign_id])}
            for each in people:
                if each.key not in known:
                    known.add(each.key)
                    add(session, CampaignRequest, {"campaign_id": campaign_id, **_values(each)})
            return written(self._database, session, campaign_id)

    def add_person(self, campaign_id: UUID, person_id: UUID) -> Written:
        """One person more, for whoever they speak or work for today."""
        chosen = Selection(SelectionKind.PEOPLE, (person_id,))
        return self.put_on(campaign_id, self.proposed(campaign_id, chosen))

    # What came of it.

    def asked(self, request_id: UUID) -> Written:
        """Asked today: by phone, in the corridor."""
        with self._database.begin(N_("Request noted")) as session:
            request = existing(session, CampaignRequest, request_id)
            assign(session, request, {"asked_on": self._today()})
            return written(self._database, session, request_id)

    def note(self, request_id: UUID, outcome: RequestOutcome) -> Written:
        """What somebody answers; who answered has a testimonial, which is begun here where none is known yet."""
        with self._database.begin(N_("Answer noted")) as session:
            request = existing(session, CampaignRequest, request_id)
            if outcome is RequestOutcome.RECEIVED:
                self._receive(session, request)
            else:
                self._leave_testimonial(session, request)
            answered = outcome in {RequestOutcome.RECEIVED, RequestOutcome.REFUSED}
            day = (request.answered_on or self._today()) if answered else None
            assign(session, request, {"outcome": outcome, "answered_on": day})
            return written(self._database, session, request.testimonial_id or request_id)

    # Within.

    def _row(self, each: Campaign, requests: Sequence[RequestRow]) -> CampaignRow:
        day, silent = self._today(), any(line.outcome is RequestOutcome.WAITING for line in requests)
        overdue = each.due_on is not None and each.due_on < day and each.closed_on is None and silent
        return CampaignRow(
            id=each.id,
            year=each.year,
            title=each.name,
            question=each.question or RichText(),
            opened_on=each.opened_on,
            due_on=each.due_on,
            closed_on=each.closed_on,
            requests=tuple(requests),
            overdue=overdue,
            folded=fold(f"{each.name} {each.question_plain}"),
        )

    def _receive(self, session: Session, request: CampaignRequest) -> None:
        kept = session.get(Testimonial, request.testimonial_id) if request.testimonial_id else None
        if kept is not None and kept.trashed_at is None:
            return
        campaign = existing(session, Campaign, request.campaign_id)
        known = _already_said(session, campaign, request)
        said = known or add(session, Testimonial, self._prefilled(session, campaign, request))
        assign(session, request, {"testimonial_id": said.id})

    def _prefilled(self, session: Session, campaign: Campaign, request: CampaignRequest) -> dict[str, object]:
        """Who says it, for whom, in which year, on what occasion; words and consent are still to come."""
        (line,) = request_lines(session, [request], self._today())
        person = session.get(Person, request.person_id) if request.person_id else None
        behind = select(Testimonial.id).where(Testimonial.year == campaign.year, Testimonial.trashed_at.is_(None))
        return {
            "year": campaign.year,
            "author_id": request.person_id,
            "author_name": line.name if line.name != line.organisation else "",
            "function_title": line.function,
            "organisation_id": request.organisation_id,
            "organisation_name": line.organisation,
            "language": person.language if person is not None else "fr",
            "context": campaign.name,
            "collected_by": self._database.author.person,
            "received_on": self._today(),
            "position": len(session.scalars(behind).all()) + 1,
        }

    def _leave_testimonial(self, session: Session, request: CampaignRequest) -> None:
        """A slip of the finger leaves no empty testimonial; one with words in it stays by itself."""
        said = session.get(Testimonial, request.testimonial_id) if request.testimonial_id else None
        if said is not None and said.consent_on is None and not (said.text_plain.strip() or said.extract):
            put_away(session, said, self._database.now())
        assign(session, request, {"testimonial_id": None})


def _campaigns() -> Select[Campaign]:
    return select(Campaign).where(Campaign.trashed_at.is_(None)).order_by(Campaign.position, Campaign.id)


def _key(each: CampaignRequest) -> object:
    named = (each.name or each.email).casefold()
    return each.person_id or (each.organisation_id if not each.name else None) or named


def _values(each: Proposed) -> dict[str, object]:
    """What the directory knows is not written down twice."""
    alone = each.person_id is None and each.name != each.organisation
    return {
        "person_id": each.person_id,
        "organisation_id": each.organisation_id,
        "name": each.name if alone else "",
        "email": each.email if alone else "",
    }


def _already_said(session: Session, campaign: Campaign, request: CampaignRequest) -> Testimonial | None:
    """What the person said that year and nobody's request led to: it is the answer, and not a second one."""
    if request.person_id is None:
        return None
    linked = select(CampaignRequest.testimonial_id).where(
        CampaignRequest.testimonial_id.is_not(None), CampaignRequest.trashed_at.is_(None)
    )
    return session.scalars(
        select(Testimonial)
        .where(Testimonial.year == campaign.year, Testimonial.author_id == request.person_id)
        .where(Testimonial.trashed_at.is_(None), Testimonial.id.not_in(linked))
        .order_by(Testimonial.position, Testimonial.id)
        .limit(1)
    ).first()


def _asked_again(last: Campaign, year: int) -> RichText:
    """The words of the last call, the year that they name made this one."""

    def run(each: Run) -> Run:
        return replace(each, text=each.text.replace(str(last.year), str(year))) if isinstance(each, Span) else each

    blocks = (replace(block, runs=tuple(map(run, block.runs))) for block in last.question.blocks)
    return replace(last.question, blocks=tuple(blocks))


def _usual_question(year: int) -> RichText:
    words = (
        _("We are preparing our activity report {year} and would like to give the floor to those with whom we work."),
        _("In a few lines: what did our meetings, groups or contacts bring you this year, you or your organisation?"),
        _("We print nothing without your agreement, and with the signature that you wish."),
    )
    return RichText.from_plain("\n\n".join(words).format(year=year), new_id)
