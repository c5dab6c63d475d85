// What tells languages apart that share a script: letters of their alphabets, commonest words, endings.

/** Words are compared as `foldWord` of language.ts leaves them: in lower case, without marks, ی as ي and ک as ك. */
export interface Profile {
  /** BCP 47. */
  readonly code: string
  readonly script: 'arab' | 'latn' | 'hebr' | 'cyrl'
  /** Function words and the verbs of news, from grammars; those that a neighbour of the same script has too are left out. */
  readonly words: ReadonlySet<string>
  /** A word that only this language, or few, would write so. */
  readonly own: RegExp
  /** What `own` is worth beside a word of the list, which is worth 1. */
  readonly ownWeight: number
  /** What the language likes and its neighbours have too, at `WEAK`. Sees the word before ی and ک are folded. */
  readonly weak?: RegExp
  /** True when hardly a sentence is without such a word: without one, three words of the list have to speak for it. */
  readonly needsOwn?: true
  /** Letters that its alphabet lacks (CLDR exemplar characters); a word with one speaks against the language. */
  readonly foreign: RegExp | null
  readonly foreignWeight: number
}

/** What `weak` is worth beside a word of the list. */
export const WEAK = 0.35

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Beyond the Arabic alphabet and the letters of dialects and of Persian names: no Arabic or Persian word has these. */
const FAR = 'ٹڈڑںےہھەۆێڕڵۇۈۋېۍښځڅډړټږڼګٻڀٺٿڄڃڇڏڌڊڍڙڦڪڳڱڻ۾۽'

