from __future__ import annotations

import pytest

from pytest_govsite.checks.columns.kinds import kinds_of


@pytest.mark.parametrize("name", ["进度查询", "进度及结果查询"])
def test_the_progress_of_a_case_is_no_release_of_data(name: str) -> None:
    assert "data-release" not in kinds_of(name)


@pytest.mark.parametrize("name", ["数据查询", "月度数据", "进度数据", "统计数据"])
def test_columns_of_numbers_are(name: str) -> None:
    assert "data-release" in kinds_of(name)
