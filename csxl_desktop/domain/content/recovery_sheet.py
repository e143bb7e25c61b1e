"""What the recovery sheet says: the code that opens the dossier when nobody knows a passphrase any more."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """`groups` are the digits of the code as they are read on the phone, check digits included."""

    office: OfficeIdentity
    dossier: str
    made_on: date
    groups: tuple[str, ...]
    language: str = "fr"
