"""The minutes of a meeting: a PV, or a compte-rendu, as a draft, sent, approved or corrected."""

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.attendees import attendance, speakers_block
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import (
    Piece,
    Whole,
    columns,
    gap,
    heading,
    label,
    pull_quote,
    rich,
    soft_box,
    table,
    text,
    texts,
)
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.meeting_head import count_text, eyebrow, running_heads, when_text, where_lines
from csxl_desktop.documents.meeting_head import heading as meeting_heading
from csxl_desktop.documents.minutes_election import result
from csxl_desktop.documents.minutes_words import annex_words, kind_of, state_lines, vote_lines
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.minutes import Minutes, MinutesAction, MinutesDecision, MinutesItem, MinutesVote
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import short_date

_ROWS_TOGETHER = 4  # a table of no more than so many is not parted by the foot of a page


def render(content: Minutes, theme: Theme) -> bytes:
    """The minutes as a PDF, in their own language; a draft carries its watermark."""
    with speaking(content.language):
        title = f"{kind_of(content)} – {meeting_heading(content.meeting)}"
        return build_of_office(
            _story(content, theme),
            content.office,
            title,
            theme,
            heads=running_heads(kind_of(content), content.meeting),
            watermark=_("Draft") if content.state == "draft" else None,
        )


def _story(content: Minutes, theme: Theme) -> Iterator[Flowable]:
    meeting = content.meeting
    above = " · ".join(part for part in (kind_of(content), eyebrow(meeting)) if part)
    mark = logo(content.office, theme)
    yield from title_block(above, meeting_heading(meeting), meeting.title, theme, mark)
    yield soft_box([_facts(content, theme), _counts(content, theme)], [0.6, 0.4], theme)
    yield from attendance(content, theme)
    for number, item in enumerate(content.items, start=1):
        yield from item_story(number, item, content, theme)
    yield from _annexes(content, theme)
    yield from _links(content, theme)
    yield from _next_meeting(content, theme)
    yield from _approval(content, theme)


def _facts(content: Minutes, theme: Theme) -> list[Flowable]:
    tight = theme.style("tight")
    facts: list[Flowable] = []
    if when := when_text(content.meeting):
        facts += [label(_("Date"), theme), text(when, tight), gap(7)]
    if where := where_lines(content.meeting):
        facts += [label(_("Place"), theme), *(text(line, tight) for line in where), gap(7)]
    if content.subject:
        facts += [label(_("Subject"), theme), *texts(content.subject, theme.style("tight"))]
    elif len(content.items) > 1:
        facts.append(label(_("Agenda"), theme))
        facts += [
            text(f"{number}. {item.title}", _hanging(theme)) for number, item in enumerate(content.items, start=1)
        ]
    return facts


def _hanging(theme: Theme) -> ParagraphStyle:
    return theme.style("tight").clone("agenda-line", leftIndent=13, firstLineIndent=-13)


def _counts(content: Minutes, theme: Theme) -> list[Flowable]:
    shown: list[Flowable] = []
    figures: list[list[Flowable]] = []
    if content.persons is not None:
        words = ngettext("person", "persons", _plural_of(content.persons))
        figures.append(_figure(content.persons, words, theme))
    if content.partners is not None:
        words = ngettext("partner", "partners", _plural_of(content.partners))
        figures.append(_figure(content.partners, words, theme))
    if figures:
        width = (theme.text_width * 0.4 - 24) / theme.text_width
        pair = columns(figures, [width / len(figures)] * len(figures), theme, gutter=4)
        shown += [label(_("Participants"), theme), pair]
        if content.count_note:
            shown.append(text(content.count_note, theme.style("caption")))
        shown.append(gap(8))
    for title, name in ((_("Chair"), content.chair), (_("Minutes taken by"), content.secretary)):
        if name:
            shown += [label(title, theme), text(name, theme.style("tight")), gap(7)]
    return shown


def _plural_of(count: Count) -> int:
    return int(count.to or count.number)


def _figure(count: Count, words: str, theme: Theme) -> list[Flowable]:
    written = count_text(count)
    # “environ 30” is too long for the size of a bare figure.
    style = "figure" if written.isdigit() else "figure-long"
    return [text(written, theme.style(style)), text(words, theme.style("secondary"))]


