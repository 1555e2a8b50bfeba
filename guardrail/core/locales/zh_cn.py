"""Chinese in simplified script. Not legally reviewed."""

from guardrail.core.locales import Locale
from guardrail.types import Saying

LOCALE = Locale(
    language="zh-CN",
    version="2026-11-1",
    yes="是，我同意",
    no="否，我不同意",
    erase="是，全部删除",
    keep="否，保留数据",
    texts={
        Saying.BOT_IDENTITY: "您正在与自动化助理对话。这是计算机程序，不是真人。",
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
        Saying.ERASURE_QUESTION: ("要删除这个聊天中所有关于您的数据吗？\n删除后无法恢复。只可能保留您提出请求的证明。"),
        Saying.ERASURE_DONE: "您的数据已删除，密钥也已销毁。我们无法再读取这些数据。\n如果您再次来信，会开始新的对话。",
        Saying.ERASURE_CANCELLED: "没有删除任何数据。",
        Saying.ATTACHMENT_REFUSED: "我们无法检查您的文件是否含有个人信息，因此助理没有收到。\n请用文字输入您的消息。",
        Saying.REFUSED: "我们无法将这条消息转给助理。",
        Saying.SAFE_REPLY: "抱歉，我们的系统出现问题。请稍后再试。",
    },
)
