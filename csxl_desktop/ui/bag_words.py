"""What the window says of bags: on their page, and above every page of a dossier that is one."""

from typing import TYPE_CHECKING

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date

if TYPE_CHECKING:  # the banner is asked for at every start
    from csxl_desktop.services.bags import BagRow
    from csxl_desktop.services.open_bag import OpenBag
    from csxl_desktop.services.reconciling import TakenIn


def taken_words(taken: "TakenIn") -> str:
    """“The bag is back: 41 presences, 2 new people, 1 text to decide.”"""
    return _("The bag is back: {what}.").format(what=came_words(taken))


def came_words(taken: "TakenIn") -> str:
    """“41 presences, 2 new people, 1 text to decide”."""
    said = []
    if taken.presences or not taken.records:
        said.append(ngettext("{count} presence", "{count} presences", taken.presences).format(count=taken.presences))
    if taken.people:
        said.append(ngettext("{count} new person", "{count} new people", taken.people).format(count=taken.people))
    if taken.texts:
        said.append(ngettext("{count} text", "{count} texts", taken.texts).format(count=taken.texts))
    if taken.texts_asked:
        words = ngettext("{count} text written on both sides", "{count} texts written on both sides", taken.texts_asked)
        said.append(words.format(count=taken.texts_asked))
    if other := taken.asked - taken.texts_asked:
        said.append(ngettext("{count} thing to decide", "{count} things to decide", other).format(count=other))
    return ", ".join(said)


def bag_words(bag: "BagRow") -> str:
    """Where a bag is, and until when."""
    words = {
        "out": _("Bag of {made} by {person}: on its way, valid until {until}."),
        "back": _("Bag of {made} by {person}: back."),
        "expired": _("Bag of {made} by {person}: never came back."),
    }[bag.state.value]
    if bag.overdue:
        words = _("Bag of {made} by {person}: it should have come back by {until}.")
    return words.format(made=short_date(bag.made_on), person=bag.made_by, until=short_date(bag.until_on))


def first_bag_words() -> str:
    """How one goes about it, where no bag ever left."""
    return "\n".join(
        (
            _("1. Prepare the bag above, and put its file on a stick."),
            _("2. On the laptop, click it twice: the whole dossier opens there."),
            _("3. Back at the office, take it back: what is to be decided then stands here."),
        )
    )


def banner_words(bag: "OpenBag") -> str:
    """What stands above every page of a dossier that is a bag."""
    words = _(
        "Bag of {made}, valid until {until}. What you do here comes into the dossier of the office when it is back."
    )
    if bag.overdue:
        words = _("Bag of {made}: it was valid until {until}. Take it back to the office as soon as you can.")
    return words.format(made=short_date(bag.made_on), until=short_date(bag.until_on))
