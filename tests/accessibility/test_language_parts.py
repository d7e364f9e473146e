from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility import tongues
from pytest_govsite.checks.accessibility.language_parts import language_of_parts
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcomes, told

ZH = "<html lang='zh-CN'><meta charset='utf-8'><title>x</title><body><p>县政府召开常务会议，研究部署安全生产和防汛抗旱工作。</p>{}</body></html>"
EN = "<html lang='en'><meta charset='utf-8'><title>x</title><body><p>The council has decided on the new budget and will publish it for all of you to read.</p>{}</body></html>"
FAILS = {
    "English in Chinese": ZH.format("<p>The county lies in the middle of the province and has many rivers and mountains.</p>"),
    "Japanese in Chinese": ZH.format("<p>県庁の開庁時間は午前八時三十分からです。</p>"),
    "Russian in Chinese": ZH.format("<blockquote>Добро пожаловать на сайт правительства.</blockquote>"),
    "Korean in Chinese": ZH.format("<li>우리 현에 오신 것을 환영합니다</li>"),
    "Uyghur in Chinese": ZH.format("<p dir='rtl'>شىنجاڭ ئۇيغۇر ئاپتونوم رايونلۇق خەلق ھۆكۈمىتى تور بېكىتى</p>"),
    "Chinese in English": EN.format("<p>县政府召开常务会议，研究部署安全生产工作。</p>"),
    "short French in English": EN.format("<p>Bonjour tout le monde</p>"),
    "French in English": EN.format("<p>Je suis très content de vous voir dans notre ville avec tous les amis.</p>"),
    "German in English": EN.format("<blockquote>Das ist nicht die Zeit, in der wir leben und mit der wir auch leben müssen.</blockquote>"),
    "Spanish quote in a sentence": EN.format("<p>She said <q>no hay mal que por bien no venga para todos los que esperan</q> and went home.</p>"),
    "sentence inside a block": EN.format("<p>The motto of the county is 为人民服务，建设美丽家园！ and it is old.</p>"),
    "French that makes up most of a short page": "<html lang='en'><title>x</title><body><h1>French passage</h1><p>The mayor said:</p><p>Nous sommes très heureux de vous accueillir dans ce nouveau parc au bord de la rivière.</p></body></html>",
    "short French quote": EN.format("<p>The mayor said: <q>Venez nombreux dimanche pour découvrir le parc</q> and smiled.</p>"),
    "German quote that is most of a page": "<html lang='en'><title>x</title><body><h1>Greeting of the partner town</h1><p>They wrote: <q>Wir freuen uns sehr auf den Besuch im Sommer und haben schon Zimmer für alle Gäste gefunden.</q></p></body></html>",
    "wrong part": EN.format('<p lang="fr">This is a passage that was written in English and not in French at all.</p>'),
    "wrong script": EN.format('<p lang="en-GB">中文版网站</p>'),
    "link to another edition": EN.format('<a href="/zh" lang="ja">한국어 사이트</a>'),
}  # fmt: skip
PASSES = {
    "plain": ZH.format(""),
    "marked": ZH.format('<p lang="en">The county lies in the middle of the province and has many rivers.</p>'),
    "marked quote that is most of a page": "<html lang='en'><title>x</title><body><h1>Greeting of the partner town</h1><p>They wrote: <q lang='de'>Wir freuen uns sehr auf den Besuch im Sommer und haben schon Zimmer für alle Gäste gefunden.</q></p></body></html>",
    "marked quote": EN.format('<p>She said <q lang="es">no hay mal que por bien no venga para todos</q>.</p>'),
    "editions": ZH.format('<ul><li><a href="/en">English</a></li><li><a href="/ko">한국어</a></li><li><a href="/ru">Русский</a></li></ul>'),
    "title of a work": EN.format("<p>He wrote <cite>La Casa de las Flores</cite> and <i>Les Fleurs du Mal</i> while he was here.</p>"),
    "name of a body": ZH.format("<p>The People's Government of Guangdong Province</p>"),
    "name of a ministry": ZH.format("<div>Ministry of Foreign Affairs of the People's Republic of China</div>"),
    "rights": ZH.format("<p>Copyright © 2020-2026 All Rights Reserved. Powered by the Information Office of the county</p>"),
    "code": ZH.format("<pre>for each of the items in the list do this and that</pre><code>the code of the page</code>"),
    "address": ZH.format("<p>https://www.example.org/the/path/of/the/file/and/more</p>"),
    "technical words": ZH.format("<p>本站支持 IPv6、HTML5 和 WAI-ARIA，建议使用 Chrome 浏览。</p>"),
    "English title in Chinese": ZH.format("<p>他的著作 The Wealth of Nations 影响很大，至今仍被广泛引用。</p>"),
    "Chinese name in English": EN.format("<p>Beijing (北京) is the capital.</p>"),
    "French words in English": EN.format("<p>They met at a café and had a déjà vu of the entrepreneur's résumé.</p>"),
    "filler": EN.format("<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna.</p>"),
    "short filler": EN.format("<p>Lorem ipsum dolor sit amet.</p><div>Subtitle lorem ipsum dolor sit amet, consectetur adipiscing.</div>"),
    "signature of a function": EN.format("<h3>impl&lt;'a, K: 'a, V: 'a&gt; Iterator for Iter&lt;'a, K, V&gt;</h3>"),
    "pinyin": ZH.format('<p>Shifan Xian Renmin Zhengfu</p><span lang="zh">Beijing</span>'),
    "wholly English page that says Chinese": "<html lang='zh-CN'><title>x</title><body><p>The council has decided on the new budget and will publish it for all of you.</p><p>You can read it when it is out.</p></body></html>",
    "technical sentence": EN.format("<p>Iteration functions no longer accept null values as a no-op argument. You'll get an early error.</p>"),
    "names of files": EN.format("<p>.po and doc archive: i18n.example.org/archive/kde-i18n-br.tar.bz2 (size: 548k)</p><p>.po files: i18n.example.org/stats/gui/br.html</p>"),
    "letters of an index": EN.format("<p>Jump to: &amp; - a - b - c - d - f - h - i - j - k - m - n - s</p>"),
    "initials": EN.format("<p>coordinator(s): Sean V. Kelley</p>"),
    "links with one article": EN.format("<p><a href=/a>Pay a bill</a> <a href=/b>Book a room</a></p>"),
    "short list": EN.format("<ul><li>Menu</li><li>de la carte</li></ul>"),
    "unknown to us": EN.format('<p lang="sw">Karibu kwenye tovuti ya serikali ya kaunti yetu na watu wote.</p>'),
}  # fmt: skip


