"""What the worker's own command line takes."""

import pytest

from worker import arguments


@pytest.mark.parametrize(("typed", "code"), [("--help", 0), ("--dance", 2), ("x", 2)])
def test_a_worker_does_not_start_where_help_is_asked_or_nothing_is_meant(
    typed: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        arguments([typed])

    assert left.value.code == code
    assert "worker.py" in "".join(capsys.readouterr())


def test_it_logs_for_people_unless_asked_to_log_for_machines() -> None:
    assert not arguments([]).json
    assert arguments(["--json"]).json
