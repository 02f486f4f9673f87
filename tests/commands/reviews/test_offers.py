"""What `acts` offers of a review may be done as it stands, each by its line."""

from collections.abc import Iterator
from typing import get_args

import pytest

from commands.acts.fields import example
from commands.args.act_fields import ELSEWHERE
from domain.acts import (
    AddFinding,
    AddItem,
    AddRecommendation,
    AddSite,
    AddTheme,
    Cause,
    FindingAct,
    ItemAct,
    NameTeam,
    PauseReview,
    ReviewStaffAct,
    SendDraft,
    WaiveItem,
    WithdrawCorrection,
    WriteSection,
)
from domain.available_acts import Offer
from domain.bounds import MOST_IN_TEAM
from domain.review_judge import judge_review
from domain.review_views import review_offers
from domain.reviews.framework import Framework
from domain.reviews.grounds import has_something
from domain.reviews.report import FactChecker
from domain.reviews.report_acts import ReportAct
from tests.frameworks import SIR_12, THREE
from tests.review_lines import act_of
from tests.review_phases import begin, collecting, complete, cover, note, up_to
from tests.review_reports import answer, close, correct, draw_up, sent
from tests.reviews import SCHOOL, InReview, in_review
from tests.roadmaps import AHEAD, anchor, ready

REVIEW = "1999901/review/1"
ROOMS = (ItemAct, FindingAct)
DRAWN = {"draft_report", "finalize_report", "propose_roadmap"}
"""Done by commands of their own."""
COUNT = "count_item"


