import { execFileSync } from 'node:child_process'
import { chmod, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSecret } from '../../src/project/read-secret.js'
import { folderWith } from './folder.js'

const posix = process.platform !== 'win32'

/** Reads the secret of a project in a folder of its own, from a file elsewhere with these contents. */
async function read(contents: string | Uint8Array): Promise<Awaited<ReturnType<typeof readSecret>>> {
  const [project, elsewhere] = [await folderWith({}), await folderWith({ secret: contents })]
  await chmod(join(elsewhere, 'secret'), 0o600)
  return readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: join(elsewhere, 'secret') }, project, project)
}

describe('the environment', () => {
  it('may have no password at all', async () => {
    expect(await readSecret({}, '/nowhere', '/nowhere')).toEqual({ password: null, warning: null })
  })

  it('may have the password', async () => {
    expect(await readSecret({ EFC_NEWS_SMTP_PASSWORD: ' pass wörd ' }, '/nowhere', '/nowhere')).toEqual({ password: ' pass wörd ', warning: null })
  })

  it.each([
    [{ EFC_NEWS_SMTP_PASSWORD: '' }, 'EFC_NEWS_SMTP_PASSWORD is empty. Put the password there.'],
    [{ EFC_NEWS_SMTP_PASSWORD: 'hunter2\n' }, 'EFC_NEWS_SMTP_PASSWORD has more than one line, or a control character. Expected the password and nothing else.'],
    [{ EFC_NEWS_SMTP_PASSWORD_FILE: ' ' }, 'EFC_NEWS_SMTP_PASSWORD_FILE is set, but empty. Put the name of a file there, or unset it.'],
    [{ EFC_NEWS_SMTP_PASSWORD: 'hunter2', EFC_NEWS_SMTP_PASSWORD_FILE: 'x' }, 'Both EFC_NEWS_SMTP_PASSWORD and EFC_NEWS_SMTP_PASSWORD_FILE are set. Unset one of them, so that it is clear which password is meant.'],
  ])('is wrong with %j', async (variables, message) => {
    await expect(readSecret(variables, '/nowhere', '/nowhere')).rejects.toMatchObject({ message, exitCode: 2 })
  })
})

describe('a file', () => {
  it.each([
    ['pass word', 'pass word'],
    ['pass word\n', 'pass word'],
    ['pass word\r\n', 'pass word'],
    [' pässword ', ' pässword '],
  ])('that holds %j gives the password', async (contents, password) => {
    expect(await read(contents)).toEqual({ password, warning: null })
  })

  it('may be named from the folder in which the command runs', async () => {
    const [project, elsewhere] = [await folderWith({}), await folderWith({ 'a/secret': 'hunter2' })]
    expect(await readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: 'a/secret' }, project, elsewhere)).toMatchObject({ password: 'hunter2' })
  })

  it.each(['', '\n', 'hunter2\nhunter3\n', 'hunter2\n\n', 'hunter\u00002', 'hunter2'.repeat(1000), new Uint8Array([0xff, 0xfe])])('that holds %j is refused, and not shown', async (contents) => {
    const failure: unknown = await read(contents).catch((error: unknown) => error)
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringMatching(/^The file that EFC_NEWS_SMTP_PASSWORD_FILE names (?:is empty|has more than one line|is no text file)/) })
    expect(String(failure)).not.toContain('hunter')
  })

  it('of 4 KB is not too long', async () => {
    expect((await read('x'.repeat(4096))).password).toHaveLength(4096)
    await expect(read('x'.repeat(4097))).rejects.toThrow('of at most 4 KB')
  })

  it('that is not there is not named, for its name may be the password', async () => {
    const project = await folderWith({})
    const failure: unknown = await readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: 'hunter2' }, project, project).catch((error: unknown) => error)
    expect(failure).toMatchObject({ exitCode: 2, message: 'The file that EFC_NEWS_SMTP_PASSWORD_FILE names cannot be read: it is not there.' })
    expect(failure).not.toHaveProperty('cause')
    await expect(readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: project }, await folderWith({}), project)).rejects.toThrow('is no file')
  })

  it.runIf(posix)('that is a pipe is refused, not waited for', async () => {
    const [project, elsewhere] = [await folderWith({}), await folderWith({})]
    execFileSync('mkfifo', [join(elsewhere, 'secret')])
    await expect(readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: join(elsewhere, 'secret') }, project, project)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('is no file') })
  })

  it.runIf(posix)('that others can open gives a warning', async () => {
    const [project, elsewhere] = [await folderWith({}), await folderWith({ secret: 'hunter2' })]
    const file = join(elsewhere, 'secret')
    await chmod(file, 0o640)
    const { password, warning } = await readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: file }, project, project)
    expect(password).toBe('hunter2')
    expect(warning).toBe('The file that EFC_NEWS_SMTP_PASSWORD_FILE names can be opened by others on this machine. `chmod 600` with its name keeps it to you.')
  })
})

describe('a file that could be published', () => {
  const refused = { exitCode: 2, message: expect.stringContaining('lies in the newsletter’s folder or in its git repository') }

  it('in the project is refused', async () => {
    const project = await folderWith({ 'a/secret': 'hunter2' })
    await expect(readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: 'a/secret' }, project, project)).rejects.toMatchObject(refused)
  })

  it.each([{ '.git/HEAD': '' }, { '.git': 'gitdir: elsewhere' }])('in the repository around the project is refused (%j)', async (git) => {
    const repository = await folderWith({ 'secret': 'hunter2', 'sites/news/newsletter.yaml': '', ...git })
    await expect(readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: join(repository, 'secret') }, join(repository, 'sites/news'), '/')).rejects.toMatchObject(refused)
  })

  it('is not one that lies beside a repository', async () => {
    const above = await folderWith({ 'secret': 'hunter2', 'news/.git/HEAD': '', 'news-secret': 'hunter3' })
    for (const [file, password] of [['secret', 'hunter2'], ['news-secret', 'hunter3']] as const) {
      expect(await readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: join(above, file) }, join(above, 'news'), '/')).toMatchObject({ password })
    }
  })

  it.runIf(posix)('is known behind a link, on either side', async () => {
    const [project, elsewhere] = [await folderWith({ secret: 'hunter2' }), await folderWith({})]
    await symlink(join(project, 'secret'), join(elsewhere, 'link'))
    await symlink(project, join(elsewhere, 'project'))
    await expect(readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: join(elsewhere, 'link') }, project, '/')).rejects.toMatchObject(refused)
    await expect(readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: join(project, 'secret') }, join(elsewhere, 'project'), '/')).rejects.toMatchObject(refused)
    await writeFile(join(elsewhere, 'secret'), 'hunter2')
    await symlink(join(elsewhere, 'secret'), join(project, 'link'))
    expect(await readSecret({ EFC_NEWS_SMTP_PASSWORD_FILE: join(project, 'link') }, project, '/')).toMatchObject({ password: 'hunter2' })
  })
})
