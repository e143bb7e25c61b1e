"""The publisher's signature over what was built: without it no installed copy proposes the release (decision 26)."""

import os
from pathlib import Path

from csxl_desktop.services import updates
from csxl_desktop.services.manual import ManualShelf
from installer import places, publisher, steps

KEY = "CSXL_PUBLISHER_KEY"


def put_public_half(resources: Path) -> None:
    """Into the resources of a bundle, by which the copy that an office installs knows the next release."""
    if key := _key():
        publisher.public(key, resources / updates.KEYS)


def write_notes() -> list[Path]:
    """What is new in this version, from the manual, in each language that tells it: installed copies show it."""
    shelf, version = ManualShelf(places.RESOURCES / "manual"), places.version()
    written = []
    for language in shelf.languages():
        if told := shelf.read(language).news(version):
            notes = places.notes(language)
            notes.parent.mkdir(parents=True, exist_ok=True)
            notes.write_text(f"{told}\n", "utf-8")
            written.append(notes)
    if places.notes("fr") not in written:
        steps.stop(f"resources/manual/fr/news.md tells nothing of version {version}.")
    return written


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
