"""Kinds of abuse as other languages name them, where the English name does not stand there too."""

from abuse_desk.domain.late import late
from abuse_desk.domain.notices.plain import Plain
from abuse_desk.domain.notices.signs.abroad import folded, is_abroad

# Japanese, Chinese, Korean, German, French, Spanish, Portuguese, Italian; lines are joined.
_KINDS: dict[str, str] = {
    "copyright/copyright": r"""
        著作権|版[权權]|著作權|저작권|urheberrecht|droits? d'auteur|derechos de autor
        |direitos autorais|diritt[oi] d'autore|\bdmca\b
    """,
    "content/phishing": r"""
        フィッシング|钓鱼|釣魚|피싱|hameconnage|\bphishing
    """,
    "content/malware": r"""
        マルウェア.{0,10}(?:配布|ホスト|配信|公開)|(?:配布|ホスト|配信).{0,10}マルウェア|(?:托管
        |传播|分发|散布|散佈).{0,8}(?:恶意|惡意)|악성.{0,12}(?:유포|호스팅|배포)|(?:verbreitet
        |hostet|verteilt)[^.]{0,24}(?:malware|schadsoftware)|(?:heberge|diffuse|distribue)[^.]{0,24}
        (?:malveillant|malware)|(?:aloja|distribuye|hospeda|distribui|ospita|distribuisce)[^.]{0,24}
        (?:malware|malici|dannos)
    """,
    "connection/sql_injection": r"""
        sql ?(?:インジェクション|注入|인젝션|삽입)|injec\w+ (?:de )?sql|sql-injection
    """,
    "connection/port_scan": r"""
        ポート ?スキャン|端口扫描|(?:連接埠|通訊埠)掃描|포트 ?스캔|port-?scan
        |(?:balayage|scan) de ports?
        |(?:escaneo|exploracion) de puertos|(?:varredura|escaneamento) de portas|scansione (?:
        delle |di )?porte
    """,
    "connection/ddos": r"""
        サービス(?:拒否|妨害)|拒绝服务|拒絕服務|阻斷服務|서비스 ?거부|deni de service
        |denegacion de servicio|negacao de servico|negazione del servizio|\bd?dos[- ](?:攻|공|at
        |an)|dos ?攻(?:撃|击|擊)
    """,
    "connection/login_attack": r"""
        不正(?:アクセス|ログイン|侵入)|侵入(?:の)?試|ブルートフォース|総当たり|入侵|暴力破解|未
        [经經](?:授权|授權).{0,6}(?:访问|登录|存取)|침입|무차별|무단 ?(?:접근|액세스|로그인)
        |eindring
        |anmeldeversuch|login-?versuch|einbruchs?versuch
        |brute-?force|unbefugte\w* (?:zugriff|anmelde)|(?:
        tentatives? d')?intrusion|force brute|acces non autorise|fuerza bruta
        |acceso no autorizado|invasao|intrusao|forca bruta|acesso nao autorizado|forza bruta
        |accesso non autorizzato
    """,
    "connection/scraping": r"""
        クローリング|スクレイピング|爬(?:虫|取|蟲)|크롤링|스크래핑
    """,
    "connection/vulnerability_scan": r"""
        脆弱性スキャン|エクスプロイト|漏洞(?:扫描|利用|掃描)|취약점 ?스캔
    """,
    "vulnerability/open_service": r"""
        オープン ?(?:プロキシ|リゾルバ|リレー)|开放(?:式)?(?:代理|解析|中继)|開放(?:式)?(?:代理
        |解析)|(?:오픈|개방형) ?(?:프록시|리졸버|릴레이)|offene[rnms]? (?:dns[- ])?(?:proxy
        |resolver|relay
        |dienst)|(?:proxy|resolveur|relais) ouvert|(?:proxy|relay) (?:abierto|aberto|aperto)|\b
        open proxy
    """,
    "infrastructure/botnet": r"""
        ボットネット|c&c|c2 ?サーバ|僵尸|殭屍|봇넷|感染|감염|\bbotnet|infiziert|infecte|infectad
        |infett|マルウェア|恶意软件|惡意軟體|악성 ?(?:코드|소프트웨어)|schadsoftware
        |logiciels? malveillant
    """,
    "messaging/spam": r"""
        スパム|迷惑メール|垃圾邮件|垃圾郵件|스팸|unerwunschte\w* e-?mail|courriels? indesirable
        |pourriel|correos? (?:electronicos? )?(?:no desead|basura)|(?:e-?mails|mensagens) (?:
        indesejad|nao solicitad)|posta indesiderata|\bspam\b
    """,
    "infrastructure/compromised_server": r"""
        (?:インスタンス|サーバー?).{0,20}(?:侵害|乗っ取)|(?:实例|服务器|執行個體|伺服器).{0,16}
        (?:入侵|失陷)|(?:인스턴스|서버).{0,16}(?:침해|해킹)|マイニング|挖[矿礦]|채굴|kryptomin
        |cryptomin|minage|mineria|mineracao
    """,
}
_COMPILED = {
    name: late("".join(line.strip() for line in lines.splitlines()))
    for name, lines in _KINDS.items()
}
# What a clearer kind explains.
_EXPLAINED = {
    "content/phishing": {"messaging/spam", "connection/login_attack"},
    "content/malware": {"infrastructure/botnet"},
    "connection/sql_injection": {"connection/login_attack", "connection/vulnerability_scan"},
    "connection/ddos": {"vulnerability/open_service"},
    "infrastructure/compromised_server": {"connection/login_attack", "infrastructure/botnet"},
}


def abuse_types_abroad(own: Plain) -> tuple[str, ...]:
    """XARF types an AWS part names in another language, in order; at most three."""
    if not is_abroad(own.flat, own.words):
        return ()
    text = folded(own.flat[:4000])
    at = {name: match.start() for name, form in _COMPILED.items() if (match := form.search(text))}
    for clear in tuple(at):
        for vague in _EXPLAINED.get(clear, ()) if clear in at else ():
            at.pop(vague, None)
    return tuple(sorted(at, key=at.__getitem__))[:3]
