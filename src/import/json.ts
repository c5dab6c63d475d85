// The line of JSON that `warraq parse` prints: plain values for the fields that a reader compares, evidence beside them.
import type { Entity, ParsedDocument } from '../model.ts'

/** Lines that are neither shown nor read into a field, nor listed among the related ones. */
const REMOVED_RE = /^(?:boilerplate:|separator$|caption$)/

/** @param mentions names in the text, most often named first. */
export function toJson(parsed: ParsedDocument, mentions: readonly Entity[]): object {
  const { path, sha256, id, language, title, kicker, published, dateline, outlet } = parsed
  const { author, photographer, credit, url } = parsed
  return {
    path,
    sha256,
    id,
    language: language.value,
    title: title?.value ?? null,
    kicker: kicker?.value ?? null,
    published: published && {
      edtf: published.value,
      basis: published.basis,
      text: published.text,
      line: published.line,
      candidates: published.candidates,
      flags: published.flags,
      time: published.time,
      zone: published.zone,
    },
    dateline: dateline && {
      place: dateline.value.place,
      agency: dateline.value.agency,
      text: dateline.value.text,
    },
    outlet: outlet?.value ?? null,
    author: author?.value ?? null,
    photographer: photographer?.value ?? null,
    credit: credit?.value ?? null,
    url: url?.value ?? null,
    subheads: parsed.subheads,
    body: parsed.body.map(({ text }) => text),
    stories: parsed.stories,
    quotes: parsed.quotes,
    mentions: mentions.map(({ id, kind, name }) => ({ id, kind, name })),
    related: relatedOf(parsed),
    removed: parsed.removed.filter(({ role }) => REMOVED_RE.test(role)),
    lines: parsed.lines.map(({ n, role, text }) => ({ n, role, text })),
    newline: parsed.newline,
    mediaType: parsed.mediaType,
    encoding: parsed.encoding,
    repaired: parsed.repaired,
    evidence: { language, title, kicker, published, dateline, outlet, author, photographer, credit, url },
    issues: parsed.issues,
  }
}

/** Everything that leads to other stories, in the document's order: headings, titles, teasers, captions of videos. */
function relatedOf(parsed: ParsedDocument): readonly string[] {
  const others = parsed.removed.filter(({ role }) => role.startsWith('related:'))
  return [...parsed.related, ...others].sort((a, b) => a.line - b.line).map(({ text }) => text)
}
