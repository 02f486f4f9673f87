"""YAML as staff write it: each word as it stands, each refusal with its line."""

from pathlib import Path

import pytest

from adapters.files.bounds import LARGEST_YAML
from adapters.files.yaml_lines import as_yaml, located
from domain.faults import FileLine, Unreadable
from tests.conftest import ROOT

DOUBLED = "\n".join(f"x{n}: &x{n} [*x{n - 1}, *x{n - 1}]" for n in range(1, 40))
REFUSED = [
    ("", 1, "has no headings, such as 'name:'"),
    ("# only a comment\n", 1, "has no headings, such as 'name:'"),
    ("- one\n- two\n", 1, "has no headings, such as 'name:'"),
    ("name: [next\n", 2, "is not YAML: while parsing a flow sequence, expected ','"),
    ("name: next\n\tlea: x\n", 2, "is not YAML: "),
    ("name: next\n  lea: x\n", 2, "is not YAML: mapping values are not allowed here"),
    ("name: next\n---\nname: x\n", 2, "a single document in the stream, but found an"),
    ("name: next\nlea: \x07\n", 2, "is not YAML: special characters are not allowed"),
    ("name: next\nlea: *nobody\n", 2, "is not YAML: found undefined alias 'nobody'"),
    ("name: next\nlea: !lea x\n", 2, "'!lea' is a kind that is not read here"),
    ("name: next\nlea: !!python/name:os.system x\n", 2, "is a kind that is not read"),
    ("name: next\n? [a, b]\n: x\n", 2, "a heading is one word, or a text"),
    (f"x0: &x0 [again]\n{DOUBLED}\n", 1, "its aliases (*) repeat too much"),
    ("name: &all\n  again: *all\n", 1, "is nested more than 40 deep; write it out"),
    (f"name: {'[' * 1_000}\n", 1, "is nested more than 40 deep; write it out"),
]
SAMPLES = ROOT / "tests" / "samples" / "yaml"
NO_HEADINGS, NO_KIND = "1: has no headings, such as 'name:'", "is a kind that is not"
ANSWERS = {
    "a-list": NO_HEADINGS,
    "alias-of-itself": "1: is nested more than 40 deep; write it out",
    "aliases-of-aliases": "1: its aliases (*) repeat too much",
    "bytes-damaged": NO_KIND,
    "calls-python": NO_KIND,
    "dates-that-are-none": "",
    "empty": NO_HEADINGS,
    "headings-of-many-kinds": "",
    "headings-that-are-lists": "1: a heading is one word, or a text",
    "merge-keys": "",
    "noise": "1: is not text in UTF-8",
    "not-a-number": "",
    "number-of-5000-digits": "",
    "nul": "2: is not YAML: special characters are not allowed",
    "one-word": NO_HEADINGS,
    "sets-and-bytes": NO_KIND,
    "tab": "2: is not YAML: while scanning for the next token",
    "two-documents": "2: is not YAML: expected a single document",
    "unknown-tag": NO_KIND,
    "utf-16": "1: is not text in UTF-8",
}
"""What is said of each sample; nothing of those that can be read."""


def written(folder: Path, text: str) -> Path:
    file = folder / "next.yaml"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize("text, line, said", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    """Also what would never end, or fill the machine: aliases within aliases."""
    with pytest.raises(Unreadable) as off:
        located(written(tmp_path, text))
    (fault,) = off.value.faults

    assert fault.where == FileLine(str(tmp_path / "next.yaml"), line)
    assert said in fault.message
    assert "\n" not in fault.message


@pytest.mark.parametrize("sample", sorted(SAMPLES.iterdir()), ids=lambda p: p.stem)
def test_every_sample_has_its_answer(sample: Path) -> None:
    """Read as words, or refused; none of them hangs, or does what it says."""
    try:
        said = located(sample) and ""
    except Unreadable as off:
        said = str(off)

    assert ANSWERS[sample.stem] in said
    assert bool(ANSWERS[sample.stem]) is bool(said)
    assert said.isprintable()


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    """Reading it would take minutes."""
    with pytest.raises(Unreadable, match=r"next\.yaml is larger than 2 MB"):
        located(written(tmp_path, f"name: {'x' * LARGEST_YAML}"))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Such as one that an old editor saved."""
    (tmp_path / "next.yaml").write_bytes("name: Cañon".encode("latin-1"))

    with pytest.raises(Unreadable, match=r"next\.yaml:1: is not text in UTF-8"):
        located(tmp_path / "next.yaml")


@pytest.mark.parametrize(
    "word", ["no", "Yes", "on", "off", "0161259", "010", "1_000", "2027-01", "10:30"]
)
def test_words_are_kept_as_they_are_written(tmp_path: Path, word: str) -> None:
    """A code keeps its zeros, and Norway's is not false; quoted or not."""
    plain = located(written(tmp_path, f"name: {word}\n{word}: [{word}]\n"))
    quoted = located(written(tmp_path, f"name: '{word}'\n\"{word}\": ['{word}']\n"))

    assert plain.said == quoted.said == {"name": word, word: [word]}


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_nothing_is_none(tmp_path: Path, word: str) -> None:
    """In quotes it is a word like any other."""
    read = located(written(tmp_path, f"name: {word}\nlea: '{word}'\n"))

    assert read.said == {"name": None, "lea": word}


def test_a_heading_that_stands_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    """Each of them, and the rest of the file is looked at all the same."""
    text = "name: a\nlea:\n  - {x: 1, x: 2}\nname: b\n"
    read = located(written(tmp_path, text))

    assert [str(each).partition("next.yaml:")[2] for each in read.twice] == [
        "3: 'x' stands twice; it stood on line 3",
        "4: 'name' stands twice; it stood on line 1",
    ]


def test_an_alias_is_read_wherever_it_stands(tmp_path: Path) -> None:
    """What is said once for several steps; two anchors may bear one name."""
    text = "a: &x [1]\nb: *x\nc: &x {d: 2}\ne: *x\n"
    read = located(written(tmp_path, text))

    assert read.said == {"a": ["1"], "b": ["1"], "c": {"d": "2"}, "e": {"d": "2"}}
    assert read.place(("b",)).line == 2


def test_a_place_that_nobody_wrote_is_that_of_the_thing_around_it(
    tmp_path: Path,
) -> None:
    """What is missing is named where it should stand."""
    read = located(written(tmp_path, "name: a\nrungs:\n  - days: 1\n    tell: []\n"))

    assert read.place(("rungs", 0, "tell")).line == 4
    assert read.place(("rungs", 0, "gate", "earliest")).line == 3
    assert read.place(("limits",)).line == 1


def test_comments_stand_above_what_they_are_about(tmp_path: Path) -> None:
    """With the empty lines between them, as they are."""
    text = "# Our people.\n\npeople:\n  # Who leads\n  - name: a\n  - name: '# b'\n"
    read = located(written(tmp_path, text))

    assert read.above(()) == ("# Our people.", "")
    assert read.above(("people", 0)) == ("  # Who leads",)
    assert read.above(("people", 1)) == ()


def test_what_is_written_is_read_again_as_it_was(tmp_path: Path) -> None:
    """In its order, whatever the words would mean elsewhere."""
    said = {"z": ["no", "0161259", "2027-01-01", "a: b", "# c", "", "~"], "a": "ü" * 90}

    assert located(written(tmp_path, as_yaml(said, 88))).said == said
    assert [*located(tmp_path / "next.yaml").said] == ["z", "a"]
