"""What is printed once facts were kept, and an act has named them by their hash."""

from typing import NamedTuple

from commands import context
from commands.output import console
from commands.output.receipt import consequences
from domain.receipt import Receipt
from domain.wording import as_words


class NamedFacts(NamedTuple):
    """The hash that an act has named: of what, and where its documents will lie."""

    sha256: str
    of_what: str
    documents: str


def print_named(
    receipt: Receipt, named: NamedFacts, line: str, *, as_json: bool
) -> None:
    """The answer, with the hash, and the `line` that repeats it safely."""
    if as_json:
        answer = {**console.dumped(receipt), "sha256": named.sha256, "repeat": line}
        return console.as_json(answer | {"link": context.link(receipt.entity)})
    done = "already done as" if receipt.again else "done:"
    console.say(
        f"{done} entry {receipt.entry} of {receipt.entity}, "
        f"stage {as_words(receipt.phase)}",
        f"SHA-256 of {named.of_what}: {named.sha256}",
        *consequences(receipt),
        named.documents,
        f"to repeat it safely: {line}",
    )
    return console.ui(receipt.entity)
