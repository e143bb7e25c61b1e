"""Refusals, worded for the person who reads them."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from csxl_desktop.domain.undo_standing import Standing
from csxl_desktop.i18n import N_, _, ngettext

_MOST_STANDING = 3  # places that a refusal names


class Told(NamedTuple):
    """A fault in three parts, each a message: what happened, what is safe, what to do. `docs/faults.md` names them."""

    what: str
    safe: str = ""
    then: str = ""

    def parts(self, **values: object) -> list[str]:
        """Those that are not empty, translated and filled."""
        return [_(part).format(**values) for part in self if part]

    def said(self, **values: object) -> str:
        return " ".join(self.parts(**values))


class DomainError(Exception):
    """A refusal that explains itself: its parts are translated and filled with the keyword arguments.

    `template` says what is refused; a fault (`docs/faults.md`) says what is `safe` and what to do `then` as well.
    """

    template: ClassVar[str] = N_("This is not possible.")
    safe: ClassVar[str] = ""
    then: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__(type(self).__name__)
        self.values = values

    @classmethod
    def told(cls) -> Told:
        return Told(cls.template, cls.safe, cls.then)

    @property
    def user_message(self) -> str:
        return " ".join(self.parts())

    def parts(self) -> list[str]:
        """Its parts as they are read, each by itself."""
        return self.told().parts(**self.values)

    def __str__(self) -> str:
        return self.user_message


class RecordNotFoundError(DomainError):
    template = N_("This record no longer exists. Reload the list.")


class EmptyNameError(DomainError):
    template = N_("A name is needed here.")


class ActionEmptyError(DomainError):
    template = N_("Write what will be done.")


class TextTooLongError(DomainError):
    template = N_("This text is too long: {length} characters, at most {limit}.")
    safe = N_("Nothing was saved of it; what was there before is.")
    then = N_("Make it shorter.")


class NumberTooLargeError(DomainError):
    template = N_("This number is too large: {number}, at most {limit}.")
    safe = N_("Nothing was saved of it; what was there before is.")
    then = N_("Type a smaller one.")


class ImpossibleYearError(DomainError):
    template = N_("The year {year} is not possible: from {first} to {last}.")
    safe = N_("Nothing was saved of it; what was there before is.")
    then = N_("Type the date again.")


class UnprintableTextError(DomainError):
    template = N_("This text holds a character that cannot be kept (U+{code}).")
    safe = N_("Nothing was saved of it; what was there before is.")
    then = N_("Type it again without it.")


class InvalidChoiceError(DomainError):
    template = N_("“{value}” is not one of the choices.")


class DatesOutOfOrderError(DomainError):
    template = N_("The end ({end}) comes before the beginning ({start}).")


class AlreadyMemberError(DomainError):
    template = N_("“{name}” is already a member on that date.")


class NotMemberError(RecordNotFoundError):
    template = N_("“{name}” is not a member after {day}: there is nothing to close.")


class AlreadyEndedError(DomainError):
    template = N_("“{name}” has ceased to be on {day}.")


class NameNotNewError(DomainError):
    template = N_("“{name}” is the name that it bears already.")


class RenamedSinceError(DomainError):
    template = N_("“{name}” took this name on {day}: the new one must come later.")


class FusedWithItselfError(DomainError):
    template = N_("“{name}” cannot merge with itself: choose the other organisation.")


class OwnParentError(DomainError):
    template = N_("“{name}” cannot be part of itself, nor of one of its own services.")


class CategoryLoopError(DomainError):
    template = N_("“{name}” cannot stand under itself, nor under one of its own headings.")


class TagKnownError(DomainError):
    template = N_("There is a tag “{name}” already: merge the two.")


class MinutesNotSentError(DomainError):
    template = N_("Send the minutes of “{title}” before approving them.")


class MinutesSealedError(DomainError):
    template = N_("The minutes of “{title}” are approved: they can no longer be changed.")


class MinutesNotSealedError(DomainError):
    template = N_("The minutes of “{title}” are not approved yet: correct their text itself.")


class CorrigendumEmptyError(DomainError):
    template = N_("Write first what is corrected.")


class RemarksStillOpenError(DomainError):
    template = N_("Remarks on the minutes of “{title}” may still be made.")


class RemarksMadeError(DomainError):
    template = N_("Remarks were made on the minutes of “{title}”: an assembly must approve them.")


class NothingToUndoError(DomainError):
    template = N_("There is nothing to undo.")


class NothingToRedoError(DomainError):
    template = N_("There is nothing to redo.")


class ForgottenError(DomainError):
    """What a transaction wrote is no longer known: it spoke of a person who was anonymised."""

    template = N_("This cannot be taken back: it concerns a person whose data were erased for good.")


class UndoConflictError(DomainError):
    """Something done later stands on what would be taken back; `standing` says where, and who did it."""

    template = N_("This cannot be taken back: something done later stands on it.")
    safe = N_("Nothing was changed, and what was done later is kept.")
    then = N_("Take that later act back first: Home, “History and trash”.")

    def __init__(self, standing: Sequence[Standing] = ()) -> None:
        super().__init__()
        self.standing = tuple(standing)

    def parts(self) -> list[str]:
        what, *rest = super().parts()
        told = [each.words for each in self.standing if each.words]
        if (more := len(told) - _MOST_STANDING) > 0:
            further = ngettext("{count} more place stands on it.", "{count} more places stand on it.", more)
            told[_MOST_STANDING:] = [further.format(count=more)]
        return [what, *told, *rest]


class SameRecordError(DomainError):
    template = N_("These two are one record already.")


class MergedAwayError(DomainError):
    template = N_("“{name}” was merged into another record: take the merging back instead.")


class AnonymousRecordError(DomainError):
    template = N_("“{name}” was made anonymous: it cannot be merged.")
