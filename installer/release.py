"""The publisher's signature over what was built: without it no installed copy proposes the release (decision 26)."""

import os
from pathlib import Path

from csxl_desktop.services import updates
from installer import places, publisher, steps

KEY = "CSXL_PUBLISHER_KEY"


def put_public_half(resources: Path) -> None:
    """Into the resources of a bundle, by which the copy that an office installs knows the next release."""
    if key := _key():
        publisher.public(key, resources / updates.KEYS)


def sign() -> None:
    """SHA256SUMS and its signature beside the files, where there is a key."""
    if key := _key():
        publisher.sign(key, places.OUT)
        steps.tell(f"· {publisher.SUMS} signed by the publisher's key")
    else:
        steps.tell(f"  {KEY} names no key: installed copies will not propose this release.")


def _key() -> Path | None:
    named = os.environ.get(KEY, "").strip()
    return Path(named) if named else None
