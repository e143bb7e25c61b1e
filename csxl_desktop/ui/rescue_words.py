"""What is said of a dossier that did not open: which ways there are, which backup, and what is not in it."""

from typing import TYPE_CHECKING

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.home.backup_words import long_moment, moment

if TYPE_CHECKING:  # the services bring the database library with them
    from csxl_desktop.services.safety.offering import Offer

# The values of `offering.Help`, which would bring the services with it.
_RESTORE, _HELD, _ELSEWHERE, _AGAIN, _NEWER = "restore", "held", "elsewhere", "again", "newer"


def shown_ways(offer: "Offer") -> set[str]:
    """Which buttons there are."""
    ways = {
        _RESTORE: {"restore", "all"},
        _HELD: {"again", "join", "bag"},
        _ELSEWHERE: {"join", "bag"},
        _AGAIN: {"again"},
        _NEWER: {"all"},
    }[offer.help.value]
    if offer.may_copy:
        ways.add("copy")
    if offer.name or offer.may_look:
        ways.add("look")
    return ways


def offer_words(offer: "Offer") -> str:
    """What may be done, and what that means."""
    words = {
        _RESTORE: _to_restore,
        _HELD: _while_held,
        _ELSEWHERE: _elsewhere,
        _AGAIN: _not_read,
        _NEWER: _newer,
    }[offer.help.value]
    return " ".join(words(offer))


def _backup(offer: "Offer") -> list[str]:
    if offer.at is None:
        return []
    words = _("The last good backup is of {moment}: it was just read whole.").format(moment=long_moment(offer.at))
    return [words, *_passed_over(offer)]


def _passed_over(offer: "Offer") -> list[str]:
    if not offer.passed:
        return []
    words = ngettext(
        "{count} newer backup is damaged and was passed over.",
        "{count} newer backups are damaged and were passed over.",
        offer.passed,
    )
    return [words.format(count=offer.passed)]


def _to_restore(offer: "Offer") -> list[str]:
    words = _backup(offer)
    if offer.at is not None and offer.at_most_until is not None and offer.at_most_until > offer.at:
        lost = _("What was done after it, until {moment} at most, is not in it.")
        words.append(lost.format(moment=moment(offer.at_most_until)))
    return [*words, _("The file that does not open is kept aside: nothing is thrown away.")]


def _while_held(offer: "Offer") -> list[str]:
    return [*_meanwhile(offer), _shared(offer) or _to_write_on_two()]


def _meanwhile(offer: "Offer") -> list[str]:
    """What can be seen while somebody else has it open."""
    if offer.at is None:
        return []
    words = _("Its backup of {moment} can be looked at meanwhile.").format(moment=moment(offer.at))
    return [words, *_passed_over(offer)]


def _elsewhere(offer: "Offer") -> list[str]:
    words = [_shared(offer)] if offer.shared is not None else []
    if offer.held:
        words += _meanwhile(offer)
        return words if offer.shared is not None else [*words, _to_write_on_two()]
    if offer.may_copy:
        words.append(
            _(
                "Copied to this computer, the dossier goes on here, and what lies there stays as it is. Share it then "
                "(Home, History and trash, Shared folder): the other computer joins, and both write. Where somebody "
                "goes on working on it there, have it shared there instead: two that are not shared go apart."
            )
        )
    if offer.may_look and offer.at_most_until is not None:
        seen = _("Or only look at it where it lies, as it was on {moment}.")
        words.append(seen.format(moment=moment(offer.at_most_until)))
    elif offer.name:
        words += [*_backup(offer), _("You can look at it.")]
    return words


def _not_read(offer: "Offer") -> list[str]:
    if not offer.name:
        return [_("A stick or a cable may be loose: check it, then try again.")]
    return [*_backup(offer), _("You can look at it; it takes the place of nothing. Check the disk, then try again.")]


def _newer(offer: "Offer") -> list[str]:
    if offer.at is None:
        return []
    if not offer.before_newer:
        return [*_backup(offer), _("This version can show it; what was done since is not in it.")]
    words = _(
        "When the newer version took the dossier over, it backed it up first, on {moment}: this version can show that "
        "backup, which was just read whole. What was done since is not in it. To go on working, install the newer "
        "version."
    )
    return [words.format(moment=long_moment(offer.at))]


def _shared(offer: "Offer") -> str:
    if offer.shared is None:
        return ""
    words = _(
        "There is a shared folder, “{path}”. Join it: this computer gets a dossier of its own, with what the others "
        "did, and all write."
    )
    return words.format(path=offer.shared)


def _to_write_on_two() -> str:
    return _(
        "To write on both computers: share the dossier there (Home, History and trash, Shared folder), or take a "
        "meeting bag."
    )
