"""What the minutes say in words, alike on their pages and in Word: kinds, people, votes, annexes, approval."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from csxl_desktop.documents.meeting_head import agreeing, lowered
from csxl_desktop.domain.content.minutes import Attendee, Minutes, MinutesAnnex, MinutesSpeaker, MinutesVote
from csxl_desktop.i18n import N_, _, ngettext, sort_key
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.numbers import plural_list

if TYPE_CHECKING:
    from csxl_desktop.domain.content.corrigendum import Corrigendum
    from csxl_desktop.domain.content.minutes_extract import MinutesExtract

Line = tuple[str, tuple[Attendee, ...]]
_METHODS = {
    "consensus": N_("by consensus"),
    "show_of_hands": N_("by show of hands"),
    "ballot": N_("by secret ballot"),
}
_OUTCOMES: Mapping[str, str] = {"adopted": N_("Adopted"), "rejected": N_("Rejected")}


def kind_of(content: Minutes) -> str:
    return _("Minutes") if content.kind == "PV" else _("Meeting report")


def lists_of_people(content: Minutes) -> Iterator[tuple[str, Sequence[Attendee]]]:
    """“Excusées (2)” and the people: every list that holds somebody. Those present and invited sum up to the count."""
    for word, people in (
        ("present", content.present),
        ("represented", content.represented),
        ("excused", content.excused),
        ("absent", content.absent),
        ("guests", content.guests),
    ):
        if people:
            count = str(len(people))
            if word == "present" and content.team:
                count = _("{count}, and {team} of the team").format(count=len(people) - content.team, team=content.team)
            yield f"{agreeing(word, [person.name for person in people])} ({count})", people


def by_organisation(people: Sequence[Attendee]) -> list[Line]:
    """One line an organisation, in the office's order; people without one come last, a line each."""
    ordered = sorted(
        people,
        key=lambda a: (
            not a.organisation,
            sort_key(a.organisation),
            a.organisation,
            sort_key(a.name.last),
            sort_key(a.name.first),
        ),
    )
    lines: list[Line] = []
    for organisation, members in groupby(ordered, key=lambda a: a.organisation):
        if organisation:
            lines.append((organisation, tuple(members)))
        else:
            lines += [("", (member,)) for member in members]
    return lines


def attendee_words(attendee: Attendee) -> str:
    """“Mme Odile Verbeke (directrice, arrive au point 3)”."""
    details = [detail for detail in (lowered(attendee.function), attendee.note) if detail]
    if attendee.represented_by:
        details.append(_("by {name}").format(name=attendee.represented_by))
    return f"{attendee.name.full} ({', '.join(details)})" if details else attendee.name.full


def speakers_title(speakers: Sequence[MinutesSpeaker]) -> str:
    return agreeing("speakers", [speaker.name for speaker in speakers])


def speaker_words(speaker: MinutesSpeaker) -> str:
    """“Mme Fatou Keita, assistante sociale, Service logement, La Passerelle, f.keita@exemple.be”."""
    told = (speaker.name.full, lowered(speaker.function), speaker.service, speaker.organisation, speaker.email)
    return ", ".join(part for part in told if part)


def vote_lines(vote: MinutesVote) -> Iterator[str]:
    """How it was voted, the figures that were counted, who was elected, what came of it."""
    how = _(_METHODS[vote.method]) if vote.method in _METHODS else ""
    majority = _("two-thirds majority") if vote.majority == "two_thirds" else ""
    proxies = _("with proxies") if vote.proxies else ""
    manner = ", ".join(part for part in (how, majority, proxies) if part)
    figures = ", ".join(_figures(vote))
    yield _sentence(" – ".join(part for part in (manner, figures) if part))
    if vote.elected.strip():
        names = [line.strip() for line in vote.elected.splitlines() if line.strip()]
        yield _("Elected: {names}.").format(names=", ".join(names))
    if vote.outcome in _OUTCOMES:
        yield f"{_(_OUTCOMES[vote.outcome])}."
    yield from (line for line in vote.note.splitlines() if line.strip())


def _figures(vote: MinutesVote) -> Iterator[str]:
    if vote.voters is not None:
        yield ngettext("{count} voter", "{count} voters", vote.voters).format(count=vote.voters)
    if vote.in_favour is not None:
        yield _("{count} in favour").format(count=vote.in_favour)
    if vote.against is not None:
        yield _("{count} against").format(count=vote.against)
    if vote.abstained is not None:
        yield ngettext("{count} abstention", "{count} abstentions", vote.abstained).format(count=vote.abstained)
    if vote.blank is not None:
        yield ngettext("{count} blank", "{count} blank ones", vote.blank).format(count=vote.blank)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def annex_words(number: int, annex: MinutesAnnex) -> str:
    """“2. Présentation – Fatou Keita (ordre du jour : 2)”."""
    author = f" – {annex.author}" if annex.author else ""
    # Numbers alone are points of the agenda; the office may also have written a sentence.
    bare = not annex.items.strip("0123456789,;- –")
    items = _("agenda: {items}").format(items=annex.items) if bare else annex.items
    return f"{number}. {annex.title}{author}" + (f" ({items})" if annex.items else "")


def state_lines(content: Minutes) -> Iterator[str]:
    """Where a PV stands on its way; a report has nothing to say."""
    if content.kind == "PV" and content.state == "sent":
        if content.remarks_until is None:
            yield _("Submitted to the next assembly for approval.")
        else:
            words = _("Approved after {date} unless somebody remarks.")
            yield words.format(date=long_date(content.remarks_until, weekday=False))
    if content.kind == "PV" and content.state in {"approved", "corrected"} and content.approval is not None:
        tacit = content.approval.tacit
        words = _("Approved on {date}: no remark was made.") if tacit else _("Approved by the assembly of {date}.")
        yield words.format(date=long_date(content.approval.day))
    if content.state == "corrected" and content.corrected_on is not None:
        corrected = _("Version {number}, corrected on {date}.")
        yield corrected.format(number=content.version, date=long_date(content.corrected_on, weekday=False))


def corrigendum_heading(content: "Corrigendum") -> str:
    return _("Corrigendum {number}").format(number=content.number)


def corrigendum_introduction(content: "Corrigendum") -> str:
    """Which minutes were corrected, and when."""
    on = long_date(content.on, weekday=False)
    if content.approved_on is None:
        return _("The minutes were corrected on {date} as follows.").format(date=on)
    words = _("The minutes approved on {approved} were corrected on {date} as follows.")
    return words.format(approved=long_date(content.approved_on, weekday=False), date=on)


def extract_title(content: "MinutesExtract") -> str:
    minutes = content.minutes
    return _("Extract of the minutes") if minutes.kind == "PV" else _("Extract of the meeting report")


def extract_lines(content: "MinutesExtract") -> Iterator[str]:
    """Which items they are, and where the whole stands: nobody may take a draft for what was approved."""
    if len(content.items) == 1:
        yield _("Item {number} of the meeting.").format(number=content.numbers[0])
    else:
        yield _("Items {numbers} of the meeting.").format(numbers=plural_list(map(str, content.numbers)))
    if content.minutes.state in {"draft", "sent"} and content.minutes.kind == "PV":
        yield _("These minutes are not approved yet.")
    else:
        yield from state_lines(content.minutes)
