"""Chat messages made of templates: names where people write them, and what looks like names and is none.

``{P}`` a full name, ``{F}`` how friends call one another, ``{T}`` family name and title, ``{G}`` given name,
``{E}`` a Latin given name, ``{L}`` a place, ``{A}`` district and road, ``{N}`` a common noun, ``{I}`` a set phrase, ``{B}`` a brand that
looks like a person, ``{C}`` a country or city that only says where a ware is from, ``{#}`` a number, ``{D}`` a date.
Traditional and Simplified are one to the tagger; the words of Taiwan and of the mainland are both here.
"""

# ruff: noqa: E501, SIM905 - lists of sentences and words

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from guardrail.detection.training.han_examples import Example, Span
from guardrail.detection.training.han_lexicons import Names

TITLES = "先生 小姐 女士 太太 老師 醫師 醫生 律師 經理 主任 教授 同學 師傅 阿姨 叔叔 伯伯 奶奶 爺爺 店長 總監 專員 博士 校長 護理師 教練 總 董 會計師 護士 司機 房東 社工 里長 警官 大哥 大姐 學長 學姊 導師 副理 組長 課長 廠長 董事長 秘書 院長 媽媽 爸爸 老闆 主管 督導 代書".split()
BRANDS = (
    "李寧 江小白 王老吉 周黑鴨 老乾媽 張小泉 王守義 喬丹 周大福 周生生 老鳳祥 謝瑞麟 王品 陶板屋 鼎泰豐 郭元益 馬應龍 李錦記 康師傅 王致和 周六福 杜蕾斯 "
    "陳克明 王小鹵 張君雅 白蘭氏 曹操出行 羅萊 雷蛇 戴森 戴爾 高露潔 安德瑪 羅技 雅詩蘭黛 蘭蔻 香奈兒 迪奧 古馳 范思哲 阿瑪尼 施華洛世奇 米其林 賓士 福特 "
    "許留山 黃天鵝 柯達 麥當勞 肯德基 溫德米爾 樂高 芭比 強生 吉列 沙宣 歐萊雅 卡西歐 索尼 松下 本田 豐田 鈴木機車 山葉 梅森 莫斯漢堡 丹丹漢堡 胖老爹 "
    "林鳳營 馬修嚴選 吳寶春麥方店 洪瑞珍 舊振南 維力 張亮麻辣燙 楊國福 黃燜雞 金拱門 白象 方便麵 石頭科技 雲南白藥 馬克杯 馬卡龍 王子麵 高山茶 金萱茶 "
    "桂格 方太 安麗 康寶 曼秀雷敦 夏普 史努比 席夢思 凱蒂貓 瑪利歐 屈臣氏 勞力士 優衣庫 海尼根 百威 雀巢 多芬 麗仕 資生堂 倩碧 蘭芝 歐姆龍 飛利浦 西門子 博世 惠而浦 "
    "伊萊克斯 聲寶 大同 奇美 禾聯 技嘉 微星 華碩 宏碁 聯想 諾基亞 摩托羅拉 愛馬仕 卡地亞 蒂芙尼 寶格麗 萬寶龍 浪琴 天梭 歐米茄 愛迪達 彪馬 斯凱奇 迪卡儂 莫蘭迪色 古龍水 "
    "溫莎結 宮保雞丁 左宗棠雞 麻婆豆腐 東坡肉 佛跳牆 關東煮 水晶肴肉 太陽餅 老婆餅 賀年卡 柏油路 連帽外套 牛頓流體 歐姆定律 帕金森氏症 阿茲海默症 唐氏症"
).split()
ORIGINS = "台灣 日本 韓國 法國 德國 義大利 泰國 美國 英國 越南 四川 北京 揚州 重慶 新疆 廣東 金門 埔里 萬巒 新竹 台南 蘭州 武漢 長沙 上海 瑞士 澳洲 紐西蘭 印度 荷蘭 墨西哥 西班牙".split()
WARES = "牛肉麵 麵包 啤酒 烤鴨 炒飯 火鍋 咖哩 披薩 泡菜 拉麵 米粉 豬腳 貢糖 紅酒 起司 巧克力 和牛 牛排 可頌 料理 風味雞翅 版 製的杯子 進口蘋果 綠茶 小籠包 熱乾麵 葡萄乾 臭豆腐 車 代購 同款 時間 站 語版本".split()

