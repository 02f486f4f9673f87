"""What levels of support are called is said in a file."""

from pathlib import Path

import pytest

from adapters.policies.support_levels import support_levels
from domain.dashboards.support import SupportLevel
from domain.faults import Unreadable


def test_every_level_has_a_label() -> None:
    """As the file that comes with the program says."""
    assert set(support_levels()) == set(SupportLevel)


def test_a_level_without_a_label_is_named(tmp_path: Path) -> None:
    """Nothing is printed half named."""
    text = "levels:\n  LEVEL1_GENERAL: for all\n"
    (tmp_path / "support-levels.yaml").write_text(text)

    with pytest.raises(Unreadable, match="LEVEL2_DA_YEAR1 has no label"):
        support_levels(tmp_path)
