import socket

from local.ports import HOST, Ports, free_ports
from tests.local.conftest import free_pair


def test_free_ports_are_taken_as_preferred() -> None:
    """Where nothing is in the way, everything is where people expect it."""
    preferred = free_pair()

    assert free_ports(preferred) == preferred


def test_a_taken_port_gives_way_to_the_next() -> None:
    """Only the port that is taken is replaced; the other stays as usual."""
    preferred = free_pair()
    with socket.socket() as stranger:
        stranger.bind((HOST, preferred.grpc))
        stranger.listen()

        found = free_ports(preferred)

    assert found.grpc > preferred.grpc
    assert found.web == preferred.web


def test_the_server_and_its_ui_never_share_a_port() -> None:
    """When both would settle on one port, the second moves on."""
    grpc = free_pair().grpc

    found = free_ports(Ports(grpc, grpc))

    assert len(set(found)) == 2
