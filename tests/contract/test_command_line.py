"""`sumber score` as an editor's script uses it: files and streams in, reports and exit statuses out."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import ARTICLE, lines, sumber
from promised import holds

from api.cli import main
from api_spec.schemas import ReportSchema

BROKEN = {**ARTICLE, "body": ARTICLE["body"] + "\nWarga Jаkarta ikut hadir."}
TEXT = "Wali Kota Sukamulur Ratna Wulandari membuka Pasar Apung pada Senin.\n“Ramai,” kata Ratna di dermaga."


def test_a_stream_goes_on_after_a_bad_line() -> None:
    """
    One report a line, in order; a bad line is named by its number and the status is 2 in the end.
    """
    ran = sumber("score", "-", given=lines(ARTICLE) + b"{bad\n\n" + lines({"body": 7}, {**ARTICLE, "id": "last"}))
    reports = [json.loads(line) for line in ran.stdout.splitlines()]
    for report in reports:
        holds("Report", report)
        ReportSchema().load(report)

    assert ran.returncode == 2
    assert [report["article"]["id"] for report in reports] == [ARTICLE["id"], "last"]
    assert [line.split(b":")[1] for line in ran.stderr.splitlines()] == [b" line 2", b" line 4"]


def test_reports_are_the_same_every_time() -> None:
    """
    The same articles give the same bytes, times aside.
    """

    def scored() -> list[Any]:
        told = [json.loads(line) for line in sumber("score", "-", given=lines(ARTICLE, BROKEN)).stdout.splitlines()]
        return [{**report, "created_at": "", "timing_ms": {}} for report in told]

    assert scored() == scored()


@pytest.mark.parametrize(("least", "status"), [("critical", 1), ("major", 1), ("info", 1), (None, 0)])
def test_the_exit_status_is_the_threshold(tmp_path: Path, least: str | None, status: int) -> None:
    """
    `--fail-on` ends with 1 when a finding is at least that severe.
    """
    file = tmp_path / "naskah.json"
    file.write_text(json.dumps(BROKEN), "utf-8")

    assert main(["score", str(file), "--format", "json", *(["--fail-on", least] if least else [])]) == status


def test_every_kind_of_file_is_read(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """
    Text, HTML, an Article and Articles by line: each is scored under a name that leads back to it.
    """
    given = {
        "a.txt": TEXT, "b.html": f"<p>{TEXT}</p>", "c.json": json.dumps(ARTICLE), "d.ndjson": lines(ARTICLE).decode(),
    }  # fmt: skip
    for name, text in given.items():
        (tmp_path / name).write_text(text, "utf-8")
    status = main(["score", *(str(tmp_path / name) for name in given), "--format", "json", "--language", "id"])
    reports = json.loads(capfdbinary.readouterr().out)

    assert status == 0
    assert [report["article"]["id"] for report in reports] == [
        str(tmp_path / "a.txt"), str(tmp_path / "b.html"), ARTICLE["id"], ARTICLE["id"],
    ]  # fmt: skip
    assert reports[0]["article"]["body"] == TEXT
    assert reports[1]["article"]["body"] == TEXT.replace("\n", " ")


def test_files_given_together_are_compared(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """
    Two files with the same text find each other; with --no-compare they do not look.
    """
    body = ARTICLE["body"].replace("\nBaca juga: Jadwal Perahu ke Pasar Apung", "")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(body, "utf-8")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    main(["score", *paths, "--format", "ndjson"])
    compared = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    main(["score", *paths, "--format", "ndjson", "--no-compare"])
    alone = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]

    assert [report["reuse"]["indexed_articles"] for report in compared] == [1, 1]
    assert [[match["article_id"] for match in report["reuse"]["matches"]] for report in compared] == [
        [paths[1]],
        [paths[0]],
    ]
    assert [report["scores"]["originality"]["value"] for report in alone] == [None, None]


def test_a_report_in_a_pipe_is_plain(tmp_path: Path) -> None:
    """
    The text report quotes the words in question, has no colours outside a terminal, and obeys no control character.
    """
    file = tmp_path / "naskah.json"
    file.write_text(json.dumps({**BROKEN, "headline": "Pasar \x1b[31mApung\x1b[0m dan [bold]Kios[/bold]"}), "utf-8")
    shown = sumber("score", str(file)).stdout.decode()

    assert "Jаkarta" in shown
    assert "[bold]Kios[/bold]" in shown
    assert "\x1b" not in shown


def test_no_word_beside_the_words_in_question_is_cut(tmp_path: Path) -> None:
    """
    The text report shows a little of the line around a finding, in whole words.
    """
    line = "Warga yang menyeberangi sungai berkumpul di tepian dermaga lama bersama keluarga mereka"
    file = tmp_path / "naskah.txt"
    file.write_text(f"{line} sejak Rabu (11/3/2025) pagi, {line.lower()}, kata Bram Santosa.", "utf-8")
    shown = sumber("score", str(file)).stdout.decode()
    around = next(text for text in shown.splitlines() if "… " in text and "(11/3/2025)" in text)

    assert set(around.replace("…", " ").split()) <= set(file.read_text("utf-8").split())


def test_the_wording_can_be_chosen(tmp_path: Path) -> None:
    """
    The wording is the article's language unless `--lang` asks for another.
    """
    file = tmp_path / "naskah.json"
    file.write_text(json.dumps(ARTICLE), "utf-8")

    assert "Yang tidak dinilai" in sumber("score", str(file)).stdout.decode()
    assert "Not assessed" in sumber("score", str(file), "--lang", "en").stdout.decode()


def test_a_page_stands_alone(tmp_path: Path) -> None:
    """
    `--format html` prints one page that loads nothing from anywhere.
    """
    file = tmp_path / "naskah.json"
    file.write_text(json.dumps(ARTICLE), "utf-8")
    page = sumber("score", str(file), "--format", "html").stdout.decode()

    assert page.lstrip().lower().startswith("<!doctype html>")
    assert ARTICLE["headline"] in page
    assert 'src="/' not in page


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["score", "/nowhere/naskah.txt"], "/nowhere/naskah.txt: No such file or directory"),
        (["score", "{folder}/latin.txt"], "not UTF-8 text at byte 3"),
        (["score", "{folder}/empty.txt"], "/body"),
        (["score", "{folder}/list.json"], "Not an object."),
        (["score", "{folder}"], "Is a directory"),
        (["score"], "FILE"),
        (["score", "--fail-on", "dreadful", "x"], "dreadful"),
        (["rate", "x"], "rate"),
        (["rules", "no-such-rule"], "no-such-rule"),
        (["agencies", "zzzz"], "zzzz"),
        (["submit", "--server", "ftp://x", "y"], "ftp://x"),
    ],
)
def test_a_complaint_is_one_line(tmp_path: Path, arguments: list[str], complaint: str) -> None:
    """
    Bad input ends with status 2 and one line that says what is wrong; nothing goes to standard output.
    """
    (tmp_path / "latin.txt").write_bytes("Café".encode("latin-1"))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "list.json").write_bytes(b"[]")
    ran = sumber(*(argument.format(folder=tmp_path) for argument in arguments))

    assert ran.returncode == 2
    assert ran.stdout == b""
    assert len(ran.stderr.splitlines()) == 1
    assert complaint in ran.stderr.decode()


def test_a_reader_may_leave_early() -> None:
    """
    A pipe that is closed after the first report ends the command without a trace.
    """
    ran = subprocess.run(
        ["sh", "-c", f"{Path(sys.executable).with_name('sumber')} score - | head -c 1"],
        input=lines(*[ARTICLE] * 20), capture_output=True, check=False, timeout=60,
    )  # fmt: skip

    assert (ran.stdout, ran.stderr) == (b"{", b"")


def test_catalogues_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Rules and agencies can be listed, looked up, and had as the API gives them.
    """
    assert main(["rules"]) == main(["rules", "text-mixed-script"]) == main(["agencies", "antara"]) == 0
    assert "text-mixed-script" in capsys.readouterr().out
    assert main(["rules", "text-mixed-script", "--json"]) == main(["agencies", "lkbn", "--json"]) == 0
    rule, agencies = capsys.readouterr().out.splitlines()
    holds("Rule", json.loads(rule))
    holds("Agency", json.loads(agencies)[0])


@pytest.mark.service
def test_articles_are_submitted_to_a_running_service(service: str, tmp_path: Path) -> None:
    """
    `sumber submit` prints what the gate concludes; 1 when it blocks, 2 when something could not be checked.
    """
    good, bad = tmp_path / "a.json", tmp_path / "b.json"
    good.write_text(json.dumps(ARTICLE), "utf-8")
    bad.write_text(json.dumps(BROKEN), "utf-8")
    passed = sumber("submit", str(good), "--server", service)
    failed = sumber("submit", str(good), str(bad), "--server", service, "--format", "ndjson")
    nobody = sumber("submit", str(good), "--server", "http://127.0.0.1:9")
    checks = [json.loads(line) for line in failed.stdout.splitlines()]
    for check in checks:
        holds("Check", check)

    assert (passed.returncode, failed.returncode, nobody.returncode) == (0, 1, 2)
    assert [check["blocking"] for check in checks] == [False, True]
    assert str(good) in passed.stdout.decode()
    assert len(nobody.stderr.splitlines()) == 1
