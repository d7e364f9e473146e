"""无障碍：《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668—2019），辅以 WCAG 2.1。"""

from pytest_govsite import requirement
from pytest_govsite.checks import elderly
from pytest_govsite.checks.accessibility import (
    abbreviations,
    assistive_technology,
    autocomplete,
    captcha,
    colour_only,
    contrast_pixels,
    control_names,
    dark_scheme,
    descriptive_labels,
    device_motion,
    document_links,
    enlargement,
    feedback,
    field_edges,
    flash,
    form_groups,
    frame_title,
    headings,
    image_links,
    image_text,
    images_of_text,
    inline_spacing,
    input_hints,
    input_stable,
    keyboard,
    label_in_name,
    language,
    language_parts,
    link_purpose,
    links_alike,
    made_contrast,
    navigation_order,
    new_window,
    opened_contrast,
    orientation,
    page_title,
    pictured_text,
    reading_order,
    regions,
    sensory,
    shortcuts,
    spacing,
    structure,
    tables,
    target_size,
    text_direction,
    text_presentation,
    time_limits,
    valid_markup,
)
from pytest_govsite.checks.accessibility.axe import axe_rules
from pytest_govsite.checks.accessibility.motion import (
    floating,
    hovering,
    media_alternative,
    media_control,
    moving,
    updates,
)
from pytest_govsite.checks.accessibility.telling import settled, together, where_looked
from pytest_govsite.checks.functions.refusals_told import errors_told
from pytest_govsite.model import EnlargementLook, FlashingLook, KeyboardLook, Outcome
from pytest_govsite.model.motion import MotionLook


@requirement("accessibility.captcha", needs=("rendered", "dom"))
def test_captcha(pages, judge):
    """验证码有语音、短信或文字等不靠看图的替代方式。"""
    judge.each(captcha.captchas, pages.closer.with_forms)


@requirement("accessibility.image-links", needs=("rendered", "dom", "axe"))
def test_image_links(pages, judge):
    """图片、图标链接都有说明去向的文字。"""
    judge.each(together(axe_rules("accessibility.image-links"), image_links.picture_links), pages.closer)


@requirement("accessibility.control-names", needs=("rendered", "dom", "axe"))
def test_control_names(pages, judge):
    """按钮、输入框等控件都有读得出来的名称。"""
    judge.each(together(axe_rules("accessibility.control-names"), control_names.control_names), pages.closer)


@requirement("accessibility.image-text", needs=("rendered", "dom", "axe"))
def test_image_text(pages, judge):
    """图片等非文本内容都有说明内容的替代文本，装饰图片除外。"""
    judge.each(
        together(
            axe_rules("accessibility.image-text"),
            image_text.alternatives,
            # where pixels were looked at for another requirement
            pictured_text.unheard_lettering,
        ),
        pages.closer,
    )


@requirement("accessibility.colour-only", needs=("rendered", "dom", "axe"))
def test_colour_only(pages, judge):
    """不只用颜色区分信息：链接、必填项、状态都另有文字或符号。"""
    judge.each(together(axe_rules("accessibility.colour-only"), colour_only.colour_not_alone), pages.closer)


@requirement("accessibility.text-resize", needs=("rendered", "dom", "axe", "enlargement"))
def test_text_resize(pages, judge):
    """文字放大到 200% 时不截断、不重叠、不丢失控件，页面不禁止放大。"""
    judge.each(
        together(axe_rules("accessibility.text-resize"), where_looked(EnlargementLook, enlargement.text_resize)),
        pages.closer,
    )


@requirement("accessibility.spacing", needs=("rendered", "dom"))
def test_spacing(pages, judge):
    """正文行距不小于 1.5 倍，段距不小于行距的 1.5 倍。"""
    judge.each(spacing.spaced_generously, pages.closer)


