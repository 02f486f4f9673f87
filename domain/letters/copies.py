"""What the lead is told of letters to people who answer by mail.

They have no terminal: what they write reaches the lead, who notes it. One copy for each
thing asked about goes to the lead, unless a letter of their own says it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from domain.clocks.recipients import Reader
from domain.letters.notice import COPY, Notice
from domain.values import Facts, mention

KEPT = (
    *("lea", "reference", "referral", "review", "title", "answer_by"),
    *("claimed", "consulted"),
)
"""What the copy says as the letter does."""
ASKING = ("consultation_invited",)
"""Letters besides those of rungs that ask for an answer."""


def copies(
    owed: Sequence[Notice], lead: Reader | None, former: str
) -> Iterator[Notice]:
    """To the lead, instead of the `former` one where a letter is written anew."""
    if lead is None:
        return
    knows = {each.subject for each in owed if each.to == lead.person}
    asked = [each for each in owed if _is_answered_by_mail(each)]
    for subject, group in groupby(asked, key=lambda each: each.subject):
        if subject not in knows:
            yield _copy([*group], lead, former)


def _is_answered_by_mail(notice: Notice) -> bool:
    asks = notice.proof is not None or notice.template in ASKING
    return asks and not notice.is_of_agency


def _copy(asked: list[Notice], lead: Reader, former: str) -> Notice:
    first = asked[0]
    facts: Facts = {name: said for name, said in first.facts.items() if name in KEPT}
    facts |= {
        "asked": "; ".join(f"{mention(n.to)} ({n.office})" for n in asked),
        "reader": first.to,
        "about": _about(first),
        "party": first.role,
        "rung_key": first.proof.key if first.proof else "",
    }
    return first.but(
        key=f"{first.key}/copy",
        to=lead.person,
        role=lead.role,
        template=COPY,
        facts=facts | lead.facts,
        lead="",
        formerly_to=former if first.replaces else "",
        proof=None,
        way=None,
        invitation=None,
    )


def _about(notice: Notice) -> str:
    facts = notice.facts
    if "action" in facts:
        return f"action {facts['action']}"
    return str(facts.get("what", "its view of a referral"))
