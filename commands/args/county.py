"""A county as staff type it: by its name, or by its number, 01 to 58."""

from client.endings import Misused
from commands.args.said_again import say_again
from domain.faults import quoted
from domain.guess import guess
from domain.lea import COUNTIES, county_named


def county(text: str, option: str = "") -> str:
    """Its name; raises Misused with a guess."""
    if found := county_named(text):
        say_again(text, found, option=option, any_case=True)
        return found
    near = guess(text, COUNTIES.values())
    allowed = "counties are 01 to 58, or a name"
    raise Misused(f"{quoted(text)} is no county; {allowed}{near}")
