"""A role as staff type it: by its key, or by what it is called."""

from collections.abc import Iterable, Iterator

from client.endings import Misused
from commands.args.said_again import say_again
from commands.args.several import check_commas, pieces
from commands.context import directory
from domain.faults import Fault, together
from domain.guess import guess_by
from domain.people.roles import SPELLED, Role, spelled


def role(text: str, option: str = "", among: Iterable[Role] = Role) -> Role:
    """`lea_deputy`, or `deputy superintendent`; raises Misused with a guess.

    Where nothing is near, those are named that the `option` takes.
    """
    said = spelled(text)
    if said in SPELLED:
        say_again(text, SPELLED[said], option=option, any_case=True)
        return SPELLED[said]
    known = {name: each for name, each in SPELLED.items() if each in [*among]}
    near = guess_by(known, said) or guess_by(SPELLED, said)
    if not near and "." in text and text in directory().people:
        near = "; that is a person: name the role, such as coe_lead"
    near = near or f"; roles are {', '.join(among)}"
    where = f"{option}: " if option else ""
    raise Misused(f"{where}'{text}' is no role{near}")


def roles(text: str, option: str) -> Iterator[Role]:
    """Those of a list, such as `LEA superintendent, coe_lead`; raises Misused.

    With all of them that are none.
    """
    check_commas(option, text, lambda each: spelled(each) in SPELLED)
    off: list[Fault] = []
    for each in pieces(text):
        try:
            yield role(each, option)
        except Misused as none:
            off.append(Fault((), str(none)))
    if off:
        raise Misused(together(off))
