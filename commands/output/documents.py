"""Documents that are owed: where their files are, or why there are none yet."""

from collections.abc import Iterator, Sequence

from commands.output import console
from domain.documents.rendering import DocumentStanding, DocumentState
from services.current import local


def print_documents(made: Sequence[DocumentStanding]) -> None:
    if not made:
        return
    console.say("", "Documents")
    for each in made:
        rendering = each.rendering
        named = f"{rendering.version}, {rendering.kind}, of {rendering.day}"
        console.entry(named, *_files(each))


def _files(each: DocumentStanding) -> Iterator[str]:
    if each.state is DocumentState.MADE:
        yield from each.files
    elif each.problem:
        again = f"; tried again {local(each.next_at)}" if each.next_at else ""
        yield f"{each.state}: {each.problem}{again}"
    else:
        yield "is being made"
