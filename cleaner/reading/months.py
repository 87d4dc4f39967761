"""Names of months in the languages that the rule packs know, and in a few more of the same regions."""

from __future__ import annotations

_NAMES = (
    # January
    """january jan januar jänner janvier janv enero ene gennaio gen janeiro januari januar ledna leden stycznia styczeń
    sty января январь янв січня січень січ януари яну januára január janvāris ocak oca ianuarie ian ιανουαρίου
    ιανουάριος ιαν januarie tammikuuta tammikuu siječnja siječanj sij јануара јануар јан januara gener gen. janúar
    يناير جانفي ژانویه جنوری ינואר בינואר जनवरी জানুয়ারি জানুয়ারী มกราคม ม.ค""",
    # February
    """february feb februar feber février févr fevrier febrero febbraio febb fevereiro fev februari februar února únor
    lutego luty lut февраля февраль фев февр лютого лютий лют февруари februára február şubat şub februarie
    φεβρουαρίου φεβρουάριος φεβ helmikuuta helmikuu veljače veljača velj фебруара фебруар феб februara febrer فبراير
    شباط فيفري فوریه فروری פברואר בפברואר फ़रवरी फरवरी ফেব্রুয়ারি ফেব্রুয়ারী กุมภาพันธ์ ก.พ""",
    # March
    """march mar märz mrz mär mars marzo março maart mrt března březen marca marzec марта март мар березня березень бер
    március márc mart martie μαρτίου μάρτιος μαρ maaliskuuta maaliskuu ožujka ožujak ožu марта март marec març marts
    مارس آذار مارچ מרץ במרץ מרס मार्च মার্চ มีนาคม มี.ค""",
    # April
    """april apr avril avr abril abr aprile dubna duben kwietnia kwiecień kwi апреля апрель апр квітня квітень квіт
    april aprila április ápr nisan nis aprilie απριλίου απρίλιος απρ huhtikuuta huhtikuu travnja travanj tra април
    априла أبريل نيسان ابريل إبريل أفريل آوریل اپریل אפריל באפריל अप्रैल এপ্রিল เมษายน เม.ย""",
    # May
    """may mai mayo maggio mag maio mei maj maja května květen мая май травня травень трав mája máj május máj mayıs may
    maiului μαΐου μάιος μαϊ toukokuuta toukokuu svibnja svibanj svi маја мај maig maí مايو أيار ماي مه مئی מאי במאי
    मई মে พฤษภาคม พ.ค""",
    # June
    """june jun juni juin junio giugno giu junho června červen czerwca czerwiec cze июня июнь июн червня червень черв
    юни júna jún június jún haziran haz iunie iun ιουνίου ιούνιος ιουν ιούν kesäkuuta kesäkuu lipnja lipanj јуна јун
    junij junija juny يونيو حزيران جوان ژوئن جون יוני ביוני जून জুন มิถุนายน มิ.ย""",
    # July
    """july jul juli juillet juil julio luglio lug julho července červenec lipca lipiec lip июля июль июл липня липень
    лип юли júla júl július júl temmuz iulie iul ιουλίου ιούλιος ιουλ ιούλ heinäkuuta heinäkuu srpnja srpanj srp јула
    јул julij julija juliol يوليو تموز جويلية ژوئیه جولائی יולי ביולי जुलाई জুলাই กรกฎาคม ก.ค""",
    # August
    """august aug août aout agosto ago augustus srpna srpen sierpnia sierpień sie августа август авг серпня серпень серп
    augusta augusztus aug ağustos ağu αυγούστου αύγουστος αυγ elokuuta elokuu kolovoza kolovoz kol август августа
    avgust avgusta agustus agu ogos ogo agost augusti أغسطس آب اغسطس أوت اوت اگست אוגוסט באוגוסט अगस्त আগস্ট สิงหาคม
    ส.ค""",
    # September
    """september sep sept septembre septiembre setiembre settembre sett setembro září września wrzesień wrz сентября
    сентябрь сен сент вересня вересень вер септември септ septembra szeptember szept eylül eyl septembrie σεπτεμβρίου
    σεπτέμβριος σεπ syyskuuta syyskuu rujna rujan ruj септембра септембар сеп setembre سبتمبر أيلول سپتامبر ستمبر
    ספטמבר בספטמבר सितंबर सितम्बर সেপ্টেম্বর กันยายน ก.ย""",
    # October
    """october oct oktober okt octobre octubre ottobre ott outubro out října říjen października październik paź октября
    октябрь окт жовтня жовтень жовт октомври október októbra okt ekim eki octombrie οκτωβρίου οκτώβριος οκτ lokakuuta
    lokakuu октобра октобар oktobra oktober octubre أكتوبر اكتوبر اکتبر اکتوبر אוקטובר באוקטובר अक्टूबर अक्तूबर
    অক্টোবর ตุลาคม ต.ค""",
    # November
    """november nov novembre noviembre novembro listopadu listopad listopada lis ноября ноябрь ноя нояб листопада
    листопад лист ноември novembra kasım kas noiembrie νοεμβρίου νοέμβριος νοε marraskuuta marraskuu studenoga
    studenog studeni stu новембра новембар нов نوفمبر نوامبر نومبر נובמבר בנובמבר नवंबर नवम्बर নভেম্বর พฤศจิกายน พ.ย""",
    # December
    """december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro dez prosince prosinec grudnia
    grudzień gru декабря декабрь дек грудня грудень груд декември decembra aralık decembrie δεκεμβρίου δεκέμβριος δεκ
    joulukuuta joulukuu prosinca prosinac децембра децембар дец desember des disember dis desembre ديسمبر دسامبر
    دسمبر דצמבר בדצמבר दिसंबर दिसम्बर ডিসেম্বর ธันวาคม ธ.ค""",
)

MONTHS: dict[str, int] = {
    name.casefold().strip("."): number for number, names in enumerate(_NAMES, 1) for name in names.split()
}
"""Number of a month by its case-folded name or usual short form, without a full stop."""

MONTHS_OF: dict[str, dict[str, int]] = {
    "hr": {"listopada": 10, "listopad": 10, "lis": 10, "pro": 12},
    "it": {"set": 9},
    "ms": {"mac": 3},
    "pt": {"set": 9},
    "tr": {"tem": 7, "ara": 12},
}
"""Names that are months in one language alone: *listopad* is October in Croatian, November in Czech and Polish, and
*pro* or *mac* are rarely months."""
