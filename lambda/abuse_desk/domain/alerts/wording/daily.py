"""The words of what the desk tells of a day, or of many old notices at once, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DailyWords:
    """Sentences; `{...}` are filled with text that is already harmless."""

    title: str
    opening: str
    waiting: str
    waiting_short: str
    waiting_line: str
    proposals: str
    proposals_short: str
    proposal_line: str
    forwarders: str
    forwarders_short: str
    forwarder_line: str
    suspects: Mapping[str, str]  # by `Suspicion`
    suspects_short: str
    suspect_line: str
    no_sender: str
    more: str
    counts: str
    footer: str
    old_line: str
    old_text: str
    broken_line: str
    broken_text: str


DAILY_WORDS: Mapping[str, DailyWords] = {
    "en": DailyWords(
        title="Daily digest",
        opening=(
            "From {since} to {until}: what nobody was woken for. Read it once; it comes at most"
            " once a day,\nand only if there is something to say."
        ),
        waiting="WAITING TO BE JUDGED, OR FOR SOMEBODY: {count}",
        waiting_short="waiting",
        waiting_line="{title}: abuse-desk show {case}",
        proposals="CLAIMS WHOSE ORIGIN IS NOT PROVED: {count}",
        proposals_short="to confirm",
        proposal_line="{title}: abuse-desk show {case}; if it is true, abuse-desk confirm {case}",
        forwarders="FORWARDERS THAT ARE NOT LISTED: {count} (list only those you set up yourself)",
        forwarders_short="asking to forward",
        forwarder_line="{address}: abuse-desk forwarders trust {quoted}",
        suspects={
            "forged": "FORGED, ABOUT NOBODY OF YOURS: {count} (kept as evidence, nothing to do)",
            "spam": "SPAM OR A VIRUS, AS SES SAYS: {count} (nothing to do)",
            "answer": (
                "ANSWERS TO AWS THAT NOTHING PROVES TO BE YOURS: {count} (if one is, list its"
                " sender's domain in teamDomains)"
            ),
        },
        suspects_short="suspicious",
        suspect_line="{at}  from {sender}  mail {mail}",
        no_sender="nobody",
        more="... and {count} more",
        counts=(
            "Since the last digest {mails} mails came in, {notices} of them notices. Open now:"
            " {open}; answered: {answered}."
        ),
        footer="Sent by Abuse Desk ({desk}).",
        old_line="{count} old notices came in and opened quietly",
        old_text=(
            "{count} notices have come in that AWS wrote more than {days} days before. None belongs"
            " to an open\ncase. Each opened a case in triage, and nobody is alerted of it"
            " again.\n\n"
            "{cases}\n\n"
            "If you sent in an old mailbox, that is all. If not, look whether one of them was never"
            " answered:\n  abuse-desk cases\n"
        ),
        broken_line="the history of {count} cases does not hold together",
        broken_text=(
            "Each entry of a case carries a digest over the one before it. In these cases they do"
            " not follow\nfrom each other: an entry was changed or taken out by somebody who may"
            " write to the table.\n\n{cases}\n\nCompare the entries with the mail in the bucket"
            " (abuse-desk show), and look in CloudTrail for who\nwrote to the table.\n"
        ),
    ),
    "ja": DailyWords(
        title="日次まとめ",
        opening=(
            "{since} から {until} までの、緊急通知の対象外だった内容です。"
            "まとめは 1 日 1 回まで、\n伝えることがある場合にだけ届きます。"
        ),
        waiting="判断または担当を待つ案件: {count} 件",
        waiting_short="件が待機中",
        waiting_line="{title}: abuse-desk show {case} で確認",
        proposals="送信元が証明されていない連絡: {count} 件",
        proposals_short="件が確認待ち",
        proposal_line="{title}: abuse-desk show {case}。本当であれば abuse-desk confirm {case}",
        forwarders="登録されていない転送者: {count} 件 (ご自身で設定したものだけを登録)",
        forwarders_short="件の転送者が未登録",
        forwarder_line="{address} を登録する: abuse-desk forwarders trust {quoted}",
        suspects={
            "forged": "自社と無関係な偽造メール: {count} 件 (証拠として保管、対応不要)",
            "spam": "SES が迷惑メールまたはウイルスと判定: {count} 件 (対応不要)",
            "answer": (
                "自社のものと証明されていない AWS への回答: {count} 件"
                " (自社のものなら、送信元ドメインを teamDomains に登録)"
            ),
        },
        suspects_short="件の不審メール",
        suspect_line="{at}  送信元 {sender}  メール {mail}",
        no_sender="不明",
        more="... ほか {count} 件",
        counts=(
            "前回のまとめ以降の受信は {mails} 通、うち通知は {notices} 通。"
            "対応中: {open} 件、回答済み: {answered} 件。"
        ),
        footer="Abuse Desk ({desk}) からの送信。",
        old_line="古い通知 {count} 件を受信し、静かに案件を開きました",
        old_text=(
            "AWS が {days} 日より前に書いた通知 {count} 件が届きました。\n"
            "対応中の案件に属するものはありません。それぞれ判断待ちの案件になり、"
            "個別の通知は今後も行いません。\n\n"
            "{cases}\n\n"
            "古いメールボックスを送ったのであれば、対応は不要です。"
            "そうでなければ、未回答のものがないか確認してください:\n  abuse-desk cases\n"
        ),
        broken_line="{count} 件の案件の履歴に不整合があります",
        broken_text=(
            "案件の各記録は、直前の記録のダイジェストを含みます。次の案件では連鎖が切れています。\n"
            "テーブルに書き込める誰かが、記録を変更または削除した可能性があります。\n\n"
            "{cases}\n\n"
            "記録を保管メールと照合し (abuse-desk show)、CloudTrail で書き込んだ者を"
            "確認してください。\n"
        ),
    ),
}
