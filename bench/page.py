"""docs/performance.md, written from what a run found."""

from collections.abc import Iterable, Sequence

from bench.analyses import FINDINGS, PIECES, RECOMMENDATIONS, AnalysisSize
from bench.check_ins import DECISIONS, CheckInSize
from bench.costs import Cost
from bench.figures import Aim, percentile, spread
from bench.findings import (
    Measurements,
    Works,
    pair_ratios,
    processor_ratios,
    rate_ratios,
)
from bench.memory import Memory
from bench.plans import ReviewSize
from domain.bounds import KB, MOST_ITEMS, MOST_SITES
from workflows.life import EVENTS_PER_RUN

HEAD = """\
# Performance

Written by `make bench`; nobody edits it by hand.
Ours and the bare one are asked in turn, in one run, on one server.
Times on a shared machine are noisy, so ratios count: their median, and between what the
middle half of them lies.
Events, bytes and billable actions are counted, not timed.
"""
BARE = (
    "The bare update: a workflow that only counts, with the same act as its argument, "
    "the same receipt as its answer, and a validator; its worker has the same sandbox, "
    "converter and time-outs, in a process of its own."
)


def page(found: Measurements) -> str:
    parts = (
        HEAD,
        _table(("on", ""), found.machine.items()),
        "## Aims\n\n" + _aims(found.aims),
        "## An act beside a bare update\n\n" + BARE + "\n\n" + _acts(found),
        "## Where an act's own time goes\n\n" + _parts(found),
        "## On the largest roadmaps\n\n" + _large(found),
        "## On a review's plan\n\n" + _plan(found),
        "## On a review's analysis\n\n" + _analysis(found),
        "## Acts a second\n\n" + _rates(found),
        "## Events, bytes, billable actions\n\n" + _costs(found.costs),
        "## A review's size\n\n" + _review(found.review) + _analysed(found.analysed),
        "## A check-in's size\n\n" + _check_in(found.check_in),
        "## Memory of what waits\n\n" + _memory(found),
        "## The first act on a long history\n\n" + _cold(found),
        "## Start-up of `starter.py`\n\n" + _startup(found),
    )
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _aims(aims: Sequence[Aim]) -> str:
    rows = (
        (
            aim.what,
            f"{'at least' if aim.at_least else 'at most'} {aim.limit}",
            f"{aim.figure:.2f}",
            "met" if aim.met else f"**missed**: {aim.cause}",
        )
        for aim in aims
    )
    return _table(("figure", "aim", "found", ""), rows)


def _acts(found: Measurements) -> str:
    ours, bare = zip(*found.acts.answers, strict=True)
    columns = {
        "act, to its answer": ours,
        "bare update": bare,
        "the record's lag behind the answer": found.acts.lags,
    }
    rows = (
        (name, *(_ms(percentile(figures, p)) for p in (50, 90, 99)), _ms(max(figures)))
        for name, figures in columns.items()
    )
    table = _table(("milliseconds", "p50", "p90", "p99", "most"), rows)
    return (
        f"{table}\n\n{len(ours)} pairs; act by bare update, pair by pair: "
        f"{pair_ratios(found.acts.answers)}.\n"
        "One at a time, each after the record has the one before; the act is `start` "
        "on an engagement with 66 actions."
    )


def _parts(found: Measurements) -> str:
    rows = ((name, f"{1e6 * took:.0f}") for name, took in found.parts.items())
    return _table(("step, of one `start` among 66 actions", "microseconds"), rows)


def _large(found: Measurements) -> str:
    names = [*found.large]
    rows = (
        (step, *(_ms(found.large[name][step]) for name in names))
        for step in found.large[names[0]]
    )
    table = _table(("milliseconds of processor time", *names), rows)
    return (
        f"{table}\n\nTitles and themes at their bounds, each action waiting for the "
        "twenty before it.\nActs are judged, applied and weighed, as a validator does."
    )


def _plan(found: Measurements) -> str:
    rows = ((step, _ms(took)) for step, took in found.plan.items())
    table = _table(("step", "milliseconds of processor time"), rows)
    return f"{table}\n\nOn a plan of {MOST_ITEMS} items, each with a note."


def _analysis(found: Measurements) -> str:
    rows = ((step, _ms(took)) for step, took in found.analysis.items())
    table = _table(("step", "milliseconds of processor time"), rows)
    return f"{table}\n\nWith {_as_analysed()}, in a review with {MOST_ITEMS} items."


def _as_analysed() -> str:
    return (
        f"{FINDINGS} findings, {RECOMMENDATIONS} recommendations and {PIECES} pieces "
        "of evidence"
    )


def _rates(found: Measurements) -> str:
    rows = (
        *_rate_rows("one engagement, eight in flight", found.one),
        *_rate_rows("many engagements, one each in flight", found.many),
    )
    heads = ("", "a second", "ratio", "server", "worker", "client", "record trails")
    return (
        f"{_table(heads, rows)}\n\nServer, worker and client: milliseconds of "
        "processor time for one, with all that follows its answer.\n"
        "Record trails: milliseconds from the last answer until the record has it.\n"
        "Processor time, ours by bare: one engagement "
        f"{_ratio(processor_ratios(found.one))}, many "
        f"{_ratio(processor_ratios(found.many))}."
    )


