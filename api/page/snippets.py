"""
One call of the API as a program in each of the languages that newsrooms integrate in.

Nothing to install: what curl, Python, Node and PHP bring along is enough. The tests run every one of them. The address and
the key come from SUMBER_SERVER and SUMBER_KEY; a part of the path that is the reader's own stands in capitals (`JOB_ID`).
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

_PARAMETER: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A program that makes one call: the language's name and the text."""

    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    method: str
    path: str
    media_type: str | None
    body: str

    @property
    def headers(self) -> tuple[str, ...]:
        return (f"Content-Type: {self.media_type}",) if self.media_type else ()


def snippets(method: str, path: str, media_type: str | None = None, body: str = "") -> tuple[Snippet, ...]:
    """The programs that make this call with this body."""
    call = _Call(
        method=method,
        path=_PARAMETER.sub(lambda name: name[1].upper(), path),
        media_type=media_type,
        body=body,
    )
    return tuple(Snippet(language=language, text=write(call)) for language, write in _WRITERS.items())


def _curl(call: _Call) -> str:
    lines = [
        f'curl --silent --fail-with-body --request {call.method} "$SUMBER_SERVER{call.path}"',
        '--header "Authorization: Bearer $SUMBER_KEY"',
        *(f"--header '{header}'" for header in call.headers),
        *(["--data-binary @- <<'END'"] if call.body else []),
    ]
    return " \\\n  ".join(lines) + (f"\n{call.body}\nEND" if call.body else "") + "\n"


def _python(call: _Call) -> str:
    told = "".join(f', "{name}": "{value}"' for name, value in (header.split(": ") for header in call.headers))
    headers = f'{{"Authorization": "Bearer " + os.environ.get("SUMBER_KEY", ""){told}}}'
    return (
        "import os\nfrom urllib.request import Request, urlopen\n\n"
        + (f"body = r'''{call.body}'''\n\n" if call.body else "")
        + "request = Request(\n"
        + f'    os.environ["SUMBER_SERVER"] + "{call.path}",\n'
        + f'    method="{call.method}",\n    headers={headers},\n'
        + ("    data=body.encode(),\n" if call.body else "")
        + ")\nwith urlopen(request) as answer:\n    print(answer.read().decode())\n"
    )


def _javascript(call: _Call) -> str:
    headers = "".join(f', "{name}": "{value}"' for name, value in (header.split(": ") for header in call.headers))
    return (
        (f"const body = {_template(call)};\n\n" if call.body else "")
        + f'const answer = await fetch(process.env.SUMBER_SERVER + "{call.path}", {{\n'
        + f'  method: "{call.method}",\n'
        + f"  headers: {{ Authorization: `Bearer ${{process.env.SUMBER_KEY}}`{headers} }},\n"
        + ("  body,\n" if call.body else "")
        + "});\nif (!answer.ok) throw new Error(await answer.text());\nconsole.log(await answer.text());\n"
    )


def _template(call: _Call) -> str:
    """JSON is JavaScript; lines of it are texts."""
    if call.media_type == "application/x-ndjson":
        return "[\n" + "".join(f"  JSON.stringify({line}),\n" for line in call.body.splitlines()) + '].join("\\n")'
    if call.media_type and "json" in call.media_type:
        return f"JSON.stringify({call.body})"
    return json.dumps(call.body, ensure_ascii=False)


def _php(call: _Call) -> str:
    headers = "".join(f',\n        "{header}"' for header in call.headers)
    body = f"    'content' => <<<'END'\n{call.body}\nEND,\n" if call.body else ""
    return (
        "<?php\n$context = stream_context_create(['http' => [\n"
        f"    'method' => '{call.method}',\n"
        "    'header' => [\n        'Authorization: Bearer ' . getenv('SUMBER_KEY')"
        f"{headers},\n    ],\n{body}]]);\n"
        f"$answer = file_get_contents(getenv('SUMBER_SERVER') . '{call.path}', false, $context);\n"
        "if ($answer === false) exit(1);\necho $answer;\n"
    )


_WRITERS: Final[Mapping[str, Callable[[_Call], str]]] = {
    "curl": _curl,
    "Python": _python,
    "JavaScript": _javascript,
    "PHP": _php,
}
