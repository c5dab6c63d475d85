// What the class names, ids and elements of a page say of its parts, whoever built the site.

/** Parts of a page that are no part of its story. */
export type Out =
  | 'nav'
  | 'share'
  | 'comment'
  | 'related'
  | 'aside'
  | 'tags'
  | 'bio'
  | 'masthead'
  | 'notice'
  | 'hidden'
  | 'replay'

const words = (list: string) => new RegExp(`(?:^|[ -])(?:${list.trim().replace(/\s+/g, '|')})(?=$|[ -])`)

/** In order: the first that fits counts. Words are those of class names, cut at hyphens, underscores and capitals. */
const OUT: readonly (readonly [Out, RegExp])[] = [
  ['replay', words('wm-ipp wm-ipp-base wm-ipp-print donato')],
  [
    'hidden',
    words('sr-only screen-reader screen-reader-text off-screen offscreen visually-hidden visuallyhidden'),
  ],
  ['comment', words('comments? disqus replies respond comment-list commentlist comments-area remarks')],
  [
    'share',
    words('shar(?:e|ing|es|er) sharedaddy social socials addthis addtoany a2a sharethis likes print-links'),
  ],
  [
    'bio',
    words(
      'author-box authorbox author-bio author-description about-author author-desc bio biography post-author-box',
    ),
  ],
  [
    'related',
    words(
      `related relatedposts related-posts see-also seealso read-also readalso read-more readmore more-news more-on
       more-stories also similar recommended recommend recommendations suggested suggestions latest last-news latest-news
       most-read most-viewed most-popular mostread popular trending ticker breaking breaking-news teasers? other-news others
       other-articles outbrain taboola mgid revcontent next-prev prev-next up-next carousel short-news you-may
       inline-link post-navigation more-articles`,
    ),
  ],
  ['tags', words('tags? keywords taglist tag-list hashtags tagcloud field-tags')],
  [
    'notice',
    words(
      'cookies? cookie-notice gdpr consent paywall popup modal newsletter subscribe subscription subscribe-box login poll vote survey notification',
    ),
  ],
  [
    'aside',
    words(
      'side sidebar side-bar aside widgets? footer foot banner ads? adv advert advertisement sponsor sponsored weather copyrights? rightcol leftcol secondary moduletable',
    ),
  ],
  [
    'nav',
    words(
      'nav navbar navigation menu submenu main-menu breadcrumbs? crumbs? breadcumb crumb pager pagination pagenav topbar toolbar tools skip-link counter hits views',
    ),
  ],
  [
    'masthead',
    words(
      'masthead site-header page-top main-header global-header top-header topheader top-bar hdr today clock date-today top',
    ),
  ],
  // `post-header` and the like hold the headline.
  ['masthead', /(?:^| )header(?=$|[ -])/],
]
const OUT_TAGS: Readonly<Record<string, Out>> = {
  nav: 'nav',
  footer: 'aside',
  aside: 'aside',
  form: 'aside',
  button: 'nav',
  select: 'nav',
  label: 'nav',
  'amp-sidebar': 'nav',
  'amp-list': 'related',
  header: 'masthead',
}
const OUT_ROLES: Readonly<Record<string, Out>> = {
  navigation: 'nav',
  banner: 'masthead',
  contentinfo: 'aside',
  complementary: 'aside',
  search: 'nav',
  menu: 'nav',
}
/** Class names that state a condition («has-sidebar») or a builder's own parts, not what an element is. */
const CONDITION_RE =
  /^(?:with|has|no|is|not|without|hide|show|single|page|post-type|wp|elementor|vc|wpb|td-ss|js)-|^(?:elementor|widget-wrap)/

/** Class names and ids as lower-case words: `NewsDate ctl00_lblTitle` becomes `news-date ctl00-lbl-title`. */
export function namesOf(attributes: Readonly<Record<string, string>>): string {
  const { class: classes = '', id = '', itemprop = '' } = attributes
  if (classes === '' && id === '' && itemprop === '') return ''
  return `${classes.slice(0, 300)} ${id.slice(0, 100)} ${itemprop}`
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/_+/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Answers by names: a page has few names and many elements. */
const KNOWN = new Map<string, Out | null>()
const MAX_KNOWN = 5000

/** What an element takes out of the story, by itself; null when nothing. */
export function outOf(name: string, names: string, attributes: Readonly<Record<string, string>>): Out | null {
  if (name === 'html' || name === 'body' || name === 'main') return null
  const tag = OUT_TAGS[name] ?? OUT_ROLES[attributes.role ?? '']
  if (tag) return tag
  if (/display\s*:\s*none/i.test(attributes.style ?? '') || 'hidden' in attributes) return 'hidden'
  if (names === '') return null
  const known = KNOWN.get(names)
  if (known !== undefined) return known
  const kept = names
    .split(' ')
    .filter((word) => !CONDITION_RE.test(word))
    .join(' ')
  const out = OUT.find(([, pattern]) => pattern.test(kept))?.[0] ?? null
  if (KNOWN.size >= MAX_KNOWN) KNOWN.clear()
  KNOWN.set(names, out)
  return out
}

export const CAPTION_RE = words(
  `captions? figcaption legend wp-caption-text img-cap imgcap img-caption img-desc img-title image-desc image-title
   image-copyright image-credit photo-caption photo-desc photo-title photo-credit pic-title pic-desc pic-caption cap
   media-title media-copyright copyright-text gallery slider slideshow`,
)
export const DATE_RE = words(
  `date dates datetime time timestamp published pubdate posted posted-on createdate created submitted post-date
   news-date story-date publish-date date-simple`,
)
export const UPDATED_RE = words(
  'updated last-updated lastupdated last-update modified modifydate update-date update',
)
/** hAtom writes `updated` on the day of publication too. */
export const PUBLISHED_RE = words('published entry-date date-published pubdate post-date created createdate')
export const AUTHOR_RE = words(
  `author authors author-name byline by-line writer write-by writeby written-by createdby created-by reporter
   journalist post-author entry-author bigusername username fn vcard`,
)
export const HEADLINE_RE = words(
  `title headline heading contentheading story-title news-title entry-title post-title article-title page-title h1`,
)
export const SITE_RE = words('logo site-title site-name brand sitename blog-title slogan')
export const TEXT_RE = words(
  `article-?body entry-content article-content article-text articletext story-body story-text story-content
   post-content post-body news-text news-body news-content newstext field-name-body field--name-body body-text
   details-text long-desc content-body post-message maincontent text-body article-details`,
)
