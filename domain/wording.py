"""Whether a text says anything, and whether two say the same."""


def is_blank(text: str) -> bool:
    """Whether nothing in it can be seen: spaces and marks without width say nothing."""
    return not any(each.isprintable() and not each.isspace() for each in text)


def same_words(one: str, other: str) -> bool:
    """Whether they differ in spaces at most."""
    return one.split() == other.split()
