// HTML by the rules of html-validate: what every page of the site is held to.

import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  // Every file comes from the site's own host, where a hash in the page would prove nothing.
  rules: {
    'long-title': 'off',
    'require-sri': 'off',
    'form-dup-name': ['error', { shared: ['checkbox', 'radio', 'submit'] }],
  },
})

/** What a template holds is filled in before it is shown. */
const TEMPLATE_RE = /<template[\s\S]*?<\/template>/g

/** Faults of a page: `path:line rule message`. */
export async function htmlFaults(path: string, html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html.replace(TEMPLATE_RE, ''), path)
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`),
  )
}
