"""starter.py as a process of its own: what a shell sees of it."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen, run

import pytest

import local.__main__
import worker
from tests.commands.conftest import Cli
from tests.conftest import ROOT

LONG = (("pathways", "--json"), ("pathways",), ("policy", "show"), ("--help",))


@pytest.mark.parametrize("words", LONG)
def test_a_pipe_that_is_closed_ends_a_command_in_silence(
    here: Path, words: tuple[str, ...]
) -> None:
    """As `| head -1` closes it: no trace, nothing said."""
    command = [sys.executable, "starter.py", *words]
    with Popen(command, cwd=ROOT, stdout=PIPE, stderr=PIPE) as starter:
        assert starter.stdout and starter.stderr
        starter.stdout.close()
        said = starter.stderr.read()

    assert said == b""
    assert starter.returncode == 1
    assert not (here / "errors.log").exists()


@pytest.mark.parametrize(("words", "code"), [(["--help"], 0), (["shwo"], 2)])
def test_a_command_ends_at_once_with_its_code(
    here: Path, words: list[str], code: int
) -> None:
    """No piece of the interpreter is taken down under a thread that still answers."""
    taken_down = "import atexit, starter; atexit.register(print, 'taken down')"
    done = run(
        [sys.executable, "-c", f"{taken_down}; starter.main()", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == code
    assert done.stdout or done.stderr
    assert "taken down" not in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full device")
def test_an_answer_for_which_there_is_no_room_is_said_to_be_lost(here: Path) -> None:
    """In one line, without a trace."""
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "starter.py", "--help"]
        done = run(command, cwd=ROOT, stdout=full, stderr=PIPE, text=True, check=False)

    assert done.returncode == 1
    said = "the answer could not be written: No space left on device\n"
    assert done.stderr == said


@pytest.mark.parametrize(
    ("command", "code"), [("starter.py", 2), ("worker.py", 1), ("-m local", 1)]
)
def test_a_variable_that_nobody_reads_is_refused_with_a_guess(
    here: Path, command: str, code: int
) -> None:
    """Whoever set it meant something; nothing is begun without it."""
    done = run(
        [sys.executable, *command.split()],
        cwd=ROOT,
        env=os.environ | {"THROUGHLINE_ACTER": "m.ortiz"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == code
    said = "THROUGHLINE_ACTER is no setting; did you mean THROUGHLINE_ACTOR?\n"
    assert done.stderr.endswith(said)
    assert [*here.iterdir()] == []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("shwo 0161259", "did you mean show?"),
        ("policy lnt next.yaml", "did you mean lint?"),
        ("list --lat", "--late"),
    ],
)
async def test_a_near_miss_of_a_command_or_an_option_gets_a_guess(
    cli: Cli, words: str, meant: str
) -> None:
    """And nothing is done: exit code 2."""
    done = await cli(*words.split())

    assert (done.code, meant in done.err) == (2, True)


@pytest.mark.parametrize(
    ("main", "line", "meant"),
    [
        (worker.main, "worker.py --jsn", "did you mean --json?"),
        (local.__main__.main, "local --no-dmo", "did you mean --no-demo?"),
    ],
)
def test_a_near_miss_of_an_option_starts_nothing(
    main: Callable[[], object],
    line: str,
    meant: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As that of a command, by whoever starts the service."""
    monkeypatch.setattr("sys.argv", line.split())
    with pytest.raises(SystemExit) as left:
        main()

    assert left.value.code == 2
    assert meant in capsys.readouterr().err
