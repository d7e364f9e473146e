from __future__ import annotations

from pytest_govsite.checks.accessibility.sensory import sensory_instructions
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcomes, told

DOUBTFUL = {
    "红色标记": "<p>红色标记的为必填项。</p>",
    "红色字体": "<p>以红色字体表示的事项已停办。</p>",
    "提示音": "<p>听到提示音后请留言。</p>",
    "menu on the left": "<p>Use the menu on the left to find a service.</p>",
    "red fields": "<p>Fields in red are required.</p>",
    "beep": "<p>Start speaking when you hear the beep.</p>",
    "green box": "<p>Choose one of the green boxes below.</p>",
    "button at the bottom": "<li>The button is at the bottom of the page.</li>",
}
NAMELESS = {
    "右侧的按钮": "<p>填写完毕后，请点击右侧的按钮提交。</p>",
    "button on the right": "<p>Click the button on the right to go on.</p>",
    "square boxes": "<p>Fill in the square boxes and leave the others blank.</p>",
    "圆形图标": "<p>按圆形图标开始朗读。</p>",
    "绿色按钮": "<p>请点击右侧的绿色按钮继续办理。</p><button>预约</button>",
    "round button": "<p>Press the round button to continue.</p>",
    "the round one": "<p>Fill in the field and press the round one on the right.</p><button>Send</button>",
    "red button": "<p>To go on, click the red button.</p><button>Go</button>",
}
NAMED_TOO = {
    "its name": "<p>Press the green button Start to begin.</p><button>Start</button>",
    "its name in other letters": "<p>Click the icon at the top right to search.</p><button>Search</button>",
    "按钮名": "<p>请点击绿色按钮预约办理。</p><button>预约</button>",
}
PASSES = {
    "named": "<p>点击右侧的“提交”按钮。</p>",
    "named in English": "<p>Select the button labelled Next at the bottom of the page.</p>",
    "place as content": "<p>县城位于浙江省西部，左侧是东湖，红色旅游资源丰富。</p>",
    "colour as content": "<p>绿色是高质量发展的底色，绿色发展理念深入人心。</p>",
    "红色教育": "<p>组织党员参观红色教育基地，传承红色基因。</p>",
    "asterisk": "<p>Fields marked in red with an asterisk (required) must be filled.</p>",
    "a red one": "<p>Of the two gates the red one is open, and the square one is shut.</p>",
    "on the right": "<p>The mayor, on the right, opened the new library at the top of the hill.</p>",
    "green paper": "<p>The green paper is open for comment until May.</p>",
    "traffic": "<p>路口左侧车道封闭，请注意交通标志。</p>",
}


def test_instructions_by_senses_alone_are_for_a_person(looking: Looking) -> None:
    assert outcomes(sensory_instructions, looking, DOUBTFUL) == dict.fromkeys(DOUBTFUL, "cantTell")


def test_a_control_told_by_colour_or_shape_and_not_named_is_advice(looking: Looking) -> None:
    assert outcomes(sensory_instructions, looking, NAMELESS) == dict.fromkeys(NAMELESS, "failed")
    assert outcomes(sensory_instructions, looking, NAMED_TOO) == dict.fromkeys(NAMED_TOO, "cantTell")


def test_names_and_other_prose_pass(looking: Looking) -> None:
    assert outcomes(sensory_instructions, looking, PASSES) == dict.fromkeys(PASSES, "passed")


def test_sentence_is_shown_and_page_without_text_is_not_concerned(looking: Looking) -> None:
    page = looking.look("<p>办理时间为工作日。请点击右侧的按钮提交。谢谢！</p>")
    assert told(sensory_instructions, page) == [("failed", "请点击右侧的按钮提交。")]
    assert told(sensory_instructions, looking.look("<hr>")) == [("inapplicable", "")]
