"""The id that tells this machine from others, whatever its name."""

import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

LINUX = Path("/etc/machine-id")
MACOS = "ioreg"
PATIENCE = 5  # seconds
SHORT = 16  # digits of a digest


def machine_id(given: str | None = None) -> str:
    """A digest of the id that is given, or of the machine's own; empty without one.

    The id itself is nobody's business: it names a machine to everybody alike.
    """
    own = given or _linux() or _macos()
    return sha256(f"throughline/{own}".encode()).hexdigest()[:SHORT] if own else ""


def platform_uuid(told: str) -> str:
    """What `ioreg` says of the machine, its UUID alone; empty where it says none."""
    found = re.search(r'"IOPlatformUUID" = "([^"]+)"', told)
    return found[1] if found else ""


def _linux() -> str:
    try:
        said = LINUX.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return said if said != "uninitialized" else ""


def _macos() -> str:
    command = shutil.which(MACOS, path="/usr/sbin")
    if command is None:
        return ""
    asking = [command, "-rd1", "-c", "IOPlatformExpertDevice"]
    try:
        answer = subprocess.run(
            asking, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return platform_uuid(answer.stdout)
