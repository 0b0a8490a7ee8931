"""What the labels of a forwarding block mean. Only names the fields: structure finds the block."""

from enum import StrEnum
from unicodedata import normalize

from abuse_desk.domain.late import late


class Label(StrEnum):
    """The field a label names."""

    SENDER = "sender"
    TO = "to"
    COPY = "copy"
    DATE = "date"
    SUBJECT = "subject"
    REPLY_TO = "reply_to"
    MESSAGE_ID = "message_id"
    FURTHER = "further"  # a header of no interest here


# Which words come from where: docs/forwarding.md.
WORDS: dict[Label, str] = {
    Label.SENDER: """from|expeditorul|sender|sent by|von|absender|de|expéditeur|desde|remitente|da
        |mittente|remetente|van|afzender|fra|afsender|avsender|från|avsändare|lähettäjä|od
        |nadawca|odesílatel|odesilatel|odosielateľ|feladó|küldő|de la|expeditor|kimden
        |gönderen|kimden gönderildi|από|αποστολέας|от|от кого|отправитель|від|від кого
        |відправник|подател|pošiljatelj|pošiljalec|šalje|saatja|nuo|siuntėjas|no|sūtītājs
        |remitent|dari|pengirim|từ|người gửi|จาก|ผู้ส่ง|מאת|מ|من|المرسل|差出人|送信者|送信元
        |発信者|发件人|发送人|寄件者|寄件人|傳送者|發件人|보낸 사람|보낸사람|발신|발신자|보낸이
        |보내는 사람|frá|sendandi|gan|daripada|од|шаље|از|فرستنده|प्रेषक|से""",
    Label.TO: """to|destinatarul|recipient|recipients|an|empfänger|à|a|pour|destinataire
        |destinataires|para|destinatario|destinatarios|per|per a|destinatari|destinatário|aan|naar
        |ontvanger|til|modtager|mottaker|till|mottagare|vastaanottaja|vastaanottajat|kenelle
        |do|komu|adresat|příjemce|pre|címzett|către|catre|kime|alıcı|προς|παραλήπτης|кому
        |получатель|до|за|одержувач|получател|za|prima|prejemnik|kellele|adressaat|saaja|kam|gavėjas
        |adresāts|kepada|untuk|ke|đến|tới|người nhận|ถึง|ผู้รับ|אל|ל|إلى|المستلم|宛先|送信先
        |宛て先|あて先|宛名|收件人|收件者|받는 사람|받는사람|받은 사람|받은사람|수신|수신자
        |수신인|받는이|прима|به|گیرنده|प्रति|प्राप्तकर्ता""",
    Label.COPY: """cc|kopie|kopie (cc)|copie|copie à|copia|con copia|copia conoscenza
        |cópia|com cópia|kopi|kopia|kopio|dw|kópia|másolat|másolatot kap|bilgi|κοιν
        |κοινοποίηση|копия|копія|як копію|ук|копие|kp|kopija|tembusan|salinan|สำเนา|עותק|نسخة
        |写し|同報|抄送|抄送人|副本|참조|bcc|cci|ccn|cco|密送|密件副本|숨은참조""",
    Label.DATE: """date|відправлено|sent|sent on|sent at|date sent|received|time|when|datum|gesendet
        |gesendet am|datum/zeit|envoyé|envoyé le|date d'envoi|fecha|enviado|enviado el
        |enviat|enviat el|data|inviato|data invio|inviato il|enviada|enviada em|enviado em|verzonden
        |verzonden op|dato|sendt|skickat|skickades|päivämäärä|päiväys|pvm|lähetetty|aika
        |wysłano|wysłane|data wysłania|odesláno|dátum|odoslané|küldve|elküldve
        |küldés dátuma|trimis|dată|gönderilme tarihi|gönderme tarihi|tarih|gönderildi
        |gönderilen|ημερομηνία|στάλθηκε|εστάλη|αποστολή|дата|отправлено|дата отправки|надіслано
        |дата надсилання|изпратено|poslano|poslato|kuupäev|saadetud|išsiųsta|nosūtīts|datums
        |tanggal|terkirim|dikirim|ngày|đã gửi|gửi|gửi lúc|thời gian|วันที่|ส่งเมื่อ|ส่ง|תאריך
        |נשלח|نشر|التاريخ|تاريخ|تم الإرسال|تاريخ الإرسال|日時|日付|送信日時|送信日|送信日付
        |送信時刻|送信済み|送信|受信日時|已发送|已傳送|发送时间|发送日期|发件时间|日期|时间|時間|寄件日期|傳送日期|傳送時間
        |寄件時間|發送時間|發送日期|보낸 날짜|보낸날짜|날짜|보낸 시간|보낸시간|일시|발신일
        |발송일|dagsetning|sent date|dihantar|послато|испратено|ارسال|ارسال شده|تاریخ
        |भेजा गया|दिनांक""",
    Label.SUBJECT: """subject|subiectul|betreff|thema|objet|sujet|asunto|assumpte|oggetto|assunto
        |onderwerp|emne|ämne|aihe|otsikko|temat|předmět|predmet|tárgy|subiect|konu|θέμα|тема
        |относно|zadeva|naslov|teema|tema|temats|tēma|subjek|perihal|judul|tiêu đề|chủ đề|หัวข้อ
        |เรื่อง|หัวเรื่อง|נושא|הנדון|الموضوع|موضوع|件名|題名|タイトル|表題|主题|主題|主旨|标题|標題|제목
        |efni|предмет|наслов|विषय""",
    Label.REPLY_TO: """reply-to|reply to|antwort an|antwortadresse|répondre à|responder a
        |rispondi a|responder para|antwoord aan|svar til|svara till|odgovori na|odpověď na
        |vastaus|válaszcím|odpowiedź-do|odpowiedź do|răspuns către|ответ-кому|ответить
        |odpovedať-pre|yanıt adresi|кому відповісти|返信先|回复|回覆|회신""",
    Label.MESSAGE_ID: "message-id|message id",
    Label.FURTHER: """attachments|attachment|importance|priority|bcc|sensitivity|categories
        |mailed-by|signed-by|security|organization|resent-from|mailing list|return-path
        |anlagen|anhänge|wichtigkeit|priorität|pièces jointes|datos adjuntos|importancia
        |allegati|anexos|bijlagen|urgentie|bilagor|prioritet|liitteet|załączniki|přílohy
        |添付ファイル|添付|重要度|附件|重要性|첨부|첨부파일|첨부 파일|중요도|вложения
        |важность|x-mailer|mime-version|content-type|content-transfer-encoding|in-reply-to
        |references|delivered-to|received-spf|x-originating-ip""",
}
MEANING = {
    word.strip(): label
    for label, words in WORDS.items()
    for word in words.split("|")
    if word.strip()
}
LONGEST_LABEL = max(map(len, MEANING))
EDGES = (
    " \t*_|#【】[]〔〕<>＜＞■●・◆▼□○-–—"
    "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
)
BRACKETED = late(r"^(.*?)\s*[(（](.*?)[)）]$")


def label_of(text: str) -> Label | None:
    """What a label names, or None where the word is not known: `送信元(From)`, `*Von*`, `De `."""
    word = " ".join(normalize("NFC", text).strip(EDGES).lower().split())
    # Some pad Chinese and Japanese labels inside: `主　题`, `收 件 人`.
    found = MEANING.get(word) or (None if word.isascii() else MEANING.get(word.replace(" ", "")))
    if found:
        return found
    split = BRACKETED.match(word)
    if split is None:
        return None
    return MEANING.get(split[1]) or MEANING.get(split[2])
