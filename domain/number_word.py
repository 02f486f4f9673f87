"""A whole number that was written out: twelve, twenty-five."""

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
FIRST_TEN = 20  # the first of these
NUMBERS = {word: number for number, word in enumerate(ONES)} | {
    f"{ten} {one}".removesuffix(" zero"): FIRST_TEN + 10 * tens + ones
    for tens, ten in enumerate(TENS)
    for ones, one in enumerate(ONES[:10])
}


def number_word(text: str) -> int | None:
    """Up to ninety-nine; None where it is none of them."""
    return NUMBERS.get(" ".join(text.lower().replace("-", " ").split()))


def guess_number(text: str) -> str:
    """`; did you mean 12?` of twelve; empty where it is no number word."""
    number = number_word(text)
    return "" if number is None else f"; did you mean {number}?"
