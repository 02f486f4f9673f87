"""What is typed of a review: its address, its acts, the sites of its sample."""

import pytest

from client.endings import Misused
from commands.args.act_fields import act_kind, shaped, staff_act
from commands.args.reference import reference, running
from commands.args.site import site_code


@pytest.mark.parametrize(
    "said, alive, within",
    [
        ("0161259/review/1", "0161259/review/1", ""),
        ("0161259/Reviews/2", "0161259/review/2", ""),
        ("0161259/review/1/phase/planning", "0161259/review/1", "phase/planning"),
        ("0161259/review/1/milestone/kickoff", "0161259/review/1", "milestone/kickoff"),
        ("0161259/review/1/item/C3-int.4", "0161259/review/1", "item/C3-int.4"),
        ("0161259/review/1/Fact_Check", "0161259/review/1", "fact_check"),
        ("0161259.1/review/1", "0161259.1/review/1", ""),
        ("0161259/action/12", "0161259", "action/12"),
    ],
)
def test_an_address_says_what_lives_and_what_lies_within_it(
    said: str, alive: str, within: str
) -> None:
    """A review answers for itself, whatever of it is meant."""
    found = running(said)

    assert (found.alive, found.within) == (alive, within)
    assert (found.review is None) is ("eview" not in said)
    assert (found.referral, found.step) == (None, "")


@pytest.mark.parametrize(
    "said, meant",
    [
        ("0161259/review", r"say which: 0161259/review/1 \(`show 0161259` names"),
        ("0161259/review/x", r"say which: 0161259/review/1"),
        ("0161259/reviw/1", r"did you mean 0161259/review/1\?"),
        ("0161259/review1", r"did you mean 0161259/review/1\?"),
        ("0161259/Reviews1/draft", r"did you mean 0161259/review/1/draft\?"),
        ("0161259/action12a", r"did you mean 0161259/action/12a\?"),
        ("0161259/action/twelve", r"did you mean 0161259/action/12\?"),
        ("0161259/Actions/first", r"say which: 0161259/action/1 \(`show 0161259` na"),
        ("0161259/action/12/x", r"did you mean 0161259/action/12\?"),
        ("0161259/referral/two", r"did you mean 0161259/referral/2\?"),
        ("0161259/review/one/draft", r"did you mean 0161259/review/1/draft\?"),
        ("0161259/review/1/findingF1", r"did you mean 0161259/review/1/finding/F1\?"),
        (
            "0161259/review/1/planning",
            r"did you mean 0161259/review/1/phase/planning\?",
        ),
        (
            "0161259/review/1/kickof",
            r"did you mean 0161259/review/1/milestone/kickoff\?",
        ),
        ("0161259/review/1/C3-7", r"did you mean 0161259/review/1/item/C3-7\?"),
        (
            "0161259/review/1/phse/planning",
            r"did you mean 0161259/review/1/phase/planning\?",
        ),
        (
            "0161259/review/1/item",
            r"say which: 0161259/review/1/item/C03-07 \(`show .*/review/1 --items`",
        ),
        (
            "0161259/review/1/item/an-id-that-is-too-long",
            r"an-id-that-is-too-long: has 22 characters; at most 20",
        ),
        (
            "0161259/review/1/01612590130286",
            r"did you mean 0161259/review/1/site/01612590130286\?",
        ),
    ],
)
def test_an_address_that_is_off_is_told_what_may_be_meant(
    said: str, meant: str
) -> None:
    with pytest.raises(Misused, match=f"is none of .*0161259/review/1; {meant}"):
        reference(said)


@pytest.mark.parametrize(
    "where, said, told",
    [
        (
            "0161259",
            "add_site",
            r"add_site is done to a review: 0161259/review/1 \(`show 0161259` names",
        ),
        ("0161259/action/1", "approve-sample", "is done to a review: 0161259/review/1"),
        (
            "0161259/review/1",
            "start",
            "start is done to an action: 0161259/action/12$",
        ),
        (
            "0161259/review/1",
            "complete_review",
            "complete_review is done to the engagement: 0161259$",
        ),
        ("0161259/review/1", "add_sit", r"is no act; did you mean add_site\?$"),
        ("0161259/review/1", "sample", r"is no act; did you mean approve_sample\?$"),
        ("0161259/review/1", "approve", r"is no act; did you mean approve_sample\?$"),
        ("0161259/review/1", "cancel", r"is no act; did you mean cancel_review\?$"),
        ("0161259/review/1", "put_on_hold", "done to an action: 0161259/action/12$"),
        ("0161259", "begin", r"is no act; did you mean begin_review\?$"),
        (
            "0161259/review/1/phase/planning",
            "approve_sample",
            "approve_sample is done to the review as a whole: 0161259/review/1$",
        ),
        ("0161259/review/1", "zzz", r"; `acts 0161259/review/1` lists those"),
    ],
)
def test_an_act_of_a_review_and_one_at_a_review_find_their_place(
    where: str, said: str, told: str
) -> None:
    with pytest.raises(Misused, match=told):
        act_kind(said, reference(where))