@requirement("accessibility.media-alternative", needs=("rendered", "dom", "motion"))
def test_media_alternative(pages, judge):
    """音频和视频有文字说明，其中的语音有字幕或文字稿。"""
    judge.each(media_alternative.media_alternative, pages.closer)


@requirement("accessibility.sensory", needs=("rendered", "dom"))
def test_sensory(pages, judge):
    """操作说明不只提形状、大小、位置、颜色或声音（疑似语句由人工确认）。"""
    judge.each(sensory.sensory_instructions, pages.closer)


@requirement("accessibility.skip", needs=("rendered", "axe", "keyboard"))
def test_skip(pages, judge):
    """页面开头有跳转链接等办法，可以跳过重复模块直达主要内容。"""
    judge.each(
        settled(where_looked(KeyboardLook, keyboard.skip_links), axe_rules("accessibility.skip")),
        pages.closer,
    )


@requirement("accessibility.regions", needs=("rendered", "dom", "axe"))
def test_regions(pages, judge):
    """页面有区域或标题，可以按模块跳转。"""
    judge.each(together(axe_rules("accessibility.regions"), regions.regions), pages.closer)


@requirement("accessibility.keyboard", needs=("rendered", "dom", "axe", "keyboard"))
def test_keyboard(pages, judge):
    """全部功能都能用键盘到达和操作，没有只响应鼠标的元素。"""
    judge.each(
        together(
            axe_rules("accessibility.keyboard"),
            keyboard.pointing_alone,
            where_looked(KeyboardLook, keyboard.keyboard),
            # where it was watched for another requirement
            where_looked(MotionLook, hovering.shown_to_pointer_alone),
        ),
        pages.closer,
    )


@requirement("accessibility.no-trap", needs=("rendered", "keyboard"))
def test_no_trap(pages, judge):
    """任何元素获得焦点后，都可以只用键盘离开。"""
    judge.each(keyboard.no_trap, pages.closer.looked(KeyboardLook))


@requirement("accessibility.floating", needs=("rendered", "dom", "motion"))
def test_floating(pages, judge):
    """飘动或遮挡内容的漂浮窗可用鼠标和键盘关闭。"""
    judge.each(floating.floating, pages.closer.looked(MotionLook))


@requirement("accessibility.flash", needs=("rendered", "flashing"))
def test_flash(pages, judge):
    """页面上没有每秒超过三次的闪光。"""
    judge.each(flash.flash, pages.closer.looked(FlashingLook))


@requirement("accessibility.focus-order", needs=("rendered", "axe", "keyboard"))
def test_focus_order(pages, judge):
    """按 Tab 键时，焦点按阅读顺序移动。"""
    judge.each(
        together(axe_rules("accessibility.focus-order"), where_looked(KeyboardLook, keyboard.focus_order)), pages.closer
    )


@requirement("accessibility.focus-visible", needs=("rendered", "keyboard"))
def test_focus_visible(pages, judge):
    """每个获得焦点的元素都有可见的焦点标识。"""
    judge.each(keyboard.focus_visible, pages.closer.looked(KeyboardLook))


@requirement("accessibility.hover-content", needs=("rendered", "dom", "motion"))
def test_hover_content(pages, judge):
    """悬停弹出的内容可以取消，或不盖住原处。"""
    judge.each(hovering.hover_content, pages.closer.looked(MotionLook))


@requirement("accessibility.live-updates", needs=("rendered", "dom", "motion"))
def test_live_updates(pages, judge):
    """操作后出现的消息能被辅助技术得知。"""
    judge.each(updates.live_updates, pages.closer.looked(MotionLook))


@requirement("accessibility.new-window", needs=("rendered", "dom"))
def test_new_window(pages, judge):
    """在新窗口打开的链接事先有提示。"""
    judge.each(new_window.new_windows_announced, pages.closer)


@requirement("accessibility.media-control", needs=("rendered", "dom", "motion"))
def test_media_control(pages, judge):
    """音频和视频可用键盘播放和暂停，自动播放超过 3 秒的声音可以停止。"""
    judge.each(media_control.media_control, pages.closer)


