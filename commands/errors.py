"""What a command says when something went wrong that it did not foresee."""

import traceback
from datetime import UTC, datetime

from client.endings import Ending, Failed


def ending_for(trouble: Exception) -> Ending:
    """The ending for `trouble`.

    What happened is kept under `var/errors.log` for whoever mends it.
    """
    from settings import Settings

    log = Settings().var / "errors.log"
    told = "".join(traceback.format_exception(trouble))
    try:
        log.touch(0o600)  # it may tell what no other user should read
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n{told}\n")
    except OSError:
        return Failed(f"this did not work: {type(trouble).__name__}: {trouble}")
    return Failed(
        f"this did not work ({type(trouble).__name__}: {trouble}); "
        f"whoever looks after the service finds more in {log}"
    )
