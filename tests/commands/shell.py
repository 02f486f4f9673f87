"""What a shell makes of a line that is printed to be typed."""

import subprocess

from commands.output.console import COMMAND


def words_of(line: str) -> list[str]:
    """The words the program is given."""
    printed = line.replace(COMMAND, "printf '%s\\0'", 1)
    read = subprocess.run(["bash", "-c", printed], capture_output=True, check=True)
    return read.stdout.decode().split("\0")[:-1]
