"""Recipients in words: whom no mail reaches, with the way that is left; who is not among them, and why."""

from csxl_desktop.domain.choices import PreferredChannel
from csxl_desktop.domain.recipients import Recipient, Recipients
from csxl_desktop.i18n import _, ngettext


def otherwise(recipient: Recipient) -> str:
    """Somebody whom no mail reaches, with the way that is left."""
    match recipient.way:
        case PreferredChannel.PHONE | PreferredChannel.SMS:
            return _("{name} (phone {number})").format(name=recipient.title, number=recipient.phone)
        case PreferredChannel.POST:
            place = ", ".join(part for part in (recipient.place.street, recipient.place.town) if part)
            return _("{name} (post: {address})").format(name=recipient.title, address=place)
        case _nothing:
            return _("{name} (nothing known)").format(name=recipient.title)


def rather_words(found: Recipients) -> str:
    """Whom mail reaches, but who prefer another way."""
    rather = found.rather_otherwise()
    words = ngettext(
        "{count} of them would rather be reached otherwise: {names}",
        "{count} of them would rather be reached otherwise: {names}",
        len(rather),
    )
    names = ", ".join(each.title for each in rather)
    return words.format(count=len(rather), names=names) if rather else ""


def notice_words(found: Recipients) -> str:
    """Why somebody is not among them who might be looked for."""
    said = []
    if missing := ", ".join(f"“{word}”" for word in found.unknown):
        said.append(_("No longer in use, so that nothing fits: {words}").format(words=missing))
    if count := len(found.left_out):
        words = ngettext(
            "{count} left out, without an agreement to the newsletter: {names}",
            "{count} left out, without an agreement to the newsletter: {names}",
            count,
        )
        said.append(words.format(count=count, names=", ".join(found.left_out)))
    return " · ".join(said)
