"""Forms by which other languages state a fact: something was done, came, or did not come."""

from abuse_desk.domain.notices.signs.says import Says

# Per sign a regular expression, its lines joined: Japanese, Chinese, Korean, German, French,
# Spanish, Portuguese, Italian.
FACTS: dict[Says, str] = {
    Says.NO_ANSWER_YET: r"""
        (?:noch|bisher|bislang)[^.]{0,24}nichts[^.]{0,16}(?:gehort|erhalten)
        |(?:返信|回答|返答|連絡)(?:を|が|は)?.{0,6}(?:いただけて|頂けて|いただいて|頂いて|確認できて
        |届いて)(?:い|お)(?:な|り?ません)|(?:返信|回答|返答|連絡)がございません
        |(?:尚未|仍未|还没有|還沒有|没有|沒有|未能?)收到.{0,30}(?:回复|答复|回覆|答覆|回应|回應)
        |(?:회신|답변|응답)(?:을|이|를).{0,8}(?:받지 못했|없었|없습니다)
        |(?:noch|bisher|bislang) (?:keine|nicht)[^.]{0,40}(?:antwort|ruckmeldung|geantwortet
        |erhalten|gehort)
        |(?:pas|aucune)[^.]{0,24}(?:recu|eu)?[^.]{0,16}(?:reponse|retour)
        |(?:seguimos|continuamos|aun estamos|todavia estamos) esperando
        |warten (?:noch|weiterhin|immer noch)
        |attendons (?:toujours|encore)|(?:ainda
        |continuamos) (?:estamos )?(?:aguardando|esperando)
        |stiamo ancora aspettando|仍在等待
        |no hemos recibido[^.]{0,24}(?:respuesta|noticias)|(?:aun|todavia) no[^.]{0,30}respuesta
        |nao (?:recebemos|tivemos|obtivemos)[^.]{0,24}(?:resposta|retorno)
        |non abbiamo[^.]{0,16}ricevuto[^.]{0,24}(?:risposta|riscontro)
    """,
    Says.MEASURES: r"""
        (?:遮断|ブロック|隔離|停止|制限|無効化|無効に)(?:を|の措置を)?(?:し|いたし|され|実施し
        |行い|させていただき|講じ)(?:まし|てい(?!ただ)|てお|た[。、])
        |已经?[^。,，]{0,16}(?:阻止|阻断|封锁|封鎖|隔离|隔離|暂停|暫停|停用|限制|禁用|封禁|屏蔽)
        |我们[^。,，]{0,10}(?:限制|暂停|隔离|阻止|停用)了
        |awscompromisedkeyquarantine\w*[^.。]{0,40}(?:angefugt|angehangt|zugewiesen
        |attache|appliqu|adjunt
        |aplicad|asociad|anexad|associad|applicat|allegat|アタッチ|適用|付与|附加|应用|연결|적용)
        |(?:appliqu|attach|aplic|adjunt|anex|associ|asoci|allegat|附加|应用)[^.。]{0,60}
        awscompromisedkeyquarantine
        |(?:차단|격리|중지|정지|제한|비활성화)(?:했|하였|되었|하고 있)
        |\b(?:haben|hat|wurden?|sind|ist)\b(?!,)[^.;!?]{0,90}(?:blockiert|gesperrt|isoliert
        |eingeschrankt|deaktiviert|gestoppt|ausgesetzt)\b(?! werden)
        |\b(?:avons|a ete|ont ete)\b[^.;!?]{0,60}(?:bloque|isole|suspendu|limite|desactive
        |restreint)
        |\b(?:hemos|ha sido|han sido|se han?|fue(?:ron)?)\b[^.;!?]{0,60}(?:bloquead|aislad
        |suspendid|limitad|restringid|deshabilitad|desactivad)
        |\b(?:bloqueamos|isolamos|suspendemos|limitamos|restringimos|desativamos)\b|\b(?:foi
        |foram)\b[^.;!?]{0,60}(?:bloquead|isolad|suspens|limitad|restringid|desativad)
        |\b(?:abbiamo|e stat[oa]|sono stat[ie])\b[^.;!?]{0,60}(?:bloccat|isolat|sospes|limitat
        |disabilitat|disattivat)
    """,
    Says.SUSPENDED: r"""
        アカウント[ \d]{0,16}(?:は|を|が)[^。]{0,40}(?:停止|閉鎖)
        (?:し|いたし|され)(?:まし|てい|てお)
        |(?:账户|帐户|帳戶|账号|帳號)[^。]{0,10}已经?被?(?:暂停|暫停|停用|关闭|關閉|终止|終止|封)
        |계정(?:이|은|을)[^.]{0,14}(?:정지|일시 ?중지|폐쇄)(?:되었|했|됐)
        |\bhaben[^.;]{0,30}\bkonto\b[^.;]{0,30}(?:gesperrt|geschlossen|deaktiviert)\b(?! werden)
        |\bavons (?:suspendu|ferme|desactive|resilie)[^.;]{0,30}compte
        |\bhemos (?:suspendido|cerrado|desactivado)[^.;]{0,30}cuenta
        |\b(?:suspendemos|encerramos|desativamos)[^.;]{0,30}conta\b
        |\babbiamo (?:sospeso|chiuso|disattivato)[^.;]{0,30}account
        |\bkonto[^.;]{0,40}(?:wurde|ist)\b[^.;]{0,20}(?:gesperrt|geschlossen|deaktiviert)
        |\bcompte[^.;]{0,30}(?:a ete|est) (?:suspendu|ferme|desactive|resilie)
        |\bcuenta[^.;]{0,30}(?:ha sido|fue|esta|se ha) (?:suspendid|cerrad|desactivad)
        |\bconta[^.;]{0,30}(?:foi|esta) (?:suspens|encerrad|desativad)
        |\baccount[^.;]{0,30}(?:e stato|e) (?:sospes|chius|disattivat)
    """,
    Says.SENDING_PAUSED: r"""
        送信.{0,14}(?:一時停止|停止)(?:し|いたし|され|中)|(?:发送|發送).{0,10}已?.{0,4}(?:暂停
        |暫停)
        |(?:발송|전송).{0,10}(?:일시 ?중지|중단)(?:했|되었)|versand[^.]{0,30}(?:pausiert
        |ausgesetzt)
        |envoi[^.]{0,30}(?:suspendu|en pause)|invio[^.]{0,30}(?:sospes|in pausa)
        |envio[^.]{0,60}(?:suspendid|suspens|pausad|en pausa|em pausa)
    """,
    Says.LIFTED: r"""
        (?:制限|ブロック|隔離|停止)(?:を|は|が)?.{0,6}解除(?:し|いたし|され)(?:まし|てい|てお)
        |已.{0,10}(?:解除|取消|移除).{0,12}(?:限制|封锁|封鎖|隔离|隔離)|(?:限制|隔离|隔離|封锁)
        已.{0,4}(?:解除|取消)
        |(?:제한|차단|격리).{0,6}해제(?:했|하였|되었)
        |(?:sperre|einschrankung|blockierung|isolierung)[^.]{0,40}(?:aufgehoben|entfernt)
        |(?:restriction|blocage|isolement|limitation)s?[^.]{0,30}(?:leve|supprime|retire)
        |(?:restriccion|bloqueo|aislamiento)[^.]{0,30}(?:levantad|eliminad|retirad)
        |(?:restricao|restricoes|bloqueio|isolamento)[^.]{0,30}(?:removid|retirad|suspens)
        |(?:restrizion|blocco|isolamento|limitazion)[^.]{0,30}(?:rimoss|revocat|eliminat)
        |\b(?:a|ont|avons) (?:leve|supprime|retire)\w*[^.]{0,16}(?:restriction
        |blocage|limitation|isolement)
        |\b(?:ha|han|hemos) (?:levantado|eliminado|retirado)[^.]{0,16}(?:restriccion
        |bloqueo|limitacion)
        |\b(?:removemos|retiramos)[^.]{0,16}(?:restric|bloqueio|limitac)
        |\b(?:ha|hanno|abbiamo) (?:rimosso|revocato
        |eliminato)[^.]{0,16}(?:restrizion|blocco|limitazion)
    """,
    Says.IN_ERROR: r"""
        誤って(?:送信|送付|通知|お送り|配信)|誤(?:送信|検知|検出|通知)
        |误发|誤發|错误(?:地)?发送|误报|誤報|错误.{0,4}通知
        |잘못 ?(?:발송|전송|보내)|착오로|오탐
        |\birrtumlich|\bversehentlich|fehlalarm
        |\bpar erreur
        |\bpor error
        |\bpor (?:engano|erro)\b
        |\bper errore
    """,
    Says.CLOSED: r"""
        (?:ケース|本件|案件|問題|調査)(?:は|を|が).{0,12}(?:解決|クローズ|終了|完了)(?:し|いたし
        |され|とさせていただき)(?:まし|てい|てお)|解決済み
        |(?:案例|案件|问题|問題|个案|工单|個案).{0,8}已.{0,4}(?:解决|解決|关闭|關閉|结案|結案)
        |(?:케이스|사례|문제|사건|건)(?:은|는|이|가|를|을).{0,10}(?:해결|종결|종료)(?:되었|했
        |하였)
        |\b(?:fall|angelegenheit|vorgang)\b[^.;]{0,50}(?:geschlossen|abgeschlossen|gelost
        |erledigt)(?! werden)
        |\b(?:cas|dossier)\b[^.;]{0,40}(?:resolu|clos|cloture|ferme)\b
        |\bcaso\b[^.;]{0,40}(?:resuelto|cerrado)|\bhemos (?:resuelto|cerrado)[^.]{0,16}caso
        |\bcaso\b[^.;]{0,40}(?:resolvido|encerrado|fechado)|\b(?:encerramos
        |resolvemos)[^.]{0,16}caso
        |\b(?:je|nous) (?:cloture|clos|ferme|cloturons|fermons)\b[^.]{0,20}(?:dossier|cas)\b
        |\b(?:cierro|cerramos|doy por cerrado)[^.]{0,20}caso\b
        |\b(?:encerro|estou encerrando)[^.]{0,16}caso\b|\bchiud(?:o|iamo)[^.]{0,16}caso\b
        |\b(?:ich|wir) schliesen?[^.]{0,20}fall\b|\bschliese[^.]{0,12}fall\b
        |\bcaso\b[^.;]{0,40}(?:risolto|chiuso)|\babbiamo (?:risolto|chiuso)[^.]{0,16}caso
    """,
    Says.NO_ACTION: r"""
        (?:対応|アクション|手続き|作業)(?:は|の必要は).{0,6}(?:必要ありません|必要ございません
        |不要|ございません|ありません)
        |[无無]需.{0,10}(?:操作|采取|採取|回复|回覆|行动|措施|动作)
        |(?:추가|별도).{0,10}(?:조치|작업).{0,8}필요(?:하지 않|없)|필요하지 않습니다
        |keine weiteren? (?:mass?nahmen?|schritte|aktion)|nichts weiter
        |aucune (?:autre )?(?:action|mesure)
        |no (?:es necesari[oa]|se requiere)[^.]{0,24}(?:accion|medida)|ninguna (?:otra )?(?:
        accion|medida)
        |nenhuma (?:outra )?(?:acao|medida)|nao (?:e|sao) necessari[oa]s?[^.]{0,24}(?:acao|acoes
        |medida)
        |nessun'?a? (?:altra |ulteriore )?azione
    """,
    Says.EXTENDED: r"""
        期限.{0,20}延長(?:し|いたし|され)|(?:期限|时间|時間).{0,10}延长至|已.{0,6}延[长長期]|연장
        (?:했|하였|되었|해 드)
        |frist.{0,40}verlangert|delai.{0,40}prolonge|plazo.{0,40}(?:ampliado|extendido
        |prorrogado)
        |prazo.{0,40}(?:prorrogado|estendido|ampliado)|termine[^.]{0,30}prorogat
    """,
    Says.STANDS: r"""
        (?:返信|回答|返答|返事|報告|説明|確認)[^。]{0,12}(?:お待ちして(?:い|お)
        |必要です|必要とな|ください|下さい
        |お願い(?:いた|し|申))|(?:削除|対応|修正|更新|変更|停止)(?:して
        |を)?(?:いただき?)?(?:ください|下さい|お願い)
        |(?:等待|等候|期待|需要|仍需)您?的?[^。,，]{0,6}(?:回复|回覆|答复|答覆|确认|確認|说明)
        |[请請](?:您)?(?:尽快|立即|务必|在)?[^。,，]{0,16}(?:回复|回覆|答复|答覆
        |确认|確認|删除|刪除|说明|說明)
        |(?:회신|답변|확인|설명)(?:을|를)?[^.]{0,10}(?:기다리|필요합니다
        |주시기 ?바랍|주십시오|주세요)
        |\bfehlt\b[^.;]{0,30}(?:antwort|bestatigung|ruckmeldung)|warten auf ihre
        |(?:benotigen|brauchen|erwarten|erbitten)\b[^.;]{0,30}ihre (?:antwort
        |bestatigung|ruckmeldung
        |stellungnahme|erklarung)
        |\bbitte (?:antworten|bestatigen|teilen|senden|loschen|andern|beschreiben|erlautern|beheben)
        |\bmanque\b[^.;]{0,16}votre (?:reponse|confirmation)|attendons (?:toujours |encore )?votre
        |\b(?:veuillez|merci de) (?:nous )?(?:repondre|confirmer|supprimer|preciser
        |expliquer|fournir)
        |\bfalta\w*\b[^.;]{0,16}\bsu (?:respuesta|confirmacion)|\b(?:esperamos
        |aguardamos) su (?:respuesta
        |confirmacion)|\bpor favor,? (?:responda|confirme|elimine|indique|explique
        |envie|proporcione)
        |\bfalta\b[^.;]{0,16}\bsua (?:resposta|confirmacao)|\baguardamos (?:a )?(?:sua )?(?:resposta
        |confirmacao)|\bpor favor,? (?:responda|confirme|exclua|remova|informe|forneca)
        |\bmanca\b[^.;]{0,16}\bsua (?:risposta|conferma)|\bin attesa (?:di
        |della) (?:una )?(?:sua )?(?:
        risposta|conferma)|\b(?:si prega|la preghiamo|vi preghiamo) di (?:rispondere|confermare
        |eliminare|indicare|fornire)
    """,
}
