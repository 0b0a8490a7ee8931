"""Inline forwards of webmails and phones, and of languages few of the others have."""

from tests.forwarding.further import framed
from tests.forwarding.inline import Wrap, block

WEBMAIL: dict[str, Wrap] = {
    "entourage": framed(
        "------ Forwarded Message",
        "From: {from_}\nReply-To: <{address}>\nDate: Fri, 28 Apr 2023 09:12:00 +0000\n"
        "To: <{to}>\nConversation: {subject}\nSubject: {subject}\n",
        "------ End of Forwarded Message",
    ),
    "squirrelmail": block(
        "---------------------------- Original Message ----------------------------",
        'Subject: {subject}\nFrom:    "{name}" <{address}>\n'
        f"Date:    {{day}}, {{month}} {{d}}, {{y}} {{hm12}} pm\nTo:      {{to}}\n{'-' * 74}",
    ),
    "becky_signed_below": framed(
        "Forwarded by Aya Editor <editor@example.com>\n"
        "---------------- Original message follows ----------------",
        " From: {from_}\n To: {to}\n Date: Fri, 28 Apr 2023 18:12:00 +0900\n"
        " Subject: {subject}\n--\n",
        "--------------------- Original Message Ends --------------------",
        below="-- \nAya Editor <editor@example.com>\n",
    ),
    "netease_bars": block(
        "---- 转发的消息 ----",
        "| 发件人 | {name}<{address}> |\n| 发送日期 | {y}年{m}月{d}日 {hm} |\n| 收件人 | <{to}> |\n"
        "| 抄送人 | |\n| 主题 | {subject} |",
        prefix="转发:",
    ),
    "zimbra_japanese": block(
        "----- 転送メッセージ -----",
        '差出人: "{name}" <{address}>\n宛先: "root" <{to}>\n'
        "送信済み: {y}年{m}月{d}日, 金曜日 午後 {hm12}:00\n件名: {subject}",
    ),
    "line_works": block(
        "-----Original Message-----",
        'From: "{name}" <{address}>\nTo: <{to}>;\nCc:\n'
        "Sent: {y}-{mm}-{dd} (金) {hms} (UTC+09:00)\nSubject: {subject}",
    ),
    "salesforce": block(
        "--------------- Original Message ---------------",
        "From: {name} [{address}]\nSent: {m}/{d}/{y} {hm12} {half}\nTo: {to}\nSubject: {subject}",
    ),
    "seznam": block(
        "---------- Původní e-mail ----------",
        "Od: {from_}\nKomu: {to}\nDatum: {d}. {m}. {y} {hms}\nPředmět: {subject}",
    ),
    "hinet": block(
        "----- 轉寄的郵件 -----",
        "寄件者：{from_}\n寄件日期：{y}年{m}月{d}日 週五 下午{hm12}\n收件者：{to}\n主旨：{subject}",
        prefix="FW:",
    ),
    "notes_german": block(
        "----- Weitergeleitet von Aya Editor/IT/Example am {dd}.{mm}.{y} 19:48 -----\n",
        'Von:\t"{name}" <{address}>\nAn:\t{to}\nDatum:\t{dd}.{mm}.{y} {hm}\nBetreff:\t{subject}\n',
        prefix="WG: ",
    ),
    "apple_korean_with_seconds": block(
        "전달받은 메시지:\n",
        "보낸 사람: {from_}\n제목: {subject}\n"
        "날짜: {y}년 {m}월 {d}일 오후 6시 12분 0초 GMT+9\n받는 사람: {to}\n",
        quoted=True,
    ),
    "outlook_mobile_chinese": block(
        "_" * 32,
        "发件人: {from_}\n已发送: 星期五, 四月 {d}, {y} {hm12}:00 下午\n"
        "收件人: {to}\n主题: {subject}",
        prefix="转发: ",
    ),
    "outlook_catalan": block(
        "",
        "De: {from_}\nEnviat el: divendres, {d} d’abril de {y} {hm}\nPer a: {to}\nTema: {subject}",
        prefix="RV: ",
    ),
    "outlook_estonian": block(
        "",
        "Saatja: {from_}\nSaadetud: reede, {d}. aprill {y} {hm}\nAdressaat: {to}\nTeema: {subject}",
        prefix="FW: ",
    ),
    "outlook_latvian": block(
        "",
        "No: {from_}\nNosūtīts: piektdiena, {y}. gada {d}. aprīlis {hm}\n"
        "Kam: {to}\nTēma: {subject}",
        prefix="FW: ",
    ),
    "outlook_hindi": block(
        "",
        "प्रेषक: {from_}\nभेजा गया: शुक्रवार, {d} अप्रैल {y} {hm}\nप्रति: {to}\nविषय: {subject}",
        prefix="FW: ",
    ),
    "outlook_malay": block(
        "",
        "Daripada: {from_}\nDihantar: Jumaat, {d} April {y} {hm}\nKepada: {to}\nSubjek: {subject}",
        prefix="FW: ",
    ),
}
