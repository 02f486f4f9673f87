"""How a reminder of a dated duty reads: alone, and in the digest of its day."""

from pathlib import Path

from domain.apply import apply
from domain.expectation import expectation
from domain.letters.notice import Notice
from tests.adapters.mail.test_compose import body, letterbox, read
from tests.domain.duties.test_duties import working
from tests.duties import a_duty
from tests.mail import letter


def reminders() -> list[Notice]:
    """To the superintendent, of two duties of one instant."""
    now = working(a_duty(), a_duty("budget", words="It is adopted in one meeting."))
    due = expectation(now)
    assert due
    after = apply(now, due.acts[0], due.at)
    return [n for n in after.unwritten[-1].notices if n.to == "d.okafor"]


async def test_a_reminder_names_the_day_its_source_and_whom_to_ask(
    tmp_path: Path,
) -> None:
    """And that nothing follows."""
    first, _ = reminders()
    mail = read(await letterbox(tmp_path).send(letter(first)))
    text = " ".join(body(mail).split())

    assert (
        "Coming up: the plan of the year - Thursday, 1 October 2026"
        in (mail["Subject"])
    )
    assert "the plan of the year, by Thursday, 1 October 2026. Its goals" in text
    assert "- Where the day comes from: EDC 52061" in text
    assert "- Who is glad to help with it: Karen Bennett, COE lead" in text
    assert "Next, nothing follows from this letter by itself" in text


async def test_a_digest_says_the_words_of_each_duty(tmp_path: Path) -> None:
    """A headline alone would help nobody."""
    mail = read(await letterbox(tmp_path).send(letter(*reminders())))
    text = " ".join(body(mail).split())

    assert "2 matters for you" in mail["Subject"]
    assert "What it says: Its goals and the roadmap can be brought together." in text
    assert "What it says: It is adopted in one meeting." in text
