"""Whether a text names a student, as no words of a person may.

What is written here is read by many and kept for good, so whatever may be a student is
asked back, in words that do not repeat it.
"""

import re

ADDRESS = re.compile(r"https?://[^\s;]+", re.IGNORECASE)
STATE_ID = re.compile(r"(?<!\d)\d{10}(?!\d)")
"""A CDS code has fourteen digits."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}}"
    r"|[01]\d[0-3]\d(?:19|20)\d\d(?!\d)|(?:19|20)\d\d[01]\d[0-3]\d(?!\d))"
)
BIRTH = r"\b(?:born|birth|birthdate|birthday|dob|d\.o\.b)\b"
NEAR = r"[^\d\n;]{0,30}"  # characters between the word and the date
BIRTH_DATE = re.compile(
    rf"{BIRTH}{NEAR}(?<!\d){DATE}|(?<!\d){DATE}(?!\d){NEAR}{BIRTH}", re.IGNORECASE
)
CALLED = re.compile(
    r"\bstudent(?:s(?:[^\S\n]|[:(\"'\u201c\u2018])+"
    r"|(?:[^\S\n]|[:(\"'\u201c\u2018,\u2013\u2014-])+)"
    r"([^\W\d_]+)(.?[^\S\n]*)([^\W\d_]*)",
    re.IGNORECASE,
)
"""The word that follows, what stands after it, and the next word."""
JOINING = (".", "'", "\u2019")
"""What stands within a name after its first letter: J. Alvarez, O'Brien."""
IN_TITLES = frozenset(
    "absence absences absenteeism access accountability achievement activities "
    "advisory affairs agency and are assessment assignment assignments assistance "
    "athletes attendance behavior belonging body book books by centered choice "
    "class clubs code conduct conferences connectedness council counseling "
    "culture data demographics devices discipline discourse el els engagement "
    "english enrollment equity expectations families family focus for from goals "
    "government gpa grade grades graduation group groups growth handbook health "
    "id iep inclusion information intervention interventions interview interviews "
    "is leaders leadership learning led mental mentoring monitoring needs "
    "nutrition observation observations of outcomes ownership parent parents "
    "performance placement plans population populations portfolios profile "
    "profiles program programs progress promotion reading recognition records "
    "referral referrals registration retention rights safety schedules services "
    "shadowing social sst staff study success support supports survey surveys "
    "suspension suspensions talk tasks teacher teachers team teams technology "
    "transportation union voice voices welfare wellbeing wellness who whose with "
    "work workbooks writing".split()
)
"""What follows 'Student' in the names of offices, programs, plans and actions."""
GROUP_CODES = frozenset("AA AI AS EL FI FOS HI HOM LTEL PI SED SWD TOM WH".split())
"""CDE's codes of student groups, as in 'students (EL)'."""
IN_HEADINGS = frozenset("AND AT BY FOR FROM IN OF ON OR TO WITH".split())
"""What follows it where all of a text is in capitals."""


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


def _is_a_name(word: str, after: str, following: str) -> bool:
    """A capitalised word; of a letter alone, one that begins or cuts short a name."""
    is_title = word.lower() in IN_TITLES or word in IN_HEADINGS | GROUP_CODES
    if is_title or not word[0].isupper():
        return False
    if len(word) > 1:
        return True
    goes_on = following[:1].isupper() and following.lower() not in IN_TITLES
    return goes_on and (after[:1] in JOINING or after.isspace())
