"""Service guides with the eight element classes of the inspection index."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_govsite.demo.content.article import Attachment

_ITEMS = (
    ("个人", "婚育收养", "结婚登记", "县民政局", "《中华人民共和国民法典》第一千零四十九条", ("居民身份证", "户口簿", "近期合影证件照3张")),
    ("个人", "婚育收养", "收养登记", "县民政局", "《中华人民共和国民法典》第一千一百零五条", ("收养申请书", "居民身份证", "户口簿")),
    ("个人", "社会保障", "社会保障卡申领", "县人力资源和社会保障局", "《中华人民共和国社会保险法》第五十八条", ("居民身份证", "近期证件照")),
    ("个人", "社会保障", "城乡居民养老保险参保登记", "县人力资源和社会保障局", "《中华人民共和国社会保险法》第二十条", ("居民身份证", "户口簿", "参保登记表")),
    ("个人", "社会保障", "最低生活保障申请", "县民政局", "《社会救助暂行办法》第十一条", ("居民身份证", "户口簿", "家庭经济状况授权书")),
    ("个人", "教育", "义务教育入学报名", "县教育局", "《中华人民共和国义务教育法》第十二条", ("户口簿", "房屋权属证明", "预防接种证")),
    ("个人", "就业", "就业失业登记", "县人力资源和社会保障局", "《中华人民共和国就业促进法》第三十五条", ("居民身份证", "失业登记表")),
    ("个人", "住房", "公共租赁住房申请", "县住房和城乡建设局", "《公共租赁住房管理办法》第七条", ("居民身份证", "户口簿", "住房情况证明")),
    ("个人", "住房", "不动产转移登记", "县自然资源和规划局", "《不动产登记暂行条例》第十四条", ("登记申请书", "居民身份证", "不动产权属证书")),
    ("个人", "交通", "机动车驾驶证期满换证", "县公安局", "《机动车驾驶证申领和使用规定》第六十三条", ("居民身份证", "身体条件证明", "证件照")),
    ("个人", "证件办理", "居民身份证换领", "县公安局", "《中华人民共和国居民身份证法》第十一条", ("户口簿", "原居民身份证")),
    ("个人", "医疗", "城乡居民基本医疗保险参保", "县医疗保障分局", "《中华人民共和国社会保险法》第二十四条", ("居民身份证", "户口簿")),
    ("法人", "企业开办", "企业设立登记", "县市场监督管理局", "《中华人民共和国市场主体登记管理条例》第五条", ("登记申请书", "公司章程", "住所使用证明")),
    ("法人", "企业开办", "个体工商户注册登记", "县市场监督管理局", "《促进个体工商户发展条例》第六条", ("登记申请书", "居民身份证", "经营场所证明")),
    ("法人", "资质认证", "食品经营许可证核发", "县市场监督管理局", "《中华人民共和国食品安全法》第三十五条", ("许可申请书", "营业执照", "设施布局图")),
    ("法人", "资质认证", "公共场所卫生许可", "县卫生健康局", "《公共场所卫生管理条例》第四条", ("许可申请表", "营业执照", "卫生检测报告")),
    ("法人", "经营纳税", "排污许可证核发", "县生态环境分局", "《排污许可管理条例》第二条", ("排污许可申请表", "自行监测方案", "环评批复文件")),
    ("法人", "公用事业", "城镇污水排入排水管网许可", "县住房和城乡建设局", "《城镇排水与污水处理条例》第二十一条", ("许可申请表", "排水接管图", "水质检测报告")),
    ("法人", "招商引资", "企业投资项目备案", "县发展和改革局", "《企业投资项目核准和备案管理条例》第三条", ("备案申请表", "营业执照")),
    ("法人", "交通", "道路货物运输经营许可", "县交通运输局", "《中华人民共和国道路运输条例》第二十四条", ("经营申请表", "车辆行驶证", "安全管理制度")),
)  # fmt: skip


@dataclass(frozen=True)
class Guide:
    """A service guide."""

    path: str
    name: str
    audience: str
    theme: str
    department: str
    basis: str
    materials: tuple[str, ...]
    address: str
    hours: str
    phone: str
    steps: tuple[str, ...]
    condition: str
    form: Attachment
    sample: Attachment
    platform: str


def guides(folder: str, audience: str, platform: str) -> tuple[Guide, ...]:
    """Return the guides for `个人` or `法人`."""
    return tuple(_guide(folder, number, item, platform) for number, item in enumerate(_ITEMS, 1) if item[0] == audience)


def _guide(folder: str, number: int, item: tuple[str, str, str, str, str, tuple[str, ...]], platform: str) -> Guide:
    audience, theme, name, department, basis, materials = item
    return Guide(
        path=f"{folder}bszn_{330000 + number}.html",
        name=name,
        audience=audience,
        theme=theme,
        department=department.replace("县", "示范县", 1),
        basis=basis,
        materials=materials,
        address=f"示范县行政服务中心{1 + number % 3}楼{number}号窗口（人民大道8号）",
        hours="周一至周五 8:30—12:00，13:30—17:00（法定节假日除外）",
        phone=f"0571-8899{2000 + number}",
        steps=(
            "申请：通过窗口或网上提交材料",
            "受理：当场审核材料，出具受理通知书",
            "审查：在承诺时限内完成审查",
            "决定：作出是否准予的决定",
            "送达：窗口领取或邮寄送达",
        ),
        condition=f"符合{name}有关规定、材料齐全的{'公民' if audience == '个人' else '法人和其他组织'}。",
        form=Attachment(f"/upload/form{number:02d}.docx", f"{name}申请表（空表）.docx", "docx"),
        sample=Attachment(f"/upload/sample{number:02d}.pdf", f"{name}申请表（样表）.pdf", "pdf"),
        platform=f"{platform}item/{330000 + number}",
    )


def themes(items: tuple[Guide, ...]) -> tuple[tuple[str, tuple[Guide, ...]], ...]:
    """Return the guides grouped by theme, in their order."""
    names = dict.fromkeys(item.theme for item in items)
    return tuple((name, tuple(item for item in items if item.theme == name)) for name in names)
