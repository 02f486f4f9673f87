"""What goes wrong in an activity is said so briefly that the server keeps it."""

import pytest
from temporalio.api.failure.v1 import Failure
from temporalio.exceptions import ApplicationError

from adapters.failures import DATA_CONVERTER, SERVER_KEEPS

HEADROOM = 512  # bytes for what the server adds: the worker, the activity


def _raise(depth: int, message: str) -> None:
    """An error that an error caused, and so on, each as deep in the code again."""
    try:
        if depth:
            _raise(depth - 1, message)
    except ValueError as cause:
        raise ValueError(message) from cause
    raise ValueError(message)


async def _failure(error: BaseException) -> Failure:
    failure = Failure()
    await DATA_CONVERTER.encode_failure(error, failure)
    return failure


@pytest.mark.parametrize("letter", ["a", "é", "𝄞"])
async def test_however_long_and_deep_the_server_keeps_it(letter: str) -> None:
    """Its words begin as they began, and its last frame is shown."""
    with pytest.raises(ValueError) as trouble:
        _raise(9, letter * 9_000)
    failure = await _failure(trouble.value)

    assert failure.ByteSize() <= SERVER_KEEPS - HEADROOM
    assert failure.message.startswith(letter * 100)
    assert "test_failures.py" in failure.stack_trace
    assert failure.cause.cause.message
    assert not failure.cause.cause.HasField("cause")


async def test_what_we_say_ourselves_is_said_whole() -> None:
    """A refusal is read by staff, to its last word."""
    said = "what is missing, and where: " * 200
    failure = await _failure(ApplicationError(said, type="Refused"))

    assert failure.message == said
    assert not failure.HasField("cause")
