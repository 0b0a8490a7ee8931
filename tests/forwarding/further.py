"""Inline forwards of further clients: frames below the text, labels without colons, own dates."""

from tests.forwarding.forms import GMAIL, RULE
from tests.forwarding.inline import Wrap, block, fill
from tests.forwarding.source import COMMENT, Source, outer


def framed(opening: str, lines: str, closing: str, *, below: str = "") -> Wrap:
    """A wrapper whose text ends with a closing line, and perhaps a signature below that."""

    def wrap(source: Source) -> bytes:
        head = fill(f"{opening}\n{lines}", source)
        text = f"{COMMENT}\n\n{head}\n{source.body}\n\n{closing}\n{below}"
        return outer(text, f"Fwd: {source.subject}")

    return wrap


FURTHER: dict[str, Wrap] = {
    "mutt": framed(
        "----- Forwarded message from {from_} -----\n",
        "Date: Fri, 28 Apr 2023 09:12:00 +0000\nFrom: {from_}\nTo: {to}\nSubject: {subject}\n",
        "----- End forwarded message -----",
    ),
    "mutt_signed_below": framed(
        "----- Forwarded message from {from_} -----\n",
        "Date: Fri, 28 Apr 2023 09:12:00 +0000\nFrom: {from_}\nTo: {to}\nSubject: {subject}\n",
        "----- End forwarded message -----",
        below="\nKind regards\nAya\n",
    ),
    "horde_german": framed(
        "----- Weitergeleitete Nachricht von {from_} -----",
        "   Datum: Fri, 28 Apr 2023 18:12:00 +0900\n     Von: {from_}\n Betreff: {subject}\n"
        "      An: {to}\n",
        "----- Ende der weitergeleiteten Nachricht -----",
    ),
    "gnus": framed(
        "-------------------- Start of forwarded message --------------------",
        "From: {from_}\nSubject: {subject}\nTo: {to}\nDate: Fri, 28 Apr 2023 09:12:00 +0000\n",
        "-------------------- End of forwarded message --------------------",
    ),
    "the_bat": framed(
        "This is a forwarded message",
        "From: {from_}\nTo: {to} <{to}>\nDate: Friday, April 28, 2023, 6:12:00 PM\n"
        "Subject: {subject}\n\n===8<==============Original message text===============\n",
        "===8<===========End of original message text===========",
    ),
    "mail_ru": framed(
        "-------- Пересылаемое сообщение --------",
        "От: {from_}\nКому: {to}\nДата: Пятница, 28 апреля 2023, 12:12 +03:00\nТема: {subject}\n",
        "-" * 70,
    ),
    "yandex": framed(
        "-------- Пересылаемое сообщение --------",
        'Кому: {to} ({to});\nТема: {subject};\n28.04.2023, 18:12, "{name}" <{address}>:\n',
        "-------- Конец пересылаемого сообщения --------",
    ),
    "hidemaru": framed(
        "-----------------転送メール 開始-----------------",
        "From: {from_}\nTo: {to}\nSubject: {subject}\nDate: Fri, 28 Apr 2023 09:12:00 +0000\n\n",
        "-----------------転送メール 終了-----------------",
    ),
    "em_client": block(
        "------ Forwarded Message ------",
        'From "{name}" <{address}>\nTo {to}\nDate 4/28/2023 6:12:00 PM\nSubject {subject}',
    ),
    "em_client_german": block(
        "------ Weitergeleitete Nachricht ------",
        'Von "{name}" <{address}>\nAn {to}\nDatum 28.04.2023 18:12:00\nBetreff {subject}',
        prefix="WG: ",
    ),
    "cybozu": block(
        "-- 転送されたメッセージ --",
        "From: {from_}\nTo: {to}\nDate: Fri, 28 Apr 2023 18:12:00 +0900\nSubject: {subject}\n-- ",
    ),
    "orange": block(
        "",
        "Message du 28/04/23 18:12\nDe : {from_}\nA : {to}\nCopie à : \nObjet : {subject}\n",
        prefix="TR: ",
        quoted=True,
    ),
    "samsung_korean": block(
        "-------- 원본 이메일 --------",
        "발신: {from_}\n날짜: 23/4/28 18:12 (GMT+09:00)\n받은 사람: {to}\n제목: {subject}",
        prefix="FW: ",
    ),
    "daum": block(
        "--------- 원본 메일 ---------",
        "보낸사람 : {from_}\n받는사람 : <{to}>\n"
        "날짜 : 2023년 4월 28일 금요일, 18시 12분 00초 +0900\n제목 : {subject}",
        prefix="FW: ",
    ),
    "naver": block(
        "-----Original Message-----",
        'From: "{name}"<{address}>\nTo: <{to}>;\nCc:\nSent: 2023-04-28 (금) 18:12:00 (GMT+09:00)\n'
        "Subject: {subject}",
        prefix="FW: ",
    ),
    "coremail": block(
        "----邮件原文----",
        '发件人："{name}" <{address}>\n收 件 人：{to}\n抄 送： (无)\n'
        "发送时间：2023-04-28 18:12:00\n主　题：{subject}",
        prefix="转发：",
    ),
    "outlook_mobile_japanese": block(
        RULE,
        "差出人: {from_}\n送信日時: 金曜日, 4月 28, 2023 6:12 午後\n宛先: {to} <{to}>\n"
        "件名: {subject}",
        prefix="FW: ",
    ),
    "japanese_era": block(
        "【転送】",
        "■差出人：{from_}\n■日時：令和5年4月28日 18時12分\n■宛先：{to}\n■件名：{subject}",
        prefix="FW: ",
    ),
    "gmail_hebrew": block(
        GMAIL,
        "מאת: \u200e{from_}\u200e\nDate: \u202bיום ו׳, 28 באפר׳ 2023 ב-18:12\u202c\n"
        "Subject: {subject}\nTo: \u200e<{to}>\u200e\n",
    ),
    "gmail_thai": block(
        GMAIL,
        "จาก: {from_}\nDate: ศ. 28 เม.ย. 2023 เวลา 18:12\nSubject: {subject}\nTo: <{to}>\n",
    ),
    "gmail_vietnamese": block(
        GMAIL,
        "Từ: {from_}\nDate: Th 6, 28 thg 4, 2023 vào lúc 18:12\nSubject: {subject}\nTo: <{to}>\n",
    ),
    "apple_danish": block(
        "Start på videresendt besked:\n",
        "Fra: {from_}\nEmne: {subject}\nDato: 28. april 2023 kl. 11.12.00 CEST\nTil: {to}\n",
        quoted=True,
    ),
    "apple_arabic": block(
        "بدء الرسالة المعاد توجيهها:\n",
        "من: {from_}\nالموضوع: {subject}\nالتاريخ: ٢٨ أبريل ٢٠٢٣ في ٦:١٢:٠٠ م\nإلى: {to}\n",
        quoted=True,
    ),
    "superhuman": block(
        GMAIL,
        "From: {from_}\nDate: Fri, Apr 28, 2023 at 6:12PM\nSubject: {subject}\nTo: <{to}>\n",
    ),
    "georgian_of_no_table": block(
        "---------- გადაგზავნილი წერილი ----------",
        "გამგზავნი: {from_}\nთარიღი: Fri, 28 Apr 2023 09:12:00 +0000\nთემა: {subject}\n"
        "მიმღები: {to}",
    ),
    "persian": block(
        "",
        "از: {from_}\nتاریخ: 2023-04-28 18:12\nموضوع: {subject}\nبه: {to}",
    ),
}
