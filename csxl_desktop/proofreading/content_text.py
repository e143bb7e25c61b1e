"""The app's own documents as texts to proofread, each block with the record and field that it was made from."""

from collections.abc import Container, Iterator, Mapping
from itertools import count

from csxl_desktop.domain.content.invitation import Invitation
from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.minutes import Minutes
from csxl_desktop.domain.content.report import GroupPage, Report, Testimonial
from csxl_desktop.domain.content.report_places import places
from csxl_desktop.domain.live_names import place_of
from csxl_desktop.domain.rich_text import Block as RichBlock
from csxl_desktop.domain.rich_text import Mark, RichText, Run, runs_plain
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.text import NOWHERE, Block, Jump, Kind, Text

Jumps = Mapping[tuple[str, str], Jump]  # by kind of record and what names it in the content
NO_JUMPS: Jumps = {}
_KINDS = {"h": Kind.HEADING, "li": Kind.ITEM}


class _Running:
    """Formatted texts of one document, one after the other: their tables and footnotes are numbered through.

    `places` are what references may lead to.
    """

    def __init__(self, places: Container[str] = ()) -> None:
        self.tables, self._notes, self._places = count(1), count(1), places

    def rich(self, text: RichText, jump: Jump = NOWHERE) -> Iterator[Block]:
        """The blocks of a text, then its footnotes."""
        notes: dict[str, tuple[int, Mark]] = {}
        for each in text.blocks:
            if each.kind == "table":
                table = next(self.tables)
                for row in each.rows:
                    cells = tuple(runs_plain(cell) for cell in row)
                    lost = tuple(0 for cell in row for run in cell if self._is_lost(run))
                    yield Block(" | ".join(cells), Kind.ROW, cells=cells, table=table, jump=jump, lost=lost[:1])
            elif words := _words(each):
                kind = _KINDS.get(each.kind, Kind.PARAGRAPH)
                calls, lost = tuple(self._calls(each, notes)), tuple(self._lost(each))
                yield Block(words, kind, each.level, jump=jump, calls=calls, lost=lost)
        for number, note in notes.values():
            if told := runs_plain(note.note).strip():
                yield Block(told, Kind.NOTE, jump=jump, calls=((0, str(number)),))

    def _calls(self, block: RichBlock, notes: dict[str, tuple[int, Mark]]) -> Iterator[tuple[int, str]]:
        """The first call of each note; a later one repeats its number."""
        for at, run in enumerate(block.runs):
            if isinstance(run, Mark) and run.kind == "note" and run.target not in notes:
                notes[run.target] = (next(self._notes), run)
                yield _position(block, at), str(notes[run.target][0])

    def _lost(self, block: RichBlock) -> Iterator[int]:
        """Where references stand that lead nowhere, those of its footnotes too."""
        for at, run in enumerate(block.runs):
            inside = run.note if isinstance(run, Mark) else ()
            if any(self._is_lost(each) for each in (run, *inside)):
                yield _position(block, at)

    def _is_lost(self, run: Run) -> bool:
        return isinstance(run, Mark) and run.kind == "ref" and place_of(run.target) not in self._places


def _position(block: RichBlock, at: int) -> int:
    """Where the run `at` stands among the letters read."""
    plain = runs_plain(block.runs)
    return max(0, len(runs_plain(block.runs[:at])) - (len(plain) - len(plain.lstrip())))


def _words(block: RichBlock) -> str:
    return (block.caption if block.kind == "image" else runs_plain(block.runs)).strip()


def from_report(report: Report, jumps: Jumps) -> Text:
    """What the office wrote for the report of a year; what is computed cannot be wrong in form."""
    return Text(tuple(_report(report, jumps, _Running(places(report)))), report.year)


def _report(report: Report, jumps: Jumps, running: _Running) -> Iterator[Block]:
    for section in report.sections:
        jump = jumps.get(("section", section.code), NOWHERE)
        if section.title:
            yield Block(section.title, Kind.HEADING, 1, jump=jump)
        yield from running.rich(section.text, jump)
        yield from running.rich(section.closing, jump)
        yield from _part(report, section.code, jumps, running)


def _part(report: Report, code: str, jumps: Jumps, running: _Running) -> Iterator[Block]:
    parts = {
        "meetings": _meetings,
        "groups": _groups,
        "outings": _outings,
        "partnerships": _partnerships,
        "evaluation": _testimonials,
    }
    if code in parts:
        yield from parts[code](report, jumps, running)