@requirement("accessibility.moving-content", needs=("rendered", "dom", "axe", "motion"))
def test_moving_content(pages, judge):
    """自动移动、闪烁、滚动、轮播或更新超过 5 秒的内容可以暂停。"""
    judge.each(
        together(axe_rules("accessibility.moving-content"), where_looked(MotionLook, moving.moving_content)),
        pages.closer,
    )


@requirement("accessibility.input-hints", needs=("rendered", "dom"))
def test_input_hints(pages, judge):
    """字段必填、格式等要求都有文字提示，不只写在占位文字或属性里。"""
    judge.each(input_hints.input_hints, pages.closer.with_forms)


@requirement("accessibility.target-size", needs=("rendered", "dom"))
def test_target_size(pages, judge):
    """按钮、链接等点击目标不小于 44×44 像素（句中链接、浏览器默认控件等除外）。"""
    judge.each(target_size.target_size, pages.closer)


@requirement("accessibility.navigation-order", needs=("rendered", "dom"))
def test_navigation_order(pages, judge):
    """各页重复出现的导航项先后顺序一致，各版本只与自己的页面比较。"""
    judge.site(navigation_order.navigation_order, pages.closer)


@requirement("accessibility.focus-stable", needs=("rendered", "keyboard"))
def test_focus_stable(pages, judge):
    """元素获得焦点时，不会转到其他页面、打开窗口或提交表单。"""
    judge.each(keyboard.focus_stable, pages.closer.looked(KeyboardLook))


@requirement("accessibility.page-title", needs=("rendered", "dom", "axe"))
def test_page_title(pages, govsite, judge):
    """每页都有标题，说明本页主题，各页标题不雷同。"""
    judge.each(together(axe_rules("accessibility.page-title"), page_title.page_title), pages.closer)
    judge.site(page_title.titles_differ, pages.all, govsite.facts)


@requirement("accessibility.structure", needs=("rendered", "dom", "axe"))
def test_structure(pages, judge):
    """列表、引文、导航等用相应的结构标签，标签与内容相符。"""
    judge.each(together(axe_rules("accessibility.structure"), structure.structure), pages.closer)


@requirement("accessibility.headings", needs=("rendered", "dom", "axe"))
def test_headings(pages, judge):
    """用作标题的文字都标记为标题，标题级别逐级递进。"""
    judge.each(together(axe_rules("accessibility.headings"), headings.headings), pages.closer)


@requirement("accessibility.error-reason", needs=("rendered", "dom", "forms"))
def test_error_reason(pages, judge):
    """输入出错时以文字说明原因。"""
    judge.each(errors_told, pages.closer.with_forms)


@requirement("accessibility.assistive-technology", needs=("rendered", "dom", "axe"))
def test_assistive_technology(pages, judge):
    """没有阻碍辅助技术：ARIA 用法正确，不禁止选择、复制和右键菜单，内容不对读屏隐藏。"""
    judge.each(
        together(
            axe_rules("accessibility.assistive-technology"),
            assistive_technology.not_kept_out,
            # where the keyboard was used for another requirement; alone it would cost half a minute a page
            where_looked(KeyboardLook, keyboard.states_follow),
        ),
        pages.closer,
    )


@requirement("accessibility.toolbar", needs=("rendered", "elderly"))
def test_toolbar(pages, judge):
    """首页第一屏有辅助工具条入口，并能打开可用的工具条。"""
    judge.each(elderly.toolbar, pages.closer.of("home"))


@requirement("accessibility.feedback", needs=("rendered",))
def test_feedback(pages, judge):
    """电话、邮箱、表单（信箱、留言）至少提供两种反馈渠道。"""
    judge.site(feedback.feedback, pages.all)


