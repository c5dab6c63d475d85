// The types that every stage shares; this file imports nothing.

/**
 * Where a value comes from.
 * - `stated`: the words of the document say it.
 * - `meta`: the markup of the page says it (`<meta>`, JSON-LD, `<time>`), not its visible text.
 * - `url`: read off the address of the page.
 * - `inferred`: worked out from something that the text says (an outlet from its share line, say).
 * - `relative`: a relative word ("today") resolved against an anchor that the user gave.
 * - `edited`: a person wrote it into the record.
 */
export type Basis = 'stated' | 'meta' | 'url' | 'inferred' | 'relative' | 'edited'

/** A value with its evidence. */
export interface Found<T> {
  readonly value: T
  readonly basis: Basis
  /** The words that the value was read from, as the document spells them; null when it has none of its own. */
  readonly text: string | null
  /** 1-based line of the decoded document; null for values that no line holds (markup, address). */
  readonly line: number | null
  /** The rule that found it, `family/name`. */
  readonly rule: string
  /** 0 (a guess) to 1 (certain), in steps of .05. */
  readonly confidence: number
}

/**
 * Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 1 and unspecified digits): `2015-06-11`, `2015-06`,
 * `2015`, `XXXX-06-11`, `199X`, `2015-06-11/2015-06-13`.
 */
export type Edtf = string

