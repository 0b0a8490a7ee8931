"""What is a fact of AWS's own in another language, and what only sounds like one."""

import pytest

from abuse_desk.domain.notices.iam_users import iam_users
from abuse_desk.domain.notices.measures import measures
from abuse_desk.domain.notices.plain import plain, straighten
from abuse_desk.domain.notices.signs import Says, signs_of
from abuse_desk.domain.vocabulary import Stage
from tests.notices.letters import BREAK_IN_THREAD, SUPPORT, THREAD, is_open, told


def said(text: str) -> frozenset[Says]:
    return signs_of(plain(straighten(text)))


@pytest.mark.parametrize(
    "words",
    [
        "No, como usted dice, el caso ha sido resuelto; falta su respuesta para nosotros.",
        "No consideramos, como usted dice, el caso de su cuenta resuelto.",
        "No, come dice lei, il caso è stato risolto; manca la sua risposta per questo.",
        "Não, como o senhor diz, o caso foi resolvido; falta a sua resposta para nós.",
        "Non, comme vous dites, le dossier de votre compte a été clos pour vous.",
        "Sie schreiben, dass der Fall gelöst ist. Das ist für uns nicht so, bitte antworten Sie.",
        "您说案件已解决，我们还在等待您的回复。",
        "本件は解決済みとのことですが、ご説明をお願いいたします。",
        "本件を解決済みとするためには、原因のご説明が必要です。ご返信ください。",
        "사건은 해결되었다고 하셨습니다. 회신을 기다리고 있습니다.",
    ],
)
def test_a_closing_that_is_denied_or_told_by_us_closes_nothing(words: str) -> None:
    assert is_open(told(words, THREAD))


@pytest.mark.parametrize(
    "words",
    [
        "El caso de su cuenta ha sido resuelto. No es necesaria ninguna acción de usted.",
        "Der Fall ist für uns abgeschlossen. Wenn Sie Fragen haben, bitte antworten Sie uns.",
        "Je clôture donc ce dossier. Aucune autre action n'est requise de vous.",
        "本件は解決いたしました。ご不明な点がございましたら、ご返信ください。",
        "您的案件已解决。如有问题，请回复本邮件。",
    ],
)
def test_a_closing_of_aws_s_own_closes(words: str) -> None:
    assert told(words, THREAD).stage is Stage.RESOLUTION


@pytest.mark.parametrize(
    "words",
    [
        "本ケースは解決済みとさせていただきます。制限は、キーの削除が確認できるまで継続いたします。",
        "El caso ha sido cerrado. Las restricciones de su cuenta continúan hasta que la elimine.",
        "O caso foi encerrado. As restrições da sua conta permanecem até que a exclua.",
        "Il caso è stato chiuso. Le limitazioni del suo account restano fino a che la elimina.",
        "Der Fall ist geschlossen. Die Einschränkungen für Ihr Konto bleiben bis dahin bestehen.",
    ],
)
def test_a_case_closed_while_limits_stay_waits_for_us(words: str) -> None:
    assert is_open(told(words, BREAK_IN_THREAD, sender=SUPPORT))


@pytest.mark.parametrize(
    "words",
    [
        "Une fois le délai passé, nous avons isolé votre instance.",
        "Una vez vencido el plazo, hemos aislado su instancia de la red.",
        "Una volta scaduto il termine, abbiamo isolato la sua istanza dalla rete.",
        "期限到期之后，我们已隔离您的实例。",
        "Sobald wir das gesehen haben, haben wir Ihre Instanz isoliert.",
    ],
)
def test_what_aws_did_once_a_time_had_come_is_done(words: str) -> None:
    assert measures(plain(straighten(words)))


@pytest.mark.parametrize(
    "words",
    [
        "Una vez que hemos aislado su instancia de la red usted no puede usarla.",
        "Une fois que nous avons isolé votre instance vous pouvez la supprimer.",
        "インスタンスを停止していただいた件について、ご説明をお願いいたします。",
    ],
)
def test_what_stands_in_the_same_clause_as_once_is_no_measure(words: str) -> None:
    assert not measures(plain(straighten(words)))


def test_a_subject_is_read_in_the_language_of_its_text() -> None:
    words = "Notre équipe a levé les restrictions de votre compte. Nous vous remercions."
    found = told(words, "RE:[CASE 5212345601] Activité suspecte", sender=SUPPORT)
    assert (found.stage, found.facts.needs_answer) == (Stage.UPDATE, False)


@pytest.mark.parametrize(
    "text",
    [
        "Responda por favor con los documentos: no hemos podido verificar su cuenta.",
        "お客様の情報を確認することができませんでした。",
        "Nous n'avons pas pu vérifier les informations de votre compte.",
    ],
)
def test_aws_says_that_it_cannot_tell_who_we_are(text: str) -> None:
    assert Says.VALIDATION in said(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zugriffsschlüssel des IAM-Benutzers upload zusammen mit", "upload"),
        ("clé d'accès appartenant à l'utilisateur api-prod.", "api-prod"),
        ("pertencente ao usuário do IAM lambda-deploy, juntamente", "lambda-deploy"),
        ("perteneciente al usuario web.admin y", "web.admin"),
        ("ユーザー dev-app に属する AWS アクセスキー", "dev-app"),
        ("属于用户 web-admin 的 AWS 访问密钥", "web-admin"),
        ("IAM 사용자 gitlab에 속한 키", "gitlab"),
        ("arn:aws:iam::111122223333:user/ops/builder", "builder"),
        ("the IAM user builder in your account", "builder"),
    ],
)
def test_a_user_is_known_in_nine_languages(text: str, name: str) -> None:
    assert [found for _, found in iam_users(text, text.lower())] == [name]


@pytest.mark.parametrize(
    "text", ["l'utilisateur doit changer", "der IAM-Benutzer", "用户可以", "the IAM user must"]
)
def test_a_user_of_whom_no_name_stands_is_none(text: str) -> None:
    assert not list(iam_users(text, text.lower()))