def _meetings(report: Report, jumps: Jumps, running: _Running) -> Iterator[Block]:
    for page in report.meetings:
        jump = jumps.get(("meeting", meeting_key(page.facts)), NOWHERE)
        yield Block(page.facts.title or page.facts.kind, Kind.HEADING, 2, jump=jump)
        yield from (Block(item, Kind.ITEM, jump=jump) for item in page.agenda)
        yield from running.rich(page.text, jump)


def meeting_key(facts: MeetingFacts) -> str:
    """What names a meeting in the content of a report."""
    return f"{facts.kind} {facts.day} {facts.title}"


def _groups(report: Report, jumps: Jumps, running: _Running) -> Iterator[Block]:
    for group in report.groups:
        jump = jumps.get(("working_group", group.id), NOWHERE)
        yield Block(f"Groupe de travail « {group.name} »", Kind.HEADING, 2, jump=jump)
        yield from running.rich(group.text, jump)
        for axis in group.axes:
            yield Block(axis.title, Kind.HEADING, 3, jump=jump)
            yield from (Block(line, jump=jump) for line in axis.aims.splitlines() if line.strip())
        yield from _sessions(group, jump, next(running.tables))


def _outings(report: Report, jumps: Jumps, running: _Running) -> Iterator[Block]:
    for kind in report.outings:
        for outing in kind.outings:
            yield from running.rich(outing.text, jumps.get(("meeting", meeting_key(outing.facts)), NOWHERE))


def _partnerships(report: Report, jumps: Jumps, running: _Running) -> Iterator[Block]:
    for partnership in report.partnerships:
        jump = jumps.get(("partnership", partnership.id), NOWHERE)
        yield Block(partnership.title, Kind.HEADING, 2, jump=jump)
        yield from running.rich(partnership.text, jump)


def _testimonials(report: Report, jumps: Jumps, running: _Running) -> Iterator[Block]:
    for said in report.testimonials:
        yield from running.rich(said.text, jumps.get(("testimonial", testimonial_key(said)), NOWHERE))


def testimonial_key(said: Testimonial) -> str:
    """What names a testimonial in the content of a report: somebody may have said several things."""
    return f"{said.author}\n{said.text.plain()}"


def _sessions(group: GroupPage, jump: Jump, table: int) -> Iterator[Block]:
    """The planning of a group, a row a session: computed, and told so that nobody misses it."""
    for session in group.sessions:
        if session.day is not None:
            day = short_date(session.day)
            yield Block(day, Kind.ROW, cells=(day,), table=table, jump=jump)


def from_minutes(minutes: Minutes, jumps: Jumps = NO_JUMPS) -> Text:
    """The PV or compte-rendu of a meeting; an item is named by its place (“0”), what follows from it behind (“0.1”)."""
    return Text(tuple(_minutes(minutes, jumps, _Running())), minutes.meeting.day.year if minutes.meeting.day else None)


def _minutes(minutes: Minutes, jumps: Jumps, running: _Running) -> Iterator[Block]:
    if minutes.subject:
        yield Block(minutes.subject, jump=jumps.get(("minutes", "subject"), NOWHERE))
    for at, item in enumerate(minutes.items):
        yield Block(item.title, Kind.HEADING, 2, jump=jumps.get(("item", str(at)), NOWHERE))
        yield from running.rich(item.text, jumps.get(("item_text", str(at)), NOWHERE))
        for place, decision in enumerate(item.decisions):
            yield Block(decision.text, jump=jumps.get(("decision", f"{at}.{place}"), NOWHERE))
        for place, action in enumerate(item.actions):
            yield Block(action.what, Kind.ITEM, jump=jumps.get(("action", f"{at}.{place}"), NOWHERE))


def from_invitation(invitation: Invitation, jumps: Jumps = NO_JUMPS) -> Text:
    """The letter that invites to a meeting; an item is named by its place."""
    blocks = [
        Block(item.title, Kind.ITEM, jump=jumps.get(("item", str(at)), NOWHERE))
        for at, item in enumerate(invitation.items)
    ]
    blocks += _Running().rich(invitation.text, jumps.get(("invitation", "text"), NOWHERE))
    return Text(tuple(blocks), invitation.meeting.day.year if invitation.meeting.day else None)
