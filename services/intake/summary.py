"""An intake counted: each year by method and by CDE's status, and by level."""

from collections import Counter
from collections.abc import Iterator, Sequence

from domain.dashboards.assistance import Assistance, Assisted
from domain.dashboards.file_version import FileKind
from domain.dashboards.lea_year import Said, said_of
from domain.dashboards.support import SupportLevel
from services.intake.plan import IntakePlan


def counted(kind: FileKind, leas: Sequence[Assistance]) -> dict[str, int]:
    """Of one year and kind of file, how many LEAs are what."""
    only = Counter(each.methods for each in leas)
    said = Counter(_said(each) for each in leas)
    return {
        "year": kind.year,
        "charters": kind.charters,
        "leas": len(leas),
        "year_1": sum(each.computed is Assisted.YEAR_1 for each in leas),
        "year_2": sum(each.computed is Assisted.YEAR_2 for each in leas),
        "unknown": sum(each.computed is None for each in leas),
        **{f"method_{m}_only": only[(m,)] for m in (1, 2, 3)},
        "several_methods": sum(n for methods, n in only.items() if len(methods) > 1),
        "cde_assisted": said["assisted"],
        "cde_general": said["general"],
        "cde_silent": said["silent"],
        "differ": sum(bool(each.differs) for each in leas),
    }


def _said(each: Assistance) -> str:
    said = said_of(each.status)
    if said is None:
        return "silent"
    return "general" if said is Said.GENERAL else "assisted"


def beyond_groups(found: IntakePlan) -> Iterator[tuple[FileKind, Assistance]]:
    for kind, leas in found.helped.items():
        for each in leas:
            if each.computed is Assisted.YEAR_1 and 1 not in each.methods:
                yield kind, each


def differing(found: IntakePlan) -> Iterator[tuple[FileKind, Assistance]]:
    for kind, leas in found.helped.items():
        for each in leas:
            if each.differs:
                yield kind, each


def levels(found: IntakePlan) -> Counter[SupportLevel | None]:
    return Counter(each.level for each in found.assessed)
