import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'

/** Bytes → text: UTF-8 without its byte order mark. What is not UTF-8 is an error at the first wrong byte. */
export function decodeUtf8(bytes: Uint8Array, file: string): { text: string | null; messages: Message[] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), messages: [] }
  } catch {
    const before = textBeforeError(bytes)
    const lines = before.split('\n')
    const place = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
    return { text: null, messages: [message('file-encoding', file, place, 'Unexpected byte that is not UTF-8, expected UTF-8 text', 'Save the file again with the encoding UTF-8 (in most editors: “Save with encoding”).')] }
  }
}

/** The longest valid text from the start: what a decoder makes up to its first replacement character that is not in the source. */
function textBeforeError(bytes: Uint8Array): string {
  let [valid, invalid] = [0, bytes.length]
  const decoder = new TextDecoder('utf-8', { fatal: true })
  // A prefix that ends within a character is no error yet, hence the stream option.
  const isValid = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (isValid(middle)) valid = middle
    else invalid = middle
  }
  return decoder.decode(bytes.subarray(0, valid), { stream: true })
}