/** A problem that was met and told, not thrown. */
export interface Issue {
  readonly severity: 'error' | 'warning' | 'info'
  /** Stable code, `family/name`; documentation and tests refer to it. */
  readonly rule: string
  /** File that it is about, as the user knows it. */
  readonly path: string
  readonly line: number | null
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/** The role that a line of a document plays. Every line has exactly one. */
export type LineRole =
  | 'title'
  | 'kicker'
  | 'date'
  | 'byline'
  | 'dateline'
  | 'subhead'
  | 'body'
  | 'caption'
  | 'source_credit'
  | 'separator'
  | 'related:heading'
  | 'related:title'
  | 'related:teaser'
  | 'related:video_caption'
  | 'boilerplate:nav'
  | 'boilerplate:share'
  | 'boilerplate:promo'
  | 'boilerplate:promo_url'
  | 'boilerplate:cookie'
  | 'boilerplate:copyright'
  | 'boilerplate:crawl'
  | 'boilerplate:other'
  | 'markup'
  | 'blank'

/** One line of a decoded document, its characters untouched. */
export interface Line {
  /** 1-based. */
  readonly n: number
  readonly role: LineRole
  readonly text: string
  /** The rule that says why it is no part of the story, `family/name`; left out for lines that are. */
  readonly rule?: string
  /** What else begins on the line: the blocks of a saved page, the end that was cut off a paragraph. */
  readonly parts?: readonly LinePart[]
}

/** A piece of a line that has a role of its own. */
export interface LinePart {
  readonly role: LineRole
  readonly rule?: string
  readonly text: string
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256' | 'iso-8859-6'

export type MediaType = 'text/plain' | 'text/html'

/** What a container may say of a document beside its text. */
export type GivenField =
  | 'title'
  | 'kicker'
  | 'published'
  | 'author'
  | 'photographer'
  | 'outlet'
  | 'credit'
  | 'url'
  | 'language'

/** Values as the container writes them, each with the place that it stood in (`jsonl:headline`, `rss:pubDate`). */
export type Given = Readonly<Partial<Record<GivenField, { readonly text: string; readonly from: string }>>>

/** A document's bytes with what its file or container says of it, before they are decoded. */
export interface ReceivedDocument {
  /**
   * Path below `content/documents/`, or the path that the user gave when nothing is imported; `file#n` for the n-th
   * document (from 1) of a container, containers within it opened and counted through.
   */
  readonly path: string
  /** The file; of a container the payload of a WARC record or archive member, else the item itself as bytes. */
  readonly bytes: Uint8Array
  /** Of `bytes`; lower-case hexadecimal. */
  readonly sha256: string
  /** What the file's ending or the container says that it is; null when nobody says. */
  readonly mediaType: MediaType | null
  /** Character set that the container or the transport declares; null when none does. */
  readonly charset: string | null
  /** Running text, where the container holds it in a field of its own; null when `bytes` are the document. */
  readonly text: string | null
  readonly given: Given
}

/** A text that was once read in a wrong encoding and saved that way (mojibake), set right again. */
export interface Repair {
  /** What the bytes were. */
  readonly was: Encoding
  /** What they were taken for. */
  readonly misreadAs: 'windows-1252' | 'iso-8859-1' | 'windows-1256'
  /** Lines that were set right. */
  readonly lines: number
}

/** A document as it was received, decoded. */
export interface RawDocument {
  readonly path: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly mediaType: MediaType
  readonly encoding: Encoding
  /** The bytes decoded, without a byte order mark, mojibake set right. */
  readonly text: string
  readonly repaired: Repair | null
  /** Bytes that no encoding explains, which stand as U+FFFD in the text; none when left out. */
  readonly replaced?: number
  /** Lines in another encoding than the rest; none when left out. */
  readonly mixed?: number
  readonly given: Given
}

export interface Dateline {
  readonly text: string
  readonly place: string | null
  readonly agency: string | null
}

/** A publication date with what else it could have been. */
export interface PublishedDate extends Found<Edtf> {
  /** Full dates that fit a partial one (a weekday and a day without a year, say); empty when there is no doubt. */
  readonly candidates: readonly Edtf[]
  /** `weekday_conflict`, `order_assumed_dmy`, `hijri`, `year_missing` and the like. */
  readonly flags: readonly string[]
  /** Time of day as printed, `HH:MM`, in the zone below; null when none is. It never moves the day. */
  readonly time: string | null
  /** `Z` or an offset (`+03:00`): printed, or that of the outlet's file; null when nobody says. */
  readonly zone: string | null
}

/** A further story in the same document: its headline and the lines of its text. */
export interface Story {
  readonly title: string | null
  /** Line of its headline; its first line without one. */
  readonly line: number
  readonly endLine: number
}

export interface Quote {
  readonly text: string
  /** First line of the quotation; its last one when it runs on. */
  readonly line: number
  readonly endLine: number
  /** Whoever the text says spoke, by the fullest name that it gives; null where it does not say. */
  readonly speaker: string | null
  /** The words that say who spoke («وقال الوزير»), with their line; null without a speaker. */
  readonly attribution: {
    readonly text: string
    readonly line: number
    readonly rule: string
    readonly confidence: number
  } | null
}

export interface RemovedLine {
  readonly line: number
  readonly role: LineRole
  readonly text: string
  /** The rule that took it out, `family/name`; records of earlier versions have none. */
  readonly rule?: string
}

/** A line of the running text with its place in the document. */
export interface TextLine {
  readonly line: number
  readonly text: string
}

export interface ParsedDocument {
  readonly path: string
  readonly sha256: string
  readonly id: string
  readonly mediaType: RawDocument['mediaType']
  readonly encoding: Encoding
  /** Number of bytes received. */
  readonly size: number
  readonly repaired: Repair | null
  /** What stood between the lines: joining `lines[].text` with it gives the decoded document back. */
  readonly newline: string
  readonly lines: readonly Line[]
  /** BCP 47 language of the running text. */
  readonly language: Found<string>
  readonly title: Found<string> | null
  readonly kicker: Found<string> | null
  readonly published: PublishedDate | null
  readonly dateline: Found<Dateline> | null
  /** Id of an outlet in `content/authority/outlets/`. */
  readonly outlet: Found<string> | null
  readonly author: Found<string> | null
  readonly photographer: Found<string> | null
  readonly credit: Found<string> | null
  /** Address that the document says it was published at. */
  readonly url: Found<string> | null
  readonly subheads: readonly TextLine[]
  readonly body: readonly TextLine[]
  /** Stories after the first one. */
  readonly stories: readonly Story[]
  readonly quotes: readonly Quote[]
  readonly related: readonly TextLine[]
  readonly removed: readonly RemovedLine[]
  readonly issues: readonly Issue[]
}

/** What became of a line, or of a piece of one. */
export interface Fate {
  /** `unused`: it says who, where or whence, and no field was taken from it. */
  readonly kind: 'shown' | 'removed' | 'unused' | 'markup' | 'blank'
  readonly role: LineRole
  /** Why it is no part of the story, `family/name`; null for lines that are. */
  readonly rule: string | null
  /** The words that it is about, perhaps cut; null for the whole line. */
  readonly text: string | null
}

/** A line of a document as its source page shows it. */
export interface SourceLine {
  readonly n: number
  /** As decoded. */
  readonly text: string
  /** Characters at its end for which the page has no room. */
  readonly left: number
  /** The line's own first; more than one where it holds pieces that were read apart. */
  readonly fates: readonly Fate[]
  /** Fields that were read off it. */
  readonly fields: readonly EvidenceField[]
}

/** A line, or a run of lines that hold nothing but markup: `lines` is empty where the page has no room for them. */
export type SourcePiece =
  | { readonly line: SourceLine }
  | { readonly from: number; readonly to: number; readonly lines: readonly SourceLine[] }

/** A document line by line, with what the parser made of each. */
export interface SourceText {
  readonly pieces: readonly SourcePiece[]
  /** Lines of the document; `pieces` may end before the last one. */
  readonly total: number
  readonly counts: readonly (Pick<Fate, 'kind' | 'role'> & { readonly lines: number })[]
  /** Fields that no line holds: those of the markup, the address, the container. */
  readonly elsewhere: readonly {
    readonly field: EvidenceField
    readonly basis: Basis
    readonly value: string
  }[]
  /** Stands for all that the record of this reading says; see `readingOf` of `src/archive/record.ts`. */
  readonly reading: string
}

/** The fields of a record that carry evidence. */
export type EvidenceField =
  | 'language'
  | 'title'
  | 'kicker'
  | 'published'
  | 'dateline'
  | 'outlet'
  | 'author'
  | 'photographer'
  | 'credit'
  | 'url'

/** What the front matter keeps about how a field was found. `value` is what was found; the field itself may since have been edited. */
export interface Evidence {
  readonly value: string
  readonly basis: Basis
  readonly text: string | null
  readonly line: number | null
  readonly rule: string
  readonly confidence: number
  readonly candidates: readonly Edtf[]
  readonly flags: readonly string[]
}

/** One stored article: what a file under `content/articles/` holds. */
export interface ArticleRecord {
  /** First 12 characters of the lower-case Crockford base32 of the document's SHA-256. */
  readonly id: string
  readonly language: string
  /** Null when the document has no headline; nothing is made up in its place. */
  readonly title: string | null
  readonly kicker: string | null
  readonly published: Edtf | null
  /** Time of day of publication with its zone where one is known: `14:20`, `14:20+03:00`; null when none is printed. */
  readonly time: string | null
  readonly dateline: string | null
  readonly place: string | null
  readonly agency: string | null
  /** Outlet id, or null. */
  readonly outlet: string | null
  readonly author: string | null
  readonly photographer: string | null
  readonly credit: string | null
  readonly url: string | null
  /** Markdown: paragraphs, `##` sub-headlines; see `src/archive/markdown.ts` for what else is allowed. */
  readonly body: string
  readonly stories: readonly Story[]
  readonly quotes: readonly Quote[]
  readonly related: readonly string[]
  readonly removed: readonly RemovedLine[]
  readonly evidence: Readonly<Partial<Record<EvidenceField, Evidence>>>
  readonly document: {
    /** Path below `content/documents/`. */
    readonly path: string
    readonly sha256: string
    readonly mediaType: RawDocument['mediaType']
    readonly encoding: Encoding
    readonly size: number
    readonly repaired: Repair | null
  }
  /** Path of the record's file below the content folder. */
  readonly path: string
  /** True when a person changed the record after the parser wrote it. */
  readonly edited: boolean
}

/** A newspaper, agency or site: one YAML file in `content/authority/outlets/`. */
export interface Outlet {
  readonly id: string
  /** Full name, as shown. */
  readonly name: string
  /** Short name for cards. */
  readonly short: string
  /** Other spellings that documents use, dateline codes among them. */
  readonly aliases: readonly string[]
  /** Lines that prove the outlet wherever they stand alone ("follow X on"). */
  readonly marks: readonly string[]
  /** Lines of its site that are no part of any story. */
  readonly furniture: readonly string[]
  /** Host names of its site. */
  readonly hosts: readonly string[]
  /** Ends that its pages glue to the last words of a paragraph ("المصدر: سانا"), cut off and listed as removed. */
  readonly tails: readonly string[]
  /** Order of numeric dates. */
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd'
  /** IANA time zone of its printed times (`Asia/Damascus`); null when not known. */
  readonly zone: string | null
  readonly language: string
}

/** A person, place, organisation or topic of an authority file. */
export interface Entity {
  readonly id: string
  readonly kind: EntityKind
  readonly name: string
  readonly variants: readonly string[]
  readonly wikidata: string | null
}
/** A writer: an entry of `authority/authors.yaml`, or whoever bylines name alike. */
export interface Author {
  /** The entry's id, or one made from the name. */
  readonly id: string
  readonly name: string
  /** Other spellings of bylines. */
  readonly variants: readonly string[]
  readonly wikidata: string | null
}

export type EntityKind = 'people' | 'places' | 'organisations' | 'topics'

/** `content/site.yaml`. */
export interface Site {
  readonly name: string
  readonly description: string
  readonly language: string
  /** Language of the interface. */
  readonly interface: 'ar' | 'en'
  /** Address that the site is served from, with a slash at its end; null when it has none of its own. */
  readonly url: string | null
  /** Month names: Levantine and Egyptian together, or one family. */
  readonly months: 'both' | 'levant' | 'egypt' | 'maghreb'
  readonly digits: 'latn' | 'arab'
  readonly hijri: boolean
  /** Shown on every page when set: that the archive's contents are invented, say. */
  readonly notice: string | null
  /** Queries to try, offered on the home page. */
  readonly suggestions: readonly string[]
}

/** A record with everything that its page and its cards show, worked out once. */
export interface Article {
  readonly record: ArticleRecord
  /** Path of its page from the site root: `articles/<2>/<id>.html`. */
  readonly path: string
  /** Site path of the bytes as received; null when the document is missing from the archive. */
  readonly documentPath: string | null
  /** Site path of the document line by line; null when it is missing. */
  readonly sourcePath: string | null
  /** Headline as printed, or the opening words. */
  readonly headline: string
  /** True when `headline` is the opening words of a document that has no headline. */
  readonly headlineIsOpening: boolean
  /** Opening of the text, whole words, at most about 220 characters, without the words that `headline` already shows. */
  readonly excerpt: string
  readonly outlet: Outlet | null
  /** Who wrote it, by `authority/authors.yaml` or the byline alone; null when no author is known. */
  readonly author: Author | null
  /** Entities named in the text, most often named first. */
  readonly mentions: readonly Entity[]
  /** Stands for all that the record says; see `readingOf` of `src/archive/record.ts`. */
  readonly reading: string
}

export interface Archive {
  readonly site: Site
  /** Dated articles from oldest to newest, then those without a full year; ties by id. */
  readonly articles: readonly Article[]
  readonly outlets: readonly Outlet[]
  readonly entities: readonly Entity[]
  /** Documents that could not become records. */
  readonly quarantine: readonly Quarantined[]
  /** Markdown pages of `content/pages/`. */
  readonly prose: readonly ProsePage[]
  readonly issues: readonly Issue[]
}

/** A document that was refused, as one line of `content/quarantine.jsonl` has it. */
export interface Quarantined {
  readonly path: string
  /** Null when the bytes could not be read. */
  readonly sha256: string | null
  readonly size: number | null
  readonly rule: string
  readonly message: string
  readonly hint: string
}

export interface ProsePage {
  /** File name without its ending. */
  readonly name: string
  readonly title: string
  readonly body: string
}

/** A link of a listing or a navigation block; `path` is from the site root. */
export interface Target {
  readonly path: string
  readonly text: string
}

/** A heading with how many articles stand behind it. */
export interface Count extends Target {
  readonly count: number
}

/** One day of a month grid. */
export interface CalendarDay {
  /** 1 to 31. */
  readonly day: number
  readonly count: number
  readonly path: string
}

/** A month with its days that have articles. */
export interface CalendarMonth {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly path: string
  readonly days: readonly CalendarDay[]
}

/** What stands at one address. `path` is from the site root and ends in `.html`. */
export type Page =
  | HomePage
  | TimelinePage
  | ArticlePage
  | SourcePage
  | ComparePage
  | ListingPage
  | IndexPage
  | SearchPage
  | ProseView
  | NotFoundPage

/** A page before it is rendered: whole documents are read, and texts compared, when their turn comes. */
export type PlannedPage = Exclude<Page, SourcePage | ComparePage> | SourcePlan | ComparePlan

export interface HomePage {
  readonly kind: 'home'
  readonly path: string
  /** The newest article with a headline, then the next ones; undated ones when nothing else is there. */
  readonly lead: Article | null
  /** How its text begins: some paragraphs, the last one perhaps cut. */
  readonly leadText: readonly string[]
  readonly recent: readonly Article[]
  /** The newest month that has dated articles. */
  readonly calendar: CalendarMonth | null
  readonly years: readonly Count[]
  readonly sources: readonly Count[]
  readonly places: readonly Count[]
  readonly people: readonly Count[]
  readonly total: number
}

/** The whole archive in time. */
export interface TimelinePage {
  readonly kind: 'timeline'
  readonly path: string
  readonly trail: readonly Target[]
  /** Every year from the first to the last, in a very long archive those with articles; a year without has no page. */
  readonly years: readonly TimelineYear[]
  readonly undated: Count | null
  /** Sources with their articles a year, most articles first. */
  readonly sources: readonly { readonly source: Count; readonly years: readonly YearCount[] }[]
}

export interface TimelineYear {
  readonly year: number
  readonly count: number
  /** Null when the archive has nothing of it. */
  readonly path: string | null
  /** Articles of its twelve months; those without a month are in `count` alone. */
  readonly months: readonly number[]
}

/** Articles of a year. */
export interface YearCount {
  readonly year: number
  readonly count: number
}

/** Another article with the same text, or nearly. */
export interface Copy {
  readonly article: Article
  /** `exact`: the same words; `near`: an edition or correction of the same outlet; `wire`: another outlet's print of it. */
  readonly kind: 'exact' | 'near' | 'wire'
  /** Jaccard similarity of the words' shingles, 0 to 1. */
  readonly similarity: number
  /** Page that shows the two side by side; null for copies that are not among the most alike. */
  readonly comparison: string | null
}

/** An article close to another, and why. */
export interface Similar {
  readonly article: Article
  /** Names that both have. */
  readonly shared: readonly Entity[]
  /** Distinctive words that both have, as the article of the page spells them most often. */
  readonly words: readonly string[]
}

export interface ArticlePage {
  readonly kind: 'article'
  readonly path: string
  readonly article: Article
  /** Neighbours in time. */
  readonly previous: Article | null
  readonly next: Article | null
  /** Neighbours in time of the same outlet; null without an outlet. */
  readonly inSource: { readonly previous: Article | null; readonly next: Article | null } | null
  /** Articles of the archive that tell the same text, most alike first. */
  readonly copies: readonly Copy[]
  /** Articles of the archive that are about the same, closest first. */
  readonly similar: readonly Similar[]
  readonly trail: readonly Target[]
}

/** A document line by line: `source/<2>/<id>.html`. */
export interface SourcePlan {
  readonly kind: 'source'
  readonly path: string
  readonly article: Article
  /** What the document must still be read as, if its record was left as it was written; none for an edited one. */
  readonly reading?: string
  readonly trail: readonly Target[]
}

export interface SourcePage extends SourcePlan {
  /** Null when the parser could not read the document, whose record a person wrote. */
  readonly source: SourceText | null
  /** True when the record, untouched by people, says something else than this reading. */
  readonly differs: boolean
}

/** Two copies of a story side by side: `compare/<id>-<id>.html`. */
export interface ComparePlan {
  readonly kind: 'compare'
  readonly path: string
  /** The one that comes earlier in the archive. */
  readonly first: Article
  readonly second: Article
  readonly copy: Copy['kind']
  /** As `Copy` has it. */
  readonly similarity: number
}

export interface ComparePage extends ComparePlan {
  readonly comparison: Comparison
}

/** Two texts side by side, from top to bottom. */
export interface Comparison {
  readonly rows: readonly ComparisonRow[]
  /** Whether both have the same words and signs, spelled alike. */
  readonly identical: boolean
  /** Words as `src/arabic/words.ts` counts them: those that both have in the same order, those of one alone. */
  readonly words: { readonly both: number; readonly first: number; readonly second: number }
  /** Paragraphs that stand against nothing. */
  readonly paragraphs: { readonly first: number; readonly second: number }
}

/** Paragraphs that stand for one another, mostly one on each side; none on the side that lacks them. */
export interface ComparisonRow {
  readonly first: readonly ComparedParagraph[]
  readonly second: readonly ComparedParagraph[]
}

/** A paragraph in runs; joining their texts gives it back. */
export interface ComparedParagraph {
  readonly isHeading: boolean
  /** `only`: words and signs that the other text does not have here. They begin and end with whole words. */
  readonly runs: readonly { readonly text: string; readonly only: boolean }[]
}

/** A list of articles: a year, a month, a day, a source, a person, the undated. */
export interface ListingPage {
  readonly kind: 'listing'
  readonly path: string
  readonly of: 'year' | 'month' | 'day' | 'undated' | 'source' | 'authors' | EntityKind
  readonly heading: string
  /** A line below the heading: variants of a name, what "undated" means; null for none. */
  readonly note: string | null
  /** What is known of a name beside its articles; on the front page of its listing only. */
  readonly profile: Profile | null
  readonly trail: readonly Target[]
  /** All articles of the listing, over all its pages; null on all pages but the front page. */
  readonly total: number | null
  /** Those on this page, newest first. */
  readonly articles: readonly Article[]
  readonly pager: Pager | null
  /** A month grid (for a month) or a year's twelve (for a year); on the front page of its listing only. */
  readonly calendars: readonly CalendarMonth[]
  readonly previous: Target | null
  readonly next: Target | null
}

/** A name over the years, and what is named with it. */
export interface Profile {
  /** Articles a year, from the first to the last that has any. */
  readonly years: readonly YearCount[]
  /** Names by the number of the listing's articles that name them too, most first. */
  readonly together: readonly {
    readonly of: EntityKind | 'authors' | 'sources'
    readonly counts: readonly Count[]
  }[]
  /** Wikidata item (`Q42`), or null. */
  readonly wikidata: string | null
  /** The same person among those whom texts name, or among the authors. */
  readonly alsoAs: Target | null
}

/**
 * Pages are numbered from the oldest. Only the newest ones change with a new article: the others say neither how many
 * pages nor how many articles there are.
 */
export interface Pager {
  readonly page: number
  /** Number of pages, on the front page; null on the others. */
  readonly pages: number | null
  /** Newest first: those around this one and the oldest, on the front page the newest too; null for a gap. */
  readonly numbers: readonly ({ readonly page: number; readonly path: string } | null)[]
  readonly newer: string | null
  readonly older: string | null
  /** The front page, on all others. */
  readonly newest: string | null
}

/** A list of listings: all years, all sources, all people. */
export interface IndexPage {
  readonly kind: 'index'
  readonly path: string
  readonly of: 'dates' | 'sources' | 'authors' | EntityKind
  readonly heading: string
  readonly note: string | null
  readonly trail: readonly Target[]
  readonly counts: readonly Count[]
  /** First letters, where the names are too many for one page. */
  readonly letters: readonly Target[]
  /** Years with their months, on the index of dates. */
  readonly years: readonly { readonly year: Count; readonly months: readonly Count[] }[]
}

export interface SearchPage {
  readonly kind: 'search'
  readonly path: string
}

export interface ProseView {
  readonly kind: 'prose'
  readonly path: string
  readonly prose: ProsePage
  readonly trail: readonly Target[]
  /** Documents that could not be read, listed on the about page. */
  readonly quarantine: readonly Quarantined[]
}

export interface NotFoundPage {
  readonly kind: 'not-found'
  readonly path: string
}
