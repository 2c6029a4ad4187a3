import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { certificateFor } from '../mail/certificate.js'
import { mailServer } from '../mail/servers.js'
import { folderWith } from '../project/folder.js'
import { distOf, efcNews, readText } from '../project.js'
import { ada, built, noServer, send, through } from './sending.js'

// Where the password comes from, and that it is nowhere afterwards: the real executable, and a server that wants one.

describe('the password', () => {
  const password = 'Tr0ub4dor-and-3'
  const encoded = [password, `\0desk\0${password}`].map((text) => Buffer.from(text).toString('base64'))
  const env = { EFC_NEWS_SMTP_PASSWORD: password }
  const login = '  user: desk\n'
  /** Runs it, and proves that nothing which was printed or kept has the password in it. */
  async function quiet(cwd: string, args: string[], environment: Record<string, string>): Promise<{ code: unknown; all: string }> {
    const { code, out, err } = await send(cwd, [...args, '--to', ada], { env: { EFC_NEWS_DEBUG: '1', ...environment } })
    const record = existsSync(join(cwd, '.efc-news')) ? await readText(cwd, '.efc-news/sent.jsonl') : ''
    const handoff = existsSync(join(cwd, 'handoff')) ? Object.values(await distOf(cwd, 'handoff')).join('\n') : ''
    for (const secret of [password, ...encoded]) expect([out, err, record, handoff].join('\n')).not.toContain(secret)
    return { code, all: `${out}${err}` }
  }

  it('comes from the environment', async () => {
    const certificate = certificateFor('127.0.0.1')
    const trusted = join(await folderWith({ 'ca.pem': certificate.cert }), 'ca.pem')
    const { settings, received } = await mailServer({ ...certificate, authOptional: false, onAuth: (auth, _, done) => (auth.password === password ? done(null, { user: 'desk' }) : done(new Error('no'))) }, { security: 'starttls' })
    expect(await quiet(await built(through(settings, login)), ['issue-06', '--yes'], { ...env, NODE_EXTRA_CA_CERTS: trusted })).toMatchObject({ code: 0 })
    expect(received).toHaveLength(1)
  })

  it('is not repeated when the server refuses it and repeats it', async () => {
    const { settings, received } = await mailServer({ allowInsecureAuth: true, authOptional: false, onAuth: (auth, _, done) => done(new Error(`no such password: ${auth.password}`)) })
    expect(await quiet(await built(through(settings, login)), ['issue-06', '--yes'], env)).toMatchObject({ code: 3, all: expect.stringMatching(/refused the login.* It said: .*left out, for it repeats the password/) })
    expect(received).toEqual([])
  })

  it('comes from a file outside of the newsletter, and it is said when others can open that', async () => {
    const cwd = await built(through(noServer, login))
    await writeFile(join(cwd, '..', 'password'), `${password}\n`, { mode: 0o644 })
    expect(await quiet(cwd, ['issue-06', '--dry-run'], { EFC_NEWS_SMTP_PASSWORD_FILE: '../password' })).toMatchObject({ code: 0, all: expect.stringContaining('can be opened by others') })
  })

  it('does not come from a file in the newsletter’s folder, nor stand in place of its name', async () => {
    const cwd = await built(through(noServer, login), { password })
    expect(await quiet(cwd, ['issue-06', '--yes'], { EFC_NEWS_SMTP_PASSWORD_FILE: 'password' })).toMatchObject({ code: 2, all: expect.stringContaining('lies in the newsletter’s folder') })
    expect(await quiet(cwd, ['issue-06', '--yes'], { EFC_NEWS_SMTP_PASSWORD_FILE: password })).toMatchObject({ code: 2 })
  })

  it('does not stand in newsletter.yaml: the message says where it belongs, and does not show it, nor does a build', async () => {
    const cwd = await built(through(noServer, `${login}  passwrod: ${password}\n`))
    const { code, all } = await quiet(cwd, ['issue-06', '--yes'], {})
    expect(code).toBe(2)
    expect(all).toMatch(/newsletter\.yaml:\d+:\d+ {2}error {2}Unexpected key `smtp\.[^`]+`.*unknown-key/)
    expect(all).toMatch(/No password stands in this file[\s\S]*EFC_NEWS_SMTP_PASSWORD/)
    const build = await efcNews(['build'], { cwd })
    expect(`${build.out}${build.err}`).not.toContain(password)
  })
})
