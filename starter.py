"""Staff's command line: refer, decide, record, and see how things stand.

    python starter.py            how far things are, what is late, what comes next
    python starter.py --help     all commands

Exit codes: 0 done, or so already, 1 failed, 2 the command line was off, 3 refused by a
rule.
"""

import os
import sys

from commands.cli import app


def main() -> None:
    """Ends without taking the interpreter down piece by piece.

    A thread of the Temporal SDK that answers meanwhile would abort the process, after
    all was done.
    """
    code = 0
    try:
        app()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
    except OSError as off:
        sys.stderr.write(f"the answer could not be written: {off.strerror}\n")
        code = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads it, or it could not be written
        code = code or 1
    os._exit(code)


if __name__ == "__main__":
    main()
