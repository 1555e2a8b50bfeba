"""Chinese as written in Taiwan. Not legally reviewed."""

from guardrail.core.locales import Locale
from guardrail.types import Saying

LOCALE = Locale(
    language="zh-TW",
    version="2026-11-1",
    yes="是，我同意",
    no="否，我不同意",
    erase="是，全部刪除",
    keep="否，保留資料",
    texts={
        Saying.BOT_IDENTITY: "您正在與自動化助理對話。這是電腦程式，不是真人。",
        Saying.CONSENT_QUESTION: (
            "開始之前，我們需要您的決定。\n"
            "本聊天服務由 {operator} 營運。\n"
            "閱讀並回覆您訊息的是自動化助理，不是真人。\n"
            "我們以加密方式保存對話。\n"
            "我們辨識出的個人資料（例如姓名與號碼）會先被替換，助理不會看到。\n"
            "您可以隨時撤回同意：請輸入「停止」。要刪除所有資料，請輸入「刪除我的資料」。\n"
            "隱私權聲明：{privacy}\n"
            "您同意我們以這種方式處理您的訊息嗎？"
        ),
        Saying.CONSENT_REFUSED: (
            "您不同意，因此助理沒有收到您的訊息。我們已將它刪除。\n如果您改變主意，請再寫訊息給我們。"
        ),
        Saying.CONSENT_WITHDRAWN: (
            "您已撤回同意。助理不會再收到您的訊息。\n要刪除我們保存的資料，請輸入「刪除我的資料」。"
        ),
        Saying.CONSENT_GIVEN: "謝謝您的同意。您可以隨時撤回：請輸入「停止」。",
        Saying.ERASURE_QUESTION: ("要刪除這個聊天中所有關於您的資料嗎？\n刪除後無法復原。只可能保留您提出請求的證明。"),
        Saying.ERASURE_DONE: "您的資料已刪除，金鑰也已銷毀。我們無法再讀取這些資料。\n如果您再次來訊，會開始新的對話。",
        Saying.ERASURE_CANCELLED: "沒有刪除任何資料。",
        Saying.ATTACHMENT_REFUSED: "我們無法檢查您的檔案是否含有個人資料，因此助理沒有收到。\n請以文字輸入您的訊息。",
        Saying.REFUSED: "我們無法將這則訊息轉給助理。",
        Saying.SAFE_REPLY: "抱歉，我們的系統發生問題。請稍後再試。",
    },
)
