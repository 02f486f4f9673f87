"""A text of a review that may name a student is asked back."""

import pytest

from domain.dashboards.lea_year import GROUPS
from domain.student import student_named

STATE_ID, BIRTH_DATE, NAME = "state id", "birth date", "student's name"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Interview with 1234567890", STATE_ID),
        ("id:1234567890, grade 9", STATE_ID),
        ("\u0661234567890", STATE_ID),
        ("see https://files.example/a.pdf of 1234567890", STATE_ID),
        ("born 2010-03-05", BIRTH_DATE),
        ("Date of birth: 3/5/2010", BIRTH_DATE),
        ("DOB 03-05-10", BIRTH_DATE),
        ("D.O.B. 3.5.2010", BIRTH_DATE),
        ("a boy, born on March 5, 2010, in grade 9", BIRTH_DATE),
        ("born the 5th of Mar. 2010", BIRTH_DATE),
        ("5 March 2010 (birthday)", BIRTH_DATE),
        ("the student Maria was glad", NAME),
        ("Student: Alvarez", NAME),
        ("STUDENT ALVAREZ", NAME),
        ("student J. Alvarez", NAME),
        ("a student \u00c9lodie", NAME),
        ("student:Maria Lopez", NAME),
        ("student (Maria)", NAME),
        ('the student "Maria"', NAME),
        ("the student \u201cMaria\u201d", NAME),
        ("the student, Maria, was glad", NAME),
        ("student-Maria", NAME),
        ("students Maria and Ana", NAME),
        ("student O'Brien", NAME),
        ("student D\u2019Angelo", NAME),
        ("student J Smith", NAME),
        ("DOB 03042011", BIRTH_DATE),
        ("https://files.example/a;born 2011-03-04", BIRTH_DATE),
    ],
)
def test_what_may_be_a_student_is_asked_back(text: str, why: str) -> None:
    """A state id, a birth date, or 'student' before a capitalised word."""
    said = student_named(text)

    assert said is not None
    assert why in said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Two interviews at 01612590130286",
        "12345678901 rows",
        "https://files.example/1234567890/plan.pdf",
        "Call 510 555 0100",
        "The office was born in a meeting of many; held 2020-03-05 and then closed",
        "collected on 3/5/2020",
        "The plan, born in 2019",
        "student services and student voice",
        "Interview with student A",
        "three interviews a student\nAlder Elementary",
        "Students and families; English learners",
        "The office of Student Services and the Student Success Team",
        "STUDENT VOICE",
        "as said by student A.",
        "Interviews with student A, student B and student C.",
        "student A's work, and student B (grade 9)",
        "Student Services, Student Study Team",
        "STUDENT FOCUS GROUP",
        "STUDENT AND FAMILY ENGAGEMENT",
        "Student-Centered Coaching; Student-Led Conferences",
        "a student (Grade 9), the student's IEP, student IEP",
        "students, Families and Teachers",
        "Students (English Learners)",
        "born in district 19647331",
        "Track Student Placement and Student Absences",
        "Support Students With Disabilities; Students Who Learn English",
    ],
)
def test_what_names_nobody_is_taken(text: str) -> None:
    """Schools' codes, addresses, phone numbers, days, groups, a letter for a person."""
    assert student_named(text) is None


@pytest.mark.parametrize("code", GROUPS)
def test_a_student_group_by_its_code_names_nobody(code: str) -> None:
    """As CDE's files write it after the group's name."""
    assert student_named(f"African American students ({code}) in 2025") is None


def test_the_reason_does_not_repeat_whom_it_is_about() -> None:
    """It is shown, and kept where refusals are."""
    for text in ("Interview with 1234567890", "the student Maria, born 2010-03-05"):
        said = student_named(text) or ""

        assert not {"1234567890", "Maria", "2010-03-05"} & {*said.split()}
