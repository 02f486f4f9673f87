"""A rating as staff type it: by its number, or by what it is called in a policy."""

from collections.abc import Sequence

from client.endings import Misused
from commands.args.act_fields import shaped
from commands.args.reference import Reference
from commands.args.said_again import say_again
from commands.engagements.ended import ask_engagement
from domain.faults import quoted
from domain.guess import guess_by
from domain.number_word import number_word
from domain.status import Level, in_words
from domain.wording import as_key


def shaped_for(
    which: Reference, kind: str, fields: dict[str, list[str]]
) -> dict[str, object]:
    """As `shaped`, with a rating by its number."""
    said = shaped(kind, fields)
    if kind == "rate" and isinstance(typed := said.get("rating"), str):
        said["rating"] = _rating(which, typed)
    return said


def _rating(which: Reference, typed: str) -> str:
    """Its number; one that goes by a name is looked up in the engagement's scale.

    One that is no rating of an open action is for the engagement to say why.
    """
    if typed.strip().lstrip("-").isdecimal():
        return typed
    if (number := number_word(typed)) is not None:
        say_again(typed, number, option="--rating")
        return str(number)
    from client.engagements import policy

    found = ask_engagement(which.cds, lambda client: policy(client, which.cds))
    return rating(typed, found.scale.of_open)


def rating(text: str, levels: Sequence[Level]) -> str:
    """The number of the rating meant; raises Misused with what each of them means."""
    called = {as_key(each.label): str(each.rating) for each in levels}
    if as_key(text) in called:
        say_again(text, called[as_key(text)], option="--rating")
        return called[as_key(text)]
    near = guess_by(called, as_key(text))
    raise Misused(
        f"--rating: {quoted(text)} is no rating; they are {in_words(levels)}{near}"
    )
