import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Message, Place } from '../messages/message.js'
import { message } from '../messages/report.js'
import { newsletterSchema, type Newsletter } from '../schema/newsletter.js'
import { secretNote, withoutSecrets } from '../schema/secret-keys.js'
import { documentRules, validate, type Rules } from '../schema/validate.js'
import { readYaml, type YamlSource } from '../schema/yaml.js'
import { checkBrand } from '../brand/check-contrast.js'
import { InputError } from './input-error.js'
import { readText } from './read-file.js'

const configFile = 'newsletter.yaml'

/** Larger than any real configuration; the limit of issue files stands in the file itself. */
const limit = 256 * 1024

/** A password under whatever key is no misspelling of a setting. */
const rules: Rules = {
  ...documentRules,
  unknown: (_meant, key) => {
    const note = secretNote(key)
    return note === null ? 'unknown-key' : { rule: 'unknown-key', note }
  },
}

const nowhere = (): Place => ({ line: 1, column: 1 })

/** `newsletter.yaml` in four steps: read, parse, normalise and validate (the schema does both). `text` is for showing its lines, without what looks like a password. */
export async function readConfig(root: string): Promise<{ newsletter: Newsletter | null; text: string | null; placeOf: YamlSource['placeOf']; messages: Message[] }> {
  if (!(await isFile(join(root, configFile)))) {
    const note = 'Run efc-news in the folder of a newsletter, or name that folder with --project. A new newsletter needs a newsletter.yaml with two lines:\nname: Our Newsletter\nurl: https://newsletter.example.org/'
    return { newsletter: null, text: null, placeOf: nowhere, messages: [message('config-missing', configFile, null, 'Missing newsletter.yaml', note)] }
  }
  const read = await readText(root, configFile, limit)
  if (read.text === null) return { newsletter: null, placeOf: nowhere, ...read }
  const parsed = readYaml(read.text, configFile)
  const text = withoutSecrets(read.text)
  if (parsed.yaml === null) return { newsletter: null, text, placeOf: nowhere, messages: parsed.messages }
  const { value, messages } = validate(newsletterSchema, parsed.yaml, configFile, rules)
  const { placeOf } = parsed.yaml
  if (value === null || messages.length > 0) return { newsletter: null, text, placeOf, messages }
  return { newsletter: value, text, placeOf, messages: checkBrand(value.brand, placeOf) }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return false
    throw new InputError(`Cannot read ${configFile}.`, { cause: error })
  }
}
