"""The archive keeps bytes as they came, says so in a log that only grows, and notices what was spoilt."""

import json
import multiprocessing
from pathlib import Path

import pytest

from ingest.adopt import adopt
from ingest.archive import Archive
from ingest.errors import ArchiveError, ManumitError
from ingest.model import Snapshot

LAW = b"1. Every lamp shall be lit at dusk."


def keep(folder: Path, data: bytes = LAW, work: str = "qm-lamp-act", day: str = "2031-05-03") -> tuple[Snapshot, bool]:
    return Archive(folder).add(
        data, work=work, url="https://qm.example/1", fetched=day, media_type="text/plain", format="text", language="en"
    )


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    snapshot, fresh = keep(tmp_path)
    assert fresh
    assert Archive(tmp_path).read(snapshot) == LAW
    assert Archive(tmp_path).path(snapshot) == tmp_path / snapshot.sha256[:2] / snapshot.sha256
    assert list(Archive(tmp_path).snapshots()) == [snapshot]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    first, _ = keep(tmp_path)
    second, fresh = keep(tmp_path, day="2032-01-01")
    assert (second, fresh) == (first, False)
    assert len((tmp_path / "log.jsonl").read_text().splitlines()) == 1


def test_the_latest_wording_of_each_work(tmp_path: Path) -> None:
    keep(tmp_path)
    changed, fresh = keep(tmp_path, LAW + b" And dawn.", day="2032-01-01")
    other, _ = keep(tmp_path, work="qm-wick-act")
    assert fresh
    archive = Archive(tmp_path)
    assert archive.latest("qm-lamp-act") == changed
    assert archive.latest("qm-none") is None
    assert archive.latest_all() == {"qm-lamp-act": changed, "qm-wick-act": other}
    assert len(list(archive.snapshots("qm-lamp-act"))) == 2


def test_a_wording_that_returns_is_a_change(tmp_path: Path) -> None:
    keep(tmp_path)
    keep(tmp_path, b"2. No lamps.")
    assert keep(tmp_path)[1]
    assert [s.size for s in Archive(tmp_path).snapshots()] == [len(LAW), 12, len(LAW)]


def test_one_archive_sees_what_another_writes(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    assert archive.latest("qm-lamp-act") is None
    snapshot, _ = keep(tmp_path)
    assert archive.latest("qm-lamp-act") == snapshot


def test_a_torn_line_is_passed_over_reported_and_left_alone(tmp_path: Path) -> None:
    first, _ = keep(tmp_path)
    log = tmp_path / "log.jsonl"
    torn = log.read_bytes() + b'{"work": "qm-wick'
    log.write_bytes(torn)
    archive = Archive(tmp_path)
    assert archive.latest_all() == {"qm-lamp-act": first}
    assert "line 2" in archive.torn[0]
    second, _ = keep(tmp_path, b"Wicks.", work="qm-wick-act")
    assert log.read_bytes().startswith(torn + b"\n")
    assert Archive(tmp_path).latest("qm-wick-act") == second


@pytest.mark.parametrize("line", ['{"work": "a"}', "[]", "null", '{"sha256": "../../etc/passwd"}', "\udcff"])
def test_lines_that_are_no_snapshots(tmp_path: Path, line: str) -> None:
    (tmp_path / "log.jsonl").write_bytes(line.encode(errors="surrogateescape") + b"\n")
    assert Archive(tmp_path).latest_all() == {}


def test_a_hash_that_is_a_path_is_no_snapshot(tmp_path: Path) -> None:
    keep(tmp_path)
    log = tmp_path / "log.jsonl"
    log.write_text(json.dumps(json.loads(log.read_text()) | {"sha256": "../secret"}) + "\n")
    assert Archive(tmp_path).latest_all() == {}


def test_spoilt_bytes_are_noticed_and_mended(tmp_path: Path) -> None:
    snapshot, _ = keep(tmp_path)
    archive = Archive(tmp_path)
    archive.path(snapshot).write_bytes(LAW[:-1])
    with pytest.raises(ArchiveError, match="again"):
        archive.read(snapshot)
    archive.path(snapshot).unlink()
    with pytest.raises(ArchiveError, match="again"):
        archive.read(snapshot)
    keep(tmp_path)
    assert archive.read(snapshot) == LAW


def test_nothing_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no bytes"):
        keep(tmp_path, b"")


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ArchiveError, match="cannot be written"):
        keep(tmp_path / "file")


