"""Key files: made once, refused when anything about them is wrong, overwritten when they go."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from guardrail.errors import ConfigError, IntegrityError, KeysUnavailableError
from guardrail.keys.file_provider import LOOKUP, SIGNING, FileKeyProvider
from guardrail.keys.provider import wrapping_context
from guardrail.keys.secret_files import destroy_secret, write_secret

FIRST = "kek-000001.key"
ANN = wrapping_context("sub_ann", "key_1")


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "kek"


def test_the_first_run_makes_private_random_files(directory: Path) -> None:
    FileKeyProvider(directory)
    files = {file.name: file for file in directory.iterdir()}
    assert set(files) == {FIRST, LOOKUP, SIGNING}
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in files.values()} == {0o600}
    assert len({file.read_bytes() for file in files.values()}) == 3
    assert {len(file.read_bytes()) for file in files.values()} == {32}


def test_later_runs_use_what_is_there(directory: Path) -> None:
    first, second = FileKeyProvider(directory), FileKeyProvider(directory)
    assert first.lookup_key() == second.lookup_key() == (directory / LOOKUP).read_bytes()
    assert first.signing_seed() == second.signing_seed() == (directory / SIGNING).read_bytes()
    assert second.unwrap(1, first.wrap(1, b"k" * 32, ANN), ANN) == b"k" * 32


def test_a_first_run_that_was_cut_is_finished(directory: Path) -> None:
    directory.mkdir(mode=0o700)
    write_secret(directory / LOOKUP, b"l" * 32)
    (directory / f".{SIGNING}.new").write_bytes(b"half")
    provider = FileKeyProvider(directory)
    assert provider.lookup_key() == b"l" * 32
    assert sorted(file.name for file in directory.iterdir()) == sorted([FIRST, LOOKUP, SIGNING])


@pytest.mark.parametrize("name", [LOOKUP, SIGNING])
def test_a_missing_file_is_never_made_anew(directory: Path, name: str) -> None:
    FileKeyProvider(directory)
    (directory / name).unlink()
    with pytest.raises(KeysUnavailableError, match=name):
        FileKeyProvider(directory)
    assert not (directory / name).exists()


@pytest.mark.parametrize("name", [FIRST, LOOKUP, SIGNING])
@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "empty"), (b"k" * 31, "wrong length"), (b"k" * 33, "wrong length"), (bytes(32), "all zero")],
)
def test_files_that_hold_no_key_are_refused(directory: Path, name: str, content: bytes, what: str) -> None:
    FileKeyProvider(directory)
    (directory / name).write_bytes(content)
    with pytest.raises(ConfigError, match=f"{name}: {what}"):
        FileKeyProvider(directory)


@pytest.mark.parametrize("name", [FIRST, LOOKUP, SIGNING])
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_files_open_to_others_are_refused(directory: Path, name: str, mode: int) -> None:
    FileKeyProvider(directory)
    (directory / name).chmod(mode)
    with pytest.raises(ConfigError, match="chmod 0600"):
        FileKeyProvider(directory)


def test_a_directory_open_to_others_is_refused(directory: Path) -> None:
    directory.mkdir()
    directory.chmod(0o750)
    with pytest.raises(ConfigError, match="chmod 0700"):
        FileKeyProvider(directory)
    assert list(directory.iterdir()) == []


def test_links_and_directories_in_a_files_place_are_refused(directory: Path, tmp_path: Path) -> None:
    FileKeyProvider(directory)
    (directory / LOOKUP).rename(tmp_path / "elsewhere")
    (directory / LOOKUP).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeysUnavailableError, match=LOOKUP):
        FileKeyProvider(directory)
    (directory / LOOKUP).unlink()
    (directory / LOOKUP).mkdir()
    with pytest.raises(KeysUnavailableError, match=LOOKUP):
        FileKeyProvider(directory)


def test_a_pipe_in_a_files_place_is_refused_without_waiting(directory: Path) -> None:
    FileKeyProvider(directory)
    (directory / LOOKUP).unlink()
    os.mkfifo(directory / LOOKUP, 0o600)
    with pytest.raises(ConfigError, match="not a regular file"):
        FileKeyProvider(directory)


def test_a_directory_in_a_keys_place_is_not_destroyed(directory: Path) -> None:
    provider = FileKeyProvider(directory)
    (directory / "kek-000002.key").mkdir()
    with pytest.raises(KeysUnavailableError, match="Is a directory"):
        provider.destroy_epoch(2)


def test_a_file_in_the_directorys_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kek").write_bytes(b"")
    with pytest.raises(KeysUnavailableError, match="key directory"):
        FileKeyProvider(tmp_path / "kek")


@pytest.mark.parametrize("constant", [b"\x00", b"\xff"])
def test_a_broken_random_source_makes_no_key(directory: Path, constant: bytes) -> None:
    with pytest.raises(ConfigError, match="random source"):
        FileKeyProvider(directory, entropy=lambda size: constant * size)
    with pytest.raises(ConfigError, match="random source"):
        FileKeyProvider(directory, entropy=lambda size: os.urandom(size - 1))
    assert list(directory.iterdir()) == []


def test_a_wrapped_key_opens_in_its_epoch_and_context_only(directory: Path) -> None:
    provider = FileKeyProvider(directory)
    wrapped = provider.wrap(1, b"k" * 32, ANN)
    assert provider.open_epoch() == 2
    for epoch, context, data in [
        (2, ANN, wrapped),
        (1, wrapping_context("sub_bob", "key_1"), wrapped),
        (1, wrapping_context("sub_annk", "ey_1"), wrapped),
        (1, ANN, wrapped[:-1]),
        (1, ANN, wrapped + b"\x00"),
    ]:
        with pytest.raises(IntegrityError):
            provider.unwrap(epoch, data, context)
    assert provider.unwrap(1, wrapped, ANN) == b"k" * 32


def test_a_destroyed_epoch_is_gone_from_disk_and_memory(directory: Path) -> None:
    provider, other = FileKeyProvider(directory), FileKeyProvider(directory)
    wrapped = provider.wrap(1, b"k" * 32, ANN)
    secret = (directory / FIRST).read_bytes()
    kept = directory / "hard-link"
    os.link(directory / FIRST, kept)
    provider.open_epoch()
    provider.destroy_epoch(1)
    provider.destroy_epoch(1)
    assert provider.epochs() == [2]
    assert kept.read_bytes() != secret
    with pytest.raises(KeysUnavailableError, match=FIRST):
        provider.unwrap(1, wrapped, ANN)
    assert other.epochs() == [2]
    with pytest.raises(KeysUnavailableError, match=FIRST):
        other.unwrap(1, wrapped, ANN)


def test_epochs_never_go_back(directory: Path) -> None:
    provider = FileKeyProvider(directory)
    assert [provider.open_epoch(), provider.open_epoch()] == [2, 3]
    provider.destroy_epoch(1)
    provider.destroy_epoch(2)
    assert FileKeyProvider(directory).open_epoch() == 4


def test_a_secret_never_replaces_another(tmp_path: Path) -> None:
    write_secret(tmp_path / "a.key", b"1" * 32)
    with pytest.raises(KeysUnavailableError, match=r"a\.key: File exists"):
        write_secret(tmp_path / "a.key", b"2" * 32)
    assert (tmp_path / "a.key").read_bytes() == b"1" * 32


def test_destroying_a_longer_file_overwrites_all_of_it(tmp_path: Path) -> None:
    path, kept = tmp_path / "a.key", tmp_path / "kept"
    path.write_bytes(b"secret" * 100)
    os.link(path, kept)
    destroy_secret(path, os.urandom)
    assert b"secret" not in kept.read_bytes()
    assert not path.exists()
