"""Family names that give a Chinese name away, and common words that begin with one."""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

from guardrail.detection.language import words

SINGLE = frozenset(
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭肖萧田董袁潘於于蔣蒋蔡余杜葉叶程蘇苏魏呂吕"
    "丁任沈姚盧卢姜崔鍾钟譚谭陸陆汪范金石廖賈贾夏韋韦付方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严覃武戴莫孔向湯汤"
    "溫温康施文牛樊葛邢安齊齐易喬乔伍龐庞顏颜倪莊庄聶聂章魯鲁岳翟殷詹申歐欧耿關关蘭兰焦俞左柳甘祝包寧宁尚符舒阮柯紀纪梅童凌畢毕單单季裴霍塗涂成"
    "苗谷曲盛冉翁藍蓝路游辛靳管柴蒙鮑鲍華华喻祁蒲房滕屈饒饶解牟艾尤陽阳時时穆農农司卓古吉繆缪簡简車车項项連连蘆芦麥麦褚婁娄竇窦戚岑景黨党宮宫"
    "費费卜冷晏席衛卫米柏宗瞿桂全佟應应臧閔闵苟鄔邬邊边卞姬師师和仇欒栾隋商刁沙榮荣巫寇桑郎甄叢丛仲虞敖巩明佘池查麻苑遲迟邝粘洪池鐘巫連塗仝亓宓闕阙辜冼璩逄郜酈郦鄞鄢闞阚鞠郗藺蔺厲厉竺糜隗賁贲鈕钮雍"
)
DOUBLE = words(
    "歐陽 欧阳 司馬 司马 上官 諸葛 诸葛 東方 东方 皇甫 尉遲 尉迟 公孫 公孙 慕容 令狐 司徒 張簡 范姜 端木 夏侯 長孫 长孙 宇文 南宮 南宫 張廖"
)
NOT_NAMES = tuple(
    sorted(
        words(
            "康師傅 康师傅 老師傅 老师傅 高中 高興 高兴 高級 高级 高雄 高度 高手 高铁 高鐵 方便 方式 方法 方向 方面 安全 安排 安裝 安装 安心 白色 白天 白領 白领 公司 金融 金額 金额 "
            "金流 程序 程式 程度 文件 文章 文化 時間 时间 時候 时候 連結 连接 連絡 連絡 查詢 查询 關於 关于 關係 关系 全部 全家 全新 全職 全职 全台 單號 单号 "
            "單身 单身 單位 单位 包裹 包括 明天 明白 成功 成人 成年 應該 应该 應用 应用 和你 和您 和他 和她 和我 路人 路上 路過 路过 車主 车主 車子 车子 車牌 马上 "
            "馬上 任何 何時 何时 何况 向您 向你 於是 于是 江湖 田徑 石油 莫名 溫度 温度 易懂 常客 黃金 黄金 黃色 黄色 夏天 龍頭 雷同 管理 管道 解決 解决 農民 农民 "
            "農夫 師傅 师傅 商家 商人 商品 華人 华人 房東 房东 房客 房間 房间 游客 遊客 司機 司机 沙發 沙发 古董 吉他 簡單 简单 邊緣 党员 黨員 景點 景点 宮廟 "
            "費用 费用 冷氣 冷气 席位 衛生 卫生 米色 宗教 時常 项目 項目 麥克 池塘 喬遷 申請 申请 申訴 申诉 包含 陽光 阳光 許多 许多 康復 江蘇 江苏 林業 "
            "家長 家长 毛利 毛病 牛奶 牛肉 龍蝦 章節 章节 石頭 左右 左邊 左边 童話 盛大 游泳 于此 成為 成为 成都 武漢 武汉 "
            "余額 余额 盧森 譚仔 唐朝 宋朝 秦朝 關閉 关闭 關注 关注 關鍵 关键 单纯 單純 連續 连续 全身 全國 全国 全球 時尚 时尚 万一 萬一 万能 何必 何處"
        )
    )
)
# Characters that a given name hardly has, and with which the next word often begins.
FOLLOWS = frozenset(
    "的是在有和與与跟要想會会能可請请說说嗎吗呢吧啊喔哦了也都就不沒没住來来去到這这那我你您他她它們们很還还再先从從把給给被讓让因所但而或及"
    "，。！？、；：,.!?;: \n\t()（）「」"
)
# Words that often come right behind a name.
FOLLOW_WORDS = words(
    "明天 明年 明日 今天 今年 昨天 昨日 現在 现在 電話 电话 手機 手机 身分 身份 電郵 電子 订单 訂單 先生 小姐 女士 老師 老师 太太 夫人 醫師 医师 醫生 医生 律師 律师 經理 经理 主任 教授 同學 同学 師傅 师傅 媽媽 妈妈 爸爸 阿姨 叔叔 伯伯 奶奶 爺爺 爷爷 店長 店长 總監 总监 目前 已經 已经 剛剛 刚刚 本人 上次 "
    "下週 下周 上週 上周 客服 謝謝 谢谢 生日 出生 住址 地址 信箱 郵箱 邮箱 今晚 下午 上午 早上 晚上"
)
# Latin words in Chinese chat that stand where a name could.
LATIN_WORDS = words(
    "vip svip app ios android iphone ipad mac windows line wechat facebook google apple samsung sony asus acer xbox switch "
    "premium pro plus basic gold silver member vvip admin manager sales user guest model macbook airpods netflix youtube "
    "paypal visa amazon shopee taiwan china english chinese sorry hello the"
)