PEOPLE = """我叫{P}|我叫{P}，{#}|我是{P}|我是{P}，想問一下訂單|又是我{P}|您好我是{P}|你好，我是{F}|我的名字是{P}|名字：{P}|姓名：{P} 電話：{#}|姓名{P}，手機{#}|本人{P}，身分證{#}
敝姓{S}，想詢問|免貴姓{S}|我姓{S}|小弟姓{S}|在下{P}|收件人：{P}|收件人 {P} {#}|收貨人{P}，電話{#}|聯絡人{P}|联系人：{P}，地址：{A}{#}號|戶名是{P}|戶名{P}，帳號{#}|匯款人{P}|開戶人是{P}，不是{P}
我太太{P}昨天已經打過電話了|我先生叫{P}|我老公{P}|我女兒{G}今年三歲|我兒子{P}上小學|我媽媽{P}住院了|我爸{P}要預約掛號|我朋友{P}推薦我來的|我同事{F}也買了|室友{G}幫我簽收了|我妹{P}的訂單|我哥{P}在{L}上班
請找{T}聽電話|{T}您好|{T}，您的包裹到了|{T}早安|麻煩轉告{T}|{T}在嗎|請問{T}今天有看診嗎|上次是{T}幫我處理的|昨天跟{T}約好了|{T}說可以退|客人{T}訂位四位|{T}和{T}都會到
緊急！！{P}在等退款|{P}的退款處理好了嗎|{P}要退貨|幫{P}查一下訂單|幫我轉帳給{P}|转账给{P}|把錢匯給{P}|發票開給{P}|合約寄給{P}|請{P}簽收|由{P}代領|預約人{P}|訂位大名{P}|病患{P}，{D}出生|被保險人{P}
{P}上|{P}敬上|謝謝，{P}|祝順心，{P}|客服專員{P}為您服務|我是客服{P}|經辦人：{P}|{P} {#}|{P}，{#}|{P}/{#}/{A}|{P}（{#}）|1. {P} 2. {P} 3. {P}|{P}、{P}、{P}三個人|參加者：{P}、{P}|乘客{P}和{P}
{F}說明天到|{F}有來嗎|幫我問{F}|跟{F}講一聲|{F}你在哪|{F}，晚餐吃什麼|你認識{F}嗎|{F}今天發燒請假|是{F}介紹的|我是{F}啦|我是{P}的媽媽|{P}的家長您好|{P}同學缺席|老師，{P}今天請假
他叫{P}|她的名字叫{P}|新同事叫{P}|對方自稱{P}|打給我的人叫{P}|騙我的人叫{P}|負責人是{P}|房東{P}|房客{P}沒繳房租|司機{P}態度很差|外送員叫{P}|送貨的是{F}|主治醫師是{P}|班導師{P}|教練{P}
可以改成{P}的名字嗎|名字打錯了，應該是{P}|不是{P}，是{P}|{P}，不是{P}|我改名了，原本叫{P}，現在叫{P}|證件上是{P}|護照姓名{P}|英文名{E}，中文名{P}|{E}你好，我是{P}|聯絡人 {E} {S}|Hi {E}，{P}那筆訂單好了嗎|Dear {G}，合約已寄出|To {P}：請查收|cc {P}|@{P} 看一下
我是{L}的{P}|{P}，住{L}|{P}，{L}人|{P}女，{D}生|{P} 男 {#}|申請人{P}，住址{A}{#}號|寄件人{P}，{L}|我跟{P}結婚了|{P}過世了|我要投訴{P}|投訴員工{P}|感謝{P}的幫忙|{P}服務很好|給{P}一個讚|請把{P}加入群組|刪除{P}的資料|{P}的帳號被盜|帮我叫一下{F}|请{P}接电话|让{F}回我电话
謝謝{T}上次的幫忙|謝謝{T}|感謝{T}|谢谢{T}|多謝{T}和{T}|是{T}交代我來拿的|是{T}讓我來的|我要找{T}談退貨|我找{T}|有位{T}打電話來|{T}的課|{T}、{T}|把訂單改成{P}的名字|改成{P}|本人{P}要申請退款|我老公{P}已經付過錢了|聯絡人{P}，備用聯絡人{P}|敝姓{S}，名{G}|我姓{S}，叫{G}|{T}門診時間是什麼時候？|請問{T}幾點下班
總教練{P}賽後稱讚投手{P}|市長{P}昨天表示|議員{P}質詢時說|導演{P}的新片|歌手{P}宣布結婚|作家{P}出生於{L}|{P}（{#}年生），{L}人|教授{P}與研究員{P}發表論文|演員{P}在{L}拍戲|記者{P}{L}報導|總統{P}訪問{L}|選手{P}奪下金牌|{P}於{#}年在{L}逝世|創辦人{P}表示|發言人{P}在{L}說|檢察官{P}起訴{P}|根據{P}的說法|{P}的父親{P}|{P}和{P}在{L}相遇|國王{P}|{P}將軍攻下{L}"""

