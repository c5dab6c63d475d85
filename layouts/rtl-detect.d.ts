// Types for rtl-detect, which ships none; only what is used.
declare module 'rtl-detect' {
  const rtlDetect: {
    /** `rtl` when the language before the first hyphen is on its list, else `ltr`. */
    getLangDir(locale: string): 'ltr' | 'rtl'
  }
  export default rtlDetect
}
