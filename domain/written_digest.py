"""A SHA-256 digest as people paste it: alone, or in what a program prints of a file."""

import re

DIGEST = re.compile(r"(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])", re.IGNORECASE)


def written_digest(text: str) -> str:
    """The digest in small letters, without the file's name, or whatever else is there.

    `sha256sum` prints the name after it, `Get-FileHash` writes it in capitals. Where
    there is none, or more than one, it is the text as it was written.
    """
    found = DIGEST.findall(text)
    return found[0].lower() if len(found) == 1 else text.strip()
