"""日本語。"""

from abuse_desk.domain.answers.words import Approach, Caution, Gaps, Hints, KitWords

_EXPLOIT = Hints(
    look="フローログ、Web とプロキシのログ、プロセス一覧",
    cause="どのプログラムが送ったか。どう入り込んだか",
    done="例: 隔離、プログラム削除、再構築、認証情報の更新",
    prevention="例: パッチ、送信ルール、監視",
    legitimate="例: 対象の書面による許可を得た侵入テストであること",
)
_HINTS = {
    "connection/port_scan": Hints(
        look="VPC フローログとプロセス一覧。大量の接続を開いているプロセスを探す",
        cause="どのプロセスが、いつから走査していたか。どう侵入したか",
        done="例: セキュリティグループで隔離、プロセスと自動起動を削除、ホストを再構築",
        prevention="例: 送信ルールを必要最小限に、パッチ適用、フローログの監視",
        legitimate="例: 自社ホストへの許可済みの走査であること、その範囲と時刻",
    ),
    "connection/login_attack": Hints(
        look="SSH とログインのログ、cron、見覚えのないユーザーと鍵、CloudTrail",
        cause="どのプログラムが他所へログインを試みたか。どう入り込んだか",
        done="例: 隔離、侵入者の鍵とユーザーを削除、認証情報を更新、ホストを再構築",
        prevention="例: パスワード認証の禁止、22 番の代わりに Session Manager、パッチ、送信ルール",
        legitimate="例: 自社ホストへの監視ログインであること、アドレスと時刻",
    ),
    "connection/ddos": Hints(
        look="CloudWatch の NetworkOut、ポート別フローログ、UDP で誰にでも応答するサービス",
        cause="侵入されたのか、公開サービスが反射に使われたのか",
        done="例: サービスをインターネットから遮断、送信ルールを設定、ホストを再構築",
        prevention="例: 公開 UDP のないセキュリティグループ、NetworkOut のアラーム",
        legitimate="例: 自社エンドポイントの負荷試験であること、その承認と時刻",
    ),
    "connection/scraping": Hints(
        look="どのジョブが取得しているか、頻度、User-Agent、robots.txt を守っているか",
        cause="どのクローラーが、どの頻度で行い、なぜ相手に負担となったか",
        done="例: 対象から外した、停止または減速した",
        prevention="例: robots.txt と間隔の遵守、連絡先入りの User-Agent",
        legitimate="例: 相手サイトとの合意、実際の頻度",
    ),
    "connection/vulnerability_scan": _EXPLOIT,
    "connection/sql_injection": _EXPLOIT,
    "vulnerability": Hints(
        look="0.0.0.0/0 と ::/0 に開いたセキュリティグループ、指摘のポートで待ち受けるもの",
        cause="どのサービスが、いつから公開されていたか",
        done="例: ポートを閉じた、プライベートアドレスに限定、更新した",
        prevention="例: 公開ポートを見張る AWS Config ルール、テンプレートの見直し",
        legitimate="例: 公開が必要な理由と保護の方法",
    ),
    "infrastructure": Hints(
        look="プロセス一覧、cron、外向きの接続、GuardDuty の検出、CloudTrail",
        cause="何が動いていたか。どう入り、いつからか",
        done="例: 隔離、スナップショット保存、再構築、認証情報の更新",
        prevention="例: パッチ、IMDSv2、インスタンスロールの最小権限、監視",
        legitimate="例: マルウェア研究用の隔離環境であること、その閉じ込め方",
    ),
    "content/malware": Hints(
        look="URL の先のファイル、アップロードフォーム、Web ログ、配備の履歴",
        cause="ファイルが置かれた経緯: 侵入、利用者のアップロード、取得したドメイン",
        done="例: ファイル削除、キャッシュ無効化、侵入口を閉鎖、サイト全体を検査",
        prevention="例: アップロードの検査、CMS とプラグインの更新、書き込み権限の縮小",
        legitimate="例: 無害である理由と検査結果",
    ),
    "content/phishing": Hints(
        look="AWS が示す URL とホスト名、アップロードフォーム、乗っ取られうる DNS レコード",
        cause="ページが置かれた経緯: 侵入、自社の顧客、放置された DNS レコード",
        done="例: ページ削除、利用者の停止、DNS レコード削除、証明書の失効",
        prevention="例: 新規サイトの審査、CMS の更新、放置レコードの点検",
        legitimate="例: 自社の訓練であること、その承認",
    ),
    "content": Hints(
        look="AWS が示す URL と、そこに公開できる人",
        cause="何が、誰によって公開され、なぜ気づかなかったか",
        done="例: 内容を削除、公開者のアカウントを停止",
        prevention="例: 利用規約、公開前の審査、通報窓口",
        legitimate="例: 適法で AWS のポリシーに反しない理由",
    ),
    "messaging/spam": Hints(
        look="メールキューとログ、SES と SMTP の認証情報、送信フォーム、オープンリレー",
        cause="送信者: 盗まれた認証情報、開いたリレーやフォーム、自社の名簿のどれか",
        done="例: 送信停止、認証情報の更新、リレーの閉鎖、名簿の整理",
        prevention="例: ダブルオプトイン、ワンクリック解除、バウンスと苦情の処理、25 番の送信遮断",
        legitimate="例: 受信者がいつどこで登録したか",
    ),
    "messaging/bulk_messaging": Hints(
        look="他サイトへ投稿しているジョブやプロキシと、その利用者",
        cause="どのプログラムが投稿し、誰が操作しているか",
        done="例: 停止、利用者のアカウントを閉鎖",
        prevention="例: オープンプロキシの廃止、利用者ごとの上限、送信の監視",
        legitimate="例: 通報したサイトとの合意",
    ),
    "copyright": Hints(
        look="申立てが示す著作物と URL。異議申立ては弁護士に確認",
        cause="誰が、どの根拠で公開したか",
        done="例: 削除またはアクセス停止、利用者へ通知",
        prevention="例: 反復侵害者への方針、DMCA 窓口、アップロード時の検査",
        legitimate="例: ライセンス、または 17 U.S.C. 512(g) を満たす異議申立て",
    ),
    "credentials": Hints(
        look="全リージョンの CloudTrail でこの鍵の操作、見覚えのないユーザー、ロール、資源",
        cause="鍵がどこで (リポジトリ、イメージ、ログ、端末)、いつから露出したか",
        done="例: 鍵を無効化して削除、全リージョンの不明なユーザー・ロール・資源を削除、"
        "ルートのパスワード変更と MFA",
        prevention="例: 鍵の代わりにロール、秘密情報の検出、全員の MFA",
        legitimate="例: 疑わしく見えた自社の変更と担当者",
    ),
    "sending": Hints(
        look="SES のキャンペーン別バウンスと苦情、宛先の入手元",
        cause="どのメールがバウンスや苦情を招き、なぜ送られたか",
        done="例: 配信停止、名簿の整理、抑制リストの有効化",
        prevention="例: ダブルオプトイン、登録時の宛先確認、バウンスと苦情の処理、早めのアラーム",
        legitimate="例: 試験または一度限りの配信であること、日付と件数",
    ),
    "account": Hints(
        look="このアカウントの過去のメールとサポートケース、社内の所有者",
        cause="AWS が問題とする点と、その経緯",
        done="例: 資源の停止、ユーザーの削除、所有者の確認",
        prevention="例: 導入した管理策",
        legitimate="例: 自社の説明とアカウントの用途、書類",
    ),
    "abuse": Hints(
        look="AWS が示す資源のログ、フローログ、プロセス、CloudTrail",
        cause="何が、いつから、なぜ起きたか",
        done="例: 隔離、原因の除去、認証情報の更新",
        prevention="例: パッチ、ルールの厳格化、監視",
        legitimate="その活動が本当は何で、誰のためのものか",
    ),
}

