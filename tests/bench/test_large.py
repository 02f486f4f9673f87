"""What is measured on the largest roadmap may still be done, whatever rules change."""

from bench import analyses, large, plans
from bench.large import RoadmapSize


def test_every_step_that_is_measured_may_be_taken() -> None:
    """On a small roadmap; a refusal would be found after six minutes of measuring."""
    took = large.steps(RoadmapSize("small", 3, "a", 10))

    assert len(took) == 9
    assert all(seconds >= 0 for seconds in took.values())


def test_every_step_on_a_plan_may_be_taken() -> None:
    """As well; a plan that cannot be made is no smaller than none."""
    took, size = plans.plan_steps(), plans.review_size()

    assert len(took) == 9
    assert size.begun < size.planned < size.counted < size.largest


def test_every_step_on_an_analysis_may_be_taken() -> None:
    """As well; what is found by hand is remembered act by act."""
    took, size = analyses.analysis_steps(), analyses.analysis_size()

    assert len(took) == 9
    assert size.planned < size.evident < size.analysed < size.singly
