"""Letters laid down as .eml files: where no mail server is named."""

import asyncio
from pathlib import Path

from activities.notify import Undeliverable
from adapters.mail.compose import MAIL, Writer
from domain.letters.delivery import Letter


class EmlLetterbox:
    """Writes each letter once under its id: the same letter is the same file."""

    def __init__(self, folder: Path, writer: Writer) -> None:
        self._folder, self._writer = folder, writer

    async def send(self, letter: Letter) -> str:
        return str(await asyncio.to_thread(self._lay_down, letter))

    async def rest(self) -> None:
        """A folder needs none."""

    def _lay_down(self, letter: Letter) -> Path:
        path = self._folder / f"{_name(letter)}-{letter.id}.eml"
        mail = self._writer.write(letter).as_bytes(policy=MAIL)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            draft = path.with_suffix(".part")
            draft.write_bytes(mail)
            draft.replace(path)
        except OSError as off:
            raise Undeliverable(f"{path} cannot be written: {off.strerror}") from off
        return path


def _name(letter: Letter) -> str:
    if len(letter.notices) > 1:
        return "digest"
    (notice,) = letter.notices
    return f"{notice.entity.replace('/', '-')}-{notice.template}"
