"""适老化：《互联网网站适老化通用设计规范》（工信部信管函〔2021〕67号附件1）。"""


# elderly.entry


# elderly.simplified


# elderly.large-text


# elderly.mobile-font


# elderly.zoom-control


# elderly.caption-screen


# elderly.read-aloud


# elderly.large-pointer


# elderly.full-keyboard


# elderly.contrast


# elderly.line-spacing


# elderly.focus-visible


# elderly.captcha-zoom


# elderly.captcha-voice


# elderly.no-ads


# elderly.no-inducement


# elderly.floating-closes


# elderly.exit


# elderly.persists


# elderly.guide-line


# elderly.real-users
