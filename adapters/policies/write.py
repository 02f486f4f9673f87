"""A policy as the file it could be read from, so that going back is always possible."""

from adapters.files import yaml_lines
from domain.policies.ladder import Rung
from domain.policies.policy import Policy

WIDTH = 80
CALENDARS = {"lea", "agency"}
HEAD = "# {} as it is in force; `starter.py policy apply` reads it.\n"


def as_yaml(policy: Policy) -> str:
    """Without its calendars, which stand in files of their own."""
    said = policy.model_dump(mode="json", exclude_none=True, exclude=CALENDARS)
    said["rungs"] = [_rung(each) for each in policy.rungs]
    said["claim"] = [_rung(each) for each in policy.claim]
    for ladder, each in zip(said["ladders"], policy.ladders, strict=True):
        ladder["when"] = each.when.model_dump(mode="json", exclude_defaults=True)
        ladder["rungs"] = [_rung(rung) for rung in each.rungs]
    said["duties"] = [
        each.model_dump(mode="json", exclude_defaults=True) for each in policy.duties
    ]
    order = ("name", "version", "rungs", "ladders", "claim", "threshold", "plateau")
    first = {name: said[name] for name in order if said.get(name)}
    return HEAD.format(policy.named) + yaml_lines.as_yaml(first | said, WIDTH)


def _rung(rung: Rung) -> dict[str, object]:
    said = rung.model_dump(mode="json", exclude_defaults=True)
    return said | {"office": str(rung.office)}
