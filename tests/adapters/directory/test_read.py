"""Files of people: what they say, and each fault by its line or row."""

from datetime import date
from pathlib import Path

import pytest

from adapters.directory.addresses import read_people
from adapters.directory.merge import merged
from adapters.directory.read import Directory, check_whole, read_directory
from adapters.directory.write import write_directory, written
from domain.faults import Unreadable
from domain.people.absence import Absence
from domain.people.directory import Reach, Scope
from domain.people.roles import Role

DEMO = Path(__file__).resolve().parents[3] / "demo" / "people.yaml"
PEOPLE = """\
# Our people.

people:
  # The district
  - person: j.rivera
    name: Joana Rivera
    address: j.rivera@lea.example.org
    agency: Alder Valley Unified
  - {person: n.ito, name: Nao Ito, address: n.ito@lea.example.org}
"""
ROLES = """
roles:
  - lea: 0161259
    role: lea_superintendent
    person: n.ito
    from: 2026-07-01
    interim: true
  # vacant until the summer
  - {county: Los Angeles, role: coe_lead, person: vacant, from: 2026-07-01}
  - everywhere: true
    role: spi
    person: n.ito
    from: 2027-01-15
    office: Education Commissioner

absences:
  - {person: j.rivera, substitute: n.ito, from: 2026-12-21, to: 2027-01-04}
"""


