import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BuildContext, IssueJob, IssueResult } from '../../src/stages/issue-stage.js'
import { runInWorkers, type PoolOptions } from '../../src/stages/pool.js'

// The threads themselves are tested through the executable. Here a worker does what the text of its job says.

const made = vi.hoisted(() => ({ started: 0, ended: 0, running: 0, most: 0, seen: [] as string[] }))

vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    constructor() {
      super()
      made.started++
      made.running++
      made.most = Math.max(made.most, made.running)
    }

    postMessage({ source }: IssueJob): void {
      made.seen.push(source.path)
      const [what = '', milliseconds = '0'] = source.text.split(' ')
      if (what === 'hang') return
      setTimeout(() => {
        if (what === 'fail') this.emit('error', new Error('broken'))
        else if (what === 'fill') this.emit('error', Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))
        else this.emit('message', resultOf(source.path))
      }, Number(milliseconds))
    }

    terminate(): Promise<number> {
      made.ended++
      made.running--
      return Promise.resolve(0)
    }
  },
}))

const resultOf = (path: string): IssueResult => ({ path, messages: [], artefacts: [], head: null, published: false, inArchive: false })

// The fake workers never look at it.
const context = {} as BuildContext

function run(texts: readonly string[], options: Partial<PoolOptions> = {}): Promise<IssueResult[]> {
  const jobs = texts.map((text, index) => ({ source: { path: `${index}.md`, text }, render: true }))
  return runInWorkers(jobs, context, { workers: 2, deadline: 5000, signal: new AbortController().signal, onResult: () => {}, ...options })
}

beforeEach(() => {
  Object.assign(made, { started: 0, ended: 0, running: 0, most: 0, seen: [] })
})

describe('the pool', () => {
  it('gives the results in the order of the jobs, whichever was first', async () => {
    const told: string[] = []
    const results = await run(['wait 60', 'wait 1', 'wait 1', 'wait 1'], { onResult: ({ path }) => told.push(path) })
    expect(results.map(({ path }) => path)).toEqual(['0.md', '1.md', '2.md', '3.md'])
    expect(told.at(-1)).toBe('0.md')
    expect(told).toHaveLength(4)
  })

  it('starts no more workers than it may, nor than there are jobs, and ends them all', async () => {
    await run(['wait 1', 'wait 1', 'wait 1', 'wait 1', 'wait 1'])
    expect(made).toMatchObject({ started: 2, most: 2, running: 0 })
    await run(['wait 1'], { workers: 8 })
    expect(made).toMatchObject({ started: 3, running: 0 })
    expect(await run([])).toEqual([])
    expect(made.started).toBe(3)
  })

  it('gives an issue up that misses its deadline, with its thread, and goes on with the others', async () => {
    const results = await run(['hang', 'wait 1', 'wait 1'], { workers: 1, deadline: 30 })
    expect(results.map(({ messages }) => messages.map(({ rule, file }) => `${rule} ${file}`))).toEqual([['parse-deadline 0.md'], [], []])
    expect(results[0]).toMatchObject({ artefacts: [], published: false, inArchive: false })
    expect(made).toMatchObject({ started: 2, ended: 2 })
  })

  it('gives an issue up that fills its thread’s memory', async () => {
    const results = await run(['fill', 'wait 1'], { workers: 1 })
    expect(results.map(({ messages }) => messages.map(({ rule }) => rule))).toEqual([['parse-memory'], []])
    expect(made).toMatchObject({ started: 2, running: 0 })
  })

  it('throws what went wrong in the stage, with the issue’s name, and stops the other threads', async () => {
    await expect(run(['hang', 'fail', 'wait 1', 'wait 1'])).rejects.toMatchObject({ message: 'while building 1.md', cause: new Error('broken') })
    expect(made).toMatchObject({ running: 0, seen: ['0.md', '1.md'] })
  })

  it('stops at once when it is aborted', async () => {
    const abort = new AbortController()
    const running = run(['hang', 'hang', 'wait 1'], { signal: abort.signal })
    setTimeout(() => abort.abort(new Error('stopped')), 10)
    await expect(running).rejects.toThrow('stopped')
    expect(made).toMatchObject({ running: 0, seen: ['0.md', '1.md'] })
  })

  it('starts nothing when it was aborted before', async () => {
    await expect(run(['wait 1'], { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped')
    expect(made.started).toBe(0)
  })
})
