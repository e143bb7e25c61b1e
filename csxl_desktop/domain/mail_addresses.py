"""E-mail addresses: what one is, and which known domain a mistyped one is near to."""

import re

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_

_ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\"\\]+@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
# Where partners of a Brussels office write from; a domain one or two slips away from one of these was mistyped.
_KNOWN = (
    *("gmail.com", "hotmail.com", "hotmail.be", "outlook.com", "outlook.be", "live.be", "live.com", "msn.com"),
    *("yahoo.com", "yahoo.fr", "skynet.be", "telenet.be", "proximus.be", "voo.be", "scarlet.be", "brutele.be"),
    *("icloud.com", "proton.me", "protonmail.com", "laposte.net", "orange.fr", "cpas.brussels", "ocmw.brussels"),
)
_LONG = 10  # letters of a domain in which two slips are still slips


class NotAnAddressError(DomainError):
    template = N_("“{value}” is not an e-mail address: it is written name@domain.be, without spaces.")


def is_mail_address(value: str) -> bool:
    """Whether a mail can be sent to `value`."""
    local = value.partition("@")[0]
    return bool(_ADDRESS.fullmatch(value)) and not (".." in value or local.startswith(".") or local.endswith("."))


def check_mail_address(value: str) -> None:
    """Refuse what no mail can be sent to."""
    if not is_mail_address(value):
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
