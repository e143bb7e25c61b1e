"""Where minutes stand, in one line: “Envoyé à … le 10 avril · 1 remarque · approbation proposée à l’AG du 21 mai”."""

from collections.abc import Iterator

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.named import named
from csxl_desktop.services.minutes_life import MinutesLife


def foot_words(life: MinutesLife) -> str:
    """Nothing for a draft."""
    return " · ".join(_parts(life))


def _parts(life: MinutesLife) -> Iterator[str]:
    if life.sent_on is None:
        return
    sent = long_date(life.sent_on, weekday=False)
    to = " ".join(life.sent_to.split())
    yield (
        named(_("Sent to {whom} on {date}"), bodies=["whom"], whom=to, date=sent)
        if to
        else _("Sent on {date}").format(date=sent)
    )
    count = len(life.remarks)
    yield ngettext("{count} remark", "{count} remarks", count).format(count=count) if count else _("no remark")
    if life.sealed:
        yield from _end(life)
    elif life.remarks_until_on is not None and not life.remarks:
        yield _("approved after {date} if nobody remarks").format(date=long_date(life.remarks_until_on, weekday=False))
    elif life.proposed is not None:
        day = long_date(life.proposed.first_on, weekday=False)
        yield _("approval proposed to the {meeting} of {date}").format(meeting=life.proposed.badge, date=day)


def _end(life: MinutesLife) -> Iterator[str]:
    if life.approved_on is not None:
        yield _("approved on {date}").format(date=long_date(life.approved_on, weekday=False))
    corrigenda = sum(version.kind.value == "corrigendum" for version in life.versions)
    if corrigenda:
        yield ngettext("{count} corrigendum", "{count} corrigenda", corrigenda).format(count=corrigenda)
