"""The registry of seeded defects."""

from pytest_govsite.demo.defects.definition import Defect, matches
from pytest_govsite.demo.defects.registry import DEFECTS, all_compatible, left_out

__all__ = ["DEFECTS", "Defect", "all_compatible", "left_out", "matches"]
