"""Where the first script goes, and how content policies let it run."""

from __future__ import annotations

import pytest

from pytest_govsite.observe.engine.markup import admitting, with_first

PUT = '<script nonce="n">X</script>'


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<!DOCTYPE html><html><head><title>t</title>", f"<!DOCTYPE html><html><head>{PUT}<title>t</title>"),
        ("<!DOCTYPE html>\n<html lang='zh'><body>", f"<!DOCTYPE html>\n<html lang='zh'>{PUT}<body>"),
        ("<!doctype html><p>", f"<!doctype html>{PUT}<p>"),
        ("<p>bare", f"{PUT}<p>bare"),
        # the declared encoding keeps its place in the first bytes
        ('<html><head><meta charset="gbk"><title>', f'<html><head><meta charset="gbk">{PUT}<title>'),
        (
            '<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><script>a()</script>',
            f'<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" />{PUT}<script>a()</script>',
        ),
        # nothing of the page runs before
        ("<head><script>a()</script><meta charset='utf-8'>", f"<head>{PUT}<script>a()</script><meta charset='utf-8'>"),
        # comments are no markup
        ("<!-- <head> --><html><head>", f"<!-- <head> --><html><head>{PUT}"),
        ("<!doctype html><!--[if IE]><script></script><![endif]--><head>", None),
        ("<header>h</header>", f"{PUT}<header>h</header>"),
    ],
)
def test_the_script_goes_first_and_changes_nothing(document: str, expected: str | None) -> None:
    changed = with_first(document.encode(), "X", "n")
    wanted = expected or document.replace("<head>", f"<head>{PUT}")
    assert changed == wanted.encode()


def test_encodings_of_two_bytes_are_left_alone() -> None:
    assert with_first("<html>".encode("utf-16"), "X", "n") is None
    assert with_first("<html>".encode("utf-16-le"), "X", "n") is None
    assert with_first(b"\xef\xbb\xbf<p>", "X", "n") == b"\xef\xbb\xbf" + PUT.encode() + b"<p>"


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("script-src 'self'", "script-src 'self' 'nonce-n'"),
        ("script-src 'none'; img-src *", "script-src 'nonce-n'; img-src *"),
        ("script-src 'self' 'unsafe-inline'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'unsafe-inline' 'nonce-a'", "script-src 'unsafe-inline' 'nonce-a' 'nonce-n'"),
        ("default-src 'none'", "default-src 'none'; script-src 'nonce-n'"),
        ("default-src 'self'; script-src-elem 'self'", "default-src 'self'; script-src-elem 'self' 'nonce-n'"),
        ("default-src * 'unsafe-inline'", "default-src * 'unsafe-inline'"),
        ("img-src 'self'", "img-src 'self'"),
    ],
)
def test_a_policy_lets_our_script_run_and_no_other(policy: str, expected: str) -> None:
    fields = [b"Server: x", b"Content-Security-Policy:" + policy.encode()]
    assert admitting(fields, "n") == [b"Server: x", b"Content-Security-Policy:" + expected.encode()]
