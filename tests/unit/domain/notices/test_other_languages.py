"""What AWS says in other languages than English."""

from datetime import UTC, datetime, timedelta

import pytest

from abuse_desk.domain.notices.abuse_types_abroad import abuse_types_abroad
from abuse_desk.domain.notices.deadlines_abroad import due_abroad
from abuse_desk.domain.notices.measures import measures
from abuse_desk.domain.notices.places import accounts, regions
from abuse_desk.domain.notices.plain import plain, straighten
from abuse_desk.domain.notices.signs import Says, signs_of

SENT = datetime(2025, 3, 11, 8, 15, tzinfo=UTC)
DAY = SENT + timedelta(days=1)
THREE_DAYS = SENT + timedelta(days=3)
SIXTEENTH = datetime(2025, 3, 16, tzinfo=UTC)


def due(text: str) -> list[datetime]:
    return [one.at for one in due_abroad(plain(straighten(text)), SENT)]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("24 時間以内にご返信ください。", DAY),
        ("３日以内にご対応ください。", THREE_DAYS),
        ("请在 24 小时内回复。", DAY),
        ("請在 3 天內回覆。", THREE_DAYS),
        ("24시간 이내에 회신해 주십시오.", DAY),
        ("Bitte antworten Sie innerhalb von 24 Stunden auf diese Nachricht, die wir senden.", DAY),
        ("Bitte antworten Sie uns binnen 3 Tagen, wenn das Konto Ihr Konto ist.", THREE_DAYS),
        ("Veuillez répondre à ce message dans les 24 heures.", DAY),
        ("Veuillez nous répondre sous 3 jours à votre convenance.", THREE_DAYS),
        ("Responda a este correo en un plazo de 24 horas, por favor, con las acciones.", DAY),
        ("Responda a este e-mail em até 24 horas com as medidas para a sua instância.", DAY),
        ("Si prega di rispondere entro 24 ore per il problema di questo account.", DAY),
        ("2025年3月16日までにご返信ください。", SIXTEENTH),
        ("3月16日(日)までにご返信ください。", SIXTEENTH),
        ("2025年3月16日 17:00 (JST) までにご返信ください。", SIXTEENTH + timedelta(hours=8)),
        ("日本時間 2025年3月16日 午後5時30分までに", SIXTEENTH + timedelta(hours=8, minutes=30)),
        ("请在 2025-03-16 之前回复", SIXTEENTH),
        ("2025년 3월 16일까지 회신해 주십시오.", SIXTEENTH),
        ("Bitte melden Sie sich bis zum 16.03.2025 bei uns und nicht später.", SIXTEENTH),
        ("Bitte melden Sie sich spätestens am 16. März 2025 um 10:00 Uhr bei uns.",
         SIXTEENTH + timedelta(hours=10)),
        ("Veuillez répondre au plus tard le 16 mars 2025 à votre interlocuteur.", SIXTEENTH),
        ("Responda antes del 16 de marzo de 2025, por favor, con las acciones.", SIXTEENTH),
        ("Responda até 16 de março de 2025, por favor, com a sua explicação.", SIXTEENTH),
        ("Si prega di rispondere entro il 16 marzo 2025 per il problema.", SIXTEENTH),
        ("Bitte antworten Sie bis 2025-03-16, wir und Ihr Team warten nicht.", SIXTEENTH),
    ],
)  # fmt: skip
def test_a_stated_time_is_read_in_its_language(text: str, at: datetime) -> None:
    assert due(text) == [at]


@pytest.mark.parametrize(
    "text",
    [
        "弊社より 24 時間以内にご連絡いたします。",
        "Wir melden uns innerhalb von 24 Stunden bei Ihnen und Ihrem Team, bitte warten.",
        "2024年1月1日までの利用料金です。",
        "2025年13月45日までに",
        "Bitte lesen Sie das bis zum 16. Foobar 2025, wir und Ihr Team.",
        "2025年3月10日 12:00 に検出されました。",
        "Please reply within 24 hours.",
    ],
)
def test_what_is_no_time_of_ours_is_none(text: str) -> None:
    assert due(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "インスタンスを隔離いたしました。",
        "我们已隔离该实例。",
        "해당 인스턴스를 격리했습니다.",
        "Wir haben die Instanz isoliert, bitte antworten Sie.",
        "Nous avons isolé votre instance pour vous protéger.",
        "Hemos bloqueado el tráfico de su instancia por este motivo.",
        "Bloqueamos o tráfego da sua instância.",
        "Abbiamo isolato la Sua istanza per questo motivo, il traffico non passa.",
    ],
)
def test_a_measure_is_told_in_its_language(text: str) -> None:
    assert measures(plain(text)) == (text.rstrip("。."),)


@pytest.mark.parametrize(
    "text",
    [
        "ご返信がない場合、インスタンスを隔離することがあります。",
        "インスタンスは隔離しておりません。",
        "如果您不回复，我们可能会隔离该实例。",
        "회신이 없을 경우 인스턴스를 격리할 수 있습니다.",
        "Wenn Sie nicht antworten, wird die Instanz isoliert und das Konto gesperrt.",
        "Nous n'avons pas isolé votre instance pour le moment, mais vous devez répondre.",
    ],
)
def test_a_threat_or_a_denial_is_no_measure(text: str) -> None:
    assert Says.MEASURES not in signs_of(plain(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("不正なポートスキャンに関与", "connection/port_scan"),
        ("钓鱼网站和垃圾邮件", "content/phishing"),
        ("서비스 거부 공격", "connection/ddos"),
        ("Ihre Instanz verbreitet Schadsoftware und wir bitten", "content/malware"),
        ("votre instance envoie des courriels indésirables pour des tiers", "messaging/spam"),
    ],
)
def test_a_kind_of_abuse_is_known_in_its_language(text: str, kind: str) -> None:
    assert abuse_types_abroad(plain(text)) == (kind,)


def test_an_english_text_is_none_of_them() -> None:
    assert abuse_types_abroad(plain("Your instance takes part in a botnet.")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "お客様のアカウント111122223333において",
        "アカウント ID：111122223333",
        "您的账户 111122223333",
        "계정: 111122223333",
        "Ihr AWS-Konto 111122223333",
        "votre compte AWS n° 111122223333",
        "Account ID: 1111 2222 3333",
    ],
)
def test_an_account_is_found_beside_its_label(text: str) -> None:
    assert accounts("", straighten(text)) == ("111122223333",)


def test_a_region_is_known_by_the_name_the_console_gives_it() -> None:
    named = (
        "アジアパシフィック (東京) 美国东部（弗吉尼亚北部） 유럽(프랑크푸르트) Europa (Frankfurt)"
    )
    assert regions(straighten(named)) == ("ap-northeast-1", "us-east-1", "eu-central-1")
