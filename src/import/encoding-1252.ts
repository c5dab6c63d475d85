// windows-1252 as browsers read it; the TextDecoder of some Node versions takes it for ISO-8859-1.

/**
 * Bytes 80 to 9F (Encoding Standard, "index windows-1252"). The five that have no character (81, 8D, 8F, 90, 9D) are
 * the control characters of that number; ف in UTF-8 ends in one of them.
 */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** The characters of bytes 0 to 255. */
export const WINDOWS_1252: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte < 0xa0 ? C1.charAt(byte - 0x80) : String.fromCharCode(byte),
)
