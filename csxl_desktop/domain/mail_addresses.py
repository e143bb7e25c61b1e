"""E-mail addresses: what one is, why another is none, and which known domain a mistyped one is near to."""

import re

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_

_LONGEST, _LONGEST_NAME = 254, 64  # RFC 5321
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{2,59})")
# Where partners of a Brussels office write from; a domain one or two slips away from one of these was mistyped.
_KNOWN = (
    *("gmail.com", "hotmail.com", "hotmail.be", "outlook.com", "outlook.be", "live.be", "live.com", "msn.com"),
    *("yahoo.com", "yahoo.fr", "skynet.be", "telenet.be", "proximus.be", "voo.be", "scarlet.be", "brutele.be"),
    *("icloud.com", "proton.me", "protonmail.com", "laposte.net", "orange.fr", "cpas.brussels", "ocmw.brussels"),
)
_LONG = 10  # letters of a domain in which two slips are still slips


NO_AT = N_("the @ is missing")
SEVERAL_AT = N_("it has more than one @")
BAD_NAME = N_("what stands before the @ cannot be")
BAD_HOST = N_("what stands after the @ is no domain")
TOO_LONG = N_("it is too long")


class NotAnAddressError(DomainError):
    template = N_("“{value}” is not an e-mail address: it is written name@domain.be, without spaces.")


def fault(address: str) -> str:
    """Why no mail can go to `address` (marked with N_), or nothing."""
    name, at, host = address.partition("@")
    if not at:
        return NO_AT
    if "@" in host:
        return SEVERAL_AT
    if len(address) > _LONGEST or len(name) > _LONGEST_NAME:
        return TOO_LONG
    if not _NAME.fullmatch(name):
        return BAD_NAME
    return "" if _HOST.fullmatch(host) else BAD_HOST


def check_mail_address(value: str) -> None:
    """Refuse what no mail can be sent to."""
    if fault(value):
        raise NotAnAddressError(value=value)


def near_domain(value: str) -> str:
    """The known domain that the one of `value` is a slip away from: “gmail.com” for gmial.com; else empty."""
    from rapidfuzz.distance import OSA  # kept out of start-up

    domain = value.rpartition("@")[2].casefold()
    if "@" not in value or domain in _KNOWN:
        return ""
    slips = 2 if len(domain) >= _LONG else 1
    near = [(OSA.distance(domain, known), known) for known in _KNOWN]
    distance, known = min(near)
    return known if distance <= slips and len(domain) > 4 else ""
