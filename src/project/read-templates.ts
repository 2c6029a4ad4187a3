import type { Message } from '../messages/message.js'
import type { TemplateFile, TemplateFiles } from '../template/template-files.js'
import { listFiles } from './list-files.js'
import { readText } from './read-file.js'

const extensions = ['.mjml', '.hbs', '.css', '.yaml']
const limit = 512 * 1024

/** Templates file by file: the newsletter's own `templates/` first, then the package's. */
export async function readTemplates(root: string, packageRoot: string): Promise<{ templates: TemplateFiles; messages: Message[] }> {
  const files = new Map<string, TemplateFile>()
  const messages: Message[] = []
  const add = async (base: string, shown: (path: string) => string): Promise<void> => {
    for (const path of await listFiles(base, 'templates', extensions)) {
      const key = path.slice('templates/'.length)
      if (files.has(key)) continue
      const read = await readText(base, path, limit)
      messages.push(...read.messages.map((found) => ({ ...found, file: shown(path) })))
      if (read.text !== null) files.set(key, { path: shown(path), text: read.text })
    }
  }
  await add(root, (path) => path)
  if (root !== packageRoot) await add(packageRoot, (path) => `efc-news/${path}`)
  // In one order whatever folder a file came from: the cache key is made from it.
  return { templates: new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1))), messages }
}
