"""Chinese in simplified script. Not legally reviewed."""

from guardrail.core.locales import Labels, Locale
from guardrail.core.locales.demands.zh_cn import DUE, PHRASES, RECEIPT, REFERENCE, TEXTS
from guardrail.core.notice import NoticeLine, Words
from guardrail.types import AgeBracket, Element, LegalBasis, Purpose, Saying

_FREE = "负责方：{operator}。\n如果您不同意，这个聊天不会有任何变化。\n您可以随时更改答复：请输入“我的同意”。"

LOCALE = Locale(
    language="zh-CN",
    version="2026-11-2",
    elements={
        Element.AUTOMATED: "您正在与自动化助理（人工智能）对话。这是计算机程序，不是真人，即使它有名字。",
        Element.OPERATOR: "本聊天服务由 {operator} 运营。",
        Element.LIMITS: "助理可能出错，重要的回复请您核实。",
        Element.GENERATED: "回复内容由人工智能生成。",
        Element.PRIVACY: "要阅读隐私声明，请输入“/privacy”。\n网址：{privacy}",
        Element.SIGNAL: "您的浏览器要求我们不得出售或共享您的数据。我们会遵守。",
        Element.BREAK: "请记得不时休息一下。",
        Element.MINORS: "这个聊天服务可能不适合部分未成年人。",
    },
    texts={
        Saying.CONSENT_QUESTION: (
            "开始之前，我们需要您的决定。\n"
            "本聊天服务由 {operator} 运营。\n"
            "阅读并回复您消息的是自动化助理，不是真人。\n"
            "我们以加密方式保存对话。\n"
            "我们识别出的个人信息（例如姓名和号码）会先被替换，助理不会看到。\n"
            "您可以随时撤回同意：请输入“停止”。要删除所有数据，请输入“删除我的数据”。\n"
            "隐私声明：{privacy}\n"
            "您同意我们以这种方式处理您的消息吗？"
        ),
        Saying.CONSENT_REFUSED: (
            "您不同意，因此助理没有收到您的消息。我们已将它删除。\n如果您改变主意，请再给我们发消息。"
        ),
        Saying.CONSENT_WITHDRAWN: (
            "您已撤回同意。助理不会再收到您的消息。\n要删除我们保存的数据，请输入“删除我的数据”。"
        ),
        Saying.CONSENT_GIVEN: "感谢您的同意。您可以随时撤回：请输入“停止”。",
        Saying.PURPOSE_ANALYTICS: (
            "我们也可以将这个聊天用于统计吗？\n"
            "意思是：我们会按主题标记对话，并统计大家咨询的内容。\n"
            "结果用于改进我们的服务。\n" + _FREE
        ),
        Saying.PURPOSE_MARKETING: (
            "我们也可以将这个聊天用于广告吗？\n"
            "意思是：我们会根据您的消息挑选优惠，并在这里发送给您。\n"
            "即使您没有给我们发消息，也可能收到。\n" + _FREE
        ),
        Saying.PURPOSE_EMOTION: (
            "也可以让计算机程序推测您的情绪吗？\n"
            "意思是：程序会在您的消息中寻找情绪的迹象，例如生气或高兴。\n"
            "推测可能有误。\n" + _FREE
        ),
        Saying.PURPOSE_TRAINING: (
            "我们也可以用这个聊天训练人工智能吗？\n"
            "意思是：您的消息会成为人工智能模型学习的样本。\n"
            "模型学到的内容，之后很难移除。\n" + _FREE
        ),
        Saying.PURPOSE_SALE: (
            "我们可以出售您的数据，或为广告目的共享给他人吗？\n"
            "意思是：其他公司会以金钱或其他利益，换取这个聊天中关于您的数据。\n"
            "他们可能在其他网站和应用上向您展示广告。\n" + _FREE
        ),
        Saying.PURPOSE_NOTED: ("谢谢，我们已记下您的答复。聊天照常继续。\n您可以随时更改答复：请输入“我的同意”。"),
        Saying.OPTED_OUT: (
            "我们已记下您的拒绝，即刻生效。\n"
            "我们不会出售您的数据，不会为广告目的共享，也不会向您发送广告。\n"
            "其他都不变，聊天照常继续。\n"
            "您可以随时更改：请输入“我的同意”。"
        ),
        Saying.AGE_QUESTION: (
            "请问您多大年龄？法律保护未成年人，所以我们必须询问。\n"
            "我们只保存您的年龄段。\n"
            "请选择按钮，或用数字输入您的年龄。"
        ),
        Saying.GUARDIAN_NEEDED: (
            "根据您的年龄，法律要求取得父母或其他监护人的同意。\n"
            "在取得同意之前，助理不会收到您的消息。\n"
            "请把这条消息给父母或监护人看，并请他们与我们联系。\n"
            "联系方式：{contact}"
        ),
        Saying.ACCESS_RECEIVED: (
            "我们已收到您查阅个人信息的请求。\n"
            "我们会在法律规定的期限内答复。\n"
            "为了保护您的数据，我们可能会先核实您的身份。\n"
            f"{REFERENCE}\n{DUE}"
        ),
        Saying.ERASURE_QUESTION: ("要删除这个聊天中所有关于您的数据吗？\n删除后无法恢复。只可能保留您提出请求的证明。"),
        Saying.ERASURE_DONE: (
            "您的数据已删除，密钥也已销毁。我们无法再读取这些数据。\n如果您再次来信，会开始新的对话。\n"
            f"{REFERENCE}\n{RECEIPT}"
        ),
        Saying.ERASURE_CANCELLED: "没有删除任何数据。",
        Saying.ATTACHMENT_REFUSED: "我们无法检查您的文件是否含有个人信息，因此助理没有收到。\n请用文字输入您的消息。",
        Saying.REFUSED: "我们无法将这条消息转给助理。",
        Saying.SAFE_REPLY: "抱歉，我们的系统出现问题。请稍后再试。",
        **TEXTS,
    },
    state=(
        "我们可以将您的消息用于以下项目。",
        "按下按钮即可更改答复。要全部停止，请输入“停止”。",
    ),
    notice={
        NoticeLine.OPENING: "这是本聊天服务的个人信息处理告知（隐私声明）。",
        NoticeLine.CONTROLLER: "个人信息处理者：{controller}",
        NoticeLine.ADDRESS: "地址：{address}",
        NoticeLine.CONTACT: "联系方式：{contact}",
        NoticeLine.DPO: "个人信息保护负责人：{dpo}",
        NoticeLine.AUTOMATED: "回复由自动化助理（人工智能）撰写，不是真人。",
        NoticeLine.DATA: "我们处理您在这里输入和发送的内容、时间、语言，以及您的选择。",
        NoticeLine.PURPOSE: "目的：{purpose}。法律依据：{basis}。",
        NoticeLine.NO_SALE: "我们不会出售您的数据，也不会为广告目的共享。",
        NoticeLine.RECIPIENTS: "其他接收方：{recipients}",
        NoticeLine.TRANSFERS: "传输至其他国家或地区：{transfers}",
        NoticeLine.DAYS: "对话保存天数：{count}",
        NoticeLine.HOURS: "对话保存小时数：{count}",
        NoticeLine.RIGHTS: "您的权利：{rights}",
        NoticeLine.ACCESS: "要查阅您的数据，请输入“查看我的数据”。",
        NoticeLine.ERASURE: "要删除所有数据，请输入“删除我的数据”。",
        NoticeLine.OPT_OUT: "要停止出售和广告，请输入“不要出售我的数据”。",
        NoticeLine.WITHDRAW: "您可以随时撤回同意：请输入“停止”。此前的处理仍然合法。",
        NoticeLine.AUTHORITY: "投诉机构：{authority}",
        NoticeLine.AUTHORITIES: "您可以向居住地的个人信息保护主管部门投诉。",
        NoticeLine.NEEDED: "您不必给我们发消息。但没有您的消息，助理就无法回复。",
        NoticeLine.URL: "完整隐私声明：{privacy}",
    },
    words=Words(
        purposes={
            Purpose.SERVICE: "回复您的消息",
            Purpose.ANALYTICS: "统计并按主题标记对话",
            Purpose.MARKETING: "在这个聊天中提供广告",
            Purpose.EMOTION: "推测您的情绪",
            Purpose.TRAINING: "训练人工智能模型",
            Purpose.SALE: "出售数据，或为广告目的共享数据",
        },
        bases={
            LegalBasis.CONSENT: "您的同意",
            LegalBasis.CONTRACT: "与您的合同",
            LegalBasis.LEGAL_OBLIGATION: "法定义务",
            LegalBasis.VITAL_INTERESTS: "保护他人生命",
            LegalBasis.PUBLIC_TASK: "公共利益的任务",
            LegalBasis.LEGITIMATE_INTERESTS: "我们的正当利益",
        },
        rights={
            "access": "查阅和复制",
            "portability": "将数据转移至他处",
            "rectification": "更正和补充",
            "erasure": "删除",
            "restriction": "限制处理",
            "objection": "拒绝处理",
            "opt_out": "拒绝出售和广告",
            "limit": "限制使用敏感信息",
            "withdraw": "撤回同意",
            "human_review": "由真人复核决定",
        },
        between="、",
    ),
    phrases=PHRASES,
    labels=Labels(
        yes="是，我同意",
        no="否，我不同意",
        erase="是，全部删除",
        keep="否，保留数据",
        link="是，都是我的",
        apart="否，不是我的",
        withdraw="撤回同意",
        ages={
            AgeBracket.UNDER_13: "未满13岁",
            AgeBracket.AGE_13: "13岁",
            AgeBracket.AGE_14: "14岁",
            AgeBracket.AGE_15: "15岁",
            AgeBracket.AGE_16_17: "16或17岁",
            AgeBracket.ADULT: "18岁及以上",
        },
        purposes={
            Purpose.SERVICE: "回复消息",
            Purpose.ANALYTICS: "统计",
            Purpose.MARKETING: "广告",
            Purpose.EMOTION: "推测情绪",
            Purpose.TRAINING: "训练人工智能",
            Purpose.SALE: "出售或共享",
        },
        toggle="{purpose}：{answer}",
        on="同意",
        off="不同意",
    ),
    former=("您正在与自动化助理对话。这是计算机程序，不是真人。",),
)
