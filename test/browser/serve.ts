import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, normalize, sep } from 'node:path'

/** What the web hosts of archives say of our files; pagefind's have no type of their own. */
const types: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', json: 'application/json', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', xml: 'application/xml', ics: 'text/calendar' }

export interface Server {
  /** With the path below which the folder is served: `http://127.0.0.1:40123/deep/path/`. */
  readonly url: string
  /** Bytes that were sent, by path relative to `url`; those of the headers are not counted. */
  readonly sent: Map<string, number>
  close(): Promise<void>
}

/** Headers for the path of a file below the folder, such as `assets/a.css`. */
export type HeadersOf = (path: string) => Readonly<Record<string, string>>

/** Serves a folder as a simple web host does: GET only, `index.html` for a folder, 404 for all else. */
export async function serve(folder: string, prefix = '/', headersOf: HeadersOf = () => ({})): Promise<Server> {
  const sent = new Map<string, number>()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname
    const name = decodeURIComponent(path.slice(prefix.length)).replace(/(^|\/)$/, '$1index.html')
    const file = normalize(join(folder, name))
    const isOurs = request.method === 'GET' && path.startsWith(prefix) && file.startsWith(folder + sep)
    const answer = isOurs ? readFile(file) : Promise.reject(new Error('Not ours'))
    answer.then(
      (contents) => {
        sent.set(name, contents.byteLength)
        response.writeHead(200, { ...headersOf(name), 'content-type': types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream', 'content-length': contents.byteLength }).end(contents)
      },
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found'),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    url: `http://127.0.0.1:${address.port}${prefix}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
