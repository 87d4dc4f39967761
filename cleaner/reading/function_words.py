"""The most frequent function words of forty-six languages.

They are what prose is full of and what names, titles, menus and lists of ingredients lack. So they decide alone where
they are many, and they tell a sentence of a language from words that only look like it. Written from knowledge of the
languages; words of one letter are left out where half of the alphabet's languages have them.
"""

from __future__ import annotations

_TABLE = """
en the of and to in that is was for it with as his he be on at by had not are but from have they which this
en she her their were been would will can has who when there you your we our them than about what more one if or into
en out up all some other just like could its after also said only over then how these where while because most
de der die und das den von zu mit sich des ist auf für nicht ein eine dem als auch es an werden aus er hat
fr le les des et en du une est que dans qui pour pas sur au par plus il ce ne se avec sont aux cette été ont
es el los las del y en un una por con no se para es su al lo como más pero sus le ya fue este ha sobre entre
it il di che è la per una in non sono della con del si dei le gli nel alla anche più come ha da al questo
pt o os da do dos das em um uma não para com é que se na no por mais como foi ao ele seu sua às são também
nl de het een van en in is dat op te zijn voor met die niet aan er om ook als door naar bij maar uit werd hij
pl w na nie się z do jest że to o jak ale po co za od przez dla są był oraz tym już tylko może jego które
ru и в не на что с он как по это но из у к за от о для был его же при так бы до все была который было
tr ve bir bu da için ile de olarak çok daha olan gibi kadar ne ancak sonra olduğu ise her o en var değil
af die van en het is in nie om te wat dat vir met hy aan op sy hulle ons was deur as ook maar sal word hierdie
az və bir bu üçün ilə da də ki olan edir idi daha çox onun isə kimi görə sonra qədər ancaq bütün hər həm yox var
be і у не на што з ён як па гэта але за ад да для быў яго пры так бы каб яна гэтага які ці паводле ўжо таксама
bg и на да в се е за от не са с че по като но до ще при има който беше това след още му те бъде или през само
bs i u je se na da za od su s ne što koji kao će ali iz o bi sa to do po nije koja koje biti samo prije ili nakon
ca el els la les de i que en del al per amb no un una és es va són ha més com però seu seva també aquest dels als
cs a v se na je že s z do o k i to jako za by byl ale po jeho které od však pro také který jsou není jsem už aby
cy y yr yn a i o ar ei mae oedd wedi bod gan fod am ond ac nid sydd eu roedd hyn hefyd pan gyda nad ddim fel
da og i at det er en den til af på de for der som med ikke et har var han om sig fra men blev kan ved også efter
eo la kaj de en estas ne al por ke li estis kiu ĝi sed ili kun el pri ĉi tiu kiel sur plej oni ĉar post kiuj pli
et ja on ei et ta see oli kui ka aga oma mis kes nii ning selle seda olid olla siis ole pole või pärast väga kuid
eu eta da ez du bat dira zen ere zuen baina dela izan hori den baino bere beste dute egin hau zuten oso arte edo
fi ja on ei se oli että hän en mutta ovat kun niin myös jos tai kuin joka mitä sen sitä jo ole vain hänen nyt joka
ga an na agus ar a is ag go sé i bhí le tá do sa ní mar ach é siad leis nach aige gur chun seo níl as atá bhfuil
gl o os a as do da dos das en un unha que e non para con é se na no por máis como foi ao ten seu súa pero tamén
hr i u je se na da za od su s ne što koji kao će ali iz o bi sa to do po nije koja koje biti samo prije ili nakon
hu a az és hogy nem is egy van de ez volt meg csak már még mint vagy el ki kell azt amely után szerint lesz ezt
id yang dan di dengan untuk dari ini itu pada tidak akan dalam adalah ke oleh juga telah sebagai karena atau
is og að í á er sem var ekki um við það en af hann með til fyrir þá hafa ég eru þeir hún verið frá eftir því þar
la et in est non ad ut cum sed quod qui a ab ex de per quae si sunt enim esse eius atque ac etiam autem eo hoc
lt ir kad į iš yra su ne tai kaip o jis buvo bet už jo taip apie po nuo dar tik savo prie bus jau kurie dėl ar jie
lv un ir ka uz no par ar tas kas bija bet to viņš pēc gan nav kā arī vai tika lai tā pie savu tikai jau līdz viņa
mk и на во да се е од за не со го што тоа ќе ги но по како беше која кој тие ја му или кои само дека ова уште
ms yang dan di dengan untuk dari ini itu pada tidak akan dalam adalah ke oleh juga telah sebagai kerana atau
mt il li ta u ma fil mill kien dan din biex għal minn lil tal mhux fuq kienet għax ukoll meta qal iżda aktar wara
nb og i at det er en den til av på de for som med ikke et har var han om seg fra men ble kan ved også etter
ro și de a în la cu o pe nu să care este că mai din un se pentru au fost ca sunt dar prin sau fi după lui această
sk a v sa na je že s z do o k i to ako za by bol ale po jeho ktoré od však pre tiež ktorý sú nie som už aby
sl in je v na se da so za ki z ne s bi pa po kot od tudi bil to še pri kako ker do ali jih ga bo tako o iz ob
sq dhe të në e i një që për me nuk është se nga u ka do kjo ky si po edhe ishte më kanë ai ajo pas duke janë tek
sr i u je se na da za od su s ne što koji kao će ali iz o bi sa to do po nije koja koje biti samo pre ili nakon
sr и у је се на да за од су с не што који као ће али из о би са то до по није која које бити само пре или након
sv och i att det är en den till av på de för som med inte ett har var han om sig från men blev kan vid också efter
sw ya na wa kwa ni katika za la hii kuwa hiyo kama pia lakini huo yake baada wake huyo hawa hakuna kwamba cha
tl ang ng sa na mga at ay si ni hindi ito kung para nang ang may kanyang siya ko nila niya sila kay pa lang
uk і в не на що з він як до за та це від але у й про його для був якi які якій якого із під час має було вони також
vi và của là có không được cho các trong một người những đã với đến này khi để từ ông về nhưng ra vào tôi năm
ar في من على أن إلى التي عن ما لا هذا مع هذه كان كما الذي بعد بين لم قد أو حتى كانت إن قال وقد ولا عند ذلك
fa و در به از که این را با است آن برای یک خود بود شد تا هم او کرد ها بر می نیز اما شده باشد اگر دارد
ur کے کی میں ہے سے کا اور کو نے کہ پر ہیں یہ بھی ایک تھا جو اس نہیں تو ہو وہ گیا کر لیے ان
hi के में की है से का और को ने कि पर हैं यह भी एक था जो इस नहीं तो हो वह गया कर लिए उन थे थी
"""

