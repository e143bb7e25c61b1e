"""What covers the words that are being typed: on the disk they are as readable as the dossier they are typed into."""

from typing import Protocol


class CoveredError(Exception):
    """Covered by what is not unlocked here, or changed since."""


class Cover(Protocol):
    """Of one dossier. Any thread may ask."""

    def seal(self, content: bytes) -> bytes:
        """`content` as it lies on the disk; the dossier is open."""

    def plain(self, raw: bytes) -> bytes:
        """What was sealed, or never was. Raises `CoveredError`."""

    def is_sealed(self, raw: bytes, /) -> bool:
        """Whether it lies there covered."""

    def is_wanted(self) -> bool:
        """Whether what is typed into the open dossier is to be covered."""

    def may_be_wanted(self) -> bool:
        """Whether it may have to be: of a dossier that did not open."""


class Uncovered:
    """Where nobody needs one."""

    def seal(self, content: bytes) -> bytes:
        return content

    def plain(self, raw: bytes) -> bytes:
        return raw

    def is_sealed(self, _raw: bytes, /) -> bool:
        return False

    def is_wanted(self) -> bool:
        return False

    def may_be_wanted(self) -> bool:
        return False


UNCOVERED = Uncovered()