def test_unmarked_and_wrongly_marked_passages_fail(looking: Looking) -> None:
    assert outcomes(language_of_parts, looking, FAILS) == dict.fromkeys(FAILS, "failed")


def test_names_code_and_marked_passages_pass(looking: Looking) -> None:
    assert outcomes(language_of_parts, looking, PASSES) == dict.fromkeys(PASSES, "passed")


def test_short_text_of_another_latin_language_is_for_a_person(looking: Looking) -> None:
    page = looking.look(EN.format('<p lang="fr">where is the library</p>'))
    assert told(language_of_parts, page) == [("cantTell", 'lang="fr": where is the library')]


def test_page_without_text_is_not_concerned(looking: Looking) -> None:
    assert told(language_of_parts, looking.look("<img src='/x.png' alt='图'>")) == [("inapplicable", "")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The quick brown fox jumps over the lazy dog and it is gone", "en"),
        ("Les élèves sont dans la salle avec leur professeur", "fr"),
        ("Die Verwaltung ist für alle Bürger da und hilft auch Ihnen", "de"),
        ("El ayuntamiento está en la plaza y es para todos", "es"),
        ("Il comune è nella piazza e non si muove per gli altri", "it"),
        ("A câmara não é para os que estão em casa", "pt"),
        ("De gemeente is er voor alle inwoners en ook voor het bedrijf", "nl"),
        ("県庁のホームページへようこそ", "ja"),
        ("县人民政府门户网站", "zh"),
        ("ΚΑΛΗΜΕΡΑ κόσμε", "el"),
        ("Kubernetes Docker Jenkins Ansible", ""),
        ("12345 67890", ""),
    ],
)
def test_language_is_told_from_clear_evidence_only(text: str, language: str) -> None:
    assert tongues.language_of(text) == language
