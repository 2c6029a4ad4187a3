/** Scripts that run from right to left (Unicode 15.1, those in living use). */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** Writing direction of a language, by the script that it is most likely written in (CLDR likely subtags). */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(lang).maximize().script
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr'
}
