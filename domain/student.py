"""Whether a text names a student, as no words of a person may.

What is written here is read by many and kept for good, so whatever may be a student is
asked back, in words that do not repeat it.
"""

import re

ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
STATE_ID = re.compile(r"(?<!\d)\d{10}(?!\d)")
"""A CDS code has fourteen digits."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}})"
)
BIRTH = r"\b(?:born|birth|birthdate|birthday|dob|d\.o\.b)\b"
NEAR = r"[^\d\n;]{0,30}"  # characters between the word and the date
BIRTH_DATE = re.compile(
    rf"{BIRTH}{NEAR}(?<!\d){DATE}|(?<!\d){DATE}(?!\d){NEAR}{BIRTH}", re.IGNORECASE
)
CALLED = re.compile(r"\bstudent[^\S\n]*:?[^\S\n]+([^\W\d_]+)(\.?)", re.IGNORECASE)
"""The word that follows, and whether it is cut short as an initial is."""
IN_TITLES = frozenset(
    "achievement advisory affairs agency assessment assistance attendance behavior "
    "body conduct council data discipline engagement equity government group groups "
    "growth handbook health information leadership learning needs outcomes "
    "performance progress records services study success support supports survey "
    "team teams union voice voices wellness".split()
)
"""What follows 'Student' in the names of offices, programs and plans."""


def student_named(text: str) -> str | None:
    """Why the text may name a student, and what to write instead; None if it does not.

    Digits within a web address are no student's; a letter alone, as in "student A",
    stands for nobody.
    """
    words = ADDRESS.sub(" ", text)
    if STATE_ID.search(words):
        return "ten digits together may be a student's state id; leave them out"
    if BIRTH_DATE.search(words):
        return "it holds what may be a student's birth date; leave it out"
    if any(_is_a_name(*each) for each in CALLED.findall(words)):
        return (
            "'student' before a capitalised word may be a student's name; say the "
            "group or the role, and a title as in 'student services'"
        )
    return None


def _is_a_name(word: str, dot: str) -> bool:
    if word.lower() in IN_TITLES:
        return False
    return word[0].isupper() and (len(word) > 1 or bool(dot))