@pytest.mark.parametrize(
    "said, read",
    [
        ("0161259/reviews/1", "0161259/review/1"),
        ("0161259/actions/12a", "0161259/action/12a"),
        ("0161259/review/1/items/C1", "0161259/review/1/item/C1"),
        (
            "0161259/review/1/site/01-61259-0130286",
            "0161259/review/1/site/01612590130286",
        ),
    ],
)
def test_an_address_that_is_read_otherwise_is_said_again(
    said: str, read: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it is written everywhere; one that is written so is not."""
    reference(said)
    reference(read)

    assert capsys.readouterr().err == f"{said} is read as {read}\n"


def test_a_step_and_a_section_are_read_with_spaces_and_guessed() -> None:
    """Keys are written with a low line, which nobody needs to know."""
    step = reference("0161259/referral/2/Consult LEA")
    section = {"kind": "write_section", "id": "1", "by": "m.ortiz", "text": "said"}
    off = section | {"entered_by": "desk", "section": "overvew", "review_entry": 0}

    assert step.step == "consult_lea"
    with pytest.raises(Misused, match=r"'overvew' is none of .*; did you mean overvi"):
        staff_act(off)


def test_a_site_is_named_by_its_whole_code(capsys: pytest.CaptureFixture[str]) -> None:
    """As it stands, or as CDE writes it, which is said again."""
    assert site_code("--site", "01612590130286") == "01612590130286"
    assert capsys.readouterr().err == ""
    assert site_code("--site", "01-61259-0130286") == "01612590130286"
    assert "is read as 01612590130286" in capsys.readouterr().err


@pytest.mark.parametrize(
    "said, told",
    [
        ("1612590130286", r"has 13 digits; did you mean 01612590130286 \(a spreads"),
        ("0130286", r"has 7 digits; the whole code of a school has 14 digits: county"),
    ],
)
def test_a_code_that_lost_digits_is_asked_back(said: str, told: str) -> None:
    """In a sample nobody sees which school was meant."""
    with pytest.raises(Misused, match=f"--site: '{said}' {told}"):
        shaped("add_site", {"site": [said]})


def test_a_team_is_typed_as_one_list_or_as_nobody() -> None:
    """Of several, each by their id."""
    some = shaped("name_team", {"people": ["r.kim, s.ito", "n.diaz"]})

    assert some == {"people": ["r.kim", "s.ito", "n.diaz"]}
    assert shaped("name_team", {"people": ["nobody"]}) == {"people": []}


@pytest.mark.parametrize(
    "kind, field, read",
    [
        ("amend_item", "planned", ""),
        ("amend_item", "site", ""),
        ("amend_finding", "evidence", []),
        ("amend_finding", "items", []),
        ("amend_recommendation", "lcap", []),
        ("amend_recommendation", "fcmat", []),
        ("amend_recommendation", "essa", []),
    ],
)
def test_what_is_typed_empty_goes(kind: str, field: str, read: object) -> None:
    """A day, and a list, as a text does."""
    assert shaped(kind, {field: [""]}) == {field: read}


def test_a_day_that_has_to_be_there_is_not_typed_empty() -> None:
    """What is planned anew is planned for no day by saying none."""
    with pytest.raises(Misused, match="--planned"):
        shaped("add_item", {"planned": [""]})


def test_what_is_no_code_of_a_school_is_named() -> None:
    act = {"kind": "add_site", "id": "1", "by": "m.ortiz", "entered_by": "desk"}
    with pytest.raises(Misused, match="--site: 'Alder' is no CDS code of a school"):
        staff_act(act | shaped("add_site", {"site": ["Alder"], "name": ["Alder"]}))


@pytest.mark.parametrize("kind", ["approve_sample", "begin_review", "complete_review"])
def test_nobody_types_what_the_client_reads(kind: str) -> None:
    """By which number a decision holds is read from who knows it."""
    for name in ("setting", "review_entry"):
        with pytest.raises(Misused, match=f"is no field of {kind}: it is read from"):
            shaped(kind, {name: ["7"]})


@pytest.mark.parametrize(
    "where, kind",
    [
        ("phase/planning", "complete_phase"),
        ("milestone/kickoff", "note_milestone"),
        ("item/C03-07", "count_item"),
        ("item/C03-07", "add-item"),
        ("site/01612590130286", "remove_site"),
    ],
)
def test_what_is_done_to_a_part_may_be_done_at_its_address(
    where: str, kind: str
) -> None:
    """Which says what a field would say else."""
    found = reference(f"0161259/review/1/{where}")

    assert act_kind(kind, found) == kind.replace("-", "_")
    assert found.in_review and found.in_review.room == where.partition("/")[0]


def test_a_part_is_guessed_among_what_is_done_to_it() -> None:
    """Not among all acts there are."""
    at = "0161259/review/1"
    with pytest.raises(Misused, match="no act; did you mean complete_phase"):
        act_kind("complete", reference(f"{at}/phase/draft"))
    with pytest.raises(Misused, match="no act; did you mean complete_item"):
        act_kind("complete", reference(f"{at}/item/C1"))
    with pytest.raises(Misused, match=f"done to the review, {at}, or .*: {at}/item/C"):
        act_kind("count_item", reference(f"{at}/phase/draft"))
