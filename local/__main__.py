"""`python -m local`: run the whole service here until told to stop."""

import argparse
import os
import sys
from signal import Handlers

from domain.guess import guess
from local.signals import answer


def main() -> int:
    wanted = _arguments()
    answer(lambda *_: os._exit(0))

    # Loading takes half a second, in which Ctrl-C shall already end in peace.
    from local.foreground import foreground
    from local.supervisor import DEMO, Supervisor
    from settings import HalfGiven, Settings, check_names

    demo = DEMO if wanted.demo else None
    settings = Settings()
    try:
        check_names(os.environ)
        settings.mail_server()
        return foreground(Supervisor(settings, os.environ, demo=demo))
    except HalfGiven as off:
        sys.exit(f"nothing was started: {off}")
    finally:
        answer(Handlers.SIG_IGN)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m local", description=__doc__)
    parser.add_argument(
        "--no-demo",
        dest="demo",
        action="store_false",
        help="do not load the demo engagement",
    )
    known, unknown = parser.parse_known_args()
    if unknown:
        near = guess(unknown[0], ("--no-demo", "--help"))
        parser.error(f"{unknown[0]} is not known here{near}")
    return known


if __name__ == "__main__":
    sys.exit(main())
