"""The words of what the desk tells while it is being set up, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetupWords:
    """Sentences; `{...}` are filled with text that is already harmless."""

    somebody: str
    confirmation_waits: str
    drill: str
    drill_line: str
    drill_subject: str  # ASCII, as SNS wants a subject


_DRILL_SUBJECT = "a test of the way alerts take"

SETUP_WORDS: Mapping[str, SetupWords] = {
    "en": SetupWords(
        somebody="somebody (the mail does not say who)",
        confirmation_waits=(
            "{asker} wants to forward mail to this desk, and {provider} asks for a\n"
            "confirmation.\n\n"
            "If you are setting this forwarding up, the code and the link are here:\n"
            "  abuse-desk forwarding\n\n"
            "If you do not know who this is, do nothing: unconfirmed, nothing is forwarded. The\n"
            "request is gone after 7 days.\n"
        ),
        drill=(
            "THIS IS A DRILL. Nothing has happened, and nothing is to be done.\n\n"
            "{by} is testing whether alerts of this desk ({desk}) reach you. This one did, by the\n"
            "way every alert takes.\n"
        ),
        drill_line="DRILL: a test, nothing has happened",
        drill_subject=_DRILL_SUBJECT,
    ),
    "ja": SetupWords(
        somebody="不明(メールに記載がありません)",
        confirmation_waits=(
            "{asker} がこの窓口へのメール転送を希望し、{provider} が確認を求めています。\n\n"
            "転送を設定しているのがあなたなら、確認コードとリンクは次のコマンドで表示できます:\n"
            "  abuse-desk forwarding\n\n"
            "心当たりがなければ何もしないでください。確認しない限り転送は始まりません。\n"
            "この依頼は 7 日後に消えます。\n"
        ),
        drill=(
            "これは訓練です。何も起きていません。対応は不要です。\n\n"
            "{by} が、この窓口 ({desk}) のアラートが届くかどうかを確認しています。\n"
            "このメッセージは実際のアラートと同じ経路で届きました。\n"
        ),
        drill_line="訓練: 動作確認です。何も起きていません",
        drill_subject=_DRILL_SUBJECT,
    ),
}
