import ast
import re
import shutil
import subprocess
from functools import cache
from typing import Any

import pytest
from ruamel.yaml import YAML

from settings import Settings
from tests.conftest import ROOT

COMPOSE = (ROOT / "docker-compose.yml").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
SAID: dict[str, Any] = YAML(typ="safe", pure=True).load(COMPOSE)
SERVICES: dict[str, dict[str, Any]] = SAID["services"]
MAINS = ("worker", "starter", "health")
WORDS = {"policies", "templates"}  # rooms that are read, not imported

each_service = pytest.mark.parametrize("name", SERVICES)


@each_service
def test_a_service_says_what_it_is_and_when_it_is_well(name: str) -> None:
    """An image of a pinned version or ours, a comment above, a health check."""
    service = SERVICES[name]
    lines = COMPOSE.splitlines()
    above = lines[lines.index(f"  {name}:") - 1]

    assert ("image" in service) is not ("build" in service)
    assert re.search(r":v?\d", service.get("image", ":1"))
    assert above.startswith("  # ")
    assert "healthcheck" in service or service.get("build") == "."


@each_service
def test_a_port_is_open_to_this_machine_alone(name: str) -> None:
    """Nothing here asks who one is."""
    ports = SERVICES[name].get("ports", [])

    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_worker_waits_for_what_it_needs() -> None:
    """It starts once the server and the mail catcher are well."""
    waits = SERVICES["worker"]["depends_on"]

    assert set(waits) == set(SERVICES) - {"worker"}
    assert {each["condition"] for each in waits.values()} == {"service_healthy"}


@each_service
def test_what_is_set_is_a_setting(name: str) -> None:
    """A misspelt variable would be ignored in silence."""
    names = SERVICES[name].get("environment", {})
    ours = {each.removeprefix("THROUGHLINE_").lower() for each in names}
    known = set(Settings.model_fields)
    temporals = {each for each in ours if each.startswith("temporal_")}

    assert {e for e in ours - temporals if not e.startswith("smtp_")} <= known


def test_a_container_made_anew_is_the_same_machine() -> None:
    """Else its mail would be held as that of a copy; an id of one's own may be set."""
    said = SERVICES["worker"]["environment"]["THROUGHLINE_MACHINE_ID"]

    assert said == "${THROUGHLINE_MACHINE_ID:-compose}"


def test_the_image_has_every_room_that_its_mains_need_and_no_test() -> None:
    """Imports are followed from each main; only they are sent to the builder."""
    copied = set(re.findall(r"^COPY ([a-z]+)/ \1/$", DOCKERFILE, re.MULTILINE))
    (mains,) = re.findall(r"^COPY (.*\.py) \./$", DOCKERFILE, re.MULTILINE)
    needed = {room for main in MAINS for room in _rooms(main)}
    modules = {name for name in needed if (ROOT / f"{name}.py").exists()}
    sent = (ROOT / ".dockerignore").read_text("utf-8").splitlines()

    assert copied == (needed - modules) | WORDS
    assert {f"{name}.py" for name in modules} == set(mains.split())
    assert {each[1:] for each in sent if each[0] == "!"} == (
        copied | set(mains.split()) | {"requirements.lock"}
    )


def test_the_image_runs_as_nobody_in_particular_with_locked_packages() -> None:
    """Not as root; each package by its hash; what it writes is on a volume."""
    lines = DOCKERFILE.splitlines()

    assert "USER throughline" in lines
    assert "VOLUME /data" in lines
    assert '    CMD [".venv/bin/python", "health.py"]' in lines
    assert "--require-hashes -r requirements.lock" in DOCKERFILE
    assert lines[-1] == 'CMD [".venv/bin/python", "worker.py", "--json"]'


def test_every_port_is_in_the_operators_guide() -> None:
    """Nothing is open that the docs do not mention."""
    guide = (ROOT / "docs" / "operator-guide.md").read_text("utf-8")

    for service in SERVICES.values():
        for port in service.get("ports", []):
            assert port.split(":")[1] in guide


def test_docker_accepts_the_configuration() -> None:
    """The client checks it by itself; no engine is needed."""
    docker = shutil.which("docker")
    if not docker or _run(docker, "compose", "version").returncode:
        pytest.skip("there is no `docker compose` here to check it with")

    checked = _run(docker, "compose", "config", "-q")

    assert checked.returncode == 0, checked.stderr


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def _rooms(main: str) -> set[str]:
    """The top-level names of ours that a main needs, wherever they are imported."""
    seen: set[str] = set()
    left = {main}
    while left:
        module = left.pop()
        seen.add(module)
        left |= _imports(module) - seen
    return {module.split(".")[0] for module in seen}


@cache
def _imports(module: str) -> set[str]:
    """What of ours a module imports, inside functions too."""
    path = ROOT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not file.exists():
        return set()
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if _is_ours(name)}


def _is_ours(module: str) -> bool:
    path = ROOT.joinpath(*module.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()
