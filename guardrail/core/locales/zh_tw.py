"""Chinese as written in Taiwan. Not legally reviewed."""

from guardrail.core.locales import Labels, Locale
from guardrail.core.locales.demands.zh_tw import DUE, PHRASES, RECEIPT, REFERENCE, TEXTS
from guardrail.core.notice import NoticeLine, Words
from guardrail.types import AgeBracket, Element, LegalBasis, Purpose, Saying

_FREE = "負責者：{operator}。\n若您不同意，這個聊天不會有任何改變。\n您可以隨時更改答覆：請輸入「我的同意」。"

LOCALE = Locale(
    language="zh-TW",
    version="2026-11-2",
    elements={
        Element.AUTOMATED: "您正在與自動化助理（人工智慧）對話。這是電腦程式，不是真人，即使它有名字。",
        Element.OPERATOR: "本聊天服務由 {operator} 營運。",
        Element.LIMITS: "助理可能出錯，重要的回覆請您查證。",
        Element.GENERATED: "回覆內容由人工智慧產生。",
        Element.PRIVACY: "要閱讀隱私權聲明，請輸入「/privacy」。\n網址：{privacy}",
        Element.SIGNAL: "您的瀏覽器要求我們不得出售或分享您的資料。我們會遵守。",
        Element.BREAK: "請記得不時休息一下。",
        Element.MINORS: "這個聊天服務可能不適合部分未成年人。",
    },
    texts={
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
        Saying.PURPOSE_ANALYTICS: (
            "我們也可以將這個聊天用於統計嗎？\n"
            "意思是：我們會依主題標記對話，並統計大家詢問的內容。\n"
            "結果用來改善我們的服務。\n" + _FREE
        ),
        Saying.PURPOSE_MARKETING: (
            "我們也可以將這個聊天用於廣告嗎？\n"
            "意思是：我們會依您的訊息挑選優惠，並在這裡傳送給您。\n"
            "即使您沒有寫訊息給我們，也可能收到。\n" + _FREE
        ),
        Saying.PURPOSE_EMOTION: (
            "也可以讓電腦程式推測您的心情嗎？\n"
            "意思是：程式會在您的訊息中尋找情緒的跡象，例如生氣或高興。\n"
            "推測可能有誤。\n" + _FREE
        ),
        Saying.PURPOSE_TRAINING: (
            "我們也可以用這個聊天訓練人工智慧嗎？\n"
            "意思是：您的訊息會成為人工智慧模型學習的範例。\n"
            "模型學到的內容，之後很難移除。\n" + _FREE
        ),
        Saying.PURPOSE_SALE: (
            "我們可以出售您的資料，或為廣告目的分享給他人嗎？\n"
            "意思是：其他公司會以金錢或其他利益，換取這個聊天中關於您的資料。\n"
            "他們可能在其他網站與應用程式對您顯示廣告。\n" + _FREE
        ),
        Saying.PURPOSE_NOTED: ("謝謝，我們已記下您的答覆。聊天照常繼續。\n您可以隨時更改答覆：請輸入「我的同意」。"),
        Saying.OPTED_OUT: (
            "我們已記下您的拒絕，即刻生效。\n"
            "我們不會出售您的資料，不會為廣告目的分享，也不會傳送廣告給您。\n"
            "其他都不變，聊天照常繼續。\n"
            "您可以隨時更改：請輸入「我的同意」。"
        ),
        Saying.AGE_QUESTION: (
            "請問您幾歲？法律保護未成年人，所以我們必須詢問。\n"
            "我們只保存您的年齡層。\n"
            "請選擇按鈕，或以數字輸入您的年齡。"
        ),
        Saying.GUARDIAN_NEEDED: (
            "依您的年齡，法律要求取得父母或監護人的同意。\n"
            "在取得同意之前，助理不會收到您的訊息。\n"
            "請將這則訊息給父母或監護人看，並請他們與我們聯絡。\n"
            "聯絡方式：{contact}"
        ),
        Saying.ACCESS_RECEIVED: (
            "我們已收到您查閱個人資料的請求。\n"
            "我們會在法律規定的期限內答覆。\n"
            "為了保護您的資料，我們可能會先確認您的身分。\n"
            f"{REFERENCE}\n{DUE}"
        ),
        Saying.ERASURE_QUESTION: ("要刪除這個聊天中所有關於您的資料嗎？\n刪除後無法復原。只可能保留您提出請求的證明。"),
        Saying.ERASURE_DONE: (
            "您的資料已刪除，金鑰也已銷毀。我們無法再讀取這些資料。\n如果您再次來訊，會開始新的對話。\n"
            f"{REFERENCE}\n{RECEIPT}"
        ),
        Saying.ERASURE_CANCELLED: "沒有刪除任何資料。",
        Saying.ATTACHMENT_REFUSED: "我們無法檢查您的檔案是否含有個人資料，因此助理沒有收到。\n請以文字輸入您的訊息。",
        Saying.REFUSED: "我們無法將這則訊息轉給助理。",
        Saying.SAFE_REPLY: "抱歉，我們的系統發生問題。請稍後再試。",
        **TEXTS,
    },
    state=(
        "我們可以將您的訊息用於以下項目。",
        "按下按鈕即可更改答覆。要全部停止，請輸入「停止」。",
    ),
    notice={
        NoticeLine.OPENING: "這是本聊天服務的個人資料告知事項（隱私權聲明）。",
        NoticeLine.CONTROLLER: "蒐集個人資料者：{controller}",
        NoticeLine.ADDRESS: "地址：{address}",
        NoticeLine.CONTACT: "聯絡方式：{contact}",
        NoticeLine.DPO: "個人資料保護負責人：{dpo}",
        NoticeLine.AUTOMATED: "回覆由自動化助理（人工智慧）撰寫，不是真人。",
        NoticeLine.DATA: "我們處理您在這裡輸入及傳送的內容、時間、語言，以及您的選擇。",
        NoticeLine.PURPOSE: "目的：{purpose}。法律依據：{basis}。",
        NoticeLine.NO_SALE: "我們不會出售您的資料，也不會為廣告目的分享。",
        NoticeLine.RECIPIENTS: "其他接收資料者：{recipients}",
        NoticeLine.TRANSFERS: "傳輸至其他國家或地區：{transfers}",
        NoticeLine.DAYS: "對話保存天數：{count}",
        NoticeLine.HOURS: "對話保存時數：{count}",
        NoticeLine.RIGHTS: "您的權利：{rights}",
        NoticeLine.ACCESS: "要查閱您的資料，請輸入「查看我的資料」。",
        NoticeLine.ERASURE: "要刪除所有資料，請輸入「刪除我的資料」。",
        NoticeLine.OPT_OUT: "要停止出售與廣告，請輸入「不要出售我的資料」。",
        NoticeLine.WITHDRAW: "您可以隨時撤回同意：請輸入「停止」。先前的處理仍屬合法。",
        NoticeLine.AUTHORITY: "申訴機關：{authority}",
        NoticeLine.AUTHORITIES: "您可以向居住地的個人資料保護主管機關申訴。",
        NoticeLine.NEEDED: "您不一定要寫訊息給我們。但沒有您的訊息，助理就無法回覆。",
        NoticeLine.URL: "完整隱私權聲明：{privacy}",
    },
    words=Words(
        purposes={
            Purpose.SERVICE: "回覆您的訊息",
            Purpose.ANALYTICS: "統計及依主題標記對話",
            Purpose.MARKETING: "在這個聊天中提供廣告",
            Purpose.EMOTION: "推測您的心情",
            Purpose.TRAINING: "訓練人工智慧模型",
            Purpose.SALE: "出售資料，或為廣告目的分享資料",
        },
        bases={
            LegalBasis.CONSENT: "您的同意",
            LegalBasis.CONTRACT: "與您的契約",
            LegalBasis.LEGAL_OBLIGATION: "法定義務",
            LegalBasis.VITAL_INTERESTS: "保護他人生命",
            LegalBasis.PUBLIC_TASK: "公共利益的任務",
            LegalBasis.LEGITIMATE_INTERESTS: "我們的正當利益",
        },
        rights={
            "access": "查詢、閱覽及取得複本",
            "portability": "將資料轉移至他處",
            "rectification": "補充或更正",
            "erasure": "刪除",
            "restriction": "停止處理或利用",
            "objection": "反對利用",
            "opt_out": "拒絕出售與廣告",
            "limit": "限制利用敏感資料",
            "withdraw": "撤回同意",
            "human_review": "請真人審查決定",
        },
        between="、",
    ),
    phrases=PHRASES,
    labels=Labels(
        yes="是，我同意",
        no="否，我不同意",
        erase="是，全部刪除",
        keep="否，保留資料",
        link="是，都是我的",
        apart="否，不是我的",
        withdraw="撤回同意",
        ages={
            AgeBracket.UNDER_13: "未滿13歲",
            AgeBracket.AGE_13: "13歲",
            AgeBracket.AGE_14: "14歲",
            AgeBracket.AGE_15: "15歲",
            AgeBracket.AGE_16_17: "16或17歲",
            AgeBracket.ADULT: "18歲以上",
        },
        purposes={
            Purpose.SERVICE: "回覆訊息",
            Purpose.ANALYTICS: "統計",
            Purpose.MARKETING: "廣告",
            Purpose.EMOTION: "推測心情",
            Purpose.TRAINING: "訓練人工智慧",
            Purpose.SALE: "出售或分享",
        },
        toggle="{purpose}：{answer}",
        on="同意",
        off="不同意",
    ),
    former=("您正在與自動化助理對話。這是電腦程式，不是真人。",),
)
