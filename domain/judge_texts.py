"""Whether an act says what it has to say, and names no student."""

from collections.abc import Iterable

from domain import refusals
from domain.acts import ClaimComplete, Comment, StaffAct
from domain.permissions import REASONED
from domain.state_rules import known_as
from domain.student import student_named
from domain.wording import is_blank, with_and

FREE = (
    *("why", "title", "text", "theme", "evidence", "experience", "sustained_by"),
    *("pupils", "standard", "standards", "offices", "given_by", "place", "link"),
)
"""Fields that say anything, in whatever words, and travel in lists and letters."""


def check_texts(act: StaffAct) -> None:
    """Raise a `Refused` where words are missing, or may say who a student is."""
    if isinstance(act, REASONED) and is_blank(act.why):
        raise refusals.ReasonMissing(
            f"{known_as(type(act))} is recorded with a reason: --why '...'"
        )
    if isinstance(act, ClaimComplete):
        _answers(act)
    if isinstance(act, Comment) and is_blank(act.text):
        raise refusals.ReasonMissing("a comment says something: --text '...'")
    for name in FREE:
        said = getattr(act, name, None) or ()
        check_students(name, [said] if isinstance(said, str) else said)


def check_students(name: str, texts: Iterable[str]) -> None:
    """Raise StudentNamed where one of the texts of a field may say who a student is."""
    for text in texts:
        if asked_back := student_named(text):
            option = name.replace("_", "-")
            raise refusals.StudentNamed(f"--{option}: {asked_back}")


def _answers(act: ClaimComplete) -> None:
    """The three questions asked when an action is reported complete."""
    if all(map(is_blank, act.evidence)):
        raise refusals.EvidenceMissing(
            "say what shows that it is complete: --evidence 'minutes of ...'"
        )
    asked = {
        "--experience 'what was learned on the way'": act.experience,
        "--sustained-by 'what will keep it going'": act.sustained_by,
    }
    if missing := [option for option, said in asked.items() if is_blank(said)]:
        raise refusals.AnswersMissing(
            f"two short answers help those who come next: {with_and(missing)}"
        )
