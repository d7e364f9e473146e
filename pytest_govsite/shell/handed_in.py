"""Files that people handed in: copied into the evidence, so that the manifest covers them and the record stands alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec

from pytest_govsite.config.attestations import evidence_path
from pytest_govsite.config.options import file_beside
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import StoreError
from pytest_govsite.model import Attestation, EvidenceFile
from pytest_govsite.record.manifest import sha256_file

FOLDER = "evidence/attested"
_UNSAFE = re.compile(r"[^\w.\-]+")


def bundled(config: Config, folder: Path) -> Config:
    """Return the configuration with every file that was handed in copied below `evidence/attested/`.

    Files that an earlier run of the same folder bundled stay as they are; those that no answer names any more go.

    Raises:
        StoreError: a file cannot be read.
    """
    attestation_file = file_beside(config, config.settings.attestations.file)
    answers = tuple(_with_files(answer, attestation_file, folder) for answer in config.attestations)
    kept = {file.path for answer in answers for file in answer.evidence}
    for path in sorted((folder / FOLDER).glob("*")):
        if path.relative_to(folder).as_posix() not in kept:
            path.unlink()
    return msgspec.structs.replace(config, attestations=answers)


def _with_files(answer: Attestation, attestation_file: Path | None, folder: Path) -> Attestation:
    files = tuple(file if file.path else _copied(file.name, attestation_file, folder) for file in answer.evidence)
    return msgspec.structs.replace(answer, evidence=files)


def _copied(name: str, attestation_file: Path | None, folder: Path) -> EvidenceFile:
    if attestation_file is None:
        raise StoreError(f"{name}：没有证明材料文件（no attestation file names it）")
    source = evidence_path(attestation_file, name)
    try:
        digest = sha256_file(source)
        path = f"{FOLDER}/{digest[:12]}-{_UNSAFE.sub('_', source.name)[-80:]}"
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / path)
    except OSError as error:
        raise StoreError(f"{source}：无法读取（cannot be read）：{error.strerror or error}") from error
    return EvidenceFile(name=name, path=path, sha256=digest)
