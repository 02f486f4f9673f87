from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from google.protobuf.duration_pb2 import Duration
from temporalio.api.workflowservice.v1 import RegisterNamespaceRequest
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment

from adapters.failures import DATA_CONVERTER
from tests.conftest import CODES


@pytest.fixture
async def apart(env: WorkflowEnvironment) -> AsyncIterator[Client]:
    """A client of a namespace in which nothing runs yet, as a worker expects it."""
    day = Duration()
    day.FromTimedelta(timedelta(days=1))
    name = f"apart-{next(CODES)}"
    await env.client.workflow_service.register_namespace(
        RegisterNamespaceRequest(
            namespace=name, workflow_execution_retention_period=day
        )
    )
    yield await Client.connect(
        env.client.service_client.config.target_host,
        namespace=name,
        data_converter=DATA_CONVERTER,
    )