@requirement("accessibility.contrast", needs=("rendered", "dom", "axe", "pixels"))
def test_contrast(pages, judge):
    """文字与背景的对比度不低于 4.5:1，大号文字不低于 3:1；图片、渐变上的文字按像素测量；输入框边框太浅时给出建议。"""
    looked = (
        contrast_pixels.contrast,
        field_edges.pale_fields,
        made_contrast.pale_words,
        dark_scheme.dark_scheme,
        opened_contrast.contrast_of_opened,
    )
    judge.each(together(*looked), pages.closer)


@requirement("accessibility.language", needs=("rendered", "dom", "axe"))
def test_language(pages, judge):
    """网页用有效的代码标明语言，与文字的语言相符。"""
    judge.each(together(axe_rules("accessibility.language"), language.page_language), pages.closer)


@requirement("accessibility.reflow", needs=("rendered", "enlargement"))
def test_reflow(pages, judge):
    """窗口宽 320 像素时内容完整，阅读不需横向滚动。"""
    judge.each(enlargement.reflow, pages.closer.looked(EnlargementLook))


@requirement("accessibility.link-purpose", needs=("rendered", "dom"))
def test_link_purpose(pages, judge):
    """链接文字连同所在的句子、列表项、标题或表头能说明去向；文字相同的链接去向相同。"""
    judge.each(together(link_purpose.purpose_told, links_alike.told_apart), pages.closer)


@requirement("accessibility.language-parts", needs=("rendered", "dom", "axe"))
def test_language_parts(pages, judge):
    """其他语言的段落标明了语言，标明的语言与文字相符。"""
    judge.each(together(axe_rules("accessibility.language-parts"), language_parts.language_of_parts), pages.closer)


@requirement("accessibility.label-in-name", needs=("rendered", "dom"))
def test_label_in_name(pages, judge):
    """控件上看得见的文字包含在其无障碍名称中。"""
    judge.each(label_in_name.visible_text_named, pages.closer)


@requirement("accessibility.text-spacing", needs=("rendered", "dom", "axe", "enlargement"))
def test_text_spacing(pages, judge):
    """按 WCAG 加大行距、段距、字距后文字不截断、不重叠，行内样式不锁定间距。"""
    judge.each(
        together(
            axe_rules("accessibility.text-spacing"),
            inline_spacing.fixed_lines,
            where_looked(EnlargementLook, enlargement.text_spacing),
        ),
        pages.closer,
    )


@requirement("accessibility.autocomplete", needs=("rendered", "dom", "axe"))
def test_autocomplete(pages, judge):
    """填写本人信息的字段用 autocomplete 标明用途，值有效、相符。"""
    judge.each(together(axe_rules("accessibility.autocomplete"), autocomplete.autocomplete), pages.closer.with_forms)


@requirement("accessibility.frame-title", needs=("rendered", "dom", "axe"))
def test_frame_title(pages, judge):
    """看得见的框架都有说明内容的标题，内容不同标题也不同。"""
    judge.each(together(axe_rules("accessibility.frame-title"), frame_title.frame_titles), pages.closer)


@requirement("accessibility.tables", needs=("rendered", "dom", "axe"))
def test_tables(pages, judge):
    """数据表格有表头并与单元格对应，布局表格不带数据表格标记，没有用空格等拼成的表格。"""
    judge.each(
        settled(tables.data_tables, axe_rules("accessibility.tables"), answers_by={Outcome.FAILED}), pages.closer
    )


@requirement("accessibility.form-groups", needs=("rendered", "dom"))
def test_form_groups(pages, judge):
    """同一问题的单选、复选项成组，组有名称。"""
    judge.each(form_groups.form_groups, pages.closer.with_forms)


@requirement("accessibility.descriptive-labels", needs=("rendered", "dom"))
def test_descriptive_labels(pages, judge):
    """标题和标签说明主题或用途，不重复、不用占位文字。"""
    judge.each(descriptive_labels.descriptive_labels, pages.closer)


