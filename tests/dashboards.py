"""Rows of CDE's files as tests need them."""

from domain.dashboards.lea_year import LeaYear

ALDER = "19999010000000"


def lea_year(year: int, groups: str = "", /, **fields: object) -> LeaYear:
    """Alder Valley in one Dashboard: `groups` as in "AA EL", all with the letter A."""
    row = LeaYear(
        cds=ALDER,
        name="Alder Valley Unified",
        county="Los Angeles",
        year=year,
        codes=dict.fromkeys(groups.split(), "A"),
    )
    return row.but(**fields)


def years(cds: str = ALDER, /, **said: str) -> list[LeaYear]:
    """`y2018="AA EL"`: the groups that met criteria in that year."""
    return [lea_year(int(y[1:]), groups, cds=cds) for y, groups in said.items()]
