"""What goes wrong in an activity, said so briefly that the server keeps it.

The server keeps 4 KB of a failure that is tried again; of a longer one it says no more
than "Failure exceeds size limit.", and nobody learns what is the matter. The worker's
log has it whole.
"""

from dataclasses import replace
from traceback import extract_tb, format_list
from types import TracebackType

from temporalio.api.failure.v1 import Failure
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DefaultFailureConverter, PayloadConverter
from temporalio.exceptions import FailureError

MESSAGE, TRACE = 500, 600  # bytes of one failure; of it and two causes they fit
SERVER_KEEPS = 4 * 1024  # bytes of a failure with its causes
LIBRARIES = "site-packages"


class BriefFailureConverter(DefaultFailureConverter):
    """As the SDK's, but brief: two causes, our own frames and the last one.

    What we say ourselves, such as a refusal, is said whole.
    """

    def to_failure(
        self,
        exception: BaseException,
        payload_converter: PayloadConverter,
        failure: Failure,
    ) -> None:
        super().to_failure(exception, payload_converter, failure)
        if not isinstance(exception, FailureError):
            failure.message = _cut(failure.message, slice(MESSAGE))
        if exception.__traceback__:
            failure.stack_trace = _brief(exception.__traceback__)
        if failure.cause.cause.HasField("cause"):
            failure.cause.cause.ClearField("cause")


def _brief(trace: TracebackType) -> str:
    *frames, last = extract_tb(trace)
    ours = [each for each in frames if LIBRARIES not in each.filename]
    return _cut("".join(format_list([*ours, last])), slice(-TRACE, None))


def _cut(text: str, kept: slice) -> str:
    return text.encode()[kept].decode(errors="ignore")


DATA_CONVERTER = replace(
    pydantic_data_converter, failure_converter_class=BriefFailureConverter
)
"""Of every client and worker: pydantic values, and failures that are kept."""
