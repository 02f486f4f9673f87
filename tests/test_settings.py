"""Settings that do not fit together are named before anything is done."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from adapters.mail.server import MailServer, Tls
from settings import HalfGiven, Settings, check_names
from tests.conftest import ROOT

HOST = {"smtp_host": "smtp.agency.example"}
LOGIN = {"smtp_user": "dta", "smtp_password": "brown-bear"}
HALF: tuple[tuple[dict[str, str], str], ...] = (
    ({"smtp_port": "587"}, "SMTP_PORT is given without SMTP_HOST; name the server"),
    (LOGIN, "SMTP_USER is given without SMTP_HOST"),
    (HOST | {"smtp_user": "dta"}, "SMTP_USER is given without SMTP_PASSWORD"),
    (HOST | {"smtp_password": "x"}, "SMTP_PASSWORD is given without SMTP_USER"),
    (HOST | LOGIN | {"smtp_tls": "none"}, "would travel in the clear"),
    (HOST | {"smtp_tls": "ssl"}, "SMTP_TLS is 'ssl'; it is one of none, starttls, tls"),
    (HOST | {"smtp_port": "smtp"}, "SMTP_PORT is 'smtp'; it is a number"),
    (HOST | {"smtp_port": "70000"}, "SMTP_PORT is '70000'"),
    (HOST | LOGIN | {"smtp_password_file": "pw"}, "SMTP_PASSWORD_FILE are given; keep"),
    (HOST | {"smtp_user": "dta", "smtp_password_file": "pw"}, "cannot be read"),
    ({"sender": "the agency"}, "SENDER is 'the agency'; write it like"),
    ({"reply_to": "desk"}, "REPLY_TO is 'desk'"),
)


@pytest.fixture(autouse=True)
def nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in os.environ if each.startswith("THROUGHLINE_")]:
        monkeypatch.delenv(name)


def given(**said: str) -> Settings:
    return Settings.model_validate(said)


@pytest.mark.parametrize(("said", "named"), HALF, ids=lambda each: str(each)[:40])
def test_what_is_half_given_is_named_with_what_to_do(
    said: dict[str, str], named: str
) -> None:
    """By the name of its variable, so that it can be found."""
    with pytest.raises(HalfGiven) as half:
        given(**said).mail_server()

    assert str(half.value).startswith("THROUGHLINE_")
    assert named in str(half.value)


def test_without_a_server_letters_become_files() -> None:
    """Also where a variable is there but empty, as an untouched example leaves it."""
    assert Settings().mail_server() is None
    assert given(smtp_host="", smtp_port="", smtp_user="").mail_server() is None


def test_a_host_alone_is_enough_and_is_spoken_to_over_tls(tmp_path: Path) -> None:
    """The port follows from how the line is guarded; the password may be in a file."""
    file = tmp_path / "password"
    file.write_text("brown-bear\n")
    whole = HOST | {"smtp_user": "dta", "smtp_password_file": str(file)}

    assert given(**HOST).mail_server() == MailServer(HOST["smtp_host"], 587)
    assert given(**whole, smtp_tls="tls").mail_server() == MailServer(
        HOST["smtp_host"], 465, Tls.TLS, "dta", "brown-bear"
    )


@pytest.mark.parametrize("main", [("worker.py",), ("-m", "local")])
async def test_what_starts_with_half_a_mail_server_says_so_and_does_nothing_else(
    tmp_path: Path, main: tuple[str, ...]
) -> None:
    """Exit 1 before a database is opened, or a Temporal server begun or looked for."""
    var = tmp_path / "var"
    half = {"THROUGHLINE_VAR": str(var), "THROUGHLINE_SMTP_USER": "dta"}
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, *main),
        cwd=ROOT,
        env=os.environ | half,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await started.communicate()

    assert started.returncode == 1
    assert "THROUGHLINE_SMTP_USER is given without SMTP_HOST" in said.decode()
    assert "Traceback" not in said.decode()
    assert not var.exists()


def test_a_variable_of_ours_is_known_in_any_case_and_any_other_refused() -> None:
    """Of others' variables nothing is said."""
    check_names(["THROUGHLINE_VAR", "throughline_smtp_host", "PATH", "TEMPORAL_X"])

    with pytest.raises(HalfGiven, match="THROUGHLINE_MAIL is no setting; known are"):
        check_names(["THROUGHLINE_MAIL"])


def test_evidence_is_kept_under_var_unless_another_folder_is_named() -> None:
    """Also where the variable is there and empty."""
    var = {"var": "/srv/dta"}

    for said in (var, var | {"evidence": ""}):
        assert given(**said).evidence_folder == Path("/srv/dta/evidence")
    assert given(evidence="/srv/files").evidence_folder == Path("/srv/files")


def test_reports_are_made_under_var_unless_another_folder_is_named() -> None:
    """As evidence is kept."""
    var = {"var": "/srv/dta"}

    for said in (var, var | {"documents": ""}):
        assert given(**said).documents_folder == Path("/srv/dta/documents")
    assert given(documents="/srv/reports").documents_folder == Path("/srv/reports")


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_variable_that_is_empty_is_as_if_it_were_not_there(
    blank: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a path, too: it is not the folder in which somebody happens to be."""
    usual = Settings()
    for name in Settings.model_fields:
        monkeypatch.setenv(f"THROUGHLINE_{name.upper()}", blank)
    empty = Settings()

    assert empty == usual
    assert (empty.people_file, empty.database_url) == (
        usual.people_file,
        usual.database_url,
    )
    assert empty.var.is_absolute()
