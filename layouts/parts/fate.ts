// What became of a line, in words: its role, the rule that took it out, the fields that were read off it.

import type { EvidenceField, Fate, SourceLine } from '../../src/model.ts'
import { type Html, html, join } from '../html.ts'
import type { View } from '../view.ts'
import { withSigns } from './signs.ts'

/** The words that a rule goes by; its name where there are none, in records of other versions. */
export function ruleWords(view: View, rule: string): Html {
  const words = view.strings.rules[rule]
  return words === undefined ? html`<code dir="ltr">${rule}</code>` : html`${words}`
}

/** «محذوف: قائمة تنقّل في الموقع» */
export function fateWords({ strings }: View, { kind, role }: Pick<Fate, 'kind' | 'role'>): string {
  const words = strings.roles[role]
  if (kind === 'removed') return strings.fill('fateRemoved', { role: words })
  return kind === 'unused' ? strings.fill('fateUnused', { role: words }) : words
}

/** All that is to be said of a line, beside it. */
export function fatesOf(view: View, { fates, fields }: SourceLine): Html {
  return html`<div class="fate">${fates.map((fate) => oneFate(view, fate))}${fields.length > 0 && fieldsRead(view, fields)}</div>`
}

function oneFate(view: View, fate: Fate): Html {
  const { rule, text } = fate
  return html`<p>${text !== null && html`<q dir="auto">${withSigns(text)}</q> `}${fateWords(view, fate)}</p>${
    rule !== null && html`<p class="rule">${byRule(view, rule)}</p>`
  }`
}

function byRule(view: View, rule: string): Html {
  const [before, after] = view.strings.words.fateRule.split('{rule}')
  const known = view.strings.rules[rule] !== undefined
  return html`${before}${ruleWords(view, rule)}${after}${known && html` <code dir="ltr">${rule}</code>`}`
}

function fieldsRead(view: View, fields: readonly EvidenceField[]): Html {
  const { strings } = view
  const [before, after] = strings.words.fateFields.split('{fields}')
  const names = fields.map((field) => fieldWords(view, field))
  return html`<p class="rule">${before}${join(names, strings.words.comma)}${after}</p>`
}

/** The name of a field on its own. */
export function fieldWords({ strings }: View, field: EvidenceField): string {
  if (field === 'outlet') return strings.words.source
  return field === 'published' ? strings.roles.date : strings.words[field]
}
