"""The verification round: a slip to each organisation, entered when it comes back, one act each."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.slip_rows import RoundRow, SlipAnswer, SlipRow, SlipSheet, slip_code
from csxl_desktop.domain.verification import VerificationRound, VerificationSlip
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.postal_addresses import members_of, organisations
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.services.verification_reads import round_rows
from csxl_desktop.storage.database import Database

VERIFIED_WITHIN = timedelta(days=365)


class NobodyToVerifyError(DomainError):
    template = N_("There is no organisation to send a slip to.")


class AlreadyReturnedError(DomainError):
    template = N_("Slip {code} came back on {day} already.")


class NotYetReturnedError(DomainError):
    template = N_("A slip cannot come back on {day}: that day is still to come.")


class DueBeforeStartError(DomainError):
    template = N_("The slips cannot be due on {day}, before the round begins.")


class VerificationService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def rounds(self) -> list[RoundRow]:
        """Every round with its slips, the newest first."""
        with self._database() as session:
            return round_rows(session, self._today())

    def running(self) -> RoundRow | None:
        """The newest round that is not closed."""
        return next((each for each in self.rounds() if each.closed_on is None), None)

    def reminders(self, round_id: UUID) -> tuple[SlipRow, ...]:
        """The slips to be asked for again: due, and not back."""
        found = next((each for each in self.rounds() if each.id == round_id), None)
        if found is None:
            raise RecordNotFoundError
        return found.reminders

    def sheet(self, slip_id: UUID) -> SlipSheet:
        """What the office holds today of the organisation of a slip."""
        from csxl_desktop.services.verification_sheets import SlipReading  # Accueil asks for the round alone

        with self._database() as session:
            slip = existing(session, VerificationSlip, slip_id)
            found = SlipReading(session, {slip.organisation_id}, self._today()).sheets()
        if not found:
            raise RecordNotFoundError
        return found[0]

    def not_verified(self) -> set[UUID]:
        """The members that nobody verified for a year."""
        today = self._today()
        with self._database() as session:
            found = organisations(session, members_of(session, today))
        since = today - VERIFIED_WITHIN
        return {each.id for each in found if each.verified_on is None or each.verified_on < since}

    def start(
        self, name: str, organisation_ids: Collection[UUID] | None = None, *, due_on: date | None = None
    ) -> Written:
        """A slip for each organisation (none given: for each member of today), numbered in the office's order."""
        with self._database.begin(N_("Verification round started")) as session:
            today = self._today()
            if due_on is not None and due_on < today:
                raise DueBeforeStartError(day=short_date(due_on))
            wanted = members_of(session, today) if organisation_ids is None else set(organisation_ids)
            found = organisations(session, wanted)
            if not found:
                raise NobodyToVerifyError
            made = add(session, VerificationRound, {"name": name, "started_on": today, "due_on": due_on})
            for number, each in enumerate(found, start=1):
                session.add(VerificationSlip(verification_round_id=made.id, organisation_id=each.id, number=number))
            return written(self._database, session, made.id)

    def sent(self, round_id: UUID, channel: SendingChannel, on: date | None = None) -> Written:
        """Every slip of the round that had not gone out yet goes out that day."""
        with self._database.begin(N_("Slips sent")) as session:
            for row in _slips_of(session, round_id, self._today()):
                if row.sent_on is None and row.returned_on is None:
                    slip = existing(session, VerificationSlip, row.id)
                    assign(session, slip, {"sent_on": on or self._today(), "channel": channel})
            return written(self._database, session, round_id)

    def tick_back(self, slip_id: UUID, on: date | None = None) -> Written:
        """The slip came back with nothing to change; what it did not say stays as it was."""
        with self._database.begin(N_("Slip returned")) as session:
            slip = existing(session, VerificationSlip, slip_id)
            if slip.returned_on is not None:
                raise AlreadyReturnedError(code=_code(session, slip), day=short_date(slip.returned_on))
            day = self._day(on)
            self._verified(session, slip, day)
            assign(session, slip, {"returned_on": day})
            return written(self._database, session, slip_id)

    def enter(self, slip_id: UUID, answer: SlipAnswer) -> Written:
        """Everything that came back on the slip, in one act. Raises `SlipFieldError` for the field that is refused."""
        from csxl_desktop.services.slip_entry import SlipWriting  # Accueil asks for the round alone: it needs no acts

        label = N_("Slip returned with corrections") if answer.changed else N_("Slip returned")
        with self._database.begin(label) as session:
            slip = existing(session, VerificationSlip, slip_id)
            day = self._day(answer.returned_on)
            organisation = existing(session, Organisation, slip.organisation_id)
            source = _("Slip {code}").format(code=_code(session, slip))
            SlipWriting(session, self._database, organisation, day).write(answer, source=source)
            self._verified(session, slip, day)
            values = {"returned_on": day, "signed": answer.signed, "note": answer.note}
            assign(session, slip, {**values, "agreed": answer.directory_consent is True})
            return written(self._database, session, slip_id)

    def close(self, round_id: UUID) -> Written:
        """Nobody is asked again; a slip that still comes back is entered all the same."""
        with self._database.begin(N_("Verification round closed")) as session:
            assign(session, existing(session, VerificationRound, round_id), {"closed_on": self._today()})
            return written(self._database, session, round_id)

    def _day(self, on: date | None) -> date:
        day = on or self._today()
        if day > self._today():
            raise NotYetReturnedError(day=short_date(day))
        return day

    def _verified(self, session: Session, slip: VerificationSlip, day: date) -> None:
        organisation = existing(session, Organisation, slip.organisation_id)
        assign(session, organisation, {"verified_on": day, "verified_by": self._database.author.person})


def _slips_of(session: Session, round_id: UUID, today: date) -> tuple[SlipRow, ...]:
    return next((each.slips for each in round_rows(session, today) if each.id == round_id), ())


def _code(session: Session, slip: VerificationSlip) -> str:
    held = existing(session, VerificationRound, slip.verification_round_id)
    return slip_code(held.started_on, slip.number)
