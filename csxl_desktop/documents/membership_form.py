"""The membership form: identity, contact sheet, charter, consents and signature on one A4."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepInFrame, Table, TableStyle

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.blanks import Box, filled_lines, ticked_line
from csxl_desktop.documents.flowables import Content, Piece, columns, gap, label, rich, soft_box, table, text
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo, phone_text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.membership_form import FormIdentity, MembershipForm
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.named import named

ROLES = {
    "representative": N_("Representative"),
    "deputy": N_("Deputy"),
    "director": N_("Management"),
}
_MARGIN = 18 * mm
_SIGNATURE = 20 * mm


def render(content: MembershipForm, theme: Theme) -> bytes:
    """The form as a PDF of one page, whatever is written in it."""
    tight = Theme(accent=theme.accent, margin=_MARGIN, logo=theme.logo, typography=theme.typography)
    with speaking(content.language):
        title = _("Membership form")
        height = tight.page_size[1] - tight.margin - max(tight.margin, 22 * mm)
        page = _whole(content, tight, height)
        return build([page], theme=tight, title=title, author=content.office.name, numbered=False)


def _whole(content: MembershipForm, theme: Theme, height: float) -> Flowable:
    """With the text of the charter where the page holds it, else with its name; made smaller at the worst."""
    for printed in (True, False):
        story = list(_story(content, theme, charter_printed=printed))
        page = KeepInFrame(theme.text_width, height, story, mode="shrink", hAlign="LEFT", vAlign="TOP")
        if not printed or _tall(story, theme.text_width) <= height:
            break
    return page


def _tall(story: Sequence[Flowable], width: float) -> float:
    return sum(part.wrap(width, 1e6)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in story)


def _story(content: MembershipForm, theme: Theme, *, charter_printed: bool) -> Iterator[Flowable]:
    yield _head(content, theme)
    yield from _opening(content, theme)
    yield _section(_("1. Your organisation"), theme)
    yield from _identity(content.identity, theme)
    yield _section(_("2. Contact sheet"), theme)
    yield _people(content, theme)
    yield _section(_("3. The charter"), theme)
    yield from _charter(content, theme, printed=charter_printed)
    yield _section(_("4. Consents"), theme)
    yield _consents(content, theme)
    yield _section(_("5. Signature"), theme)
    yield _signature(content, theme)
    yield gap(5)
    if content.privacy:
        yield from rich_text.flow(content.privacy, theme, style="caption")


def _head(content: MembershipForm, theme: Theme) -> Flowable:
    title = [
        label(content.office.name, theme),
        text(_("Membership form"), theme.style("title").clone("form-title", fontSize=18, leading=21, spaceAfter=0)),
    ]
    if content.assembly_on is not None:
        day = long_date(content.assembly_on)
        said = _("Candidate at the assembly of {date}").format(date=day)
        if content.presented_by:
            said = named(
                _("Candidate at the assembly of {date}, presented by {name}"), date=day, name=content.presented_by
            )
        title.append(text(said, theme.style("secondary")))
    mark = logo(content.office, theme, height=12 * mm)
    if mark is None:
        return columns([title], [1.0], theme)
    part = mark.wrap(theme.text_width, theme.page_size[1])[0] / theme.text_width
    return columns([title, [mark]], [1 - part, part], theme)


def _opening(content: MembershipForm, theme: Theme) -> Iterator[Flowable]:
    yield gap(3)
    if content.opening:
        yield from rich_text.flow(content.opening, theme, style="small")
    sent = [*content.office.emails, ", ".join(content.office.address)]
    back = _("To be sent back to {place}.").format(place=_(" or ").join(part for part in sent if part))
    if any(sent):
        yield text(back, theme.style("secondary"))


def _section(words: str, theme: Theme) -> Flowable:
    style = theme.style("subheading").clone("form-section", fontSize=10.5, leading=13, spaceBefore=0, spaceAfter=0)
    title = Table([[text(words, style)]], colWidths=[theme.text_width], spaceBefore=7, spaceAfter=2, hAlign="LEFT")
    title.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("LINEBELOW", (0, 0), (-1, -1), 1.2, theme.accent_ink),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return title


def _identity(known: FormIdentity, theme: Theme) -> list[Flowable]:
    rows = [
        [(_("Name"), known.name), (_("Name in Dutch"), known.name_nl)],
        [(_("Address"), known.street), (_("Postal code and town"), known.town)],
        [(_("Legal form"), known.legal_form), (_("Enterprise number"), known.enterprise_number),
         (_("Phone"), phone_text(known.phone) if known.phone else "")],
        [(_("E-mail"), known.email), (_("Web site"), known.web)],
    ]  # fmt: skip
    return filled_lines(rows, [(0.55, 0.45), (0.55, 0.45), (0.3, 0.37, 0.33), (0.55, 0.45)], theme)


def _people(content: MembershipForm, theme: Theme) -> Flowable:
    header = ["", _("Name and first name"), _("Function"), _("Direct line"), _("E-mail")]
    small = theme.style("cell").clone("form-cell", fontSize=8.5, leading=10.5)
    rows: list[list[Content]] = [
        [
            text(_(ROLES[each.role]), small.clone("form-role", fontName=theme.style("cell-bold").fontName)),
            text(each.name, small),
            text(each.function, small),
            text(phone_text(each.phone) if each.phone else "", small),
            text(each.email, small),
        ]
        for each in content.people
    ]
    widths = [theme.text_width * part for part in (0.16, 0.21, 0.19, 0.14, 0.3)]
    return table(header, rows, widths, theme, row_height=8 * mm)


def _charter(content: MembershipForm, theme: Theme, *, printed: bool) -> Iterator[Flowable]:
    if content.charter and printed:
        small = replace(theme, text_size=8.5, leading=11.5)
        body = rich_text.flow(content.charter, small)
        yield soft_box([body], [1.0], theme, padding=7, after=4)
    elif not content.charter:
        yield text(_("[Text of the charter: to be completed by the office]"), _to_complete(theme))
    if content.charter_version and (printed or not content.charter):
        agreed = _("We have read the charter (version {version}) and agree to it.")
    elif content.charter_version:
        agreed = _("We have read the charter (version {version}), enclosed with this form, and agree to it.")
    else:
        agreed = _("We have read the charter and agree to it.")
    words = rich([Piece(agreed.format(version=content.charter_version), bold=True)], theme.style("small"))
    yield ticked_line(words, theme.text_width, theme)


def _consents(content: MembershipForm, theme: Theme) -> Flowable:
    if not content.consents:
        return text(_("[Consents: to be completed by the office]"), _to_complete(theme))
    small = theme.style("small")
    head = theme.style("cell-header").clone("form-yes", fontSize=8, leading=9, alignment=1)
    rows: list[list[Content]] = [["", text(_("yes"), head), text(_("no"), head)]]
    rows += [[text(each, small), Box(theme), Box(theme)] for each in content.consents]
    made = Table(rows, colWidths=[theme.text_width - 26 * mm, 13 * mm, 13 * mm], hAlign="LEFT")
    made.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("ALIGN", (1, 0), (-1, -1), "CENTER"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
                ("LINEBELOW", (0, 1), (-1, -1), 0.6, theme.hairline_colour),
            ]
        )
    )
    return made


def _signature(content: MembershipForm, theme: Theme) -> Flowable:
    lines = [[(_("Name and function of who signs"), "")], [(_("Place and date"), "")]]
    left = filled_lines(lines, [(0.5,), (0.5,)], theme, height=10 * mm)
    small = theme.style("furniture").clone("form-sign", fontSize=7.5, leading=9)
    signed = Table([[text(_("For {name}").format(name=content.identity.name), small) if content.identity.name
                     else text(_("For the organisation"), small)]],
                   colWidths=[theme.text_width * 0.44], rowHeights=[_SIGNATURE])  # fmt: skip
    signed.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("BOX", (0, 0), (-1, -1), 0.7, theme.hairline_colour),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return columns([left, [signed]], [0.54, 0.46], theme)


def _to_complete(theme: Theme) -> ParagraphStyle:
    return theme.style("secondary")
