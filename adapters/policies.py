"""Policies read from their files: what the agency promises, for new engagements."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from domain.calendar import WorkCalendar
from domain.delivery import MailPolicy
from domain.policy import Policy

Read = TypeVar("Read")
POLICIES = Path(__file__).resolve().parent.parent / "policies"


class UnreadablePolicy(Exception):
    """A policy file is missing, or says something that is not a policy."""


def current_policy(folder: Path = POLICIES) -> Policy:
    """The policy new engagements are opened under; raises UnreadablePolicy."""
    escalation = folder / "escalation.yaml"
    return _read(
        escalation,
        lambda said: Policy.model_validate(
            {
                **said,
                "lea": _calendar(folder / "calendar-lea.yaml"),
                "agency": _calendar(folder / "calendar-agency.yaml"),
            }
        ),
    )


def mail_policy(folder: Path = POLICIES) -> MailPolicy:
    """When mail goes out; raises UnreadablePolicy."""
    calendar = _calendar(folder / "calendar-agency.yaml")
    return _read(
        folder / "mail.yaml",
        lambda said: MailPolicy.model_validate({**said, "calendar": calendar}),
    )


def _calendar(path: Path) -> WorkCalendar:
    return _read(path, WorkCalendar.model_validate)


def _read(path: Path, build: Callable[[Any], Read]) -> Read:
    try:
        return build(yaml.safe_load(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError, KeyError, TypeError) as off:
        raise UnreadablePolicy(f"{path.name} cannot be used: {off}") from off
