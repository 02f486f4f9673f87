"""Staff's command line: refer, decide, record, and see how things stand.

    python starter.py            how far things are, what is late, what comes next
    python starter.py --help     all commands

Exit codes: 0 done, 1 failed, 2 the command line was off, 3 refused by a rule.
"""

from commands.cli import app

if __name__ == "__main__":
    app()
