"""Whether what is kept elsewhere is still there, as far as its address says so."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

PATIENCE = 5  # seconds for each
AT_ONCE = 8
ASKED_HOW = (HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED)
GUARDED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
"""Whoever has no log-in is not let in: it may well be there."""
WEB = ("http://", "https://")


def problems(links: Iterable[str]) -> dict[str, str]:
    """What is wrong with each that does not answer as it should; each is asked once."""
    asked = [*dict.fromkeys(links)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = zip(asked, threads.map(problem, asked), strict=True)
        return {link: said for link, said in found if said}


def is_asked(link: str) -> bool:
    """Whether it is a web address; of a path on somebody's drive nothing is known."""
    return link.lower().startswith(WEB)


def problem(link: str) -> str:
    """Why it cannot be said to be there; empty where it can."""
    said = _asked(link, "HEAD")
    if said is None:
        said = _asked(link, "GET")
    return said or ""


def _asked(link: str, method: str) -> str | None:
    """None where it is to be asked in another way."""
    try:
        with urlopen(Request(link, method=method), timeout=PATIENCE):
            return ""
    except HTTPError as off:
        off.close()
        if off.code in GUARDED:
            return ""
        if method == "HEAD" and off.code in ASKED_HOW:
            return None
        return f"answers {off.code} {off.reason}"
    except (URLError, OSError, HTTPException, ValueError) as off:
        reason = off.reason if isinstance(off, URLError) else off
        return f"does not answer: {reason}"