JAPANESE = KitWords(
    mark="記入",
    gaps=Gaps(
        account="アカウント、12 桁",
        region="リージョン",
        resource="どの資源か",
        fulfilled="実施の有無、内容、時刻 (UTC)",
        contained="これまでに行ったこと、時刻 (UTC)",
        cause_so_far="現時点で分かっていること",
        until="日時 (UTC)。AWS の回答期限は {answer_by}",
        until_without_time="日時 (UTC)",
        change="再び不正利用に見えないように変えること",
        evidence="ログ、許可、合意。添付する",
        name="氏名、役職、会社",
    ),
    cautions={
        Caution.NOT_PROVED: (
            "この通知が AWS からのものとは証明されていません。メールのリンクは開かず、"
            "Support Center か Health Dashboard で同じケースを確認してください。"
        ),
        Caution.NOT_AWS: (
            "このメールへの返信は AWS に届きません。宛先は示しません。"
            "アカウントの Support Center から回答してください。"
        ),
        Caution.NOT_READ: (
            "AWS はこの差出人への返信を読みません。"
            "アカウントの Support Center から、同じ件名で回答してください。"
        ),
        Caution.NO_MAILBOX: (
            "AWS の宛先に、送信に使えるメールボックスがありません。アカウントのルートか"
            "セキュリティ連絡先から送るか、Support Center から回答してください。"
        ),
    },
    approaches={
        Approach.FIXED: "原因は自社にあり、対処済み",
        Approach.NOT_ABUSE: "不正利用ではない",
        Approach.MORE_TIME: "時間が必要",
    },
    hints=_HINTS,
)
