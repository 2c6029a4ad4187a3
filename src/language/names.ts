/** What a language is called: in its own words, to stand in a list ("Français"), or in those of another, to stand in a sentence ("anglais"). */

export function ownName(lang: string): string {
  const { language } = new Intl.Locale(lang)
  const name = nameIn(lang, language)
  const [first = '', ...rest] = name
  return first.toLocaleUpperCase(lang) + rest.join('')
}

/** The language alone, without its country: nobody reads "British English" where there is one English. */
export function languageIn(lang: string, reader: string): string {
  return nameIn(reader, new Intl.Locale(lang).language)
}

function nameIn(reader: string, language: string): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? language
}
