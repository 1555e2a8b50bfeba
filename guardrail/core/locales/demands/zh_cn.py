"""Chinese in simplified script: using one's rights. Not legally reviewed."""

from guardrail.types import Saying

REFERENCE = "案件编号：{reference}"
DUE = "最晚答复日期：{due}"
RECEIPT = "几分钟后可在这里取得回执：{receipt}"
_RIGHT = "您的请求：{right}"
_CASE = f"{_RIGHT}\n{REFERENCE}"

TEXTS = {
    Saying.REQUEST_RECEIVED: f"我们已收到您的请求，正在处理。\n{_CASE}\n{DUE}",
    Saying.REQUEST_VERIFY: (
        f"在继续之前，请向我们确认是您本人。\n{_CASE}\n"
        "请在十分钟内在这里回复这个验证码：{code}\n"
        "请勿把验证码告诉任何人。"
    ),
    Saying.REQUEST_DONE: f"我们已完成您的请求。\n{_CASE}",
    Saying.REQUEST_REFUSED: (
        f"我们无法完成您的请求。\n{_CASE}\n原因：{{reason}}\n"
        "您可以向这个机构投诉：{authority}\n您也可以询问我们：{contact}"
    ),
    Saying.COPY_READY: (
        f"您的数据已准备好。\n{REFERENCE}\n请用这个链接打开并保存：{{link}}\n"
        "链接只在短时间内有效，而且只供您使用。请勿转发。\n"
        "打开链接不会删除任何数据。"
    ),
    Saying.ERASURE_PARTLY: (
        "我们已删除您的数据，但依法必须保留的除外。\n"
        "保留的数据已锁定，不作其他用途。\n"
        f"如果您再次来信，会开始新的对话。\n{REFERENCE}\n{RECEIPT}"
    ),
    Saying.RESTRICTED: (
        "按您的要求，您的数据已限制处理。我们只保存，不使用。\n"
        "因此助理没有收到您的消息，我们也没有保存。\n"
        "您仍可在这里行使所有权利。\n"
        "要结束限制，请与我们联系：{contact}"
    ),
    Saying.CODE_GIVEN: (
        "这是您的验证码，只能使用一次，十分钟内有效。\n验证码：{code}\n"
        "要把这个聊天与您的另一个聊天关联，请在那里输入验证码。我们的人员也可能向您询问。\n"
        "请勿告诉其他人，否则对方可能查看或删除您的数据。"
    ),
    Saying.CODE_REFUSED: (
        "这个验证码错误、过期或已使用。\n"
        "要取得新的验证码，请在您的另一个聊天输入“/code”。\n"
        "多次输入错误后，我们会暂时不接受验证码。"
    ),
    Saying.CODE_OWN: (
        "这个验证码来自这个聊天，这里不需要它。\n"
        "请在您与我们的另一个聊天输入，或告诉我们的人员。"
    ),
    Saying.CODE_PRIVATE: "在群组中我们不提供也不接受验证码，因为所有人都看得到。\n请用单独的聊天与我们联系。",
    Saying.LINK_QUESTION: (
        "这个验证码来自另一个与我们的聊天。那个聊天也是您的吗？\n"
        "关联后，使用其中一个聊天的人可以查看和删除两边的数据。\n"
        "验证码是别人发给您的吗？请选择否，对方可能想取得您的数据。\n"
        "要关联这两个聊天吗？"
    ),
    Saying.LINKED: "两个聊天已关联。关于您数据的请求适用于两边。\n要随时取消关联，请输入“/unlink”。",
    Saying.LINKED_ELSEWHERE: (
        "另一个聊天已用这里的验证码与这个聊天关联。\n"
        "关于您数据的请求现在适用于两边。\n"
        "如果不是您本人，请立即输入“/unlink”。"
    ),
    Saying.LINK_CANCELLED: "我们没有关联这些聊天，一切不变。",
    Saying.UNLINKED: "这个聊天目前没有与其他聊天关联。",
}  # fmt: skip

PHRASES = {
    "right_not_given": "这里适用的法律没有这项权利",
    "not_verified": "我们无法确认是您本人",
    "unfounded_or_excessive": "请求没有根据，或次数过多",
    "compelling_grounds": "我们有法律认可的重大理由",
    "other": "法律不允许",
    "authority": "您居住地的个人信息保护主管部门",
}
