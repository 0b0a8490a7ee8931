"""Inline forwards, one for each way the common clients write their block."""

from tests.forwarding.inline import Wrap, block

RULE = "_" * 32
GMAIL = "---------- Forwarded message ---------"

FORMS: dict[str, Wrap] = {
    "gmail": block(
        GMAIL,
        "From: {name} <{address}>\n"
        "Date: {day}, {mon} {d}, {y} at {hm12} {half}\n"
        "Subject: {subject}\n"
        "To: <{to}>\n",
    ),
    "gmail_japanese": block(
        GMAIL,
        "From: {name} <{address}>\n"
        "Date: {y}年{m}月{d}日(金) {hm}\n"
        "Subject: {subject}\n"
        "To: <{to}>\n",
    ),
    "gmail_german": block(
        GMAIL,
        "Von: {name} <{address}>\n"
        "Date: Fr., {d}. Apr. {y} um {hm} Uhr\n"
        "Subject: {subject}\n"
        "To: <{to}>\n",
    ),
    "gmail_french": block(
        GMAIL,
        "De : {name} <{address}>\nDate: ven. {d} avr. {y} à {hm}\nSubject: {subject}\nTo: <{to}>\n",
    ),
    "gmail_spanish": block(
        GMAIL,
        "De: {name} <{address}>\n"
        "Date: vie, {d} abr {y} a las {hm}\n"
        "Subject: {subject}\n"
        "To: <{to}>\n",
    ),
    "gmail_chinese": block(
        GMAIL,
        "发件人： {name} <{address}>\n"
        "Date: {y}年{m}月{d}日周五 {hm}\n"
        "Subject: {subject}\n"
        "To: <{to}>\n",
        prefix="转发：",
    ),
    "outlook_desktop": block(
        "",
        "From: {name} <{address}> \n"
        "Sent: {weekday}, {month} {d}, {y} {hm12} {half}\n"
        "To: {to}\n"
        "Subject: {subject}",
        prefix="FW: ",
    ),
    "outlook_2013": block(
        "",
        "From: {name} [mailto:{address}] \n"
        "Sent: {weekday}, {month} {dd}, {y} {hm12} {half}\n"
        "To: {to}\n"
        "Subject: {subject}",
        prefix="FW: ",
    ),
    "outlook_original": block(
        "-----Original Message-----",
        "From: {name} [mailto:{address}]\n"
        "Sent: {weekday}, {month} {dd}, {y} {hm12} {half}\n"
        "To: {to}\n"
        "Subject: {subject}",
        prefix="FW: ",
    ),
    "outlook_web": block(
        RULE,
        "From: {from_}\n"
        "Sent: {weekday}, {month} {d}, {y} {hm12} {half}\n"
        "To: {to} <{to}>\n"
        "Subject: {subject}",
        prefix="Fw: ",
    ),
    "outlook_bold": block(
        "",
        "*From:* {from_}\n"
        "*Sent:* {weekday}, {month} {d}, {y} {hm12} {half}\n"
        "*To:* {to}\n"
        "*Subject:* {subject}",
        prefix="FW: ",
    ),
    "outlook_mac": block(
        "",
        "From: {from_}\nDate: {weekday}, {d} {month} {y} at {hm}\nTo: {to}\nSubject: {subject}",
        prefix="FW: ",
    ),
    "outlook_japanese": block(
        RULE,
        "差出人: {from_}\n送信日時: {y}年{m}月{d}日 {hm}\n宛先: {to} <{to}>\n件名: {subject}",
        prefix="Fw: ",
    ),
    "outlook_japanese_desktop": block(
        "",
        "From: {from_}\n"
        "Sent: {weekday}, {month} {d}, {y} {hm12} {half}\n"
        "宛先: {to}\n"
        "件名: {subject}",
        prefix="FW: ",
    ),
    "outlook_german": block(
        RULE,
        "Von: {from_}\nGesendet: Freitag, {d}. April {y} {hm}\nAn: {to}\nBetreff: {subject}",
        prefix="WG: ",
    ),
    "outlook_french": block(
        RULE,
        "De : {from_}\nEnvoyé : vendredi {d} avril {y} {hm}\nÀ : {to}\nObjet : {subject}",
        prefix="TR : ",
    ),
    "outlook_dutch": block(
        "",
        "Van: {from_}\nVerzonden: vrijdag {d} april {y} {hm}\nAan: {to}\nOnderwerp: {subject}",
        prefix="FW: ",
    ),
    "outlook_polish": block(
        "",
        "Od: {from_}\nWysłano: piątek, {d} kwietnia {y} {hm}\nDo: {to}\nTemat: {subject}",
        prefix="PD: ",
    ),
    "outlook_russian": block(
        "",
        "От: {from_}\nОтправлено: {d} апреля {y} г. {hm}\nКому: {to}\nТема: {subject}",
        prefix="FW: ",
    ),
    "outlook_chinese": block(
        RULE,
        "发件人: {from_}\n发送时间: {y}年{m}月{d}日 {hm}\n收件人: {to} <{to}>\n主题: {subject}",
        prefix="转发: ",
    ),
    "outlook_taiwan": block(
        RULE,
        "寄件者: {from_}\n"
        "寄件日期: {y}年{m}月{d}日 下午 06:12\n"
        "收件者: {to} <{to}>\n"
        "主旨: {subject}",
        prefix="轉寄: ",
    ),
    "outlook_korean": block(
        RULE,
        "보낸 사람: {from_}\n"
        "보낸 날짜: {y}년 {m}월 {d}일 금요일 오후 6:12\n"
        "받는 사람: {to} <{to}>\n"
        "제목: {subject}",
        prefix="전달: ",
    ),
    "outlook_turkish": block(
        "",
        "Kimden: {from_}\nGönderildi: {d} Nisan {y} Cuma {hm}\nKime: {to}\nKonu: {subject}",
        prefix="İLT: ",
    ),
    "outlook_mobile": block(
        RULE,
        "From: {from_}\n"
        "Sent: {weekday}, {month} {d}, {y} {hm12}:00 {half}\n"
        "To: {to} <{to}>\n"
        "Subject: {subject}",
        prefix="Fw: ",
    ),
    "apple": block(
        "Begin forwarded message:\n",
        "From: {from_}\nSubject: {subject}\nDate: {month} {d}, {y} at {hms} GMT+9\nTo: {to}",
        quoted=True,
    ),
    "apple_japanese": block(
        "転送されたメッセージ:\n",
        "差出人: {from_}\n件名: {subject}\n日付: {y}年{m}月{d}日 {hms} JST\n宛先: {to}",
        quoted=True,
    ),
    "apple_german": block(
        "Anfang der weitergeleiteten Nachricht:\n",
        "Von: {from_}\nBetreff: {subject}\nDatum: {d}. April {y} um {hms} GMT+9\nAn: {to}",
        quoted=True,
    ),
    "thunderbird": block(
        "-------- Forwarded Message --------",
        "Subject: \t{subject}\n"
        "Date: \t{day}, {d} {mon} {y} {hms} +0900\n"
        "From: \t{from_}\n"
        "To: \t{to}\n",
    ),
    "thunderbird_japanese": block(
        "-------- 転送メッセージ --------",
        "件名: \t{subject}\n"
        "日付: \t{day}, {d} {mon} {y} {hms} +0900\n"
        "差出人: \t{from_}\n"
        "宛先: \t{to}\n",
    ),
    "yahoo": block(
        "----- Forwarded Message -----",
        "From: {from_}\n"
        "To: {to} <{to}>\n"
        "Sent: {weekday}, {month} {dd}, {y}, {hm12}:00 {half} GMT+9\n"
        "Subject: {subject}",
        prefix="Fw: ",
    ),
    "yahoo_japan": block(
        "----- Forwarded Message -----",
        "From: {from_}\nTo: {to}\nDate: {y}/{m}/{d}, Fri {hm}\nSubject: {subject}",
        prefix="Fw: ",
    ),
    "becky": block(
        "Forwarded by Aya Editor <editor@example.com>\n"
        "----------------------- Original Message -----------------------",
        " From:    {from_}\n"
        " To:      {to}\n"
        " Date:    {day}, {d} {mon} {y} {hms} +0900\n"
        " Subject: {subject}\n"
        "----",
        prefix="Fw: ",
    ),
    "ionos": block(
        "-------- Weitergeleitete Nachricht --------",
        "Von: {from_}\nAn: {to}\nDatum: {dd}.{mm}.{y} {hm}\nBetreff: {subject}",
    ),
    "missive": block(
        "---------- Forwarded message ----------",
        "From: {from_}\nDate: {mon} {d}, {y}, {hm}\nSubject: {subject}\nTo: {to}",
    ),
    "mailmate": block(
        "Forwarded message:\n",
        "> From: {from_}\n"
        "> To: {to}\n"
        "> Subject: {subject}\n"
        "> Date: {day}, {d} {mon} {y} {hms} +0900",
    ),
    "hubspot": block(
        "---------- Forwarded message ----------",
        "From: {from_}\nDate: {day}, {mon} {d}, {y}, {hm12} {half}\nSubject: {subject}\nTo: {to}",
    ),
    "full_width_colons": block(
        "",
        "差出人： {from_}\n送信日時： {y}/{mm}/{dd} {hm}\n宛先： {to}\n件名： {subject}",
        prefix="Fw: ",
    ),
    "mixed_labels": block(
        "",
        "送信元(From): {from_}\n"
        "送信日時(Date): {y}/{mm}/{dd} {hm}\n"
        "送信先(To): {to}\n"
        "件名(Subject): {subject}",
        prefix="Fw: ",
    ),
    "values_on_next_lines": block(
        "",
        "From:\n{from_}\nSent:\n{d} {month} {y} {hm}\nTo:\n{to}\nSubject:\n{subject}",
        prefix="FW: ",
    ),
    "blank_between_labels": block(
        "",
        "From: {from_}\n\nSent: {d} {month} {y} {hm}\n\nTo: {to}\n\nSubject: {subject}",
        prefix="FW: ",
    ),
    "labels_of_no_table": block(
        "", "Xyzzy: {from_}\nPlugh: {dd}.{mm}.{y} {hm}\nQuux: {to}\nFrob: {subject}", prefix="Fwd: "
    ),
    "zoho": block(
        "============ Forwarded message ============",
        "From: {from_}\nTo: <{to}>\nDate: {day}, {d} {mon} {y} {hms} +0900\nSubject: {subject}\n"
        "============ Forwarded message ============",
    ),
    "outlook_vietnamese": block(
        "",
        "Từ: {from_}\nĐã gửi: {dd}/{mm}/{y} {hm}\nĐến: {to}\nChủ đề: {subject}",
        prefix="FW: ",
    ),
    "outlook_thai": block(
        "", "จาก: {from_}\nส่งเมื่อ: {dd}/{mm}/{y} {hm}\nถึง: {to}\nเรื่อง: {subject}", prefix="FW: "
    ),
    "yahoo_run_together": block(
        "",
        "----- Forwarded Message ----- From: {from_}To: {to} <{to}>Sent: {weekday}, {month} {dd},"
        " {y}, {hm12}:00 {half} GMT+9Subject: {subject}",
        prefix="Fw: ",
    ),
}
