"""Month names in the languages mail clients ship in; one name may mean two months."""

from abuse_desk.domain.late import late

# One line a language, January to December; genitives where clients write them.
NAMES = """\
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sept oct nov dec
januar februar märz april mai juni juli august september oktober november dezember
jänner feber mrz apr mai jun jul aug sep okt nov dez
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr mars avr mai juin juil août sept oct nov déc
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago set oct nov dic
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr mei jun jul aug sep okt nov dec
januar februar marts april maj juni juli august september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu \
heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta \
heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
sty lut mar kwi maj cze lip sie wrz paź lis gru
ledna února března dubna května června července srpna září října listopadu prosince
leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
led úno bře dub kvě čvn čvc srp zář říj lis pro
januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
január február marec apríl máj jún júl august september október november december
január február március április május június július augusztus szeptember október november december
jan febr márc ápr máj jún júl aug szept okt nov dec
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ian feb mar apr mai iun iul aug sept oct noi dec
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
oca şub mar nis may haz tem ağu eyl eki kas ara
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου \
ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
янв фев мар апр мая июн июл авг сент окт нояб дек
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
січ лют бер квіт трав черв лип серп вер жовт лист груд
януари февруари март април май юни юли август септември октомври ноември декември
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
sij velj ožu tra svi lip srp kol ruj lis stu pro
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
јануари февруари март април мај јуни јули август септември октомври ноември декември
xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro
janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
januari februari mac april mei jun julai ogos september oktober november disember
जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra
jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
janvāris februāris marts aprīlis maijs jūnijs \
jūlijs augusts septembris oktobris novembris decembris
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
januari februari maret april mei juni juli agustus september oktober november desember
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
"""


def _table() -> dict[str, tuple[int, ...]]:
    table: dict[str, set[int]] = {}
    for line in NAMES.strip().splitlines():
        for number, name in enumerate(line.split(), start=1):
            table.setdefault(name, set()).add(number)
    return {name: tuple(sorted(numbers)) for name, numbers in table.items()}


def _prefixes(months: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    table: dict[str, set[int]] = {}
    for name, numbers in months.items():
        for length in range(3, len(name)):
            table.setdefault(name[:length], set()).update(numbers)
    return {prefix: tuple(sorted(numbers)) for prefix, numbers in table.items()}


MONTHS = _table()
PREFIXES = _prefixes(MONTHS)


# Thai abbreviates to two letters and their dots, which are no words: มี.ค., เม.ย.
THAI_SHORT = ("มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค")
THAI = late(r"(?<![ก-๛])(?:[มกพสตธ]\.?[คพย]|มี\.?ค|เม\.?ย|มิ\.?ย)\.")


def thai_month(text: str) -> tuple[int, str] | None:
    """The month of a Thai abbreviation and the text without it, or None."""
    for match in THAI.finditer(text):
        short = match[0].replace(".", "")
        if short in THAI_SHORT:
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            return THAI_SHORT.index(short) + 1, rest
    return None


def month_numbers(word: str) -> tuple[int, ...]:
    """The months a word may name, none where it names none. Abbreviations need three letters."""
    # In Hebrew the preposition is written with the month: "in April".
    lower = word.strip(".").lower().removeprefix("ב")
    return MONTHS.get(lower) or PREFIXES.get(lower, ())