def write(folder: Path, text: str, name: str = "people.yaml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def read(folder: Path, text: str, name: str = "people.yaml") -> Directory:
    read = read_directory([write(folder, text, name)])
    check_whole(read)
    return read


def fault(folder: Path, text: str, name: str = "people.yaml") -> str:
    with pytest.raises(Unreadable) as off:
        read(folder, text, name)
    return str(off.value)


def test_a_directory_says_people_roles_and_absences(tmp_path: Path) -> None:
    """A code keeps its zeros though nobody quoted it."""
    found = read(tmp_path, PEOPLE + ROLES)

    assert found.people["j.rivera"].agency == "Alder Valley Unified"
    assert [str(each.scope) for each in found.given] == [
        "0161259",
        "Los Angeles county",
        "everywhere",
    ]
    assert [each.assignment.person for each in found.given] == ["n.ito", None, "n.ito"]
    assert found.given[0].assignment.interim
    assert found.given[2].assignment.office == "Education Commissioner"
    assert found.absences[0].last == date(2027, 1, 4)


def test_a_file_of_addresses_alone_is_a_directory() -> None:
    """As files were written so far; delivery and the strict reading agree."""
    found = read_directory([DEMO])
    check_whole(found)

    assert found.people == read_people(DEMO)


def test_delivery_reads_a_whole_directory(tmp_path: Path) -> None:
    """Roles and absences are none of its business."""
    known = read_people(write(tmp_path, PEOPLE + ROLES))

    assert [*known] == ["j.rivera", "n.ito"]


def test_a_directory_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    """However many letters were written by the one before."""
    before = read_people(write(tmp_path, PEOPLE))
    renamed = read(tmp_path, PEOPLE.replace("Nao", "Naomi"), "new.yaml")
    write_directory(renamed, tmp_path / "people.yaml")
    after = read_people(tmp_path / "people.yaml")

    assert before["n.ito"].name == "Nao Ito"
    assert after["n.ito"].name == "Naomi Ito"
    with pytest.raises(Unreadable, match="there is no file of people at"):
        read_people(tmp_path / "none.yaml")


def test_a_workbook_of_people_is_told_what_is_read(tmp_path: Path) -> None:
    """It is no YAML that went wrong in its first line."""
    file = tmp_path / "people.xlsx"
    file.write_bytes(b"PK")

    with pytest.raises(Unreadable, match="people are read from YAML or CSV; save its"):
        read_directory([file])


def test_csv_files_say_by_their_header_what_they_are(tmp_path: Path) -> None:
    """People, roles and absences, in one load."""
    files = [
        write(
            tmp_path, "person,name,address,agency\nn.ito,Nao Ito,n@a.org,\n", "p.csv"
        ),
        write(
            tmp_path,
            "lea,role,person,from,to,interim,office\n"
            "1999901,coe_lead,n.ito,2026-07-01,6/30/2027,yes,\n\n"
            "1999901,geo_lead,vacant,2026-07-01,,,\n",
            "r.csv",
        ),
    ]
    found = read_directory(files)
    check_whole(found)

    coe, geo = found.given
    assert coe.scope == Scope(Reach.LEA, "1999901")
    assert coe.assignment.interim
    assert coe.assignment.last == date(2027, 6, 30)
    assert (geo.assignment.role, geo.assignment.person) == (Role.GEO_LEAD, None)


ROLE = "lea: 1999901, role: coe_lead, person: n.ito, from: 2026-07-01"
AWAY = "person: n.ito, substitute: j.rivera, from: 2026-12-21, to: 2027-01-04"
COE, SUPERINTENDENT = "role: coe_lead", "role: superintendent"


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (
            "roles:\n  - {" + ROLE.replace(COE, SUPERINTENDENT) + "}",
            "coe_lead, county_s",
        ),
        ("roles:\n  - {" + ROLE.replace("2026-07-01", "7/1/26") + "}", "7/1/2026"),
        (
            "roles:\n  - {" + ROLE.replace("n.ito", "q.nobody") + "}",
            "q.nobody is not in",
        ),
        ("roles:\n  - {" + ROLE + ", to: 2026-06-30}", "to 2026-06-30 lies before"),
        (
            "roles:\n  - {" + ROLE.replace(COE, "role: chief academic oficer") + "}",
            "did you mean lea_instruction?",
        ),
        ("roles:\n  - {" + ROLE + ", colour: red}", "'colour' is unknown here"),
        ("roles:\n  - {" + ROLE + ", everywhere: true}", "say where it holds"),
        ("roles:\n  - {" + ROLE.replace("1999901", "99") + "}", "not a CDS code"),
        ("roles:\n  - {" + ROLE.replace("2026-07-01", "July") + "}", "is not a date"),
        ("roles:\n  - {" + ROLE + ", interim: perhaps}", "neither yes nor no"),
        ("roles:\n  - {" + ROLE + ", vacant: true}", "keep one of the two"),
        ("roles:\n  - {lea: 1999901, role: coe_lead}", "from is needed"),
        (
            "absences:\n  - {" + AWAY.replace("j.rivera", "n.ito") + "}",
            "cannot stand in",
        ),
        ("absences:\n  - {" + AWAY.replace("2027-", "2025-") + "}", "lies before from"),
        ("people:\n  - {person: a b, name: A, address: a@b.org}", "no person's id"),
        ("people:\n  - {person: a, name: A, address: a.at.b}", "is no mail address"),
        ("people:\n  - {person: a, name: A, adress: a@b.org}", "'adress' is unknown"),
        ("people:\n  - {person: a, name: A}", "address is needed"),
        ("roles:\n  - [a]", "made of 'key: value'"),
        ("roles:\n  : {", "is not YAML: while parsing a flow node, expected"),
        ("# who\nrolls: []", "'rolls' is none of people, roles, absences"),
    ],
)
def test_each_fault_is_named_with_its_line(
    lines: str, named: str, tmp_path: Path
) -> None:
    """And says what would do."""
    people = write(tmp_path, PEOPLE, "known.yaml")
    faulty = write(tmp_path, "\n" + lines, "new.yaml")
    with pytest.raises(Unreadable) as off:
        check_whole(read_directory([people, faulty]))

    assert str(off.value).startswith(f"{faulty}:3: ")
    assert named in str(off.value)


