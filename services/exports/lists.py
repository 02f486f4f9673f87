"""The lists of the record that are exported, by their names."""

from collections.abc import Callable

from adapters.files.spreadsheet import Sheet
from services.exports.analysis import (
    crosswalk,
    findings,
    ratings,
    recommendations,
)
from services.exports.check_ins import check_in_years, check_ins
from services.exports.chosen import Chosen
from services.exports.engagements import actions, engagements, history, published
from services.exports.evidence import evidence
from services.exports.reviews import items, milestones, phases, reviews, sites
from services.exports.supports import supports

LISTS: dict[str, Callable[[Chosen], Sheet]] = {
    "engagements": engagements,
    "actions": actions,
    "history": history,
    "tally": published,
    "checkins": check_ins,
    "reviews": reviews,
    "phases": phases,
    "milestones": milestones,
    "sites": sites,
    "items": items,
    "findings": findings,
    "recommendations": recommendations,
    "ratings": ratings,
    "crosswalk": crosswalk,
    "evidence": evidence,
    "supports": supports,
}
BESIDE: dict[str, Callable[[Chosen], Sheet]] = {
    "findings": recommendations,
    "checkins": check_in_years,
}
"""Lists that stand in one workbook with another."""
