"""Chinese for Taiwan: using one's rights. Not legally reviewed."""

from guardrail.types import Saying

REFERENCE = "案件編號：{reference}"
DUE = "最晚答覆日期：{due}"
RECEIPT = "幾分鐘後可在這裡取得收據：{receipt}"
_RIGHT = "您的請求：{right}"
_CASE = f"{_RIGHT}\n{REFERENCE}"

TEXTS = {
    Saying.REQUEST_RECEIVED: f"我們已收到您的請求，正在處理。\n{_CASE}\n{DUE}",
    Saying.REQUEST_VERIFY: (
        f"在繼續之前，請向我們確認是您本人。\n{_CASE}\n"
        "請在十分鐘內在這裡回覆這組驗證碼：{code}\n"
        "請勿將驗證碼告訴任何人。"
    ),
    Saying.REQUEST_DONE: f"我們已完成您的請求。\n{_CASE}",
    Saying.REQUEST_REFUSED: (
        f"我們無法完成您的請求。\n{_CASE}\n原因：{{reason}}\n"
        "您可以向這個機關申訴：{authority}\n您也可以詢問我們：{contact}"
    ),
    Saying.COPY_READY: (
        f"您的資料已準備好。\n{REFERENCE}\n請用這個連結開啟並儲存：{{link}}\n"
        "連結只在短時間內有效，而且只供您使用。請勿轉傳。\n"
        "開啟連結不會刪除任何資料。"
    ),
    Saying.ERASURE_PARTLY: (
        "我們已刪除您的資料，但依法必須保留的除外。\n"
        "保留的資料已鎖定，不作其他用途。\n"
        f"如果您再次來訊，會開始新的對話。\n{REFERENCE}\n{RECEIPT}"
    ),
    Saying.RESTRICTED: (
        "依您的要求，您的資料已停止利用。我們只保存，不使用。\n"
        "因此助理沒有收到您的訊息，我們也沒有保存。\n"
        "您仍可在這裡行使所有權利。\n"
        "要結束限制，請與我們聯絡：{contact}"
    ),
    Saying.CODE_GIVEN: (
        "這是您的驗證碼，只能使用一次，十分鐘內有效。\n驗證碼：{code}\n"
        "要將這個聊天與您的另一個聊天連結，請在那裡輸入驗證碼。我們的人員也可能向您詢問。\n"
        "請勿告訴其他人，否則對方可能查看或刪除您的資料。"
    ),
    Saying.CODE_REFUSED: (
        "這組驗證碼錯誤、過期或已使用。\n"
        "要取得新的驗證碼，請在您的另一個聊天輸入「/code」。\n"
        "多次輸入錯誤後，我們會暫時不接受驗證碼。"
    ),
    Saying.CODE_OWN: (
        "這組驗證碼來自這個聊天，這裡不需要它。\n"
        "請在您與我們的另一個聊天輸入，或告訴我們的人員。"
    ),
    Saying.CODE_PRIVATE: "在群組中我們不提供也不接受驗證碼，因為所有人都看得到。\n請用單獨的聊天與我們聯絡。",
    Saying.LINK_QUESTION: (
        "這組驗證碼來自另一個與我們的聊天。那個聊天也是您的嗎？\n"
        "連結後，使用其中一個聊天的人可以查看及刪除兩邊的資料。\n"
        "驗證碼是別人傳給您的嗎？請選擇否，對方可能想取得您的資料。\n"
        "要連結這兩個聊天嗎？"
    ),
    Saying.LINKED: "兩個聊天已連結。關於您資料的請求適用於兩邊。\n要隨時取消連結，請輸入「/unlink」。",
    Saying.LINKED_ELSEWHERE: (
        "另一個聊天已用這裡的驗證碼與這個聊天連結。\n"
        "關於您資料的請求現在適用於兩邊。\n"
        "如果不是您本人，請立即輸入「/unlink」。"
    ),
    Saying.LINK_CANCELLED: "我們沒有連結這些聊天，一切不變。",
    Saying.UNLINKED: "這個聊天目前沒有與其他聊天連結。",
}  # fmt: skip

PHRASES = {
    "right_not_given": "這裡適用的法律沒有這項權利",
    "not_verified": "我們無法確認是您本人",
    "unfounded_or_excessive": "請求沒有根據，或次數過多",
    "compelling_grounds": "我們有法律認可的重大理由",
    "other": "法律不允許",
    "authority": "您居住地的個人資料保護主管機關",
}
