"""How error pages of programs, databases and frameworks read."""

from __future__ import annotations

import re

_FRAMES = re.compile(
    r"\bat (?:[\w$]+\.){2,}[\w$<>]+\((?:[\w$]+\.(?:java|kt|scala)(?::\d+)?|Native Method|Unknown Source|<generated>)\)"
    r"|\bat [\w.<>`\[\], ]{3,200}\([^()]{0,200}\) in [A-Za-z]:\\[^:]{1,200}:line \d+"
    r"|File \"[^\"\n]{1,200}\", line \d+, in [\w<>]+"
    r"|#\d+ /[\w./-]{3,200}\.php\(\d+\): "
    r"|\bat (?:[\w.<>]+ )?\(?/[\w./@-]{3,200}\.js:\d+:\d+\)?"
)
"""Lines of stack traces: Java, .NET, Python, PHP, Node."""
_PLACES = re.compile(
    r"\b(?:Fatal error|Parse error|Warning|Notice|Deprecated): [^\n]{3,300}? in (?:/[\w.@-]+/|[A-Za-z]:\\)[^\n]{1,200}? on line \d+",
    re.IGNORECASE,
)
_DATABASES = re.compile(
    r"\bORA-\d{5}: |SQLSTATE\[[0-9A-Z]{5}\]|You have an error in your SQL syntax; check the manual"
    r"|Unclosed quotation mark after the character string|Microsoft OLE DB Provider for (?:SQL Server|ODBC)"
    r"|\[Microsoft\]\[ODBC [^\]]{3,60}\]|com\.mysql\.(?:cj\.)?jdbc\.[\w.]+Exception|dm\.jdbc\.driver\.\w+Exception"
    r"|ERROR: {1,2}(?:relation|column|syntax error) [^\n]{1,80}(?:does not exist|at or near)",
)
_FRAMEWORKS = re.compile(
    r"Whitelabel Error Page|Apache Tomcat/\d[\w.]* [-–—] Error report|HTTP Status \d{3} [-–—] [^\n]{0,100}type (?:Exception|Status) report"
    r"|Server Error in '[^'\n]{0,80}' Application|You're seeing this error because you have DEBUG = True"
    r"|Werkzeug Debugger|Whoops, looks like something went wrong|ThinkPHP V?\d[\w.]*[^\n]{0,80}\{ ?Fast & Simple"
    r"|Struts Problem Report|JBWEB\d{6}|Error 500--Internal Server Error|WebSphere[^\n]{0,60}SRVE\d{4}E"
    r"|Action Controller: Exception caught|Grails Runtime Exception|Exception Details: System\."
    r"|页面错误！请稍后再试～[^\n]{0,40}ThinkPHP",
)
_TOMCAT = re.compile(r"(?:HTTP Status|HTTP状态) ?\d{3}[\s\S]{0,2000}Apache Tomcat/\d", re.IGNORECASE)
_NAMED = re.compile(
    r"Traceback \(most recent call last\)|\b(?:java|javax|jakarta)\.[\w.]{1,80}(?:Exception|Error)\b"
    r"|\borg\.(?:apache|springframework|hibernate|mybatis)\.[\w.]{1,120}(?:Exception|Error)\b|\bSystem\.[\w.]{1,80}Exception\b"
    r"|Microsoft OLE DB Provider|SQL syntax[^\n]{0,60}MySQL|Exception in thread \""
)
_INNER = re.compile(
    r"(?<![\w.])(?:10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d{1,3}){2}(?::\d{2,5})?(?![\w.]*\d|/\d)"
)
_SERVER = re.compile(
    r"\A\s*(?:\d{3} [A-Z][\w ]{2,40}\s+)?[\s\S]{0,400}?\b(nginx|Apache|openresty|Tengine|Microsoft-IIS)/(\d[\w.]*)",
    re.IGNORECASE,
)


def sure_error(text: str) -> str:
    """Return the words that only a broken program shows; empty where there are none."""
    for form in (_FRAMES, _PLACES, _DATABASES, _FRAMEWORKS, _TOMCAT):
        match = form.search(text)
        if match is not None:
            return " ".join(match[0].split())[:160]
    return ""


def named_error(text: str) -> str:
    """Return the name of an error that a broken program shows, and a text about programs too."""
    match = _NAMED.search(text)
    return match[0][:160] if match is not None else ""


def inner_address(text: str) -> str:
    """Return the first address of an inner network (RFC 1918) in a text; a network like `10.0.0.0/8` is none."""
    for match in _INNER.finditer(text):
        numbers = [int(part) for part in match[0].partition(":")[0].split(".")]
        if all(number < 256 for number in numbers) and numbers[-1] not in (0, 255):
            return match[0]
    return ""


def server_version(text: str) -> str:
    """Return name and version of the server as its own error page tells them."""
    match = _SERVER.search(text[:600])
    return f"{match[1]}/{match[2]}" if match is not None else ""
