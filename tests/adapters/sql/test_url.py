import pytest

from adapters.sql.engine import migrate, open_database
from adapters.sql.url import NoRecord, parsed
from tests.postgresql import PASSWORD, PostgreSql

WRONG = (
    ("oracle://dta:%s@db.example/record", "begins with oracle"),
    ("mysql://dta:%s@db.example/record", "begins with mysql"),
    ("postgresql+asyncpg://dta:%s@db.example/r", "begins with postgresql.asyncpg"),
    ("dta:%s@db.example/record", "URL cannot be read"),
    ("postgresql://dta:%s@db.example:many/record", "URL cannot be read"),
    ("postgresql://dta:%s@127.0.0.1:1/record", "127.0.0.1:1/record cannot be used"),
    ("postgresql://dta:%s@db.invalid/record", "db.invalid/record cannot be used"),
    ("postgresql://dta@127.0.0.1:1/record?password=%s", "1/record cannot be used"),
    ("postgresql://dta@127.0.0.1:1/record?key=%s", "1/record cannot be used"),
    ("sqlite:////proc/nowhere/record.db", "/proc/nowhere/record.db cannot be used"),
)


@pytest.mark.parametrize(("url", "said"), WRONG)
def test_a_wrong_url_is_named_and_its_password_is_not(url: str, said: str) -> None:
    """One sentence says what is off and what to do; secrets stay out of it."""
    with pytest.raises(NoRecord, match=said) as refused:
        migrate(open_database(url.replace("%s", "s3cret")))

    assert "s3cret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_wrong_password_or_database_is_named(postgresql: PostgreSql) -> None:
    """As PostgreSQL itself says it."""
    wrong = postgresql.url("postgres").replace(PASSWORD, "s3cret")
    with pytest.raises(NoRecord, match="password authentication failed") as refused:
        migrate(open_database(wrong))
    with pytest.raises(NoRecord, match='database "nowhere" does not exist'):
        migrate(open_database(postgresql.url("nowhere")))

    assert "s3cret" not in str(refused.value)


def test_postgresql_is_reached_by_the_url_that_operators_know() -> None:
    """The driver is our own affair."""
    for url in ("postgresql://db.example/record", "postgresql+psycopg://db.example/r"):
        assert parsed(url).drivername == "postgresql+psycopg"
