"""Pagers of lists, used as a reader does."""

from pytest_govsite.observe.look.paging.turning import look_at_paging, may_turn, plainly_turns

__all__ = ["look_at_paging", "may_turn", "plainly_turns"]
