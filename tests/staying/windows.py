"""Pages that reach for the windows, the disk and the person before them."""

from __future__ import annotations

import time

from tests.observe.site import Handler
from tests.staying.behaviour import HEALTHY, SEEN, Behaviour, Expected, script

FAMILY = "窗口 / windows"
_FILE = (200, b"PK\x03\x04" + bytes(500), {"Content-Type": "application/zip"})


def _socket(handler: Handler) -> None:
    """Take the web socket's connection and never answer."""
    handler.close_connection = True
    until = time.monotonic() + 90
    handler.connection.settimeout(0.5)
    while time.monotonic() < until:
        try:
            if not handler.connection.recv(1000):
                return
        except TimeoutError:
            pass


BEHAVIOURS = (
    Behaviour(
        name="beforeunload",
        family=FAMILY,
        does="asks whether the visitor really wants to leave",
        route=script(
            "beforeunload", "onbeforeunload = e => { e.preventDefault(); e.returnValue = 'stay'; return 'stay' }"
        ),
        expected=HEALTHY,
    ),
    Behaviour(
        name="windows",
        family=FAMILY,
        does="opens windows without an end",
        route=script("windows", "setInterval(() => window.open('/news/1.html?pop'), 1)"),
        expected=Expected(rendered=(SEEN, "limit", "timeout")),
    ),
    Behaviour(
        name="downloads",
        family=FAMILY,
        does="starts downloads without an end",
        route=script(
            "downloads",
            "setInterval(() => { const a = document.createElement('a'); a.href = '/odd/load.zip'; a.download = 'x'; a.click() },"
            "20)",
        ),
        further=(("/odd/load.zip", _FILE),),
        expected=Expected(rendered=(SEEN, "timeout")),
    ),
    Behaviour(
        name="print",
        family=FAMILY,
        does="prints itself",
        route=script("print", "print(); onload = () => print()"),
        expected=HEALTHY,
    ),
    Behaviour(
        name="full-screen",
        family=FAMILY,
        does="wants the whole screen, the pointer and the keyboard",
        route=script(
            "full-screen",
            "const go = () => { document.documentElement.requestFullscreen().catch(() => {});"
            "document.body.requestPointerLock() }; go(); addEventListener('keydown', go); addEventListener('mousemove', go)",
        ),
        expected=HEALTHY,
    ),
    Behaviour(
        name="worker",
        family=FAMILY,
        does="installs a service worker that answers for the whole site",
        route=script(
            "worker", "navigator.serviceWorker && navigator.serviceWorker.register('/worker.js').catch(() => {})"
        ),
        further=(
            (
                "/worker.js",
                (
                    200,
                    "self.addEventListener('fetch', e => e.respondWith(new Response('taken over')));"
                    "self.skipWaiting(); self.addEventListener('activate', e => e.waitUntil(clients.claim()))",
                    {"Content-Type": "text/javascript"},
                ),
            ),
        ),
        expected=HEALTHY,
    ),
    Behaviour(
        name="socket",
        family=FAMILY,
        does="opens web sockets that are never answered",
        route=script("socket", "for (let i = 0; i < 5; i++) new WebSocket('ws://' + location.host + '/socket')"),
        further=(("/socket", _socket),),
        expected=HEALTHY,
    ),
    Behaviour(
        name="permissions",
        family=FAMILY,
        does="asks for notifications, place, camera and clipboard",
        route=script(
            "permissions",
            "Notification.requestPermission().catch(() => {}); navigator.geolocation.getCurrentPosition(() => {}, () => {});"
            "navigator.mediaDevices && navigator.mediaDevices.getUserMedia({video: true, audio: true}).catch(() => {});"
            "navigator.clipboard && navigator.clipboard.readText().catch(() => {})",
        ),
        expected=HEALTHY,
    ),
    Behaviour(
        name="protocol-links",
        family=FAMILY,
        does="goes to addresses of other programs (tel:, weixin:, javascript:)",
        route=script("protocol-links", "location = 'weixin://dl/'; setTimeout(() => location = 'tel:12345', 50)"),
        expected=HEALTHY,
    ),
)
