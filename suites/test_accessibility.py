"""无障碍：《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668—2019），辅以 WCAG 2.1。"""


# accessibility.captcha


# accessibility.image-links


# accessibility.control-names


# accessibility.image-text


# accessibility.colour-only


# accessibility.text-resize


# accessibility.spacing


# accessibility.media-alternative


# accessibility.sensory


# accessibility.skip


# accessibility.regions


# accessibility.keyboard


# accessibility.no-trap


# accessibility.floating


# accessibility.flash


# accessibility.focus-order


# accessibility.focus-visible


# accessibility.hover-content


# accessibility.live-updates


# accessibility.new-window


# accessibility.media-control


# accessibility.moving-content


# accessibility.input-hints


# accessibility.target-size


# accessibility.navigation-order


# accessibility.focus-stable


# accessibility.page-title


# accessibility.structure


# accessibility.headings


# accessibility.error-reason


# accessibility.assistive-technology


# accessibility.toolbar


# accessibility.feedback


# accessibility.contrast


# accessibility.language


# accessibility.reflow


# accessibility.link-purpose


# accessibility.language-parts


# accessibility.label-in-name


# accessibility.text-spacing


# accessibility.autocomplete


# accessibility.frame-title


# accessibility.tables


# accessibility.form-groups


# accessibility.descriptive-labels


# accessibility.dialogs


# accessibility.reading-order


# accessibility.text-presentation


# accessibility.images-of-text


# accessibility.orientation


# accessibility.time-limits


# accessibility.input-stable


# accessibility.shortcuts


# accessibility.motion


# accessibility.document-links


# accessibility.text-direction


# accessibility.abbreviations


# accessibility.plain-language


# accessibility.valid-markup
