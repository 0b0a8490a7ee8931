"""The page's only style and script, inline: no further request, the policy names them by digest.

Colours hold 4.5:1 against their ground in both schemes; the browser tests measure it.
"""

from base64 import b64encode
from hashlib import sha256

STYLE = """
:root{color-scheme:light dark;--ground:#f5f6f8;--card:#fff;--ink:#17202b;--soft:#516070;
--line:#d8dee6;--link:#0a58b0;--press:#0a58b0;--on-press:#fff;--critical:#b3172a;--high:#a04400;
--medium:#715a00;--low:#4a5a6a;--critical-tint:#fdecee;--high-tint:#fdf1e6;--medium-tint:#fbf5dc;
--low-tint:#edf1f5;--good:#1d6b3a;--good-tint:#e8f5ec;--quote:#f7f8fa}
@media(prefers-color-scheme:dark){:root{--ground:#0f1419;--card:#182028;--ink:#e8edf2;
--soft:#a3b1bf;--line:#2f3b47;--link:#7ab8ff;--press:#7ab8ff;--on-press:#0b1520;
--critical:#ff8f98;--high:#ffb070;--medium:#e8cf6a;--low:#b2c0ce;--critical-tint:#35181d;
--high-tint:#33220f;--medium-tint:#2d2810;--low-tint:#202a34;--good:#7fd69c;--good-tint:#12291b;
--quote:#131a21}}*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}body{margin:0;
background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",
Roboto,"Noto Sans","Noto Sans CJK JP","Hiragino Sans","Yu Gothic UI",sans-serif;
overflow-wrap:anywhere}:lang(ja){word-break:auto-phrase}a{color:var(--link);text-underline-offset:.15em}:focus-visible{
outline:3px solid var(--link);outline-offset:2px;border-radius:4px}.skip{position:absolute;
left:-99em}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem}.bar,main,footer{
max-width:72rem;margin:auto;padding:0 1rem}.bar{display:flex;align-items:center;gap:1rem;
min-height:3.5rem}.brand{font-weight:700;letter-spacing:-.01em;color:inherit;text-decoration:none;
display:flex;gap:.5rem;align-items:center;margin-right:auto}.brand:before{content:"";width:.9rem;
height:.9rem;border-radius:3px;background:var(--critical);
box-shadow:inset 0 0 0 3px var(--ground),0 0 0 2px var(--critical)}.bar form{margin:0}.bar a,
.plain{padding:.6rem .2rem}h1{font-size:1.35rem;line-height:1.3;margin:.4rem 0 .2rem;
letter-spacing:-.01em}h2{font-size:1.05rem;margin:0 0 .6rem}h3{font-size:1rem;
margin:1.1rem 0 .3rem}p{margin:.35rem 0}.soft{color:var(--soft);font-size:.9rem}.whole{
white-space:nowrap}section,.card{
background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.1rem;
margin:0 0 1rem}.top{border-top:5px solid var(--tone)}.title{margin:.4rem 0 1rem}.critical{
--tone:var(--critical);--tint:var(--critical-tint)}.high{--tone:var(--high);
--tint:var(--high-tint)}.medium{--tone:var(--medium);--tint:var(--medium-tint)}.low{
--tone:var(--low);--tint:var(--low-tint)}.good{--tone:var(--good);--tint:var(--good-tint)}.tag{
display:inline-block;background:var(--tint,var(--low-tint));color:var(--tone,var(--low));
font-size:.82rem;font-weight:650;padding:.1rem .6rem;border-radius:99px;margin:0 .35rem .2rem 0}
.left{font-size:2.2rem;font-weight:700;line-height:1.15;letter-spacing:-.02em;color:var(--tone);
font-variant-numeric:tabular-nums;margin:.1rem 0 .3rem}.left small{display:block;font-size:1rem;
font-weight:500;letter-spacing:0;color:var(--soft)}.banner{border-left:5px solid var(--tone);
background:var(--tint);color:var(--ink);padding:.8rem 1rem;border-radius:8px;margin:0 0 1rem;
font-weight:600}label{display:block;font-weight:600;font-size:.9rem;margin:.7rem 0 .2rem}input,
select,textarea{font:inherit;width:100%;padding:.6rem .7rem;border:1px solid var(--soft);
border-radius:8px;background:var(--card);color:inherit;min-height:2.75rem}textarea{
min-height:4.5rem;resize:vertical}button,.button{font:inherit;font-weight:650;min-height:2.75rem;
padding:.5rem 1.2rem;border-radius:8px;border:1px solid var(--press);background:transparent;
color:var(--press);cursor:pointer;margin-top:.8rem;display:inline-block;text-decoration:none}
.main-act{background:var(--press);color:var(--on-press);width:100%}ul,ol{padding-left:1.3rem;
margin:.3rem 0}li{margin:.25rem 0}dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;
gap:.35rem 1rem;margin:.3rem 0}dt{color:var(--soft);font-size:.9rem}dd{margin:0}.said{
white-space:pre-wrap;background:var(--quote);border-left:4px solid var(--line);
border-radius:0 8px 8px 0;padding:.8rem 1rem;margin:.5rem 0;font:inherit;unicode-bidi:plaintext;
max-width:48rem}code{font:.88em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
background:var(--quote);padding:.1rem .3rem;border-radius:4px}summary{cursor:pointer;
padding:.5rem 0;font-weight:600;color:var(--link);min-height:2.75rem}.steps>li{padding:.15rem 0}
.past{list-style:none;padding:0;margin:0}.past>li{border-left:2px solid var(--line);
padding:0 0 1rem 1.1rem;margin:0 0 0 .35rem;position:relative}.past>li:before{content:"";
position:absolute;left:-.41rem;top:.45rem;width:.65rem;height:.65rem;border-radius:50%;
background:var(--tone,var(--soft));box-shadow:0 0 0 3px var(--card)}.past>li:last-child{
padding-bottom:0}.past time{font-variant-numeric:tabular-nums}.past .alert{color:var(--soft);
font-size:.92rem}.past .alert:before{background:var(--line)}.list{list-style:none;padding:0;
margin:0 0 1.5rem}.list>li{margin:0 0 .7rem}.row{display:grid;gap:.1rem 1.2rem;color:inherit;
text-decoration:none;border-left:5px solid var(--tone);margin:0}.row:hover h3{
text-decoration:underline}.row h3{margin:.1rem 0}.row .left{font-size:1.35rem;margin:0}footer{
color:var(--soft);font-size:.85rem;padding-bottom:2.5rem}@media(min-width:48rem){h1{
font-size:1.6rem}.main-act{width:auto}.row{grid-template-columns:11rem 1fr 13rem;
align-items:center}.row .who{text-align:right}}@media(min-width:64rem){.two{display:grid;
grid-template-columns:minmax(0,1fr) 23rem;gap:1rem;align-items:start}.two .left-side{
grid-column:1;grid-row:1}.two .right-side{grid-column:2;grid-row:1;position:sticky;top:1rem}
.main-act{width:100%}}@media print{:root{color-scheme:light}body{background:#fff;font-size:10pt}
section,.card{border:0;padding:.3rem 0;break-inside:avoid-page}.said{break-inside:auto}form,
.bar a,.bar form,.skip,.no-print,button{display:none!important}.two{display:block}a{color:inherit}
}"""

# Only counts: what it shows stands in the page already, a minute coarse.
SCRIPT = """
(function(){var all=document.querySelectorAll("[data-by]");
function two(n){return n<10?"0"+n:n}
function tick(){all.forEach(function(e){var s=Math.round((e.dataset.by-Date.now())/1000),o=s<0;
s=Math.abs(s);var d=Math.floor(s/86400),h=Math.floor(s/3600)%24,m=Math.floor(s/60)%60;
e.querySelector("b").textContent=(d?d+" "+e.dataset.day+" ":"")+h+":"+two(m)+":"+two(s%60);
e.querySelector("small").textContent=o?e.dataset.over:e.dataset.left;})}
if(all.length){tick();setInterval(tick,1000)}})();
"""


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


# The favicon is a data: image, so that browsers ask for none.
POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src {_digest(STYLE)}",
        f"script-src {_digest(SCRIPT)}",
        "img-src data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000",
}
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='4' fill='%23b3172a'/%3E"
    "%3Crect x='4' y='4' width='8' height='8' rx='1.5' fill='%23fff'/%3E%3C/svg%3E"
)
