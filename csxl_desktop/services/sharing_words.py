"""What the shared folder refuses, and how an exchange ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from csxl_desktop.domain.errors import DomainError, Told
from csxl_desktop.domain.passphrases import NotThePassphraseError
from csxl_desktop.i18n import N_
from csxl_desktop.services.reconciling import TakenIn


class NotSharedError(DomainError):
    template = N_("This dossier is not shared: choose the folder that both computers reach first.")


class AlreadySharedError(DomainError):
    template = N_("This dossier is shared already. Leave the shared folder before you choose another one.")


class NotAPlaceError(DomainError):
    template = N_("“{path}” is not the shared folder of a dossier. Choose the folder that the other computer shares.")


class OtherPlaceError(DomainError):
    template = N_("“{path}” is the shared folder of another dossier.")
    safe = N_("Nothing was changed there nor here.")
    then = N_("Choose another folder.")


class WrongSharePassphraseError(NotThePassphraseError):
    template = N_("This is not the passphrase of the shared folder.")
    safe = N_("Nothing was changed.")
    then = N_("Try again, capital letters count.")


class DamagedKeyError(DomainError):
    template = N_("The key of the shared folder is damaged.")
    safe = N_("Your dossier was not touched.")
    then = N_("Copy cle.json there again from a backup of that folder, or share the dossier in a new one.")


class NothingThereYetError(DomainError):
    template = N_(
        "The shared folder holds no whole copy yet: let the other computer, and the program that keeps the folder in "
        "step, finish, and try again."
    )


class PlaceRefusedError(DomainError):
    template = N_("The shared folder cannot be written: {detail}.")
    safe = N_("Your dossier was not touched.")
    then = N_("Check the network or the room left there, then exchange again.")


class ExchangingError(DomainError):
    template = N_("An exchange with the shared folder is under way: nothing was changed. Try again in a moment.")


class NotTakenInYetError(DomainError):
    template = N_(
        "{workstation} told something that is not taken in here yet. Exchange first, then forget that computer: "
        "nothing was changed."
    )


NEWER_THERE = Told(
    N_("The other computer has a newer version of the program: nothing was exchanged."),
    N_("Both dossiers are as they were."),
    N_("Install that version here."),
)
NOT_REACHED = Told(
    N_("The shared folder cannot be reached."),
    N_("Nothing is lost, and you can go on working."),
    N_("Check the network: the exchange follows by itself once the folder is back."),
)


class Outcome(StrEnum):
    TOGETHER = "together"  # both say the same, as far as the folder tells
    WAITING = "waiting"  # the other computer's turn
    AWAY = "away"  # the folder is not to be reached
    NEWER = "newer"  # the other computer has a newer program
    ASKS = "asks"  # the other copy lacks so much that somebody must say so


@dataclass(frozen=True, slots=True)
class Peer:
    """Another computer of the folder: whose, and when it last said something."""

    computer: str
    workstation: str
    person: str
    at: datetime
    up_to_date: bool  # it knows all that this computer has told


@dataclass(frozen=True, slots=True)
class Exchange:
    """How one exchange ended. `asked` of it wait on the page of decisions, `waiting` of all that were ever taken in,
    wherever; `work_at` is when the last act was done that came from the other computer, on its clock; `detail` is a
    sentence for a person.
    """

    outcome: Outcome
    at: datetime
    peers: tuple[Peer, ...] = ()
    taken: tuple[TakenIn, ...] = ()
    told: bool = False
    detail: str = ""
    waiting: int = 0
    work_at: datetime | None = None

    @property
    def asked(self) -> int:
        return sum(each.asked for each in self.taken)
