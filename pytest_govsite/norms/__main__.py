"""`python -m pytest_govsite.norms requirements | points`: print docs/requirements.md, or the points of portals for a profile file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from pytest_govsite.norms.point_tables import points_of_a_profile
from pytest_govsite.norms.reference import requirements_reference


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was asked for; return 0."""
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.norms", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    reference = commands.add_parser("requirements", help="print docs/requirements.md")
    reference.set_defaults(text=requirements_reference)
    points = commands.add_parser("points", help="print the points of portals as a part of a profile file of one's own")
    points.set_defaults(text=points_of_a_profile)
    sys.stdout.buffer.write(parser.parse_args(arguments).text().encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
