"""What is shown stays within what the server takes: beyond it an entity would end."""

from datetime import timedelta

import pytest
from pydantic_core import to_json

from domain.bounds import LONGEST_NAME, MOST_WITH_PARTS, PARTS
from domain.engagement import Engagement
from domain.letters.post_office import Paused, PostOffice
from domain.people.roles import Role
from tests.lives import EVERY_WEEKDAY, implementing
from tests.office import Office
from tests.stories import OF_CHECK_INS, lived, story
from tests.today import now
from workflows.visibility import LATE, STAGE, fitting, of_engagement, of_post_office

SERVER_TAKES = 2_048  # bytes of one attribute; beyond, the workflow is terminated
LAST_LETTER = 26


@pytest.fixture
def all_late() -> Engagement:
    """As many actions as can be, all of them parts and late; every role hears of it."""
    at = now()
    policy = EVERY_WEEKDAY.but(
        rungs=tuple(r.but(tell=(*Role,)) for r in EVERY_WEEKDAY.rungs[-1:])
    )
    due = policy.lea.later(at.date(), 20)
    one = implementing(due=due, at=at, policy=policy)
    numbers = [(n + 100) * PARTS + LAST_LETTER for n in range(MOST_WITH_PARTS)]
    late = {n: one.actions[1].but(number=n, overdue=True) for n in numbers}
    return one.but(actions=late, lea=one.lea.but(name="字" * LONGEST_NAME))


def test_a_list_in_an_attribute_holds_what_fits() -> None:
    """All where they fit, else the first of them."""
    assert fitting(["1", "12a"]) == ["1", "12a"]
    assert len(to_json(fitting(["1234z"] * 1_000))) < SERVER_TAKES


@pytest.mark.parametrize("beginning", ["all_late"], indirect=True)
async def test_an_engagement_with_all_that_can_be_late_lives(
    office: Office, beginning: Engagement
) -> None:
    """Its attributes are set, its timer has a summary that the UI can show."""
    shown = {each.key.name: each.value for each in of_engagement(beginning).attributes}
    described = await office.standing()
    history = await office.handle.fetch_history()
    said = [e.user_metadata.summary.data for e in history.events]

    assert len(described.engagement.overdue) == MOST_WITH_PARTS
    assert all(len(to_json(value)) < SERVER_TAKES for value in shown.values())
    assert 100 < len(shown[LATE.name] or ()) < MOST_WITH_PARTS
    assert 0 < max(map(len, said)) < 400
    assert await office.failures() == []


def test_what_people_wrote_is_no_markdown_in_the_ui() -> None:
    """A name or a title neither links, nor shouts, nor breaks its table."""
    at = now()
    one = implementing(due=at.date(), at=at)
    loud = one.actions[1].but(
        title="[Read](http://a.example) **daily** | <b>", overdue=True
    )
    shown = of_engagement(
        one.but(actions={1: loud}, lea=one.lea.but(name="Alder *Valley*"))
    ).details

    assert r"**Alder \*Valley\***" in shown
    assert r"| \[Read\](http\://a.example) \*\*daily\*\* \| \<b\> |" in shown


def test_why_mail_is_paused_is_no_markdown_either() -> None:
    """On one line, whatever was typed."""
    said = Paused(since=now(), by="a.castillo", entered_by="desk", why="wrong\n# word")

    assert of_post_office(PostOffice(paused=said)).details == (
        r"0 letters delivered"
        "\n\n"
        r"**Paused** by a.castillo: wrong \# word"
    )


def test_one_letter_is_one_letter() -> None:
    """On the pages of the post office and of an engagement."""
    post = of_post_office(PostOffice(delivered=1, left=1, refused=1)).details
    one = implementing(now().date() + timedelta(days=60), at=now())

    assert post.splitlines()[::2] == [
        *("1 letter delivered", "1 notice waits"),
        "1 letter refused: `starter.py notices`",
    ]
    assert "\n\n1 action: 0 completed" in of_engagement(one).details


def test_check_ins_are_shown_with_the_count_of_their_years() -> None:
    """Those that are open, by stage and day; and each stage once, to be found by."""
    one = lived(story("07-check-in-missed-then-summer", folder=OF_CHECK_INS))
    shown = of_engagement(one)
    stages = {each.key.name: each.value for each in shown.attributes}[STAGE.name]

    assert "2026-27: 3 held of 4 required, 1 missed, 1 made up" in shown.details
    assert "| 2026-27-4 | held | 2027-08-12 | its minutes to be written |" in (
        shown.details
    )
    assert stages == ["check-in held", "check-in scheduled"]


def test_an_engagement_without_check_ins_shows_none() -> None:
    one = implementing(now().date() + timedelta(days=60), at=now())

    assert "Check-ins" not in of_engagement(one).details
