"""Kinds of abuse in AWS's English words, as phrases per XARF v4 `category/type`."""

from abuse_desk.domain.notices.phrases import Sign, sign

# In order of preference where one sentence fits several; a type of more detail stands earlier.
TYPES: tuple[tuple[str, Sign], ...] = (
    (
        "copyright/copyright",
        sign("dmca", "copyright*", "infring*", "unlicensed .. material|content"),
    ),
    (
        "content/phishing",
        sign("phish*", "fake|fraudulent .. site|website|page|login", "impersonat*"),
    ),
    (
        "content/malware",
        sign(
            "hosting|hosted|distribut*|serv*|deliver* .. malware|malicious|virus|viruses|trojan",
            "malware .. website|site|content|url|file|files|distribution|hosting",
            "malware website",
            "malware|virus|trojan on|at|under|from .. "
            "cloudfront|bucket|distribution|url|page|download*",
            "website .. virus|viruses|malware",
            "malicious software|file|files|content|payload",
            "file|files|site|website|page|pages|url|urls|download*|object|objects|content|"
            "executable*|binary|binaries|program|archive .. "
            "flagged|detected|classified|known|recognized .. trojan|malware|virus|malicious",
        ),
    ),
    (
        "infrastructure/botnet",
        sign(
            "botnet|botnets",
            "command and|& control",
            "command control",
            "c c|2 server|servers|contact|traffic",
            "c2",
            "infected",
            "infection",
            "malware",
            "zombie",
            "bot .. host|traffic|infected",
        ),
    ),
    ("connection/sql_injection", sign("sql injection|injections", "sqli")),
    (
        "connection/port_scan",
        sign(
            "port scan*",
            "portscan*",
            "scan* .. ports|port|hosts|internet|networks|vulnerabilities|machines",
            "probing .. ports|hosts",
            "scanning",
        ),
    ),
    (
        "connection/ddos",
        sign("denial of service", "ddos", "dos", "flood*"),
    ),
    (
        "connection/login_attack",
        sign(
            "intrusion attempt|attempts",
            "intrusion",
            "brute forc*",
            "bruteforce",
            "without authorization",
            "unauthorized|unauthorised access",
            "login attempt*",
            "attempt|attempts|attempted|attempting|trying|tries|tried .. log|logging|sign "
            "in|into|onto",
            "dictionary attack*",
            "ssh attack*|attempt*",
            "attempts .. access",
            "password|passwords guess*",
            "guess* .. password|passwords",
            "login|logon|signin page|pages|form|forms .. hammer*|flood*|attack*|attempt*",
            "hammer* .. login|logon|ssh|rdp|page|pages",
            "break|breaking|broke into|in",
            "failed login|logins|logon",
            "gain|gaining .. access",
            "credential stuffing",
            "hack*",
        ),
    ),
    ("connection/scraping", sign("web crawl*", "crawling", "crawl*", "scraping", "spider*")),
    (
        "connection/vulnerability_scan",
        sign(
            "exploit*",
            "vulnerability scan*",
            "remote code execution",
            "log4*",
            "shellshock",
            "web attack*",
        ),
    ),
    (
        "vulnerability/open_service",
        sign(
            "open proxy|proxies|resolver|resolvers|relay|dns|recursive|service|port|ports|socks"
            "|portmapper"
            "|ntp|memcached|snmp|ldap|ssdp|chargen|mdns|netbios|database|redis|mongodb"
            "|elasticsearch",
            "rpcbind*",
            "memcached|redis|mongodb|elasticsearch|netbios|portmapper|snmp|ssdp|chargen",
            "portmap*",
            "recursive resolver",
            "publicly accessible|exposed|reachable",
            "monlist",
            "reachable|accessible from anywhere|everywhere|internet|outside",
            "ntp|dns|ldap|snmp server|servers|service|services .. answering|answers|open|reachable",
            "open to the internet",
        ),
    ),
    (
        "messaging/bulk_messaging",
        sign(
            "forum spam*",
            "spam .. forum|forums|blogs|comments|discussions",
            "comment spam*",
            "forum or|and",
            "blog spam*",
        ),
    ),
    (
        "content",
        sign(
            "spam website",
            "website .. spam",
            "advertised in spam",
            "spamvertis*",
            "site .. advertised",
            "forbidden .. content|website",
            "website content",
            "objectionable .. content|material",
            "prohibited .. content",
            "illegal content",
            "content",
            "website",
        ),
    ),
    (
        "messaging/spam",
        sign(
            "email spam*",
            "spam",
            "unsolicited .. email|mail|emails|messages|bulk|commercial",
            "spamming",
            "mass .. email|mail",
            "junk mail|email",
        ),
    ),
    (
        "infrastructure/compromised_server",
        sign(
            "compromised .. server|instance|host|resource",
            "compromised|hacked server|instance|host|machine",
            "server|instance|host|machine .. compromised|hacked",
            "web shell",
            "webshell",
            "backdoor",
            "cryptomin*",
            "cryptojack*",
            "crypto|cryptocurrency|coin mining|miner|miners",
            "mining .. crypto*|coin|coins|bitcoin|monero",
        ),
    ),
)
AMPLIFIED = sign("amplification|reflection|amplified", "amplify", "reflector|reflectors")
GUESSED = sign("try|trying|tries passwords|logins|credentials")
