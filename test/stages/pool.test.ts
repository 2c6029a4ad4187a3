import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nothingOf, type IssueResult } from '../../src/stages/issue-result.js'
import type { BuildContext } from '../../src/stages/issue-stage.js'
import type { AskForPictures, PictureRequest } from '../../src/stages/picture-store.js'
import { runInWorkers, type FromWorker, type PoolOptions, type ToWorker } from '../../src/stages/pool.js'
import { noPictures } from './stage.js'

// The threads themselves are tested through the executable. Here a worker does what the text of its job says.

const made = vi.hoisted(() => ({ started: 0, ended: 0, running: 0, most: 0, seen: [] as string[], answers: [] as unknown[] }))

vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    constructor() {
      super()
      made.started++
      made.running++
      made.most = Math.max(made.most, made.running)
    }

    #path = ''
    #then = ''

    postMessage(told: ToWorker): void {
      if ('answers' in told) {
        made.answers.push(told.answers)
        this.#do(this.#then)
      } else {
        const { path, text } = told.job.source
        made.seen.push(path)
        this.#path = path
        const [first = '', then = ''] = text.split(', ')
        this.#then = then
        this.#do(first)
      }
    }

    #do(task: string): void {
      const [what = '', milliseconds = '0'] = task.split(' ')
      if (what === 'hang') return
      const say = (said: FromWorker): boolean => this.emit('message', said)
      setTimeout(() => {
        if (what === 'fail') this.emit('error', new Error('broken'))
        else if (what === 'fill') this.emit('error', Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))
        else if (what === 'ask') say({ requests: [request] })
        else say({ result: nothingOf(this.#path, []) })
      }, Number(milliseconds))
    }

    terminate(): Promise<number> {
      made.ended++
      made.running--
      return Promise.resolve(0)
    }
  },
}))

const request: PictureRequest = { from: 'issues/a.md', path: 'a.jpg', use: 'figure' }

// The fake workers never look at it.
const context = {} as BuildContext

function run(texts: readonly string[], options: Partial<PoolOptions> = {}): Promise<IssueResult[]> {
  const jobs = texts.map((text, index) => ({ source: { path: `${index}.md`, text } }))
  return runInWorkers(jobs, context, { workers: 2, deadline: 5000, signal: new AbortController().signal, onResult: () => {}, ask: noPictures, ...options })
}

beforeEach(() => {
  Object.assign(made, { started: 0, ended: 0, running: 0, most: 0, seen: [], answers: [] })
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

  it('asks for what a thread needs, and gives it the answers', async () => {
    const asked: unknown[] = []
    const ask: AskForPictures = (requests) => {
      asked.push(requests)
      return noPictures(requests)
    }
    const results = await run(['ask, wait 1', 'wait 1'], { workers: 1, ask })
    expect(results.map(({ path, messages }) => [path, messages])).toEqual([['0.md', []], ['1.md', []]])
    expect(asked).toEqual([[request]])
    expect(made.answers).toEqual([await noPictures([request])])
    expect(made.started).toBe(1)
  })

  it('lets the clock of an issue stand still while its thread waits for pictures', async () => {
    const slowly: AskForPictures = async (requests) => {
      await new Promise((resolve) => setTimeout(resolve, 150))
      return noPictures(requests)
    }
    const [result] = await run(['ask, wait 1'], { deadline: 75, ask: slowly })
    expect(result?.messages).toEqual([])
  })

  it('starts the clock again when the pictures are there', async () => {
    const results = await run(['ask, hang', 'wait 1'], { workers: 1, deadline: 30 })
    expect(results.map(({ messages }) => messages.map(({ rule }) => rule))).toEqual([['parse-deadline'], []])
    expect(made).toMatchObject({ started: 2, running: 0 })
  })

  it('ends with the very error of pictures that cannot be had, and stops the other threads', async () => {
    const error = new Error('The disk is gone')
    const running = run(['hang', 'ask, wait 1', 'wait 1'], { ask: () => Promise.reject(error) })
    await expect(running).rejects.toBe(error)
    expect(made).toMatchObject({ running: 0, seen: ['0.md', '1.md'] })
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

  it('stops at once while a thread waits for pictures, which come too late', async () => {
    const abort = new AbortController()
    let settle: (answers: []) => void = () => {}
    const late = new Promise<[]>((resolve) => {
      settle = resolve
    })
    const running = run(['ask, wait 1'], { signal: abort.signal, ask: () => late })
    setTimeout(() => abort.abort(new Error('stopped')), 10)
    await expect(running).rejects.toThrow('stopped')
    settle([])
    await late
    expect(made).toMatchObject({ running: 0, answers: [] })
  })

  it('starts nothing when it was aborted before', async () => {
    await expect(run(['wait 1'], { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped')
    expect(made.started).toBe(0)
  })
})
