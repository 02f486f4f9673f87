"""Frameworks for tests: the one that ships, and one of three components."""

from adapters.policies.frameworks import framework
from tests.conftest import ROOT

SAMPLES = ROOT / "tests" / "samples"
SIR_12 = framework("SIR-12@2019")
THREE = framework("THREE@1", SAMPLES)
"""Of three components and three phases, of which one is covered by items."""