PLACES = """我在{L}|我住{L}|我住在{L}|我人在{L}|送到{L}|寄到{L}要幾天|從{L}到{L}要多久|{L}有分店嗎|{L}哪裡可以取貨|我下週去{L}出差|我搬到{L}了|{L}今天會下雨嗎|想訂{L}的飯店|去{L}的高鐵票|{L}飛{L}的機票|我老家在{L}|我在{L}工作三年了
地址是{A}{#}號|寄到{A}{#}號|我住{A}|{A}附近有停車場嗎|在{A}口等我|{A}那間店幾點關|到{A}怎麼走|我公司在{A}|面試地點在{A}{#}號{#}樓|送到{A}就好|外送到{A}{#}巷|住址：{A}{#}號{#}樓|{L}客戶要的|{L}和{L}都有貨嗎|{P}在{L}|{P}住在{A}"""

NOTHING = """請問{N}多少錢|{N}還有貨嗎|我要買{N}|我想退{N}|{N}壞了|有沒有{N}|{N}可以換嗎|{N}什麼時候到|我叫{N}外賣|我是要問{N}|我是來取{N}的|幫我找{N}|{N}和{N}哪個好|{N}怎麼用|這個{N}有保固嗎|{N}太貴了|給{N}打折嗎|{N}說明書在哪|我是新客戶|我是你們的會員|我是要退貨|我叫了計程車|我叫外送|他是誰|找客服|找人工|找真人|給我退款|我是學生|我是老客戶了
請問{B}還有貨嗎|{B}多少錢|{B}的鞋子有42號嗎|{B}兩瓶|我要一打{B}|{B}和{B}哪個好|{B}打折嗎|想買{B}的{N}|{B}{N}還有嗎|{B}門市在哪|{B}的{N}壞了|{B}可以退嗎|訂{B}兩位|{B}禮盒一份|{B}旗艦店幾點開|{B}的優惠券怎麼用|送{B}的{N}嗎|附近有{B}嗎
{C}{W}一份|{C}{W}還有嗎|我要{C}{W}|{C}{W}多少錢|有賣{C}{W}嗎|{C}{W}不要辣|推薦{C}{W}|{C}{W}和{C}{W}各一個|{C}{W}可以退嗎|這是{C}{W}嗎
{N}|{N}|{N}{N}|{N}、{N}|{N} {#}個|{N}的{N}|{N}{I}|{I}|{I}|{I}|{B}|{B}|{B}{N}|{B}{N}|{B}電視|{B}手機|{B}{W}|{B}專櫃|{C}{W}|{C}{W}|{C}進口的那款|{C}製造|{C}代購|{C}版的{N}
訂單{#}還沒到|訂單編號{#}|單號{#}，{D}出貨|{D}可以送嗎|型號XR-{#}|{D}下午三點到五點|總共{#}元|退我{#}塊|第{#}題|版本{#}|{#}公斤|高{#}公分|時間改到{D}|包裹{#}顯示已送達|發票{#}|優惠碼{#}|成功了謝謝|於是就取消了|何時到貨|何時可以取貨|方便的話請回電|高鐵票可以退嗎|金額不對|黃金價格多少|白色缺貨|黑色有嗎|馬上到|安全帽有L號嗎|溫度太高|石頭火鍋推薦|夏天到了想買冷氣|文章寫得很好|程式一直當掉|連線失敗|關閉通知|查詢餘額|應該是你們的問題|許多人都在問|常常當機|錢包掉了|路上塞車|車子故障|江湖救急|游泳課幾點|簡單說就是不能用|古董鑑定嗎|農曆過年有開嗎|管理費多少|華語課|房間有窗嗎|單人房|方向盤|樂器行|歌單|時尚雜誌|項目進度|費用怎麼算|景點門票|全部都要|全家取貨|和你們公司|謝謝|謝謝你|謝謝老闆|多謝|好的謝謝|麻煩了|辛苦了|不客氣|老闆在嗎|老師好|同學們好|親愛的客服|小姐你好|先生你好|醫生說要休息|我媽媽|我爸爸說不行|阿姨買的|大家好|各位早安|客服您好|您好|哈囉|在嗎|有人嗎|經理在嗎|老婆生日|小朋友可以玩嗎|小明年|小心輕放|小米手機|小黃瓜|小李子多少錢一斤|老人票|老虎|老闆|阿拉伯數字|阿斯匹靈|阿薩姆奶茶"""