@pytest.fixture(autouse=True)
def today_of_the_review(monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples are of its own day, which is not that of this machine."""
    day = in_review().today
    monkeypatch.setattr("commands.acts.fields.today", lambda: day)


def stages(framework: Framework) -> Iterator[InReview]:
    """A review as it stands before, within and after each of its phases."""
    both = in_review(framework=framework)
    yield both
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    component = framework.components[0].number
    for rule in framework.phases:
        if rule.key not in both.review.review.phases:
            note(both, *rule.entry)
            yield both
            begin(both, rule.key)
        for n, method in enumerate(rule.methods):
            fields = {"component": component, "method": method}
            both.ask_review(AddItem, item=f"{rule.key[:8]}-{n}", **fields)
        yield both
        if rule.swot:
            yield from found(both)
        waive(both)
        for key in rule.exit:
            note(both, key)
            yield both
            if key == "draft_sent":
                yield from corrected(both)
        cover(both, rule)
        yield both
        complete(both, rule.key)


def corrected(both: InReview) -> Iterator[InReview]:
    """Another draft, an error that is named, its answer; one of them has no more."""
    both.ask_review(WriteSection, section="overview", text="There are nine schools.")
    yield both
    draw_up(both)
    yield both
    both.ask_review(SendDraft)
    label = correct(both)
    yield both
    answer(both, label)
    yield both
    close(both, FactChecker.LEA)
    yield both


def found(both: InReview) -> Iterator[InReview]:
    """Two findings, of which one leads to a recommendation, under a theme."""
    item = next(k for k, e in both.review.review.items.items() if has_something(e))
    component = both.review.review.framework.components[0].number
    rests = {"component": component, "quadrant": "threat", "items": (item,)}
    yield both
    for key in ("F1", "F2"):
        both.ask_review(AddFinding, finding=key, text="two systems", **rests)
    yield both
    both.ask_review(AddTheme, theme="T1", title="Time to plan")
    advice = {"text": "one system", "horizon": "IMMEDIATE", "rationale": "costs"}
    both.ask_review(AddRecommendation, recommendation="R1", findings=("F1",), **advice)
    yield both


def waive(both: InReview) -> None:
    """Whatever is open."""
    for key, item in both.review.review.items.items():
        if item.is_open:
            both.ask_review(WaiveItem, item=key)


def parts(both: InReview) -> Iterator[str]:
    """Each part that it has, of its items the last few, and one that is new."""
    review = both.review.review
    yield from (f"phase/{key}" for key in review.framework.phase)
    yield from (f"milestone/{key}" for key in review.framework.milestone)
    yield from (f"item/{key}" for key in (*[*review.items][-3:], "NEW-1"))
    yield from (f"site/{code}" for code in review.sites)
    yield from (f"finding/{key}" for key in (*[*review.analysis.findings][-3:], "N-1"))
    yield from (f"recommendation/{key}" for key in ("R1", "N-1"))
    yield from (f"theme/{key}" for key in ("T1", "N-1"))
    yield from (f"component/{n}" for n in review.framework.by_number)
    yield from (f"section/{each}" for each in ("overview", "summary"))
    yield from (f"correction/K{n + 1}" for n in range(len(review.report.corrections)))


def typed(both: InReview, where: str, offer: Offer) -> ReviewStaffAct:
    """The act of the line that is offered, as it comes to the review."""
    people = [each.person for each in offer.doers if each.person]
    line = example(where, offer.kind, offer.fields, people)
    return act_of(both, line)


def tried(both: InReview, within: str = "") -> list[str]:
    """The kinds that are offered, each of which is taken; raises a `Refused`."""
    where = f"{REVIEW}/{within}".removesuffix("/")
    offered = review_offers(both.review, both.at, within)
    offers = [each for each in offered if each.kind not in ELSEWHERE]
    for offer in offers:
        judge_review(both.review, typed(both, where, offer), both.at)
    return [offer.kind for offer in offers]


@pytest.mark.parametrize("framework", [SIR_12, THREE], ids=lambda each: each.named)
def test_each_act_that_is_offered_is_taken_by_the_line_it_comes_with(
    framework: Framework,
) -> None:
    """Whatever its framework is, and however far it has come."""
    seen = {kind for both in stages(framework) for kind in tried(both)}

    assert {"begin_phase", "complete_phase", "note_milestone", "pause_review"} <= seen
    rooms = (ItemAct, FindingAct, ReportAct) if framework is SIR_12 else ROOMS
    for of in rooms:
        assert {k.model_fields["kind"].default for k in get_args(of)} <= seen | DRAWN


@pytest.mark.parametrize("many", [1, MOST_IN_TEAM])
def test_the_line_that_names_a_team_adds_to_it(many: int) -> None:
    """Of a full one it changes the last."""
    both = in_review()
    both.ask_review(NameTeam, people=tuple(f"p.{n}" for n in range(many)))
    offers = {each.kind: each for each in review_offers(both.review, both.at)}
    act = typed(both, REVIEW, offers["name_team"])
    judge_review(both.review, act, both.at)

    assert isinstance(act, NameTeam)
    assert act.people[-1] == "a.castillo"
    assert len(act.people) == min(many + 1, MOST_IN_TEAM)


def test_what_is_offered_of_a_part_is_taken_at_its_address() -> None:
    """Each phase, milestone, item and site, in the middle of a review."""
    both = collecting()
    cover(both, both.review.review.framework.phase["artifacts"])
    both.ask_review(AddItem, item="V-1", component=1, method="focus_group")
    seen = {at: tried(both, at) for at in parts(both)}

    assert seen["phase/artifacts"] == ["complete_phase"]
    assert seen["phase/field_work"] == seen["phase/analysis"] == []
    assert seen["milestone/swot"] == ["note_milestone"]
    assert seen["milestone/sample"] == []
    assert seen["item/NEW-1"] == ["add_item"]
    assert "waive_item" in seen["item/V-1"] and "reopen_item" not in seen["item/V-1"]
    assert seen[f"site/{SCHOOL}"] == []


def test_what_is_offered_of_a_finding_is_taken_at_its_address() -> None:
    """What a recommendation follows from is not withdrawn, whatever else is."""
    both = up_to("analysis")
    for _ in found(both):
        pass
    seen = {at: tried(both, at) for at in parts(both)}

    assert seen["finding/F1"] == ["amend_finding"]
    assert seen["finding/F2"] == ["amend_finding", "withdraw_finding"]
    assert seen["finding/N-1"] == ["add_finding"]
    assert seen["recommendation/R1"] == [
        *("amend_recommendation", "withdraw_recommendation")
    ]
    assert seen["recommendation/N-1"] == ["add_recommendation"]
    assert (seen["theme/T1"], seen["theme/N-1"]) == (["amend_theme"], ["add_theme"])
    assert seen["component/1"] == ["waive_quadrant", "rate_component"]


def test_what_is_offered_of_a_report_is_taken_at_its_address() -> None:
    """A section is written, a correction answered; otherwise, if it is already.

    It is withdrawn until it is answered, and nothing is done to it then.
    """
    both = sent()
    correct(both)
    answer(both, correct(both), "taken")
    both.ask_review(WithdrawCorrection, correction=correct(both))
    seen = {at: tried(both, at) for at in parts(both)}

    assert seen["section/overview"] == ["write_section"]
    assert seen["correction/K1"] == ["answer_correction", "withdraw_correction"]
    assert (seen["correction/K2"], seen["correction/K3"]) == (["answer_correction"], [])
    assert seen["milestone/report"] == []


def test_a_paused_review_offers_what_may_be_done_meanwhile() -> None:
    """To resume it, to note what is collected, and to cancel it."""
    both = in_review()
    pause = {"cause": Cause.STRIKE, "recheck": both.today.replace(month=12)}
    both.ask_review(PauseReview, **pause)
    offered = tried(both)

    assert "resume_review" in offered
    assert "add_item" in offered
    assert not {"begin_phase", "complete_phase", "pause_review"} & {*offered}


def words(both: InReview) -> dict[tuple[str, str], tuple[str, ...]]:
    """What is offered to choose from, by kind of act and field."""
    return {
        (offer.kind, field.name): field.choices
        for offer in review_offers(both.review, both.at)
        for field in offer.fields
    }


def test_only_words_that_are_taken_are_offered() -> None:
    """Phases that may begin, milestones to come, methods that are still used."""
    early, late = words(up_to("artifacts")), words(up_to("analysis"))

    assert early["begin_phase", "phase"] == ("field_work",)
    assert "kickoff" not in early["note_milestone", "milestone"]
    assert early["note_milestone", "milestone"][0] == "swot"
    assert "document_review" in early["add_item", "method"]
    assert "begin_phase" not in {kind for kind, _ in late}
    assert "add_item" not in {kind for kind, _ in late}


def test_of_many_items_one_is_named_as_an_example() -> None:
    """Hundreds of ids are no choice."""
    both = collecting()
    for n in range(13):
        both.ask_review(AddItem, item=f"D-{n}", component=1, method="document_review")
    (count,) = (e for e in review_offers(both.review, both.at) if e.kind == COUNT)
    item = count.fields[0]

    assert (item.name, item.choices, item.such_as) == ("item", (), "D-0")
    assert "count_item" in tried(both)


def test_what_is_offered_of_a_roadmap_is_taken_at_its_addresses() -> None:
    """An action that is new, one that is there, one that another waits for; anchors."""
    both = ready()
    anchor(both, both.today + AHEAD)
    at = ("action/1", "action/2", "action/9", "anchor/adoption", "anchor/kickoff")
    seen = {each: tried(both, each) for each in at}

    assert seen["action/1"] == ["plan_action", "prioritize_action", "vote"]
    assert "drop_action" in seen["action/2"]
    assert seen["action/9"] == ["plan_action"]
    assert seen["anchor/adoption"] == seen["anchor/kickoff"] == ["set_anchor"]
    assert {"plan_action", "vote", "set_anchor"} <= {*tried(both)}
