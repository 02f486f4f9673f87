from bench.acts import Beside
from bench.analyses import AnalysisSize
from bench.check_ins import CheckInSize
from bench.cold import Cold
from bench.costs import Cost
from bench.figures import Aim, percentile, ratios, spread
from bench.findings import Measurements
from bench.memory import Memory
from bench.page import page
from bench.parts import APPLY
from bench.plans import ReviewSize
from bench.rates import Work
from bench.startup import COMMANDS

START = Cost(
    of="start",
    times=10,
    events={"ACTIVITY_TASK_SCHEDULED": 10, "WORKFLOW_EXECUTION_UPDATE_ACCEPTED": 10},
    size=27_786,
)


def found(act: float = 0.012) -> Measurements:
    """What a run might have found, had an act taken so many seconds."""
    works = [(Work(80, 0.006, 0.007, 0.001, 0.05), Work(100, 0.004, 0.002, 0.001, 0))]
    return Measurements(
        machine={"cores": "2"},
        acts=Beside([(act, 0.01)] * 4, [0.004] * 4),
        parts={APPLY: 0.00004},
        large={"200 actions": {"adopt the roadmap": 0.06}},
        one=works,
        many=works,
        costs=[START],
        plan={"import 400 rows": 0.07},
        review=ReviewSize(20_000, 10_000, 31_000, 60_000, 85_000, 180_000),
        analysis={"import 300 findings": 0.09},
        analysed=AnalysisSize(67_000, 83_000, 100_000, 118_000),
        check_in=CheckInSize(90_000, 93_000, 95_000, 91_000),
        memory=Memory(100, 600_000, 200_000),
        review_memory=Memory(50, 900_000, 300_000),
        cold=[Cold(963, 0.45, 0.015)],
        startup={name: [0.4, 0.5] for name in COMMANDS},
    )


def test_a_figure_is_its_median_and_its_middle_half() -> None:
    """Of ten figures one that is far off moves neither the median nor the half."""
    assert spread([1, 2, 3, 4, 5, 6, 7, 8, 9, 900]) == (5.5, 3.25, 7.75)
    assert percentile(range(100), 99) == 99
    assert ratios([(3, 2), (6, 4), (9, 6)]).middle == 1.5


def test_an_aim_is_met_up_to_its_limit() -> None:
    """Some figures are to be low, some are to be high."""
    assert Aim("act", 1.2, 1.2, "").met
    assert not Aim("act", 1.3, 1.2, "").met
    assert Aim("rate", 0.7, 0.7, "", at_least=True).met
    assert not Aim("rate", 0.6, 0.7, "", at_least=True).met


def test_a_missed_aim_is_printed_as_missed_with_its_cause() -> None:
    """Within the aim the page says met; beyond it says what took the time."""
    assert "| act beside bare update, p50 | at most 1.2 | 1.20 | met |" in page(found())
    assert "1.50 | **missed**: an act takes 5.0 ms more" in page(found(0.015))


def test_a_review_is_measured_with_a_whole_analysis() -> None:
    """Its size and its memory, each by what it holds."""
    assert "98 KB with 300 findings and 80 recommendations" in page(found())
    assert "50 reviews with 400 items, 300 findings" in page(found())


def test_each_event_and_billable_action_is_accounted_for() -> None:
    """Counts are given for one act, and every event by its name."""
    events = "activity task scheduled 10, update accepted 10"
    row = f"| start | 10 | 2 | 2,779 | 2 | {events} |"

    assert row in page(found())