def _rate_rows(name: str, works: Works) -> Iterable[tuple[str, ...]]:
    for n, what in enumerate(("acts", "bare updates")):
        side = [pair[n] for pair in works]
        times = (
            spread([getattr(work, field) for work in side]).middle
            for field in ("server", "worker", "client", "trail")
        )
        ratio = _ratio(rate_ratios(works)) if n == 0 else ""
        rate = f"{spread([work.rate for work in side]).middle:.0f}"
        yield f"{name}: {what}", rate, ratio, *map(_ms, times)


def _costs(costs: Sequence[Cost]) -> str:
    rows = (
        (
            cost.of,
            cost.times,
            _each(cost.total, cost.times),
            f"{cost.size / cost.times:,.0f}",
            _each(cost.billable, cost.times),
            _accounted(cost),
        )
        for cost in costs
    )
    heads = ("of", "times", "events each", "bytes each", "billable each", "all events")
    return (
        f"{_table(heads, rows)}\n\nCounted over all workflows that took part: the "
        "engagement, its review, its witness, the post office.\n"
        "Billable are a start (also of a new run), an update, a signal, an activity, "
        "a timer, an upsert of search attributes; queries are billed too, "
        "and leave no event.\n"
        "With eight acts at once one commit pays for several; how many depends on the "
        "moment."
    )


def _review(size: ReviewSize) -> str:
    return (
        f"As it travels to its next run: {_kb(size.begun)} when it has begun, of which "
        f"{_kb(size.setting)} are its engagement's setting with both calendars and "
        f"{_kb(size.framework)} its framework; {_kb(size.planned)} with {MOST_ITEMS} "
        f"items that a workbook brought; {_kb(size.counted)} once each of them was "
        f"counted by an act, which is remembered; {_kb(size.largest)} with "
        f"{MOST_ITEMS} items and {MOST_SITES} sites, all as long as it may be.\n"
        "What is said of items and sites in words is in the record only."
    )


def _analysed(size: AnalysisSize) -> str:
    return (
        f"\nAn analysis: {_kb(size.planned)} with the items, once documents are read; "
        f"{_kb(size.evident)} with {PIECES} pieces of evidence; {_kb(size.analysed)} "
        f"with {FINDINGS} findings and {RECOMMENDATIONS} recommendations that a "
        f"workbook brought; {_kb(size.singly)} where each finding came by an act.\n"
        "What is found and recommended in words is in the record only, too."
    )


def _check_in(size: CheckInSize) -> str:
    planned, minuted, published = (
        f"{each - size.before:,} bytes"
        for each in (size.planned, size.minuted, size.published)
    )
    return (
        f"An engagement with 66 actions has {_kb(size.before)} before its first "
        f"check-in is planned, without the acts that it remembers; {planned} more once "
        f"it is, with its invitation; {minuted} with its minutes and the {DECISIONS} "
        f"decisions in them; {published} once its notes are published.\n"
        "The text of minutes, and what packet and notes say, is in the record only."
    )


def _kb(size: int) -> str:
    return f"{size / KB:.0f} KB"


def _accounted(cost: Cost) -> str:
    return ", ".join(f"{_words(name)} {n}" for name, n in cost.events.items())


def _words(event: str) -> str:
    return event.removeprefix("WORKFLOW_EXECUTION_").lower().replace("_", " ")


def _memory(found: Measurements) -> str:
    reviews = f"reviews with {MOST_ITEMS} items, {_as_analysed()} each"
    return (
        f"{_held(found.memory, 'engagements with 66 actions each')}\n"
        f"{_held(found.review_memory, reviews)}\n"
        "The worker keeps the thousand used last and replays the others when they "
        "are asked."
    )


def _held(memory: Memory, what: str) -> str:
    return (
        f"{memory.of} {what}, all held by the worker: {memory.worker / 1e6:.2f} MB "
        f"each in the worker, {memory.server / 1e6:.2f} MB in the server."
    )


def _cold(found: Measurements) -> str:
    events = spread([each.events for each in found.cold]).middle
    first = spread([each.first for each in found.cold])
    second = spread([each.second for each in found.cold]).middle
    return (
        f"After a restart of the worker, {events:.0f} events: {_ms(first.middle)} ms "
        f"({_ms(first.low)} to {_ms(first.high)}) to the first answer, "
        f"{_ms(second)} ms to the second: {_ms((first.middle - second) / events)} ms "
        f"an event.\nA history is turned over at about {EVENTS_PER_RUN:,} events."
    )


def _startup(found: Measurements) -> str:
    rows = []
    for name, seconds in found.startup.items():
        middle, low, high = spread(seconds)
        rows.append((f"`{name}`", f"{middle:.2f}", f"{low:.2f} to {high:.2f}"))
    return _table(("whole command, from the shell", "seconds", "middle half"), rows)


def _table(heads: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    lines = (heads, ["---"] * len(heads), *rows)
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _ratio(figures: Sequence[float]) -> str:
    middle, low, high = spread(figures)
    return f"{middle:.2f} ({low:.2f} to {high:.2f})"


def _each(number: int, times: int) -> str:
    return f"{number / times:.1f}".removesuffix(".0")


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f}"
