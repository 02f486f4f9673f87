"""What is read otherwise than it was typed is said again, whatever field it is of."""

from typer import echo


def say_again(
    typed: str, read: object, *, option: str = "", any_case: bool = False
) -> None:
    """Beside the answer, so that what is printed for machines stays clean.

    Not where only capitals differ, of what is written in `any_case`.
    """
    said, meant = typed.strip(), str(read)
    if said != meant and not (any_case and said.casefold() == meant.casefold()):
        echo(f"{option} {typed} is read as {meant}".lstrip(), err=True)
