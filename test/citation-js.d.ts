// citation-js brings no types; these are the parts that the tests use.

declare module '@citation-js/core' {
  export const plugins: {
    readonly input: { chain(text: string, options: { readonly forceType: string }): unknown }
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
