"""日本語。"""

from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.domain.refusals.words import RefusalWords

JAPANESE = RefusalWords(
    sentences={
        Why.NO_CASE: "案件 {case} はありません",
        Why.NAME_NEEDED: "名前を入力してください",
        Why.SEEN_TOO_MANY: "案件の記録は {entries} 件で、{seen} 件ではありません",
        Why.CHANGED: "案件がたった今変更されました。内容を確認してから、もう一度操作してください",
        Why.TAKEN: "{by} さんが {until} まで担当しています",
        Why.NOTHING_TO_TAKE: "案件は「{status}」です。引き受ける必要はありません",
        Why.TIME_IS_PAST: "引き受ける時間の終わりが過去の時刻です",
        Why.NOT_OUR_MOVE: "案件は「{status}」です。この操作は必要ありません",
        Why.ALREADY_OPEN: "案件はすでに対応中です",
        Why.ALREADY_CLOSED: "案件はすでに「{status}」です",
        Why.REASON_NEEDED: "理由を入力してください",
        Why.TEXT_NEEDED: "メモの内容を入力してください",
        Why.ENTRY_AND_LEVEL_NEEDED: "対象のメールと信頼度を指定してください",
        Why.NO_PROPOSAL: "確認待ちの主張の中に見つかりません",
        Why.NOTHING_TO_ANSWER: "{case} には回答すべき AWS の通知がありません",
        Why.MERGED: "{case} は {into} にまとめられました。そちらで操作してください",
        Why.INTO_NEEDED: "まとめる先の案件を指定してください",
        Why.INTO_ITSELF: "案件をその案件自身にまとめることはできません",
        Why.INTO_MERGED: "{case} は {into} にまとめられました。{into} にまとめてください",
        Why.SEEN_TOO_FEW: (
            "{case} の記録は {entries} 件ですが、確認したのは {seen} 件です。"
            "内容を確認してから、もう一度操作してください"
        ),
        Why.ONE_CHANGED: (
            "どちらかの案件がたった今変更されました。内容を確認してから、もう一度操作してください"
        ),
        Why.NO_PAGE: "このデスクにはページがありません (設定の `page` が off です)",
        Why.NO_ADDRESS: "「{address}」はメールアドレスではありません",
        Why.MAILS_AT_ONCE: "一度に読み直せるメールは 1 件から {most} 件までです ({asked} 件)",
        Why.NO_STORED_MAIL: "「{key}」は保存されたメールではありません",
        Why.UNKNOWN_REQUEST: "「{request}」という操作はありません",
        Why.MALFORMED: "要求を読み取れません ({problem})",
    },
    statuses={
        Status.TRIAGE: "判断待ち",
        Status.OPEN: "対応中",
        Status.ANSWERED: "回答済み",
        Status.RESOLVED: "解決済み",
        Status.DISMISSED: "対象外",
    },
)
