// What a reader may choose of how the archive is shown; without a script the site's own choice holds and this is hidden.

import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

/** How each family writes the same month. */
const MONTHS = [
  ['both', 'نيسان/أبريل'],
  ['levant', 'نيسان'],
  ['egypt', 'أبريل'],
  ['maghreb', 'أفريل'],
] as const
const DIGITS = [
  ['latn', '123'],
  ['arab', '١٢٣'],
] as const
const SIZES = [
  ['0', 'sizeSmall'],
  ['1', 'sizeNormal'],
  ['2', 'sizeLarge'],
  ['3', 'sizeLargest'],
] as const

export function settings(view: View): Html {
  const { words } = view.strings
  const months = view.strings.language === 'ar' ? choice('months', words.settingMonths, MONTHS) : null
  const sizes = SIZES.map(([value, word]) => [value, words[word]] as const)
  return html`<details class="settings" hidden>
<summary>${words.settings}</summary>
<div>
${months}
${choice('digits', words.settingDigits, DIGITS)}
${choice('size', words.settingSize, sizes)}
<label class="check"><input type="checkbox" name="hijri"> ${words.settingHijri}</label>
</div>
</details>`
}

function choice(name: string, label: string, options: readonly (readonly [string, string])[]): Html {
  return html`<label>${label} <select name="${name}">${options.map(
    ([value, words]) => html`<option value="${value}">${words}</option>`,
  )}</select></label>`
}