def item_story(number: int, item: MinutesItem, content: Minutes, theme: Theme) -> Iterator[Flowable]:
    """One item with all that came of it."""
    title = f"{number}. {item.title}"
    entry = Entry(title, f"item-{number}", in_contents=False)
    yield CondPageBreak(70)
    yield heading(title, theme.style("heading"), entry)
    if item.speakers:
        yield from speakers_block(item.speakers, theme)
    yield from rich_text.flow(item.text, theme, content.pictures.get)
    for vote in item.votes:
        yield _vote(vote, theme)
    if item.election is not None:
        yield from result(item.election, theme)
    for decision in item.decisions:
        yield _decision(decision, theme)
    if item.actions:
        yield from _actions(item.actions, theme)


def _vote(vote: MinutesVote, theme: Theme) -> Flowable:
    tight = theme.style("tight")
    lines = [
        text(
            vote.question, theme.style("cell-bold").clone("vote", fontSize=10.5 + theme.grown, leading=15 + theme.grown)
        )
    ]
    return pull_quote([label(_("Vote"), theme), *lines, *(text(line, tight) for line in vote_lines(vote))], theme)


def _decision(decision: MinutesDecision, theme: Theme) -> Flowable:
    title = _("Decision {number}").format(number=decision.number)
    return pull_quote([label(title, theme), *texts(decision.text, theme.style("tight"))], theme)


def _actions(actions: Sequence[MinutesAction], theme: Theme) -> Iterator[Flowable]:
    header = [ngettext("Action", "Actions", len(actions)), _("Who"), _("Due")]
    width = theme.text_width
    rows = [(a.what, a.who, short_date(a.due_on) if a.due_on else "–") for a in actions]
    made = table(header, rows, [width * 0.58, width * 0.27, width * 0.15], theme, right={2})
    if len(rows) <= _ROWS_TOGETHER:
        yield Whole([made])
    else:
        yield CondPageBreak(50)
        yield made


def _annexes(content: Minutes, theme: Theme) -> Iterator[Flowable]:
    if not content.annexes:
        return
    title = ngettext("Annex", "Annexes", len(content.annexes))
    yield CondPageBreak(70)
    yield heading(title, theme.style("heading"), Entry(title, "annexes", in_contents=False))
    for number, annex in enumerate(content.annexes, start=1):
        yield text(annex_words(number, annex), _hanging(theme))


def _links(content: Minutes, theme: Theme) -> Iterator[Flowable]:
    if not content.links:
        return
    title = ngettext("Link", "Links", len(content.links))
    yield CondPageBreak(60)
    yield heading(title, theme.style("heading"), Entry(title, "links", in_contents=False))
    for link in content.links:
        told = (Piece(f"{link.label} – "),) if link.label else ()
        yield rich((*told, Piece(link.url, url=link.url)), _hanging(theme))


def _next_meeting(content: Minutes, theme: Theme) -> Iterator[Flowable]:
    following = content.next_meeting
    if following is None:
        return
    lines = [when_text(following), ", ".join(where_lines(following))]
    named = " – ".join(part for part in (following.kind, following.title) if part)
    yield KeepTogether(
        [
            soft_box(
                [
                    [
                        label(_("Next meeting"), theme),
                        text(
                            named,
                            theme.style("cell-bold").clone(
                                "next", fontSize=10.5 + theme.grown, leading=15 + theme.grown
                            ),
                        ),
                        *(text(line, theme.style("tight")) for line in lines if line),
                    ]
                ],
                [1],
                theme,
            )
        ]
    )


def _approval(content: Minutes, theme: Theme) -> Iterator[Flowable]:
    """The end of a PV: its state, the remarks made on it, and room for two signatures; a report has none."""
    lines = list(state_lines(content))
    block: list[Flowable] = [gap(8), *(text(line, theme.style("tight")) for line in lines)]
    approval = content.approval
    if content.kind == "PV" and approval is not None and approval.remarks:
        block += [gap(4), *texts(approval.remarks, theme.style("secondary"))]
    if content.kind == "PV" and content.state != "draft":
        block += [gap(14), _signatures(content, theme)]
    if len(block) > 1:
        yield KeepTogether(block)


def _signatures(content: Minutes, theme: Theme) -> Flowable:
    cells = [
        [text(role, theme.style("secondary")), text(name, theme.style("tight")), gap(34)]
        for role, name in ((_("For the chair"), content.chair), (_("For the minutes"), content.secretary))
    ]
    return columns(cells, [0.5, 0.5], theme)