@requirement("accessibility.dialogs", needs=("rendered", "axe", "keyboard"))
def test_dialogs(pages, judge):
    """对话框能获得焦点、留住焦点，能用键盘关闭并交还焦点，有角色和名称。"""
    judge.each(
        together(axe_rules("accessibility.dialogs"), where_looked(KeyboardLook, keyboard.dialogs_by_keyboard)),
        pages.closer,
    )


@requirement("accessibility.reading-order", needs=("rendered", "dom"))
def test_reading_order(pages, judge):
    """文档中的先后顺序与显示的顺序一致，读出来意思不变。"""
    judge.each(reading_order.reading_order, pages.closer)


@requirement("accessibility.text-presentation", needs=("rendered", "dom"))
def test_text_presentation(pages, judge):
    """正文不两端对齐拉伸、整段大写、大段斜体、小于 12 像素或每行过长。"""
    judge.each(text_presentation.presented_readably, pages.closer)


@requirement("accessibility.images-of-text", needs=("rendered", "dom"))
def test_images_of_text(pages, judge):
    """除标志外，不用图片代替文字。"""
    judge.each(together(images_of_text.text_not_pictured, pictured_text.pictured_text), pages.closer)


@requirement("accessibility.orientation", needs=("rendered", "dom"))
def test_orientation(pages, judge):
    """样式和脚本不把页面限定在横屏或竖屏。"""
    judge.each(orientation.orientation, pages.closer)


@requirement("accessibility.time-limits", needs=("rendered", "dom", "axe"))
def test_time_limits(pages, judge):
    """没有不能停止、延长的定时跳转、刷新或失效。"""
    judge.each(together(axe_rules("accessibility.time-limits"), time_limits.time_limits), pages.closer)


@requirement("accessibility.input-stable", needs=("rendered", "dom", "keyboard"))
def test_input_stable(pages, judge):
    """选择或输入不会未经说明就跳转、提交或移动焦点。"""
    judge.each(
        together(input_stable.input_stable, where_looked(KeyboardLook, keyboard.input_stable_used)),
        pages.closer.with_forms,
    )


@requirement("accessibility.shortcuts", needs=("rendered", "dom", "axe"))
def test_shortcuts(pages, judge):
    """没有不能关闭的单字符快捷键，访问键不重复、不落在看不见的元素上。"""
    judge.each(together(axe_rules("accessibility.shortcuts"), shortcuts.shortcuts), pages.closer)


@requirement("accessibility.motion", needs=("rendered", "dom"))
def test_device_motion(pages, judge):
    """靠晃动设备触发的功能另有控件可用。"""
    judge.each(device_motion.device_motion, pages.closer)


@requirement("accessibility.document-links", needs=("rendered", "dom"))
def test_document_links(pages, judge):
    """指向 PDF、DOC 等文件的链接标明文件类型，最好标明大小。"""
    judge.each(document_links.document_links, pages.closer)


@requirement("accessibility.text-direction", needs=("rendered", "dom"))
def test_text_direction(pages, judge):
    """从右向左和竖排的文字标明了方向，文字不靠样式颠倒或空格拉开。"""
    judge.each(text_direction.direction_marked, pages.closer)


@requirement("accessibility.abbreviations", needs=("rendered", "dom"))
def test_abbreviations(pages, judge):
    """缩写第一次出现时有全称（存疑的由人工确认）。"""
    judge.each(abbreviations.abbreviations_explained, pages.closer)


@requirement("accessibility.plain-language")
def test_plain_language(judge):
    """少用生僻词、专业术语和网络用语（人工核对）。"""
    judge.attested()


@requirement("accessibility.valid-markup", needs=("rendered", "dom", "axe"))
def test_valid_markup(pages, judge):
    """没有已废弃的表现性标记，被引用的标识不重复，不用空段落、透明图片撑版面。"""
    judge.each(together(axe_rules("accessibility.valid-markup"), valid_markup.valid_markup), pages.closer)
