"""Packages: installed from files and folders, listed, refused."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from cleaner.translating.packages import PackageError, install, installed, versions, where
from tests.translating.conftest import TOY

FILE = TOY / "fr_en.argosmodel"


def test_a_file_is_installed_by_argostranslate(packages: Path) -> None:
    assert where() == (packages,)
    assert installed() == ()
    (package,) = install(FILE)
    assert (package.label, package.path, package.names) == ("fr_en 1.0", packages / "fr_en", ("French", "English"))
    assert installed() == (package,)


def test_a_folder_of_files_and_an_unpacked_package(packages: Path, tmp_path: Path) -> None:
    assert [package.label for package in install(TOY)] == ["en_fr 1.0", "fr_en 1.0"]
    unpacked = tmp_path / "fr_en"
    shutil.copytree(packages / "fr_en", unpacked)
    shutil.rmtree(packages / "fr_en")
    assert install(unpacked)[0].path == packages / "fr_en"
    assert install(packages / "fr_en")[0].path == packages / "fr_en"
    assert len(installed()) == 2


def test_installing_again_leaves_nothing_of_the_old_one(packages: Path) -> None:
    install(FILE)
    (packages / "fr_en" / "old").write_text("x")
    install(FILE)
    assert not (packages / "fr_en" / "old").exists()


def packed(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return path


WHOLE = {
    "x/metadata.json": '{"from_code": "fr", "to_code": "en"}',
    "x/model/model.bin": "",
    "x/sentencepiece.model": "",
}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"x/metadata.json": "{}"}, "has no model/"),
        ({"x/model/model.bin": ""}, "should hold one folder with a metadata.json"),
        ({**WHOLE, "y/z": ""}, "should hold one folder"),
        ({**WHOLE, "x/../../z": ""}, "outside its folder"),
        ({**WHOLE, "/etc/z": ""}, "outside its folder"),
        ({**WHOLE, "x/metadata.json": "{}"}, "does not say from_code"),
        ({**WHOLE, "x/metadata.json": "nonsense"}, "cannot be read"),
        ({**WHOLE, "x/metadata.json": '{"type": "sbd"}'}, "is no package for translation"),
    ],
)
def test_what_is_no_package_is_refused(packages: Path, tmp_path: Path, files: dict[str, str], said: str) -> None:
    path = packed(tmp_path / "x.argosmodel", files)
    with pytest.raises(PackageError, match=said) as error:
        install(path)
    assert str(error.value).startswith(f"{path}: ")
    assert not (tmp_path / "z").exists()


def test_what_is_no_archive_or_not_there(packages: Path, tmp_path: Path) -> None:
    (tmp_path / "text.argosmodel").write_text("not a zip")
    (tmp_path / "empty").mkdir()
    for name, said in (
        ("text.argosmodel", "is no package"),
        ("nothing.argosmodel", "there is no such file"),
        ("empty", "holds no .argosmodel files"),
    ):
        with pytest.raises(PackageError, match=said):
            install(tmp_path / name)


def test_a_broken_package_is_listed_with_its_problem_and_not_used(packages: Path) -> None:
    from cleaner.translating.argos import ArgosEngine

    install(FILE)
    (packages / "__pycache__").mkdir()
    (packages / "fr_en" / "model" / "model.bin").unlink()
    problems = {package.path.name: package.problem for package in installed()}
    assert problems["fr_en"] == "has no model/model.bin"
    assert str(problems["__pycache__"]).startswith("its metadata.json cannot be read")
    assert not ArgosEngine().can_reach("en")


def test_the_newest_of_a_pair_comes_first(packages: Path) -> None:
    install(FILE)
    shutil.copytree(packages / "fr_en", packages / "another")
    about = json.loads((packages / "another" / "metadata.json").read_text())
    (packages / "another" / "metadata.json").write_text(json.dumps({**about, "package_version": "1.10"}))
    assert [package.version for package in installed()] == ["1.10", "1.0"]


def test_versions_name_the_packages(packages: Path) -> None:
    install(FILE)
    found = versions()
    assert found["package fr_en 1.0"].endswith(" bytes")
    assert {"ctranslate2", "sentencepiece"} <= set(found)