def test_two_holders_of_one_role_on_one_day_are_named_with_both_lines(
    tmp_path: Path,
) -> None:
    """One after the other is well."""
    first = "roles:\n  - {" + ROLE + ", to: 2026-12-31}\n"
    other = ROLE.replace("n.ito", "j.rivera").replace("2026-07-01", "DAY")
    both = PEOPLE + first + "  - {" + other + "}\n"
    said = fault(tmp_path, both.replace("DAY", "2026-12-31"), "p.yaml")

    assert "p.yaml:12: on 2026-12-31 coe_lead of 1999901 is" in said
    assert "p.yaml:11; let the one end before the other begins" in said
    assert len(read(tmp_path, both.replace("DAY", "2027-01-01")).given) == 2


def test_a_row_is_held_against_earlier_and_later_days(tmp_path: Path) -> None:
    """Whichever of them stands first in the file; each row is named once."""
    rows = [("2027-07-01", "2027-12-31"), ("2026-07-01", "2026-12-31")]
    rows += [("2026-12-31", "2027-01-31"), ("2027-02-01", "2028-06-30")]
    text = PEOPLE + "roles:\n"
    for n, (first, last) in enumerate(rows):
        person = ("n.ito", "j.rivera")[n % 2]
        text += "  - {lea: 1999901, role: coe_lead, "
        text += f"person: {person}, from: {first}, to: {last}}}\n"

    assert [
        each.partition(" of ")[0] for each in fault(tmp_path, text).split("\n")
    ] == [
        f"{tmp_path}/people.yaml:13: on 2026-12-31 coe_lead",
        f"{tmp_path}/people.yaml:14: on 2027-07-01 coe_lead",
    ]


def test_substitutes_in_a_circle_are_named(tmp_path: Path) -> None:
    """On the day on which nobody would be there."""
    other = "person: j.rivera, substitute: n.ito, from: 2027-01-01, to: 2027-01-09"
    said = fault(
        tmp_path, PEOPLE + "absences:\n  - {" + AWAY + "}\n  - {" + other + "}"
    )

    assert "people.yaml:11: on 2027-01-01 j.rivera would stand in" in said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("person,name,address\na,A,a@b.org\nb,B,nowhere\n", "p.csv, row 3: 'nowhere'"),
        ("person,name,address,hue\na,A,a@b.org,red\n", "p.csv, row 2: 'hue' is unk"),
        ("person,name,address\na,A,a@b.org,red\n", "p.csv, row 2 has more cells"),
        ("number,title\n1,Meet\n", "p.csv, row 1: the header names none of address"),
        (
            "person,name,address\na,A,a@b.org\na,B,a@b.org\n",
            "p.csv, row 3: a stands in",
        ),
    ],
)
def test_each_fault_of_a_csv_file_is_named_with_its_row(
    text: str, named: str, tmp_path: Path
) -> None:
    assert fault(tmp_path, text, "p.csv").startswith(named)


def test_what_is_written_is_read_again_with_its_comments(tmp_path: Path) -> None:
    """Nothing is lost, nor any comment above an entry."""
    text = PEOPLE + ROLES
    found = read(tmp_path, text)
    write_directory(found, tmp_path / "people.yaml")
    again = read_directory([tmp_path / "people.yaml"])

    assert [row.what for row in again.rows] == [row.what for row in found.rows]
    for comment in ("# Our people.", "  # The district", "  # vacant until the summer"):
        assert comment in written(found).splitlines()
    assert written(again) == written(found)


def test_what_new_files_do_not_mention_stays(tmp_path: Path) -> None:
    """A newer row makes room for itself among the older ones of its role and place."""
    old = read(
        tmp_path,
        PEOPLE
        + "roles:\n  - {"
        + ROLE
        + "}\n  - {"
        + ROLE.replace("1999901", "1999902")
        + "}\nabsences:\n  - {"
        + AWAY
        + "}\n",
    )
    later = ROLE.replace("2026-07-01", "2027-07-01").replace("n.ito", "vacant")
    new = read(tmp_path, "roles:\n  - {" + later + ", to: 2027-07-31}\n")
    found = merged(old, new)

    spans = [
        (str(e.scope), e.assignment.person, e.assignment.first.month, e.assignment.last)
        for e in found.given
    ]
    assert spans == [
        ("1999901", "n.ito", 7, date(2027, 6, 30)),
        ("1999901", "n.ito", 8, None),
        ("1999902", "n.ito", 7, None),
        ("1999901", None, 7, date(2027, 7, 31)),
    ]
    assert (found.people, found.absences) == (old.people, old.absences)
    assert merged(found, new) == found
    assert merged(old, old) == old


