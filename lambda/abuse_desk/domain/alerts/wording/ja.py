"""日本語。"""

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.wording.words import Words
from abuse_desk.domain.cases.case import Claim, Resolution, Status
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.vocabulary import Family, TrustLevel

JAPANESE = Words(
    happened={
        Cause.OPENED: "自社アカウントについて AWS から通知が届き、案件を開きました。",
        Cause.ADDED_RESOURCE: "対応中の案件に、AWS から追加の報告が届きました。",
        Cause.REMINDER: "AWS は回答を待っており、督促が届きました。",
        Cause.FINAL_NOTICE: "AWS から最終警告が届きました。",
        Cause.ENFORCEMENT: "AWS がリソースに対して措置を取りました。",
        Cause.INFORMATION_REQUEST: "AWS が追加の情報を求めています。",
        Cause.UPDATE: "この案件について AWS から連絡がありました。",
        Cause.MARK: "AWS への回答期限が近づいています。",
        Cause.REPEAT: "この案件はまだ誰も引き受けていません。",
        Cause.ACKNOWLEDGED: "{by} さんが {until} までこの案件を引き受けました。",
        Cause.ACKNOWLEDGEMENT_EXPIRED: (
            "{by} さんが引き受けた時間が終わりました。担当者が必要です。"
        ),
        Cause.ANSWERED: "AWS に回答しました。次は AWS の番です。",
        Cause.SILENT: "回答後、AWS からの連絡が途絶えています。",
        Cause.EXTENSION: "AWS が回答期限を延長しました。",
        Cause.RESOLVED: "この案件は終了しました。",
        Cause.RETRACTED: "AWS によると通知は誤送信でした。案件は解決済みです。",
        Cause.REOPENED: "終了した案件が再び開きました。",
        Cause.TRIAGE: "人の判断が必要なメールがあります。",
        Cause.PROPOSAL: "{claim}送信元が証明されていないため、案件は変更していません。",
        Cause.MERGED: "{merged} は同じ件のため、この案件にまとめました。",
        Cause.REFUSED: "操作は拒否されました。",
    },
    turns={
        Cause.OPENED: "新規",
        Cause.ADDED_RESOURCE: "追加報告",
        Cause.REMINDER: "督促",
        Cause.FINAL_NOTICE: "最終警告",
        Cause.ENFORCEMENT: "AWS が措置",
        Cause.INFORMATION_REQUEST: "情報要求",
        Cause.UPDATE: "AWS から連絡",
        Cause.MARK: "期限接近",
        Cause.REPEAT: "担当者なし",
        Cause.ACKNOWLEDGED: "担当者決定",
        Cause.ACKNOWLEDGEMENT_EXPIRED: "担当時間終了",
        Cause.ANSWERED: "回答済み",
        Cause.SILENT: "AWS から連絡なし",
        Cause.EXTENSION: "期限延長",
        Cause.RESOLVED: "終了",
        Cause.RETRACTED: "取り下げ",
        Cause.REOPENED: "再開",
        Cause.TRIAGE: "要判断",
        Cause.PROPOSAL: "未確認の連絡",
        Cause.MERGED: "統合",
        Cause.REFUSED: "拒否",
    },
    closings={
        Resolution.FIXED: "AWS がこの件を終了しました。案件は終了です。",
        Resolution.RETRACTION: "AWS によると通知は誤送信でした。案件は終了です。",
        Resolution.NO_FURTHER_WORD: (
            "回答後、AWS から連絡がないため案件を終了しました。新しい通知が届けば再開します。"
        ),
        Resolution.OPERATOR: "担当者がこの案件を終了しました。",
        Resolution.MERGED: "この案件は別の案件にまとめられました。",
    },
    dismissed="担当者が、自社に関係のない件と判断しました。案件は終了です。",
    by="操作: {by} さん",
    by_why="操作: {by} さん (理由: {reason})",
    a_mail="AWS 関連メール",
    claims={
        Claim.RESOLUTION: "AWS がこの件を終了したというメールが届きました。",
        Claim.RETRACTION: "通知は AWS の誤送信だったというメールが届きました。",
        Claim.ANSWER: "こちらから AWS への回答とみられるメールが届きました。",
        Claim.EXTENSION: "AWS が期限を延長したというメールが届きました。",
    },
    time_is_over="AWS への回答期限を過ぎましたが、回答が確認できていません。",
    held="静かな時間帯のため保留していた通知です:",
    families={
        Family.ABUSE: "不正利用の報告",
        Family.VULNERABILITY: "脆弱性の報告",
        Family.CREDENTIALS: "認証情報の漏えい・侵害",
        Family.SENDING: "メール送信 (SES) の審査",
        Family.ACCOUNT: "アカウントの停止",
    },
    statuses={
        Status.TRIAGE: "判断待ち",
        Status.OPEN: "対応中: こちらの番",
        Status.ANSWERED: "回答済み: AWS の番",
        Status.RESOLVED: "解決済み",
        Status.DISMISSED: "対象外",
    },
    severities={
        Severity.CRITICAL: "緊急",
        Severity.HIGH: "高",
        Severity.MEDIUM: "中",
        Severity.LOW: "低",
    },
    trust={
        TrustLevel.VERIFIED: "確認済み: このメールは AWS からのものです。",
        TrustLevel.TRUSTED_FORWARDER: (
            "信頼する転送者からのメールです。原文の署名は確認できませんでした。"
        ),
        TrustLevel.UNVERIFIED: "未確認: AWS からのメールかどうか分かりません。",
        TrustLevel.FORGED: "偽造: AWS からではないという証拠があります。",
    },
    threats={
        Family.ABUSE: "回答しない場合、リソースの隔離やアカウントの停止がありえます。",
        Family.VULNERABILITY: "回答しない場合、リソースが制限されることがあります。",
        Family.CREDENTIALS: "回答しない場合、アカウントの制限や停止がありえます。",
        Family.SENDING: "回答しない場合、メール送信が停止されることがあります。",
        Family.ACCOUNT: "回答しない場合、アカウントは停止されます。",
    },
    aws_says="AWS の通知内容",
    mail_says="メールの内容",
    aws_has_done="AWS がすでに取った措置:",
    answer_by="回答期限 {when} - 残り {left}",
    answer_overdue="回答期限切れ {when} - {left} 超過",
    answer_basis_policy="(期限の記載なし。AWS は通知から 24 時間以内の回答を求めています)",
    answer_without_time="期限の記載はありませんが、回答が必要です。すぐに回答してください。",
    answered="{when} に回答済み。",
    answered_elsewhere=(
        "この回答は {sender} から送られましたが、AWS の宛先は {mailboxes} です。"
        "AWS が認めないことがあります。そこから送り直してください。"
    ),
    nothing_to_answer="回答は不要です。",
    answer_unknown=(
        "このメールはまだ判断されていません。AWS の通知であれば、{when} までに回答が必要です。"
    ),
    whose="対象",
    account_unknown="アカウント: 通知に記載なし",
    account_ours="アカウント: {id} ({name})",
    account_not_ours="アカウント: {id} - このデスクに登録されていないアカウント",
    resource="リソース: {type} {id}{place}",
    more_resources="... ほか {count} 件のリソース",
    region="リージョン: {regions}",
    activity="報告内容: {activity}",
    how_sure="本物かどうか",
    confirm_origin=(
        "確認するには、ご自身で AWS コンソールにサインインし、サポートセンターと"
        " Health Dashboard を見てください。メール内のリンクは開かないでください。"
    ),
    what_now="今すること",
    do_make_sure="まず、上記のとおり本物かどうかを確かめる。",
    do_take="引き受ける: abuse-desk ack {case} --by 名前",
    do_investigate="リソースを調べ、報告された動作を止め、分かったことと行ったことを記録する。",
    do_rotate="キーを無効化して交換し、CloudTrail で使用履歴を確認する。",
    do_sending="バウンスや苦情の多い送信を止め、宛先リストを直す。",
    do_answer=(
        "{mailbox} から、件名を変えずに、Cc に受信アドレスを入れて AWS に回答する:"
        " abuse-desk answer {case}"
    ),
    do_judge=(
        "内容を見る: abuse-desk show {case}。自社の件なら: abuse-desk open {case} --by 名前。"
        "違うなら: abuse-desk dismiss {case} --by 名前 --reason 理由"
    ),
    do_confirm="本当であれば: abuse-desk confirm {case} --by 名前",
    do_nothing="なし。",
    do_wait="AWS の連絡を待つ。連絡がなければこのデスクが知らせます。",
    do_ask=(
        "同じスレッドで、この件が終了したかを AWS に尋ねる。"
        "連絡がなければ {when} に案件を終了します。"
    ),
    acknowledged="{by} さんが {until} まで担当。",
    evidence="証拠の場所",
    evidence_case="案件 {case}: abuse-desk show {case}",
    evidence_mail="届いたメール: {key}",
    evidence_health="AWS Health イベント: {key}",
    reporter_apart="AWS が引用した報告者の文面は、AWS の文面と分けて案件にあります。",
    one_line_left="残り {left}",
    one_line_overdue="期限切れ {left}",
    one_line_no_time="要回答",
    forwarder_asks=(
        "{address} が AWS を名乗るメールを転送しましたが、転送元として登録されていません。\n\n"
        "登録するまで、ここから届くメールで案件が閉じたり緩んだりすることはありません。\n\n"
        "ご自身で設定した転送の場合に限り、登録してください:\n"
        "  abuse-desk forwarders trust {quoted}\n\n"
        "心当たりがなければ何もしないでください。この確認は一度だけです。\n"
    ),
    held_back=(
        "{hour} からの 1 時間に、未確認の案件が個別通知の上限を超えてさらに {count} 件届きました。"
        "\n\n判断待ちです: abuse-desk cases\n"
    ),
    units=("日", "時間", "分"),
    footer="Abuse Desk ({desk}) からの送信。このメールではなく AWS に回答してください。",
)
