"""All that one run of the bench found, and what was aimed at."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bench.acts import Beside
from bench.analyses import AnalysisSize
from bench.check_ins import CheckInSize
from bench.cold import Cold
from bench.costs import Cost
from bench.figures import Aim, Pair, percentile, ratios, spread
from bench.memory import Memory
from bench.parts import APPLY
from bench.plans import ReviewSize
from bench.rates import Work
from bench.startup import FROM_THE_RECORD, FROM_THE_SERVER

MIDDLE, TAIL = 50, 99
Works = Sequence[tuple[Work, Work]]


class Measurements(NamedTuple):
    machine: Mapping[str, str]
    acts: Beside
    parts: Mapping[str, float]
    large: Mapping[str, Mapping[str, float]]
    one: Works
    many: Works
    costs: Sequence[Cost]
    plan: Mapping[str, float]
    review: ReviewSize
    analysis: Mapping[str, float]
    analysed: AnalysisSize
    check_in: CheckInSize
    memory: Memory
    review_memory: Memory
    cold: Sequence[Cold]
    startup: Mapping[str, Sequence[float]]

    @property
    def slowest(self) -> float:
        """Milliseconds of the slowest step on any large roadmap, plan or analysis."""
        on_any = (*self.large.values(), self.plan, self.analysis)
        return 1000 * max(max(steps.values()) for steps in on_any)

    @property
    def aims(self) -> list[Aim]:
        p50, p99 = (_of_percentiles(self.acts.answers, p) for p in (MIDDLE, TAIL))
        own = f"{1000 * _own(self.parts):.1f}"
        slower = f"{1000 * _slower(self.acts.answers):.1f}"
        cpu = f"{spread(processor_ratios(self.one)).middle:.1f}"
        many = f"{spread(processor_ratios(self.many)).middle:.1f}"
        return [
            Aim(
                "act beside bare update, p50", p50, 1.2, SLOWER_ACT.format(slower, own)
            ),
            Aim("act beside bare update, p99", p99, 1.5, SLOWER_TAIL),
            Aim(
                "the slowest step on a large roadmap, plan or analysis, ms",
                self.slowest,
                100,
                LARGE,
            ),
            _rate("one engagement", self.one, PAYING.format(cpu)),
            _rate("many engagements", self.many, PAYING.format(many)),
            _starts("from the record", self.startup[FROM_THE_RECORD]),
            _starts("from the server", self.startup[FROM_THE_SERVER]),
        ]


LARGE = (
    "what changes every action plans each ladder anew; a worker gives a step up after "
    "two seconds"
)
SLOWER_ACT = (
    "an act takes {} ms more; {} ms of it are the domain's steps and what the UI shows "
    "(below), all before the answer; the rest was not taken apart: the same workflow "
    "task also begins the commit"
)
SLOWER_TAIL = (
    "not traced: the tail is a few calls of a run, and on a shared machine it moves "
    "from run to run"
)
PAYING = (
    "an act is not done with its answer: an activity that commits and a second "
    "workflow task follow, so all processes together spend {} times the processor "
    "time of a bare update, on the same cores"
)
IMPORTS = (
    "importing: what `python -c 'import temporalio.client'` or `'import sqlalchemy'` "
    "takes alone, beside `python -c pass`, is in the table"
)


def rate_ratios(works: Works) -> list[float]:
    return [ours.rate / bare.rate for ours, bare in works]


def processor_ratios(works: Works) -> list[float]:
    return [_processor(ours) / _processor(bare) for ours, bare in works]


def pair_ratios(answers: Sequence[Pair]) -> str:
    found = ratios(answers)
    return f"{found.middle:.2f} ({found.low:.2f} to {found.high:.2f})"


def _processor(work: Work) -> float:
    return work.server + work.worker + work.client


def _of_percentiles(answers: Sequence[Pair], percent: float) -> float:
    ours, bare = zip(*answers, strict=True)
    return percentile(ours, percent) / percentile(bare, percent)


def _own(parts: Mapping[str, float]) -> float:
    """Each step once, and the rehearsal."""
    return sum(parts.values()) + parts[APPLY]


def _slower(answers: Sequence[Pair]) -> float:
    return spread([ours - bare for ours, bare in answers]).middle


def _rate(what: str, works: Works, cause: str) -> Aim:
    middle = spread(rate_ratios(works)).middle
    return Aim(f"acts a second, {what}", middle, 0.7, cause, at_least=True)


def _starts(what: str, seconds: Sequence[float]) -> Aim:
    return Aim(f"first answer {what}, seconds", spread(seconds).middle, 0.5, IMPORTS)
