"""Whether a text says anything, whether two say the same, and how many are said."""


def is_blank(text: str) -> bool:
    """Whether nothing in it can be seen: spaces and marks without width say nothing."""
    return not any(each.isprintable() and not each.isspace() for each in text)


def as_key(text: str) -> str:
    """As keys are written: `SIR+` as `sir_plus`, `Long-Term` as `long_term`."""
    words = text.strip().lower().replace("+", " plus")
    return "_".join(words.replace("-", " ").replace("_", " ").split())


def counted(many: int, noun: str) -> str:
    """'1 action', '2 actions'."""
    return f"{many} {noun}{'' if many == 1 else 's'}"


def same_words(one: str, other: str) -> bool:
    """Whether they differ in spaces at most."""
    return one.split() == other.split()
