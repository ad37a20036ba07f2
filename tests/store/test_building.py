import fcntl
import multiprocessing
import os
import sqlite3
import stat
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store import ContentError, StoreError, build, building, open_store


def files(path: Path) -> list[str]:
    return sorted(item.name for item in path.iterdir())


def test_a_build_makes_its_folder_and_leaves_one_file(folder: Any, tmp_path: Path) -> None:
    report = build(folder.path, tmp_path / "new" / "deep" / "faq.db")
    assert files(tmp_path / "new" / "deep") == ["faq.db"]
    assert report.path == tmp_path / "new" / "deep" / "faq.db"
    assert report.counts["topics"] == 3
    assert report.counts["answers"] == 5
    assert report.seconds > 0
    with closing(sqlite3.connect(report.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        info = dict(connection.execute("SELECT name, value FROM build_info"))
    assert info["content_hash"] == report.content_hash


def test_two_builds_of_the_same_content_have_the_same_hash(folder: Any, tmp_path: Path) -> None:
    first, second = (build(folder.path, tmp_path / name) for name in ("a.db", "b.db"))
    assert first.content_hash == second.content_hash
    folder.change("acts/greet.md", "three topics", "four topics")
    assert build(folder.path, tmp_path / "a.db").content_hash != first.content_hash


def test_others_may_read_the_store(folder: Any, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        mode = build(folder.path, tmp_path / "faq.db").path.stat().st_mode
    finally:
        os.umask(before)
    assert stat.S_IMODE(mode) == 0o644


def test_problems_refuse_the_build_and_the_old_store_stands(folder: Any, built: Path) -> None:
    before = built.read_bytes()
    folder.change("answers/needle.md", "questions: []", "question: []")
    folder.change("acts/greet.md", "title: Hello", "title:")
    with pytest.raises(ContentError) as caught:
        build(folder.path, built)
    assert len(caught.value.problems) == 3
    assert str(caught.value).endswith("Nothing was built: 3 problems to mend first.")
    assert built.read_bytes() == before
    assert files(built.parent) == ["faq.db"]


@pytest.mark.parametrize("step", ["create_tables", "create_full_text", "_verify"])
@pytest.mark.parametrize("error", [sqlite3.OperationalError("disk full"), OSError(28, "No space left on device")])
def test_a_build_that_breaks_leaves_the_old_store(
    folder: Any, built: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: Exception
) -> None:
    before = built.read_bytes()

    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(building, step, broken)
    with pytest.raises(StoreError, match=r"could not be written .* the old one stands"):
        build(folder.path, built)
    assert built.read_bytes() == before
    assert files(built.parent) == ["faq.db"]


def test_an_interrupt_leaves_nothing_behind(folder: Any, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "_verify", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(folder.path, built)
    assert files(built.parent) == ["faq.db"]


def test_rows_that_got_lost_are_noticed(folder: Any, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = building._write

    def write_and_lose(path: Path, *rest: Any) -> None:
        write(path, *rest)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DELETE FROM site WHERE name = 'crisis_line'")
            connection.execute("UPDATE related SET related = 'nobody' WHERE topic = 'needle' AND position = 1")
            connection.commit()

    monkeypatch.setattr(building, "_write", write_and_lose)
    before = built.read_bytes()
    with pytest.raises(StoreError, match="a broken link from related; 12 rows in site instead of 13"):
        build(folder.path, built)
    assert built.read_bytes() == before


def test_a_search_index_that_does_not_fit_is_noticed(
    folder: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = building._write

    def write_and_spoil(path: Path, *rest: Any) -> None:
        write(path, *rest)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE passages SET text = 'other words' WHERE id = 1")
            connection.commit()

    monkeypatch.setattr(building, "_write", write_and_spoil)
    with pytest.raises(StoreError):
        build(folder.path, tmp_path / "faq.db")
    assert not (tmp_path / "faq.db").exists()


def test_what_a_killed_build_left_is_cleared_away(folder: Any, built: Path) -> None:
    (built.parent / ".faq.db.99999.new").write_text("half", encoding="utf-8")
    (built.parent / ".other.db.99999.new").write_text("not ours", encoding="utf-8")
    build(folder.path, built)
    assert files(built.parent) == [".other.db.99999.new", "faq.db"]


def test_a_target_that_is_a_folder_or_below_a_file(folder: Any, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder; name a file in it"):
        build(folder.path, tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="could not be written"):
        build(folder.path, tmp_path / "file" / "faq.db")
    with pytest.raises(StoreError, match="There is no content folder"):
        build(tmp_path / "nothing", tmp_path / "faq.db")


def test_a_damaged_old_store_is_replaced(folder: Any, built: Path) -> None:
    built.write_bytes(b"")
    build(folder.path, built)
    with open_store(built) as opened:
        assert len(opened.topics()) == 3


def test_a_link_keeps_pointing_at_the_store(folder: Any, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "faq.db"
    link.symlink_to(tmp_path / "elsewhere" / "real.db")
    build(folder.path, link)
    assert link.is_symlink()
    with open_store(link) as opened:
        assert len(opened.topics()) == 3


def test_a_second_build_waits_and_then_says_so(folder: Any, built: Path) -> None:
    handle = os.open(built.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="Another build is writing"):
            build(folder.path, built, lock_seconds=0.1)
        release = threading.Timer(0.2, lambda: fcntl.flock(handle, fcntl.LOCK_UN))
        release.start()
        assert build(folder.path, built, lock_seconds=10).seconds > 0.1
        release.join()
    finally:
        os.close(handle)


def _build_often(data: str, target: str, times: int) -> None:
    for _ in range(times):
        build(Path(data), Path(target), lock_seconds=100.0)  # a busy machine


def _read_until(target: str, stop: Any, results: Any) -> None:
    """Read answers until told to stop; puts (number read, first error) into results."""
    count = 0
    try:
        while not stop.is_set():
            with open_store(target) as opened:
                answer = opened.answer("duration", audience="child")
                assert len(answer.sources) == 2
                assert opened.search("how long")
                assert len(opened.topics()) == 3
            count += 1
    except Exception as error:
        results.put((count, repr(error)))
    else:
        results.put((count, ""))


def test_readers_never_see_half_a_store(folder: Any, built: Path) -> None:
    """Two processes and two threads read while twenty builds, ten at a time in two processes, take their turns."""
    spawn = multiprocessing.get_context("spawn")
    stop, results = spawn.Event(), spawn.Queue()
    readers = [spawn.Process(target=_read_until, args=(str(built), stop, results)) for _ in range(2)]
    threads = [threading.Thread(target=_read_until, args=(str(built), stop, results)) for _ in range(2)]
    builders = [spawn.Process(target=_build_often, args=(str(folder.path), str(built), 10)) for _ in range(2)]
    for process in (*readers, *builders):
        process.start()
    for thread in threads:
        thread.start()
    for builder in builders:
        builder.join(120)
    time.sleep(0.1)
    stop.set()
    outcomes = [results.get(timeout=60) for _ in range(4)]
    for process in readers:
        process.join(60)
    for thread in threads:
        thread.join(60)
    assert [builder.exitcode for builder in builders] == [0, 0]
    assert [error for _, error in outcomes if error] == []
    assert all(count > 0 for count, _ in outcomes)
    assert files(built.parent) == ["faq.db"]


def test_an_open_store_goes_on_showing_its_build(folder: Any, built: Path) -> None:
    with open_store(built) as opened:
        folder.change("acts/greet.md", "three topics", "many topics")
        build(folder.path, built)
        assert "three topics" in opened.act("greet").spoken
        with open_store(built) as newer:
            assert "many topics" in newer.act("greet").spoken
