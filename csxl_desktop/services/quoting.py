"""Testimonials inside the texts of other documents: found by their words, noted where they were printed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.campaigns import TestimonialUse
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.services.records import add
from csxl_desktop.services.testimonial_quotes import may_be_quoted, quotation

_TELLING = 24  # letters: fewer may stand in any text


class NotAgreedError(DomainError):
    template = N_("“{name}” does not agree to be quoted there: take the testimonial out, or note the agreement first.")


def quoted_in(session: Session, texts: Iterable[str]) -> list[Testimonial]:
    """The testimonials whose extract, or whose whole text, stands in one of the texts."""
    told = [_bare(text) for text in texts]
    return [each for each in _said(session) if any(words in text for words in _words(each) for text in told)]


def not_agreed(session: Session, quoted: Sequence[Testimonial], day: date) -> list[Testimonial]:
    """Those whose authors do not agree to stand in other publications than the report."""
    agreed = may_be_quoted(session, quoted, day, ConsentCovers.PUBLICATIONS)
    return [each for each in quoted if each not in agreed]


def require_agreed(session: Session, quoted: Sequence[Testimonial], day: date) -> None:
    """Refuse to let leave what somebody does not agree to be quoted in."""
    for each in not_agreed(session, quoted, day):
        raise NotAgreedError(name=each.author_name or each.signature or "…")


def may_leave(session: Session, texts: Iterable[str], day: date) -> list[bool]:
    """Of each text whether everybody whom it quotes agrees to stand there."""
    told = [_bare(text) for text in texts]
    refused = [words for each in not_agreed(session, _said(session), day) for words in _words(each)]
    return [not any(words in text for words in refused) for text in told]


def note_quoted(session: Session, quoted: Collection[Testimonial], document: str, on: date, **where: UUID) -> None:
    """A document left with these in it (`newsletter_id` or `meeting_id` says which); noted once."""
    known = set(
        session.scalars(
            select(TestimonialUse.testimonial_id).where(
                TestimonialUse.document == document, TestimonialUse.trashed_at.is_(None)
            )
        )
    )
    for each in quoted:
        if each.id not in known:
            add(session, TestimonialUse, {"testimonial_id": each.id, "document": document, "used_on": on, **where})


def as_article(testimonial: Testimonial) -> dict[str, Any]:
    """The title and text of an article that quotes it."""
    said = quotation(testimonial)
    signature = ", ".join(part for part in (said.author, said.function, said.organisation) if part)
    blocks = tuple(replace(block, kind="quote") if block.kind == "p" else block for block in said.text.blocks)
    signed = (Block("signature", "p", (Span(f"— {signature}"),)),) if signature else ()
    return {"title": said.author or _("Testimonial"), "text": RichText((*blocks, *signed))}


def texts_of(content: Any) -> Iterator[str]:
    """Every text inside the content of a document."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, RichText):
        yield content.plain()
    elif isinstance(content, tuple | list):
        for each in content:
            yield from texts_of(each)
    elif is_dataclass(content):
        for each in fields(content):
            yield from texts_of(getattr(content, each.name))


def _said(session: Session) -> Sequence[Testimonial]:
    return session.scalars(select(Testimonial).where(Testimonial.trashed_at.is_(None))).all()


def _words(testimonial: Testimonial) -> Iterator[str]:
    for words in (testimonial.extract, testimonial.text_plain):
        if len(bare := _bare(words)) >= _TELLING:
            yield bare


def _bare(text: str) -> str:
    """Letters and figures alone: quotation marks, cuts and spaces are set otherwise in each document."""
    return "".join(letter for letter in fold(text) if letter.isalnum())
