import { describe, expect, it } from 'vitest'
import { selectIssue } from '../../src/project/folders.js'
import { issue } from '../project.js'
import { folderWith } from './folder.js'

const page = issue('About', 'Words.', 'type: page')
const issues = ['about', 'issue-05', 'issue-06', 'issue-06.fr', 'issue-07', '2015/spring', '2015/spring.fr', '2016/spring', 'autumn/index', 'autumn/index.fr']
const files = Object.fromEntries(issues.map((name) => [`issues/${name}.md`, name === 'about' ? page : issue(name)]))

async function selected(name: string, folder = '.'): Promise<string> {
  const project = await folderWith(files)
  return selectIssue(name, project, `${project}/${folder}`)
}

describe('an issue', () => {
  it.each([
    ['issue-06', 'issues/issue-06.md'],
    ['issue-06.md', 'issues/issue-06.md'],
    ['issues/issue-06', 'issues/issue-06.md'],
    ['./issues/issue-06.md', 'issues/issue-06.md'],
    ['issue-06.fr', 'issues/issue-06.fr.md'],
    ['issue-06.fr.md', 'issues/issue-06.fr.md'],
    ['fr/issue-06', 'issues/issue-06.fr.md'],
    ['2015/spring', 'issues/2015/spring.md'],
    ['2015/spring.fr', 'issues/2015/spring.fr.md'],
    ['fr/spring', 'issues/2015/spring.fr.md'],
    ['autumn', 'issues/autumn/index.md'],
    ['autumn.fr', 'issues/autumn/index.fr.md'],
    ['issues/autumn/index.md', 'issues/autumn/index.md'],
    ['7', 'issues/issue-07.md'],
    ['06', 'issues/issue-06.md'],
    ['about', 'issues/about.md'],
  ])('is meant by %s', async (name, path) => {
    expect(await selected(name)).toBe(path)
  })

  it('is meant by its path from where somebody is, before all others of that name', async () => {
    expect(await selected('spring.md', 'issues/2016')).toBe('issues/2016/spring.md')
  })

  it.each([
    ['issue-7', 'Did you mean issue-07?'],
    ['isue-06.fr', 'Did you mean issue-06.fr?'],
    ['Issue-05.md', 'Did you mean issue-05?'],
    ['8', 'Name the file of one, or its name, such as 2015/spring.'],
    ['abaut', 'Name the file of one, or its name, such as 2015/spring.'],
    ['../elsewhere.md', 'Name the file of one, or its name, such as 2015/spring.'],
  ])('is not %s, and the nearest one that has an email is named', async (name, advice) => {
    await expect(selected(name)).rejects.toMatchObject({ exitCode: 2, message: `${name} is no issue of this newsletter. ${advice}` })
  })

  it.each([
    ['spring', 'issues/2015/spring.md, issues/2016/spring.md'],
    ['issues/2015', 'issues/2015/spring.fr.md, issues/2015/spring.md'],
  ])('is not guessed at: %s', async (name, found) => {
    await expect(selected(name)).rejects.toMatchObject({ exitCode: 2, message: `${name} is more than one issue: ${found}. Name one of them.` })
  })

  it('is not guessed at by its number', async () => {
    const project = await folderWith({ 'issues/issue-07.md': '', 'issues/special-7.md': '' })
    await expect(selectIssue('7', project, project)).rejects.toMatchObject({ message: '7 is more than one issue: issues/issue-07.md, issues/special-7.md. Name one of them.' })
  })

  it('is asked for where there is none', async () => {
    const project = await folderWith({ 'issues/about.md': page })
    await expect(selectIssue('issue-01', project, project)).rejects.toMatchObject({ message: 'issue-01 is no issue of this newsletter. Name the file of one, or its name, such as issue-01.' })
  })
})
