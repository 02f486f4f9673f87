"""What a running installation keeps under `var/`, and how it is written."""

from pathlib import Path

from server_address import WHEREABOUTS


class Files:
    """Locks are never deleted: another process may be about to take the same file."""

    def __init__(self, var: Path) -> None:
        self.var = var.absolute()
        self.lock = self.var / "lock"
        self.roll = self.var / "processes.json"
        self.whereabouts = self.var / WHEREABOUTS
        self.database = self.var / "temporal.db"
        self.server_log = self.var / "server.log"
        self.demo_done = self.var / "demo.done"
        self.locks = {
            "demo": self.var / "demo.lock",
            "worker": self.var / "worker.lock",
            "server": self.var / "temporal.db.lock",
        }
        """Which lock each child holds as long as it lives, in the order of stopping."""


def write(path: Path, text: str) -> None:
    """All of it or nothing, whatever is killed meanwhile."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, "utf-8")
    new.replace(path)