export const PROFILES: readonly Profile[] = [
  {
    code: 'ar',
    script: 'arab',
    words: list(
      'في من على إلى الى ان أن إن عن مع هذا هذه ذلك تلك التي الذي الذين اللذين قال وقال كان كانت وكان ما لا لم لن قد وقد ' +
        'فقد خلال بين كما كل بعد قبل حتى عند أو او ثم بل هو هي هم غير أي اي حول ضد نحو منذ لدى عبر أمام امام وفي ومن وعلى ' +
        'فيه فيها منه منها عليه عليها له لها لهم به بها بأن بان لأن لان وأن وان إذا اذا ليس هناك يوم أمس امس اليوم غدا أكد اكد ' +
        'أعلن اعلن مثل كيف ماذا لماذا هل مش مو دي ده اللي شو ليش وين هيك بس علشان عشان ايش وش يلي رح كيفاش ديال بزاف فين ' +
        'واش حاجة ولا وما فلا إلا الا كي لكي سوف عبد ابن أبو ابو بن رئيس وزير دون فوق تحت',
    ),
    own: /^[وفبكل]?ال..|^لل..|[ةإ]|..وا$/u,
    ownWeight: 0.8,
    weak: /^(?:است|سي|سن|مست|لل|[يی])\p{L}{3,}|...(?:ون|ين|ات)$/u,
    foreign: new RegExp(`[${FAR}]`),
    foreignWeight: 1.5,
  },
  {
    code: 'fa',
    script: 'arab',
    words: list(
      'در از كه به را است اين با آن براي شد كرد بود مي ها هاي خود تا نيز گفت وي شده كند كردند شدند هستند نيست بايد اند اي ' +
        'يك دو سه چهار پس پيش سال روز هر اگر همچنين بيست نهم داد دارد خواهد كشور اما بر ديگر همه شود مردم آنها رييس كرده بوده ' +
        'داده تواند شان نمي برگزار گزارش درباره چه چند هيچ گرفت كنند رفت آمد ' +
        'يافت تازه ساله هاست كنيد چرا آقاي خانم ميان ',
    ),
    own: /[پچژگ]|..(?:ند|هاي|گان)$/u,
    ownWeight: 0.7,
    weak: /^(?!و?(?:فی|علی|الی|التی|الذی|حتی|لدی)$).*[یک]/u,
    foreign: new RegExp(`[${FAR}ةإ]|^[وفبكل]?ال\\p{L}{3}`, 'u'),
    foreignWeight: 0.8,
  },
  {
    code: 'ur',
    script: 'arab',
    words: list(
      'كے كي ميں ہے كا سے كو نے اور پر كہ ہيں يہ بهي تها تهي گيا گئي گئے كر كيا اس وہ ايك ہو ہي تك ليے ساته جو تو ' +
        'ہوا ہوئے ہوئي رہا رہے رہي گا گي گے نہيں كسي كوئي اپني اپنا جس سب مگر اگر اپنے كہا بتايا ديا دي لگ بهي والے والي كرنے ',
    ),
    own: /[ٹڈڑںےہھ]/u,
    ownWeight: 1,
    weak: /[یک]|ئ[یي]$/u,
    needsOwn: true,
    foreign: /[ەۆێڕڵۇۈۋېۍښځڅډړټږڼګٻڀٺٿڄڃڇڏڌڊڍڙڦڪڳڱڻ۾۽ةإ]/u,
    foreignWeight: 1,
  },
  {
    code: 'ckb',
    script: 'arab',
    words: list(
      'لە بۆ كە ئەو ئەم بە هەر نەك دەكات بوو لەگەڵ لەسەر دواي پێش نێوان هەموو زۆر دەبێت دەكرێت كردووە ڕايگەياند وتي ' +
        'گوتي سەرۆك هەرێمي لەلايەن ئەوە ئەوەي ڕۆژ ساڵ كەس سێ دوو هەردوو هەيە',
    ),
    own: /[ەۆێڕڵڤ]/u,
    ownWeight: 1,
    needsOwn: true,
    foreign: /[ٹڈڑںےہھۇۈۋېۍښځڅډړټږڼګٻڀٺٿڄڃڇڏڌڊڍڙڦڪڳڱڻ۾۽ةإأثصضطظذى]/u,
    foreignWeight: 0.7,
  },
  {
    code: 'ps',
    script: 'arab',
    words: list(
      'د په چې كې له ته او يې به دي شوي هم سره خپل دا هغه څخه كړي كړل وويل ويلي شو نه ده وي پر يو باندې لپاره دغه چي كي كول كولو توګه شي لري دهغه كيږي',
    ),
    own: /[ښځڅډړټږڼۍېګ]/u,
    ownWeight: 1,
    needsOwn: true,
    foreign: /[ٹڈڑںےہەۆێڕڵۇۈۋٻڀٺٿڄڃڇڏڌڊڍڙڦڪڳڱڻ۾۽ةإ]/u,
    foreignWeight: 1,
  },
  {
    code: 'sd',
    script: 'arab',
    words: list('جو جي ته تي آهي آهن ۾ ۽ لاءِ چيو كيو ڪيو ڪري ٿيو اهو '),
    own: /[ٻڀٺٿڄڃڇڏڌڊڍڙڦڪڳڱڻ۾۽]/u,
    ownWeight: 1,
    needsOwn: true,
    foreign: /[ٹڈڑںےہەۆێڕڵۇۈۋېۍښځڅډړټږڼةإ]/u,
    foreignWeight: 1,
  },
  {
    code: 'ug',
    script: 'arab',
    words: list('ۋە بىلەن بۇ بىر ئۈچۈن دەپ بولۇپ كېيىن قىلىپ قىلدى بولدى ئۇ شۇ ھەم ئۇيغۇر دېدى ئىككى'),
    own: /[ۇۈۋې]|^ئ[اەوىې]|ى\p{L}/u,
    ownWeight: 1,
    needsOwn: true,
    foreign: /[ٹڈڑںےہێڕڵۍښځڅډړټږڼګٻڀٺٿڄڃڇڏڌڊڍڙڦڪڳڱڻ۾۽ةإأثصضطظذحع]/u,
    foreignWeight: 1,
  },
  {
    code: 'he',
    script: 'hebr',
    words: list('של את על לא הוא זה עם כי'),
    own: /\p{L}/u,
    ownWeight: 0.5,
    foreign: null,
    foreignWeight: 0,
  },
  {
    code: 'en',
    script: 'latn',
    words: list(
      'the of and to in is that for was on with as by at from are were has have had been it its he she his her they their ' +
        'this which who will would said says not but after before new more than over into about out up an be or two no one ' +
        'year years people government minister police first last against between during',
    ),
    own: /(?:ing|ed|ly|tion|ness|th|ght|ck|wh\p{L}+|ers|ows|ay|ies)$|^(?:wh|th|wr|kn)\p{L}|sh/u,
    ownWeight: 0.4,
    foreign: /[^a-z]/u,
    foreignWeight: 0.7,
  },
  {
    code: 'fr',
    script: 'latn',
    words: list(
      'le la les des de du et en un une que qui dans pour sur est au aux par ce cette son sa ses il elle ils ont été avec ' +
        'pas plus ne se d l qu s n c leur leurs mais ou où après avant sont fait selon entre deux trois contre nouveau nous ' +
        'vous être avait sans sous même aussi chez depuis ans',
    ),
    own: /[éèàœ]|(?:eux|ment|tion|eur|aire|ère|age|aux|elle|ique|oir|ent|ait|ouv\p{L}+)$/u,
    ownWeight: 0.5,
    foreign: /[^a-zàâæçéèêëîïôœùûüÿ]/u,
    foreignWeight: 1,
  },
  {
    code: 'es',
    script: 'latn',
    words: list(
      'el la los las de del y en un una que por para con se su sus al lo es fue son como más pero sin sobre entre este esta ' +
        'ha han dijo tras antes después hasta desde muy a o e todo todos toda tiene ya no años dos tres según hay ser',
    ),
    own: /[ñáíóú]|(?:ción|os|as|dad|ado|idos?|aba|eron|ron|ero|ente)$/u,
    ownWeight: 0.5,
    foreign: /[^a-zñáéíóúü]/u,
    foreignWeight: 1,
  },
  {
    code: 'de',
    script: 'latn',
    words: list(
      'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine einen einem einer als auch es an werden ' +
        'aus er hat dass sie nach wird bei am um zum zur sind noch wie über vor seine wurde sein haben nur oder aber mehr',
    ),
    own: /[äß]|sch|(?:ung|ungen|keit|lich|isch|cht|ern|chen|ten|tz|eis\p{L}+|gt)$|^ge\p{L}+t$/u,
    ownWeight: 0.5,
    foreign: /[^a-zäöüß]/u,
    foreignWeight: 1,
  },
  {
    code: 'tr',
    script: 'latn',
    words: list(
      've bir bu için ile da de çok daha olan gibi dedi olarak sonra kadar ancak göre en yeni büyük ne o her ise ya iki ' +
        'etti oldu değil türkiye başkanı dün yarın',
    ),
    own: /[ğı]|(?:ler|lar|leri|ları|nin|nın|den|dan|tan|yor|mış|miş|dı|di|du|dü|tı|ti|tu|tü|si|sı|ndan|nda|nde)$/u,
    ownWeight: 0.5,
    foreign: /[^a-zçğıöşüâîû]|[qwx]/u,
    foreignWeight: 1,
  },
  {
    code: 'az',
    script: 'latn',
    words: list(
      'və bir bu ilə üçün də olub edib bildirib deyib sonra ki olan kimi daha çox yeni görə azərbaycan edir',
    ),
    own: /ə/u,
    ownWeight: 1,
    foreign: /[^a-zçəğıöşüi̇]|w/u,
    foreignWeight: 1,
  },
  {
    code: 'kmr',
    script: 'latn',
    words: list(
      'û ku ji li bi di jî ev ew bo ser re ve hat hatin kir kirin bû bûn dike dikin got her du sê nû hev ye ne yên ya ' +
        'wê wî vê wan xwe ez em hûn berî piştî lê ger divê heye gel dibe dibin roja',
    ),
    own: /[êî]|û|ş|xw/u,
    ownWeight: 0.6,
    foreign: /[^a-zçêîşû]/u,
    foreignWeight: 1,
  },
  {
    code: 'ru',
    script: 'cyrl',
    words: list(
      'и в на не что с по это как из к за от у о для после он она его их был была было были до но при',
    ),
    own: /[ыэё]|(?:ый|ой|ся|ть|ли|ого|ей|ов)$/u,
    ownWeight: 0.5,
    foreign: /[^а-яё]/u,
    foreignWeight: 1,
  },
]
