"""Words and letters by which a short message shows its language."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

WORDS = {
    "en": """the a an is are was were be been am i you he she we they it my your his her our their this that these those and or but not
        to of in on for with from at by about have has had do does did can could will would should please thanks thank hello hi hey what
        when where who why how which there here yes no delete stop help need want order name address card phone email number any some
        i'm it's don't can't i'd i've me him them good morning bot human are data unsubscribe""",
    "lt": """ir yra ar bet kad kaip kur kas ką ko kodėl kada aš tu jis ji mes jūs jie mano tavo jo jos mūsų jūsų savo man tau jam jai mums
        jums labas sveiki sveikas ačiū prašau taip ne noriu norėčiau galite galiu reikia užsakymas užsakymą vardas adresas telefonas
        numeris kortelė paštas su iš į už per prie po dėl nuo iki apie jau dar tik labai čia ten šis ši tas ta buvo bus nėra esu esi
        būti turiu turi gal arba jei jeigu kai nes diena laba labadiena vakaras rytas sąskaita pinigai duomenis duomenys ištrinkite
        gyvenu skambinkite mani""",
    "es": """el la los las un una unos unas y o pero que qué de del en con por para como cómo cuando cuándo donde dónde quien quién es son
        era soy eres está están estoy ser tengo tiene hay mi tu su mis tus sus me te se nos le lo yo tú él ella nosotros usted ustedes
        hola gracias favor sí si no quiero puedo puede necesito pedido nombre dirección teléfono tarjeta correo número buenos buenas días
        tardes noches llamo vivo al este esta eso muy más ya también aquí ahí todo datos borra""",
    "de": """der die das ein eine einen einem einer und oder aber nicht ist sind war bin bist sein haben habe hat ich du er sie es wir ihr
        mein meine meinen dein ihre unser zu im am mit von für auf bei nach aus über wie was wann wo wer warum welche kann können möchte
        will bitte danke hallo guten tag ja nein heiße bestellung name adresse telefon karte nummer mir dir uns den dem des auch noch
        schon sehr hier dort daten wohne""",
    "fr": """le la les un une des et ou mais que qui quoi de du en dans avec pour par sur est sont était suis es être ai as a avons avez ont
        je tu il elle nous vous ils elles mon ma mes ton ta tes son sa ses notre votre leur ce cette ces ne pas plus très bonjour merci
        salut oui non comment quand où pourquoi quel quelle peux peut voudrais veux commande nom adresse téléphone carte numéro s'il
        plaît au aux y moi toi lui chez aussi ici données habite appelle j'ai c'est""",
}
"""Frequent words; one that several languages share counts less for each."""

LETTERS = {
    "lt": "ąčęėįšųūž",
    "es": "ñ¿¡áíóú",
    "de": "äöüß",
    "fr": "àâæçèêëîïôœùûÿ",
}

TRADITIONAL = frozenset(
    "們個來這說時會為學對過還後無於從開見長問間門車東馬書話語請誰讓識認記訂單電號碼點應該謝嗎麼樣樣幾種經給網線組織紅級約終結絕統績續維編緣縣總練"
    "買賣貨費資質賬贈負責貸貼貴賓銀錢鐵鎖鋼錄錯鍵鏈關閉闆閱隊陽陰際隨險難雲靈頁項順須預領頭題額顏願類風飛飯飲館養體髮鬥魚鳥麗麥黃齊齡龍龜專業叢"
    "兩嚴喪豐臨舉義烏樂習鄉亂爭亞產畝親億僅倉儀價眾優傳傷倫偽債傾儲兒黨蘭興獸內岡寫軍農馮衝決況凍淨準減劃則剛創劇劍務動勞勢勝區醫華協衛卻廠廳歷厲"
    "壓廁縣參雙發變葉嘆嚇聽啟員響園圍國圖圓聖場壞塊堅報墻壯聲處備複夠夢奪奮奧妝婦媽寶實審寵將爾塵嘗盡層屆屬歲島峽幣帥師帳幫廣慶庫廢彈強歸當徵徑"
    "恆態戰戲戶執擴掃揚損換據擔擇擊攜攝數斷顯曉曬條極構標樹機權檢歡步歐殘毀氣漢湯溝沒淚潔灑濃濟潤澤滅燈災熱爐愛爺牆獎獨獲環現瑪畫畢異療癥監盤眼礙"
    "禮禍離稅穩窮競筆節範築簡簽籃糧紀純紙純緊繼罰羅職聯聰腦腳臉舊藝薦藥處蟲補裝複規視覺觀計訊討訓設訪證評詞試詢詳誤誰課調談論諾謀講證譯議護讀負財"
    "趙躍踐軌轉輕輛輸辦邊遞遠適選遺鄰醜釋針鈴鍾鐘鑰閃陣陸陳隱雜雞霧靜韓飄騎騙驗驚鬆鮮鹽麵點臺灣刪註帳裡裏"
)
SIMPLIFIED = (
    frozenset(
        "们个来这说时会为学对过还无从开见长问间门车东马书话语请谁让识认记订单电号码点应该谢吗么样几种经给网线组织红级约终结绝统绩续维编缘县总练买卖货费"
        "资质账赠负责贷贴贵宾银钱铁锁钢录错键链关闭阅队阳阴际随险难灵页项顺须预领头题额颜愿类风飞饭饮馆养体发斗鱼鸟丽麦黄齐龄龙龟专业丛两严丧丰临举义乌"
        "乐习乡乱争亚产亩亲亿仅仓仪价众优传伤伦伪债倾储儿党兰兴兽内冈写军农冯冲决况冻净准减划则刚创剧剑务动劳势胜区医华协卫却厂厅历厉压厕参双变叶叹吓听"
        "启员响园围国图圆圣场坏块坚报墙壮声处备够梦夺奋奥妆妇妈宝实审宠将尔尘尝尽层届属岁岛峡币帅师帐帮广庆库废弹强归当征径恒态战戏户执扩扫扬损换据担择"
        "击携摄数断显晓晒条极构标树机权检欢欧残毁气汉汤沟泪洁洒浓济润泽灭灯灾热炉爱爷奖独获环玛画毕异疗监盘碍礼祸离税稳穷竞笔节范筑简签篮粮纪纯纸紧继罚"
        "罗职联聪脑脚脸旧艺荐药虫补装规视觉观计讯讨训设访证评词试询详误课调谈论诺谋讲译议护读财赵跃践轨转轻辆输办边递远适选遗邻释针铃钟钥闪阵陆陈隐杂鸡雾"
        "静韩飘骑骗验惊松鲜盐面删注里"
    )
    - TRADITIONAL
    - frozenset("准内强况净决冲凉松面里注帐范征恒斗筑")
)
