"""What the disk refuses while a bag is made or opened, in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from csxl_desktop.i18n import N_, _
from csxl_desktop.storage import driver
from csxl_desktop.storage.bags.header import BagError
from csxl_desktop.storage.errors import reason
from csxl_desktop.storage.reconciling.asking import NoAnswerError


class BagNotMadeError(BagError):
    template = N_("The meeting bag could not be made: {detail}.")
    safe = N_("Your dossier was not touched.")
    then = N_("Make room on the disk or choose another place, then make it again.")


class BagNotReadError(BagError):
    template = N_("The meeting bag could not be opened: {detail}.")
    safe = N_("The bag is as it was, and so is your dossier.")
    then = N_("Make room on the disk or copy the bag to this computer, then try again.")


@contextmanager
def told_as(kind: type[BagError]) -> Iterator[None]:
    """A refusal of the disk inside is one of `kind`; whatever has words of its own keeps them."""
    try:
        yield
    except NoAnswerError:
        raise kind(detail=_("the work stopped halfway, for lack of room or memory")) from None
    except driver.operational(OSError, OperationalError) as error:
        cause = error.orig if isinstance(error, OperationalError) and error.orig else error
        raise kind(detail=reason(cause)) from None
