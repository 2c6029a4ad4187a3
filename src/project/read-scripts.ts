import { InputError } from './input-error.js'
import { readText } from './read-file.js'

/** The scripts of the archive's pages, by name. */
export type SiteScripts = Readonly<Record<'events' | 'search', string>>

/**
 * The few scripts that pages have. They come with efc-news alone: a newsletter's own templates can change how the archive
 * looks, but nothing that runs gets into it.
 *
 * Throws InputError when the package is not whole.
 */
export async function readScripts(packageRoot: string): Promise<SiteScripts> {
  const read = async (name: string): Promise<string> => {
    const { text } = await readText(packageRoot, `templates/web/${name}.js`, 64 * 1024)
    if (text === null) throw new InputError(`Cannot read templates/web/${name}.js of efc-news. Install the package once more.`)
    return text
  }
  const [events, search] = await Promise.all([read('events'), read('search')])
  return { events, search }
}