SPACED = 0.05
"""Share of full names that are written with spaces between the characters."""
_SLOT = re.compile(r"\{(.)\}")
_PERSON, _PLACE = "PFTGSE", "LA"


def messages(names: Names, spread: random.Random) -> Iterator[Example]:
    """Without end: messages with names, with places, with neither."""
    people, places, nothing = (text.replace("\n", "|").split("|") for text in (PEOPLE, PLACES, NOTHING))
    openings = [
        "",
        "",
        "",
        "",
        "您好，",
        "請問",
        "不好意思，",
        "麻煩",
        "Hi ",
        "哈囉~",
        "那個…",
        "喂，",
        "OK，",
        "早安，",
        "客服你好，",
    ]
    endings = [
        "",
        "",
        "",
        "",
        "。",
        "！",
        "，謝謝",
        "，麻煩了",
        "？",
        "~",
        "喔",
        "，急！",
        " thanks",
        "，可以嗎？",
        "\n",
    ]
    while True:
        dice = spread.random()
        template = spread.choice(people if dice < 0.5 else places if dice < 0.68 else nothing)
        if spread.random() < 0.25:
            template += spread.choice("，。！ \n") + spread.choice(spread.choice((people, nothing, nothing)))
        yield filled(spread.choice(openings) + template + spread.choice(endings), names, spread)


def filled(template: str, names: Names, spread: random.Random) -> Example:
    """A template with its slots filled, and the spans of what was filled in."""
    text, spans, at = "", [], 0
    for match in _SLOT.finditer(template):
        text += template[at : match.start()]
        value = _value(match.group(1), names, spread)
        if match.group(1) == "P" and spread.random() < SPACED and len(value) < 5:
            value = " ".join(value)
        if match.group(1) in _PERSON:
            spans.append(Span(len(text), len(text) + len(value), "PERSON"))
        elif match.group(1) in _PLACE:
            spans.append(Span(len(text), len(text) + len(value), "LOCATION"))
        text += value
        at = match.end()
    return Example(text + template[at:], tuple(spans))


def _value(slot: str, names: Names, spread: random.Random) -> str:
    made: dict[str, Callable[[], str]] = {
        "P": names.person,
        "F": names.familiar,
        "T": lambda: names.family() + spread.choice(TITLES),
        "G": names.called,
        "S": names.family,
        "E": names.english,
        "L": names.place,
        "A": names.address,
        "N": names.noun,
        "I": names.idiom,
        "B": lambda: spread.choice(BRANDS),
        "C": lambda: spread.choice(ORIGINS),
        "W": lambda: spread.choice(WARES),
        "#": lambda: str(spread.randrange(1, 10 ** spread.choice((2, 4, 8, 10)))),
        "D": lambda: spread.choice(("明天", "後天", "昨天", "下週三", "5月8日", "1990/3/12", "八月底", "週末")),
    }
    return made[slot]()
