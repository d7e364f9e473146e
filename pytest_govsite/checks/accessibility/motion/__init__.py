"""Checks over what moves, plays, floats, appears on hover and changes: facts of the motion look."""