FUNCTION_WORDS: dict[str, frozenset[str]] = {}
for _language, *_words in map(str.split, _TABLE.strip().splitlines()):
    FUNCTION_WORDS[_language] = FUNCTION_WORDS.get(_language, frozenset()).union(_words)
"""By language, lower-cased. Those of close relatives are nearly the same: see :data:`RELATIVES`."""

LANGUAGES_OF_WORD: dict[str, tuple[str, ...]] = {}
for _language, _listed in FUNCTION_WORDS.items():
    LANGUAGES_OF_WORD.update({word: (*LANGUAGES_OF_WORD.get(word, ()), _language) for word in _listed})
"""The languages that a word is listed for."""

RELATIVES: tuple[frozenset[str], ...] = (
    frozenset(("hr", "bs", "sr")),
    frozenset(("id", "ms")),
    frozenset(("nb", "da")),
    frozenset(("cs", "sk")),
    frozenset(("bg", "mk")),
    frozenset(("gl", "pt")),
    frozenset(("hi", "ne", "mr", "sa", "gom")),
    frozenset(("af", "nl")),
    frozenset(("be", "ru")),
    frozenset(("ku", "ckb")),
    frozenset(("kk", "ky", "tt", "ba")),
    frozenset(("az", "tr")),
    frozenset(("es", "ca", "gl")),
)
"""Languages of which one paragraph can hardly be told, or whose speakers quote one another untranslated."""


def related(one: str, other: str) -> bool:
    """Whether two languages are the same, or too close for a paragraph to say which of them it is.

    Example:
        >>> related("hr", "sr"), related("cs", "pl")
        (True, False)
    """
    return one == other or any(one in group and other in group for group in RELATIVES)
