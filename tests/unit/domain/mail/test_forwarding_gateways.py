"""What gateways and clients put into a forwarded text, in the languages they speak."""

import pytest

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from tests.forwarding.forms import FORMS
from tests.forwarding.source import Source

SOURCE = Source()
SAFE = "https://eur01.safelinks.protection.outlook.com/?url="
BANNERS = [
    "CAUTION: This email originated outside of the organization.",
    "***EXTERNAL***",
    "Some people who received this message don't often get email from a@example.org. Learn why",
    "Sie erhalten nicht häufig E-Mails von a@example.org. Erfahren Sie, warum dies wichtig ist",
    "Vous n’obtenez pas souvent d’e-mail à partir de a@example.org. Pourquoi c’est important",
    "No suele recibir correos electrónicos de a@example.org. Por qué es importante esto",
    "U ontvangt niet vaak e-mail van a@example.org.",
    "a@example.org からのメールを受け取ることはあまりありません。これが重要である理由を説明します",
    "你通常不会收到来自 a@example.org 的电子邮件。了解这一点为什么很重要",
    "您通常不會收到來自 a@example.org 的電子郵件。",
    "Diese E-Mail wurde von außerhalb Ihrer Organisation gesendet.",
    "ATENCIÓN: este correo procede de fuera de la organización.",
    "Atenção: esta mensagem foi enviada por um remetente externo.",
    "Ten e-mail pochodzi spoza organizacji.",
    "Внимание! Это письмо от внешнего отправителя.",
    "Let op: deze e-mail is afkomstig van buiten de organisatie.",
    "OBS! Detta mejl kommer från en extern avsändare.",
    "注意：このメールは組織外から送信されました。",
    "【注意】本メールは外部から届いたメールです。",
    "이 메일은 외부에서 발송된 메일입니다.",
    "【外部邮件】请谨慎点击链接。",
    "注意：此郵件來自外部寄件者。",
]
OF_AWS = [
    "Your environment may be compromised by an external attacker. Reply to this email.",
    "お客様の環境は、外部の攻撃者によって大量のメールの送信に使われている可能性があります。",
    "외부 공격자가 귀하의 계정에서 스팸 메일을 보내고 있습니다.",
    "外部攻击者可能正在使用您的账户发送垃圾邮件。",
    "Your account 111122223333 sends mail outside of your organization.",
]


def body_of(body: str) -> str:
    message = parse_message(FORMS["outlook_desktop"](Source(body=body)))
    assert isinstance(message, Message)
    return unwrap(message).body


@pytest.mark.parametrize("banner", BANNERS)
def test_a_banner_below_the_block_is_no_part_of_the_text(banner: str) -> None:
    assert body_of(f"{banner}\n\n{SOURCE.body}") == SOURCE.body


@pytest.mark.parametrize("paragraph", OF_AWS)
def test_what_aws_says_of_outsiders_is_no_banner(paragraph: str) -> None:
    body = f"{paragraph}\n\n{SOURCE.body}"
    assert body_of(body) == body


def test_the_greeting_right_below_a_banner_stays() -> None:
    assert body_of(f"{BANNERS[0]}\n{SOURCE.body}") == SOURCE.body


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://aws.amazon.com/aup/<https://aws.amazon.com/aup/>", "https://aws.amazon.com/aup/"),
        ("a@example.org<mailto:a@example.org>", "a@example.org"),
        ("the policy<https://aws.amazon.com/aup/>", "the policy<https://aws.amazon.com/aup/>"),
        (
            f"https://aws.amazon.com/aup/<{SAFE}https%3A%2F%2Faws.amazon.com%2Faup%2F&data=05>",
            "https://aws.amazon.com/aup/",
        ),
    ],
)
def test_a_link_outlook_writes_twice_is_read_once(written: str, read: str) -> None:
    assert body_of(f"Hello,\n\nsee {written} now") == f"Hello,\n\nsee {read} now"