def write_many(folder: str, name: str) -> None:
    for number in range(20):
        keep(Path(folder), f"{name} {number}".encode(), work=f"{name}-{number}")


def test_two_writers_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_many, args=(str(tmp_path), name)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    archive = Archive(tmp_path)
    assert len(archive.latest_all()) == 40
    assert archive.torn == ()
    assert all(archive.read(snapshot) for snapshot in archive.snapshots())
    assert not list(tmp_path.glob("*/.new-*"))


def index(folder: Path, *rows: str, head: str = "work,path,format,url,language,retrieved") -> None:
    folder.mkdir(exist_ok=True)
    (folder / "index.csv").write_text("\n".join((head, *rows)), encoding="utf-8")


def test_documents_of_the_user_are_adopted(tmp_path: Path) -> None:
    folder, archive = tmp_path / "mine", Archive(tmp_path / "kept")
    index(folder, "qm-lamp-act,lamp.txt,text,https://qm.example/1,en,2031-05-03")
    (folder / "lamp.txt").write_bytes(LAW)
    assert list(adopt(folder, archive)) == [("qm-lamp-act", "new", "")]
    assert list(adopt(folder, archive)) == [("qm-lamp-act", "unchanged", "")]
    (folder / "lamp.txt").write_bytes(LAW + b"!")
    assert list(adopt(folder, archive)) == [("qm-lamp-act", "changed", "")]
    snapshot = archive.latest("qm-lamp-act")
    assert snapshot is not None
    assert (snapshot.url, snapshot.language, snapshot.fetched) == ("https://qm.example/1", "en", "2031-05-03")


def test_blank_and_further_columns(tmp_path: Path) -> None:
    folder, archive = tmp_path / "mine", Archive(tmp_path / "kept")
    index(folder, "qm-a,a.xml,,https://qm.example/a,left,7", head="work,path,format,official_url,notes,pages")
    (folder / "a.xml").write_bytes(b"<law/>")
    assert [outcome for _, outcome, _ in adopt(folder, archive)] == ["new"]
    snapshot = archive.latest("qm-a")
    assert snapshot is not None
    assert (snapshot.url, snapshot.media_type, snapshot.format) == ("https://qm.example/a", "application/xml", "")
    assert len(snapshot.fetched) == 10


def test_a_bad_row_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    bad = {"out": "../secret", "abs": "/etc/passwd", "gone": "gone.html", "empty": "empty.html", "pdf": "pdf.html",
           "nopdf": "no.pdf", "dir": ".", "none": "", "link": "link.html"}  # fmt: skip
    index(
        folder,
        *(f"{work},{path},html,,," for work, path in bad.items()),
        ",good.html,html,,,",
        "fine,good.html,html,,,",
    )
    (tmp_path / "secret").write_bytes(LAW)
    for name, data in {"empty.html": b" \n", "pdf.html": b"%PDF-1.7", "no.pdf": b"<html>", "good.html": LAW}.items():
        (folder / name).write_bytes(data)
    (folder / "link.html").symlink_to(tmp_path / "secret")
    outcomes = {work: (outcome, why) for work, outcome, why in adopt(folder, Archive(tmp_path / "kept"))}
    assert outcomes.pop("fine") == ("new", "")
    assert len(outcomes) == len(bad) + 1
    assert all(outcome == "failed" and why and "\n" not in why for outcome, why in outcomes.values())
    assert list(Archive(tmp_path / "kept").latest_all()) == ["fine"]


def test_an_index_that_is_missing_or_lacks_a_column(tmp_path: Path) -> None:
    with pytest.raises(ManumitError, match=r"index\.csv: is missing"):
        list(adopt(tmp_path, Archive(tmp_path / "kept")))
    index(tmp_path, "a,b", head="work,path")
    with pytest.raises(ManumitError, match="'format'"):
        list(adopt(tmp_path, Archive(tmp_path / "kept")))
    (tmp_path / "index.csv").write_bytes(b"work,path,format\n\xff\xfe,\x00")
    with pytest.raises(ManumitError, match="cannot be read"):
        list(adopt(tmp_path, Archive(tmp_path / "kept")))
