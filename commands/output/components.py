"""How components of a review look: each with a bar, its SWOT, its rating."""

from collections.abc import Iterator

from commands.output import console
from domain.reviews.component_standing import ComponentStanding
from domain.reviews.finding import PLURALS
from domain.reviews.framework import Framework
from domain.reviews.standing import ReviewShown
from domain.wording import so_many

BAR = 20  # characters
LACKING = "lacking"
SWOT = ", ".join(f"{each[0].upper()} {each}" for each in PLURALS.values())
LEGEND = (
    f"Bars: █ done, ▒ waived, · open. {SWOT}: how many were found; none, where it is "
    f"said why there are none; {LACKING}, where nothing is said yet."
)


def print_components(now: ReviewShown, found: tuple[ComponentStanding, ...]) -> None:
    """Each over two lines or three; what the marks mean stands below."""
    for each in found:
        head = f"{each.number:>2}  {each.title}"
        console.entry(head, *component_lines(now.review.framework, each))
    console.say(LEGEND)


def component_lines(framework: Framework, each: ComponentStanding) -> Iterator[str]:
    """How much is collected; once anything is found or rated, what."""
    yield plan_bar(each) if each.planned else "nothing is planned yet"
    if not each.is_empty:
        rated = framework.rating[each.rating].title if each.rating else ""
        yield each.swot_said + (f"; rated '{rated}'" if rated else "")


def plan_bar(each: ComponentStanding) -> str:
    """The items of a component as a line of three shades, with figures in words."""
    done = round(BAR * each.done / each.planned)
    waived = round(BAR * (each.done + each.waived) / each.planned) - done
    bar = "█" * done + "▒" * waived + "·" * (BAR - done - waived)
    beside = f", {each.waived} waived" if each.waived else ""
    return (
        f"{bar}  {each.done} of {so_many(each.planned, 'item')} done{beside}; "
        f"{each.count} of {each.target} collected"
    )
