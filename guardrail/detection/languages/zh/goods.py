"""What is bought and eaten and reads like a name, in Simplified characters.

``THINGS`` are never people. ``BRANDS`` are people's names, too: they are brands where their surroundings speak of goods.
"""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

import re

from guardrail.detection.language import words

THINGS = words(
    "曼秀雷敦 席梦思 雅诗兰黛 香奈儿 兰蔻 倩碧 资生堂 夏普 史努比 凯蒂猫 玛利欧 马里奥 桂格 康宝 安丽 安利 贺宝芙 康宝莱 白兰氏 老干妈 周黑鸭 老凤祥 周大福 周生生 周六福 谢瑞麟 六福珠宝 "
    "王老吉 江小白 王品 陶板屋 鼎泰丰 许留山 黄天鹅 胖老爹 林凤营 康师傅 李锦记 王致和 马应龙 陈克明 王小卤 张君雅 郭元益 洪瑞珍 杨国福 杜蕾斯 高露洁 海尼根 喜力 罗技 雷蛇 戴森 施华洛世奇 "
    "范思哲 阿玛尼 古驰 迪奥 爱马仕 卡地亚 蒂芙尼 宝格丽 万宝龙 劳力士 欧米茄 浪琴 飞利浦 西门子 屈臣氏 优衣库 安德玛 斯凯奇 迪卡侬 莫兰迪色 古龙水 温莎结 宫保鸡丁 左宗棠鸡 麻婆豆腐 "
    "东坡肉 佛跳墙 关东煮 太阳饼 老婆饼 夫妻肺片 罗宋汤 凯撒沙拉 班尼迪克蛋 威灵顿牛排 蒙布朗 司康 马卡龙 马克杯 马拉松 贺年卡 柏油路 乔迁之喜 史莱姆 万用锅 方糖 杭菊 康乃馨 黄金 白金 白银 石榴 石墨烯 几号 几点 哪位 何人"
)
BRANDS = words(
    "李宁 乔丹 张小泉 王守义 方太 张亮 吴宝春 福特 本田 铃木 松下 丰田 吉列 沙宣 强生 戴尔 张飞牛肉 武大郎 曹操出行 罗莱 梅森 香奈尔"
)

_GOODS_AFTER = re.compile(
    "(?:的|牌|家)?(?:[新這这那]款)?(?:[跑球布運运動动女男童]{0,2}[鞋服衣裤]|菜刀|刀|[電电]|油烟机|油煙機|[機机][車车]|[車车]|汽[車车]|手[機机]|面包|麵包|麻辣[燙烫]|[醬酱]|十三香|牛肉|[飲饮]料|[禮礼]盒|包)"
    "|(?:[還还]?有(?:[貨货]|[賣卖]|[嗎吗]))|多少[錢钱]|怎么[賣卖]|怎麼賣|打折|[優优]惠|[專专][櫃柜]|[門门]市|旗[艦舰]|[兩两一二三四五六七八九十0-9]+[瓶罐箱打包盒份双雙件台臺條条把支]|哪[個个]好|官[網网]"
)
_GOODS_BEFORE = re.compile("(?:[買买賣卖喝吃穿訂订]了?|有沒有|有没有|推[薦荐]|附近有|品牌是)$")


def is_ware(value: str, before: str, after: str) -> bool:
    """Whether this is a thing or a brand and no name; ``value`` is in Simplified characters."""
    if value in THINGS:
        return True
    return value in BRANDS and bool(_GOODS_AFTER.match(after) or _GOODS_BEFORE.search(before))
