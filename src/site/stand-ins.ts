// Fonts of the system drawn to the measure of ours, so that lines break where they will and nothing moves when ours arrive.

interface StandIn {
  /** As the style sheet calls it, after the font that it stands in for. */
  readonly family: string
  readonly weight: 400 | 700
  /** Names by which systems know the font. */
  readonly local: readonly string[]
  /** Advance of the same Arabic words in our font, for an advance of 1 in theirs: over the sample's texts and headlines. */
  readonly advance: number
  /** Ascent and descent of our font, in em. */
  readonly ascent: number
  readonly descent: number
}

const DEJAVU = ['DejaVu Sans'] as const
const DEJAVU_BOLD = ['DejaVu Sans Bold', 'DejaVuSans-Bold'] as const
const NOTO_BOLD = ['Noto Naskh Arabic Bold', 'NotoNaskhArabic-Bold'] as const

const NASKH = { family: 'Warraq Naskh Local', ascent: 1.07, descent: 0.63 } as const
const AMIRI = { family: 'Warraq Amiri Local', ascent: 1.12, descent: 0.63 } as const
const RUQAA = { family: 'Warraq Ruqaa Local', ascent: 1.22, descent: 0.24 } as const

/**
 * DejaVu is what most Linux systems draw Arabic with; Noto Naskh is Android's and the same as our text. A later rule of
 * the same family and weight goes before an earlier one, where the system has its font.
 */
const ALL: readonly StandIn[] = [
  { ...NASKH, weight: 400, local: DEJAVU, advance: 0.839 },
  { ...NASKH, weight: 700, local: DEJAVU_BOLD, advance: 0.732 },
  { ...AMIRI, weight: 700, local: DEJAVU_BOLD, advance: 0.653 },
  { ...AMIRI, weight: 700, local: NOTO_BOLD, advance: 0.892 },
  { ...RUQAA, weight: 700, local: DEJAVU_BOLD, advance: 0.615 },
  { ...RUQAA, weight: 700, local: NOTO_BOLD, advance: 0.839 },
]

/** Their rules. */
export const STAND_INS = ALL.map(ruleOf).join('\n')

function ruleOf({ family, weight, local, advance, ascent, descent }: StandIn): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`
  return [
    `@font-face { font-family: '${family}'; font-weight: ${weight}`,
    `src: ${local.map((name) => `local('${name}')`).join(', ')}`,
    `size-adjust: ${percent(advance)}`,
    // Of the size that `size-adjust` leaves.
    `ascent-override: ${percent(ascent / advance)}`,
    `descent-override: ${percent(descent / advance)}`,
    'line-gap-override: 0% }',
  ].join('; ')
}