def test_an_absence_said_anew_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """A person's entry as well; an agency that is not said anew is kept."""
    old = read(tmp_path, PEOPLE + "absences:\n  - {" + AWAY + "}\n")
    text = "people:\n  - {person: j.rivera, name: J. Rivera, address: j@lea.org}\n"
    text += "absences:\n  - {" + AWAY.replace("2027-01-04", "2026-12-31") + "}\n"
    found = merged(old, read_directory([write(tmp_path, text)]))

    (away,) = found.absences
    assert away.last == date(2026, 12, 31)
    assert isinstance(away, Absence)
    assert found.people["j.rivera"].name == "J. Rivera"
    assert found.people["j.rivera"].agency == "Alder Valley Unified"


def test_a_row_names_all_that_is_off_in_it(tmp_path: Path) -> None:
    """So that a file is mended in one go, not once for each word."""
    row = "{lea: 12, role: coe_leed, person: a b, from: 2026-13-40, interim: perhaps}"
    file = tmp_path / "people.yaml"
    file.write_text(f"roles:\n  - {row}\n")
    with pytest.raises(Unreadable) as off:
        read_directory([file])

    for each in ("12", "'coe_leed'", "'a b'", "2026-13-40", "'perhaps'"):
        assert each in str(off.value)
    assert "did you mean coe_lead?" in str(off.value)


def test_a_role_may_be_written_as_it_is_called(tmp_path: Path) -> None:
    """As on the command line, and in files of roadmaps."""
    file = tmp_path / "people.csv"
    file.write_text(
        "role,person,lea,from\nDeputy Superintendent,l.tran,0161259,2026-08-01\n"
    )
    (given,) = read_directory([file]).given

    assert given.assignment.role is Role.LEA_DEPUTY


def test_each_row_that_names_a_stranger_is_named_with_whom_it_may_mean(
    tmp_path: Path,
) -> None:
    """All of them in one go, in roles and in absences."""
    with pytest.raises(Unreadable) as off:
        read(tmp_path, PEOPLE + ROLES.replace("n.ito", "n.itto"))

    said = str(off.value)
    assert said.count("n.itto is not in the directory; add them first") == 3
    assert said.count("; did you mean n.ito?") == 3


def test_all_that_is_off_about_a_file_is_named_in_its_order(tmp_path: Path) -> None:
    """Rows that cannot be read and persons nobody knows, in one go."""
    text = (
        "person,role,lea,from\n"
        "n.itto,coe_lead,0161259,2026-07-01\n"
        "n.ito,pilot,0161259,2026-07-01\n"
        "j.river,lea_deputy,0161259,2026-07-01\n"
        "n.ito,lea_designee,0161259,2026-13-01\n"
    )
    file = write(tmp_path, text, "roles.csv")

    with pytest.raises(Unreadable) as off:
        read_directory([file], {"n.ito", "j.rivera"})
    assert [str(each).partition(":")[0] for each in off.value.faults] == [
        f"roles.csv, row {row}" for row in (2, 3, 4, 5)
    ]
    assert "did you mean n.ito?" in str(off.value.faults[0])


def test_whoever_has_an_entry_that_is_off_is_known_all_the_same(tmp_path: Path) -> None:
    """Their own row says what is to be mended, and no other."""
    people = write(tmp_path, "person,name,address\nn.ito,Nao Ito,nowhere\n", "p.csv")
    text = "person,role,lea,from\nn.ito,coe_lead,0161259,2026-07-01\n"
    roles = write(tmp_path, text, "roles.csv")

    with pytest.raises(Unreadable) as off:
        read_directory([people, roles], ())
    assert len(off.value.faults) == 1
