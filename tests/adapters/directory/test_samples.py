"""Files of people that went wrong once: read, or refused in words."""

import pytest

from adapters.directory.addresses import Person
from adapters.directory.read import read_directory
from domain.faults import Unreadable
from tests.conftest import ROOT

SAMPLES = ROOT / "tests" / "samples" / "people"
NOT_KEPT = "cannot be kept here; write plain text"
NOT_UTF_8 = "is not a CSV file in UTF-8; save it as 'CSV UTF-8'"
READ = {
    "a-second-address.csv": ["Maria Nunez"],
    "american-dates.csv": [],  # a role alone
    "header-in-capitals.csv": ["Maria Nunez"],
    "name-is-html.yaml": ["<script>alert(1)</script>"],
    "name-like-addresses.yaml": ['"a" <x@y.example>, "b"'],
    "names-with-commas-and-quotes.csv": [
        "Núñez-García, María José",
        'O\N{RIGHT SINGLE QUOTATION MARK}Neil, Deirdre "Dee"',
    ],
    "semicolons.csv": ["Maria Nunez"],
}
"""The names that are read from each."""
REFUSED = {
    "address-in-cyrillic.yaml": "'ж@ж.example' is no mail address",
    "address-in-quotes.yaml": "is to be one word, without spaces and slashes",
    "address-with-a-header.yaml": "'z@z.example��Bcc: e@x.example' is no mail address",
    "code-as-a-power.csv": "row 2: '1.99990E+06' is not a CDS code: give 7 digits",
    "code-without-its-zero.csv": "a spreadsheet took the zero of 0161259",
    "dates-out-of-bounds.csv": "0001-01-01 is not between 1998-01-01 and 2099-12-31",
    "half-a-character.yaml": f":2: name: the character U+D800 {NOT_KEPT}",
    "id-of-two-lines.yaml": ":2: person: 'a b�c' is no person's id",
    "id-with-slashes.yaml": ":2: person: '../../x' is to be one word",
    "name-of-121-characters.yaml": ":2: name: has 121 characters; at most 120",
    "name-of-two-lines.csv": f"row 2: name: a line break {NOT_KEPT}",
    "name-with-a-header.yaml": f":2: name: a line break {NOT_KEPT}",
    "name-with-escapes.yaml": f":2: name: the character U+001B {NOT_KEPT}",
    "nul-in-a-name.csv": f"row 2: name: the character U+0000 {NOT_KEPT}",
    "staff-export.csv": "row 1: the header names none of address, role, substitute",
    "two-addresses.yaml": ":2: 'z@z.example, y@y.example' is no mail address",
    "utf-16.csv": NOT_UTF_8,
    "windows-1252.csv": NOT_UTF_8,
}


@pytest.mark.parametrize(("name", "names"), READ.items())
def test_a_sound_sample_is_read(name: str, names: list[str]) -> None:
    """As it is written, whatever a browser or a mail server would make of it."""
    people = [row.what for row in read_directory([SAMPLES / name]).rows]

    assert [each.name for each in people if isinstance(each, Person)] == names


@pytest.mark.parametrize(("name", "said"), REFUSED.items())
def test_a_sample_that_is_off_is_refused_by_its_place(name: str, said: str) -> None:
    """In one line, without a character that a terminal would obey."""
    with pytest.raises(Unreadable) as off:
        read_directory([SAMPLES / name])

    assert f"{name}" in str(off.value)
    assert said in str(off.value)
    assert str(off.value).isprintable()


def test_all_samples_are_looked_at() -> None:
    """Lest one be added that no test reads."""
    assert {each.name for each in SAMPLES.iterdir()} == {*READ, *REFUSED}
