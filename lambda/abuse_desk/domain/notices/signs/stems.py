"""Stems by which other languages show a sign, whether said as a fact or not."""

from abuse_desk.domain.notices.signs.says import Says

# Per sign a regular expression, its lines joined: Japanese, Chinese, Korean, German, French,
# Spanish, Portuguese, Italian.
STEMS: dict[Says, str] = {
    Says.REPORTED: r"""
        (?:報告|通報|申し立て|苦情)(?:を受|があ|が寄せ)|検出(?:し|いた|され)|確認(?:し|いたし
        |され)
        |收到.{0,14}(?:报告|举报|投诉|報告|檢舉|投訴)|检测到|檢測到|偵測到|发现|發現|注意到
        |(?:신고|보고|제보)(?:를 받|가 접수)|감지|확인(?:했|하였|되었)
        |\b(?:meldung|beschwerde|gemeldet|festgestellt|hinweis)
        |\b(?:signalement|plainte|avons (?:constate|detecte|recu))
        |\b(?:informes?|denuncias?|reportes?|quejas?|hemos (?:detectado|observado|recibido))\b
        |\b(?:denuncias?|relatos?|reclamac|detectamos|identificamos|observamos|recebemos)
        |\b(?:segnalazion|abbiamo (?:rilevato|ricevuto|osservato))
    """,
    Says.IMPLICATED: r"""
        関与|悪用|使用されて|行っている|攻撃元
        |涉及|涉嫌|参与|參與|用于|用於|滥用|濫用|牵涉
        |연루|악용|관여|남용
        |\b(?:beteiligt|missbrauch|verwickelt|ausgeh|verbreitet|hostet)
        |\b(?:impliqu|abusi|utilisee? pour|participe|heberge)
        |\b(?:implicad|involucrad|participa|utilizad[oa] para|aloja)
        |\b(?:envolvid|participa|usad[oa] para|hospeda)
        |\b(?:coinvolt|utilizzat[oa] per|ospita)
    """,
    Says.FORBIDDEN: r"""
        利用規約|利用規定|ポリシー.{0,6}(?:違反|禁止)|禁止され
        |使用政策|使用規定|违反|違反|禁止
        |(?:이용|사용) ?(?:정책|약관)|위반|금지
        |nutzungsrichtlinie|nutzungsbedingung|verstos|untersagt|verboten
        |politique d'utilisation|interdit|contraire a
        |politica de uso|prohibid
        |politica de uso|proibid
        |norme di utilizzo|politica di utilizzo|vietat
    """,
    Says.COMPLAINT: r"""
        不正(?:使用|利用)の?(?:報告|通報|レポート)
        |(?:滥用|濫用).{0,3}(?:报告|举报|報告|檢舉)
        |(?:악용|남용|침해) ?(?:신고|보고)
        |missbrauchs(?:meldung|bericht|beschwerde)
        |(?:signalement|rapport|plainte) d'abus
        |(?:informe|reporte|denuncia) de abuso
        |(?:relatorio|denuncia) de abuso
        |segnalazion[ei] di abuso
    """,
    Says.ANOTHER: r"""
        (?:新たな|追加の|別の)(?:報告|通報)
        |(?:新的|另一|额外的?|額外的?).{0,4}(?:报告|举报|投诉|報告|檢舉)
        |(?:추가|새로운) ?(?:신고|보고)
        |\b(?:weitere|neue) (?:meldung|beschwerde)
        |\b(?:autre|nouveau) signalement|nouvelle plainte
        |\b(?:otra|nueva|otro|nuevo) (?:denuncia|informe|reporte|queja)
        |\b(?:outra|nova) (?:denuncia|reclamacao)
        |\b(?:altra|nuova|ulteriore) segnalazione
    """,
    Says.FOLLOW_UP: r"""
        再度(?:ご連絡|ご案内|お知らせ|通知)|リマインド|督促|先日(?:ご連絡|お送り|の通知)
        |再次(?:通知|提醒|联系|聯絡)|提醒您|跟进|跟進
        |다시 한 ?번 (?:안내|알려|연락)|재차|후속 (?:안내|연락)
        |\b(?:erinner(?:n|ung)|erneut|nochmals)\b
        |\b(?:rappel|relance|relancons)
        |\b(?:recordatorio|recordarle|seguimiento)
        |\b(?:lembrete|lembrar|acompanhamento)
        |\b(?:sollecito|promemoria)
    """,
    Says.FINAL: r"""
        最終(?:通知|通告|警告|のお知らせ|のご連絡)|最後の(?:通知|ご?連絡|お知らせ|警告)
        |(?:最后|最後|最终|最終)(?:通知|通牒|一次|警告)
        |(?:최종|마지막) ?(?:통지|통보|알림|경고|안내)
        |\bletzte[rn]? (?:mahnung|benachrichtigung|warnung|mitteilung|erinnerung|hinweis)
        |letztmalig
        |\bderni(?:er|ere) (?:avis|avertissement|rappel|notification|relance)
        |\bultim[ao] (?:aviso|notificacion|advertencia|recordatorio)|notificacion final
        |aviso final
        |\bultim[ao] (?:aviso|notificacao|lembrete|alerta)|notificacao final|aviso final
        |\bultim[ao] (?:avviso|notifica|sollecito)|notifica finale
    """,
    Says.ASKS: r"""
        ください|下さい|お願い(?:いた|し|申)
        |[请請](?:您|在|立即|务必|回|采|採|提|停|检|檢)
        |주시기 ?바랍니다|주십시오|하십시오|주세요
        |\bbitte\b
        |\b(?:veuillez|merci de|nous vous (?:prions|demandons))\b
        |\b(?:por favor|responda|le (?:pedimos|rogamos|solicitamos))\b
        |\b(?:por favor|responda|pedimos|solicitamos)\b
        |\b(?:si prega|la preghiamo|vi preghiamo|rispond(?:a|ere|ete))\b
    """,
    Says.WANTS_DETAILS: r"""
        (?:詳細|内容|状況|経緯|原因)(?:を|について).{0,16}(?:お知らせ|ご教示|ご説明|ご回答|ご連絡
        |教えて)
        |(?:说明|說明|提供|告知).{0,14}(?:详情|详细|信息|資訊|詳細|原因|措施)|根本原因
        |(?:조치|원인|내용|세부).{0,14}(?:알려|설명|회신|제공)
        |teilen sie uns|erlautern sie|beschreiben sie|nahere angaben|\bursache\b
        |\b(?:precise[rz]|indique[rz]|explique[rz]|decri(?:re|vez)|fourni[rs])
        |\b(?:indique|indicando|explique|describa|proporcione|detall)
        |\b(?:informe-nos|explique|descreva|forneca|detalh)
        |\b(?:indica|descriv|fornisc|spiegh|dettagli)
    """,
    Says.THANKS: r"""
        ご?(?:返信|回答|返答|連絡|対応|協力|報告|説明)(?:を|に|いただ|頂|くださ).{0,14}(?:
        ありがとう|感謝|御礼)
        |(?:感谢|感謝|谢谢|謝謝)您?的?(?:回复|答复|回覆|答覆|配合|合作|及时|及時|说明)
        |(?:회신|답변|조치|협조|연락|설명).{0,10}감사
        |dank fur (?:ihre|die|deine) (?:\w+ )?(?:antwort|ruckmeldung|nachricht|mithilfe
        |zusammenarbeit)
        |(?:merci|remercions).{0,24}(?:reponse|retour|message|cooperation|collaboration)
        |(?:gracias|agradecemos).{0,16}(?:respuesta|colaboracion|mensaje|cooperacion)
        |(?:obrigad[oa]|agradecemos).{0,18}(?:resposta|retorno|colaboracao|mensagem|cooperacao)
        |(?:grazie|ringraziamo).{0,18}(?:risposta|riscontro|messaggio|collaborazione)
    """,
    Says.LOOKING: r"""
        (?:調査|審査|精査)(?:を(?:進め|行って)|中|しており|いたしており)
        |正在(?:调查|调研|审核|审查|处理|調查|審核|審查|處理)
        |(?:조사|검토) ?(?:중|하고 있)
        |\b(?:prufen wir|wir prufen|untersuchen|in bearbeitung|wird gepruft)
        |\b(?:examinons|en cours d'examen|analysons|enquetons)
        |\bestamos (?:revisando|investigando|analizando)|en revision
        |\bestamos (?:analisando|investigando|revisando)|em analise
        |\bstiamo (?:esaminando|indagando|verificando)
    """,
    Says.STILL_RESTRICTED: r"""
        (?:制限|隔離)(?:は|が|を)[^。]{0,50}(?:継続|続い|続け|維持|適用されて|残(?!って(?:い|お)?
        (?:ない|りません|ません)))|引き続き[^。]{0,12}制限|制限され(?:た|て)い?るまま
        |(?:制限|隔離|停止)[^。]{0,8}解除(?:され|でき|し)(?:て)?(?:い|お)?(?:ない|りません|ません)
        |限制(?:仍|将继续|将保持|依然|依舊)|仍.{0,6}(?:受限|限制)|제한(?:이|은
        |는)[^.]{0,40}(?:유지|계속)
        |(?:einschrankung|sperre|isolierung)\w*[^.;]{0,60}\b(?:bleib|besteh)
        |(?:restriction|limitation)\w*[^.;]{0,60}\b(?:restent?|demeurent?|mainten)
        |restriccion\w*[^.;]{0,60}\b(?:sigue|permanec|contin|se mantien)
        |restric\w+[^.;]{0,60}\b(?:permanec|contin|mantem|sao mantid)
        |(?:limitazion|restrizion)\w*[^.;]{0,60}\b(?:resta(?:no)?\b|rimang|perman|contin)
    """,
    Says.FOR_NOW: r"""
        一旦.{0,6}(?:クローズ|終了|完了|解決)|いったん.{0,6}クローズ|暂时关闭
        |暫時關閉|일단 (?:종료|종결)
        |vorerst|vorlaufig|pour l'instant|por ahora|por el momento|por enquanto|per ora
    """,
    Says.KEY_EXPOSED: r"""
        (?:アクセス ?キー|認証情報|クレデンシャル|シークレット).{0,40}(?:漏洩|漏えい|流出|公開
        |侵害|不正|露出|悪用)|(?:漏洩|漏えい|流出|公開)した?.{0,12}(?:アクセス ?キー|認証情報)
        |(?:密钥|金鑰|凭证|凭据|憑證|登入資料).{0,30}(?:泄露|洩漏|外洩|泄漏|暴露|公开|公開|滥用
        |被盗|异常|異常)|(?:泄露|洩漏|暴露)的?.{0,8}(?:密钥|金鑰)
        |(?:액세스 ?키|자격 ?증명|보안 ?키).{0,30}(?:노출|유출|도용|손상|악용|공개)
        |(?:zugriffsschlussel|zugangsschlussel|access key|anmeldeinformationen|zugangsdaten)
        [^.]{0,60}
        (?:offentlich|kompromittiert|offengelegt|geleakt|missbrauch|verdachtig|entwendet)
        |(?:cles? d'acces|identifiants|informations d'identification)[^.]{0,60}(?:expose
        |compromis|publi|divulgu|suspect)
        |(?:kompromittiert|offengelegt|geleakt|entwendet)\w* (?:aws[- ]?)?(?:zugriffs|zugangs)
        (?:schlussel|daten)
        |(?:claves? de acceso|credencial(?:es)?)[^.]{0,60}(?:expuest|comprometid|public|filtrad
        |sospechos)
        |(?:chaves? de acesso|credencia(?:l|is))[^.]{0,60}(?:expost|comprometid|public|vazad
        |suspeit)
        |(?:chiav[ei] di accesso|credenziali)[^.]{0,60}(?:espost|compromess|pubblic|sospett)
    """,
    Says.ACCOUNT_COMPROMISED: r"""
        アカウント.{0,40}(?:不正(?:な|ア|に|利用)|侵害|乗っ取|第三者|疑わしい|不審)|(?:不正な
        |不審な|疑わしい)(?:アクティビティ|アクセス|利用|操作|活動)
        |(?:账户|帐户|帳戶|账号|帳號).{0,30}(?:可疑|异常|異常|被盗|入侵|未经授权|未經授權|泄露
        |盗用)|(?:可疑|异常|異常|未经授权|未經授權).{0,8}(?:活动|活動|访问|存取)
        |계정.{0,30}(?:의심|비정상|무단|침해|도용|손상|해킹)|(?:의심스러운|비정상적인|무단).{0,8}
        (?:활동|액세스|접근)
        |konto[^.]{0,60}(?:kompromittiert|verdachtig|unbefugt|ungewohnlich)|(?:verdachtig
        |ungewohnlich|unbefugt|unregelmass?ig)e[nrs]? (?:aktivitat|zugriff|nutzung)
        |compte[^.]{0,60}(?:compromis|suspect|non autoris|inhabituel)|(?:activite|acces)s? (?:
        suspect|non autoris|inhabituel|irregul|anormal)
        |cuenta[^.]{0,60}(?:comprometid|sospechos|no autorizad|irregular|inusual)|(?:actividad
        |acceso) (?:sospechos|no autorizad|irregular|inusual)
        |\bconta[^.]{0,60}(?:comprometid|suspeit|nao autorizad|irregular|incomum)|(?:atividade
        |acesso) (?:suspeit|nao autorizad|irregular|incomum)
        |(?:acces|utilis)\w*[^.]{0,24}(?:inapproprie|abusi\w*|par (?:un|des) tiers)
        |(?:acces|accedid|utilizad)\w*[^.]{0,24}(?:indebid|inapropiad|por (?:un )?tercero)
        |(?:acess|utiliz)\w*[^.]{0,24}(?:indevid|inadequad|por (?:um )?terceiro)
        |(?:access|acced|utilizz)\w*[^.]{0,24}(?:inappropriat|impropri
        |da (?:parte di )?(?:un )?terz)
        |(?:zugriff|zugegriffen|genutzt|verwendet)[^.]{0,24}(?:unangemessen
        |durch dritte|von dritten)
        |(?:durch|von) (?:einen? |einem )?dritten?[^.]{0,30}(?:zugegriffen|genutzt
        |verwendet|zugriff)
        |account[^.]{0,60}(?:compromess|sospett|non autorizzat)|(?:attivita|accesso) (?:sospett
        |non autorizzat|insolit|irregolar|anomal)
    """,
    Says.VULNERABILITY: r"""
        脆弱性(?:の|に関する)?(?:報告|レポート)|報告された脆弱性|脆弱性を(?:修正|修復|解消)
        |漏洞(?:报告|報告)|(?:修复|修補|修復).{0,8}漏洞
        |취약점 ?(?:보고|신고|리포트)|보고된 취약점
        |schwachstellen(?:meldung|bericht)|gemeldete (?:schwachstelle|sicherheitslucke)
        |rapport de vulnerabilite|vulnerabilite signalee
        |informe de vulnerabilidad|vulnerabilidad (?:reportada|notificada)
        |relatorio de vulnerabilidade|vulnerabilidade (?:relatada|reportada)
        |segnalazione di vulnerabilita|vulnerabilita segnalata
    """,
    Says.COPYRIGHT: r"""
        著作権(?:の|を|侵害)|版[权權]|著作權|저작권|urheberrecht|droits? d'auteur
        |derechos de autor
        |direitos autorais|diritt[oi] d'autore
    """,
    Says.SENDING_REVIEW: r"""
        バウンス率|苦情率|(?:送信|アカウント).{0,12}(?:審査|レビュー)(?:中|対象|期間)
        |退信率|投诉率|投訴率|반송률|반송 메일|taux de (?:rebond|plainte)|tasa de (?:rebote
        |quejas)|taxa de (?:rejeicao
        |devolucao|reclamac)|tasso di (?:mancat|rimbalz|reclam)|bounce-?rate|beschwerderate
        |(?:sotto|in fase di|in) revisione|(?:bajo|en) revision|em (?:analise|revisao)
        |en cours d'examen|wird uberpruft|unter uberprufung
    """,
    Says.SENDING: r"""
        送信|发送|發送|발송|전송|versand|envoi|envio|invio|recapit
    """,
    Says.ACCOUNT: r"""
        アカウント|账户|帐户|帳戶|账号|帳號|계정|\b(?:konto|compte|cuenta|conta)\b
    """,
    Says.SIGN_IN: r"""
        (?:確認|検証|認証)コード|ワンタイム|验证码|驗證碼|(?:인증|확인) ?(?:코드|번호)
        |bestatigungscode
        |code de (?:verification|securite)|codigo de (?:verificac|seguran|segurid)
        |codice di verifica
    """,
    Says.MARKETING: r"""
        配信停止|メール配信|セミナー|ウェビナー|お申し?込み|ニュースレター|取消订阅|退订|取消訂閱
        |研讨会|研討會
        |수신 ?거부|웨비나|abbestellen|abmelden|desabonner|desinscri|cancelar la suscripcion
        |descadastrar
    """,
    Says.MAINTENANCE: r"""
        メンテナンス|リタイア|サポート(?:の)?終了|提供(?:の)?終了|计划内?维护|維護|退役|终止支持
        |유지 ?관리|점검
        |\b(?:wartung|mantenimiento|manutencao|manutenzione)
    """,
    Says.VALIDATION: r"""
        情報を確認することができません|本人確認|(?:情報|アカウント)の(?:確認|検証)が(?:でき|必要)
        |无法(?:验证|核实)|無法(?:驗證|核實)|(?:확인|인증)할 수 없
        |(?:konnten|konnen)[^.]{0,60}nicht (?:verifizieren|bestatigen|uberprufen|validieren)
        |(?:n'avons pas pu|ne pouvons pas|impossible de) (?:verifier|valider)
        |no (?:hemos podido|pudimos|fue posible) (?:verificar|validar)
        |nao (?:conseguimos|foi possivel) (?:verificar|validar)
        |non (?:siamo riusciti a|abbiamo potuto|e stato possibile) (?:verificare|convalidare)
    """,
    Says.SUSPEND: r"""
        アカウント[^。]{0,60}停止(?:され|し|いたし)ます|アカウント[^。]{0,20}停止(?:される|する)こと
        |(?:账户|帐户|账号|帳戶|帳號)[^。]{0,10}(?:将|会|將|會
        |可能)[^。]{0,6}(?:暂停|停用|关闭|終止|暫停)
        |(?:可能|将|会|將|會)[^。,，]{0,4}(?:暂停|停用|关闭|暫停)您的(?:账户|帐户|账号|帳戶|帳號)
        |계정[^.]{0,14}(?:정지|중지|폐쇄)(?:될|됩)
        |\bkonto[^.]{0,40}(?:gesperrt|geschlossen) werden|\bkonto (?:sperren|schliesen)
        |\bkonto[^.;]{0,40}\bwird\b[^.;]{0,80}\b(?:gesperrt|geschlossen)\b
        |\bwird[^.;]{0,20}\bkonto\b[^.;]{0,80}\b(?:gesperrt|geschlossen)\b
        |\bcompte[^.]{0,16}(?:sera|pourra)[^.]{0,20}(?:suspendu|resili|ferm)
        |\b(?:suspendre|resilier|fermer)[^.]{0,10}compte
        |\bcuenta[^.]{0,16}(?:sera|podria)[^.]{0,20}(?:suspendid|cerrad)
        |\b(?:suspender(?:emos)?|cerrar)[^.]{0,10}cuenta
        |\bconta[^.]{0,16}(?:sera|podera)[^.]{0,20}(?:suspens|encerrad)
        |\b(?:suspender(?:emos)?|encerrar)[^.]{0,10}conta\b
        |\baccount[^.]{0,16}(?:sara|potrebbe)[^.]{0,20}(?:sospes|chius)
        |\b(?:sospendere|chiudere)[^.]{0,10}account
    """,
}
