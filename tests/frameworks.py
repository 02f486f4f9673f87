"""Frameworks for tests: the one that ships, and one of three components."""

from pathlib import Path

from adapters.policies.frameworks import framework

SAMPLES = Path(__file__).parent / "samples"
SIR_12 = framework("SIR-12@2019")
THREE = framework("THREE@1", SAMPLES)
"""Of three components and three phases, of which one is covered by items."""
BARE = SIR_12.but(
    name="BARE",
    phases=tuple(each.but(coverage=(), swot=False) for each in SIR_12.phases),
)
"""The same phases, each of which is done by its milestones alone."""
