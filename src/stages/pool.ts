import { Worker } from 'node:worker_threads'
import { message } from '../messages/report.js'
import { nothingOf, type IssueResult } from './issue-result.js'
import type { BuildContext, IssueJob } from './issue-stage.js'
import type { AskForPictures, PictureAnswer, PictureRequest } from './picture-store.js'

export interface PoolOptions {
  readonly workers: number
  /** Milliseconds that one issue may take. */
  readonly deadline: number
  readonly signal: AbortSignal
  readonly onResult: (result: IssueResult) => void
  /** Answers what a worker asks for; the issue's clock stands still while it waits. */
  readonly ask: AskForPictures
}

/** What a worker gets: a job, or the answer to its question. */
export type ToWorker = { readonly job: IssueJob } | { readonly answers: readonly PictureAnswer[] }

/** What a worker says: its result, or what it needs first. */
export type FromWorker = { readonly result: IssueResult } | { readonly requests: readonly PictureRequest[] }

/** What a thread may take of the heap: three times what 256 KB of ordinary Markdown need, so that no text can fill the machine. */
const megabytes = 1024

/**
 * Runs the issue stage over all jobs, in worker threads that can be ended: Markdown exists that takes minutes to parse.
 *
 * The results are in the order of the jobs. An issue that misses its deadline, or needs more memory than a thread has,
 * gets a message in place of artefacts; any other exception in the stage is thrown, with the issue's path.
 */
export async function runInWorkers(jobs: readonly IssueJob[], context: BuildContext, options: PoolOptions): Promise<IssueResult[]> {
  const results = new Map<number, IssueResult>()
  // When one lane fails the others stop too: nothing will be written.
  const failure = new AbortController()
  const signal = AbortSignal.any([options.signal, failure.signal])
  let next = 0
  const lane = async (): Promise<void> => {
    let worker: Worker | null = null
    try {
      for (let index = next++; index < jobs.length; index = next++) {
        const job = jobs[index]
        if (job === undefined) return
        signal.throwIfAborted()
        worker ??= new Worker(new URL('./worker.js', import.meta.url), { workerData: context, resourceLimits: { maxOldGenerationSizeMb: megabytes } })
        const result = await runJob(worker, job, options, signal)
        if (typeof result === 'string') {
          await worker.terminate()
          worker = null
        }
        const settled = typeof result === 'string' ? givenUp(job, result, options.deadline) : result
        results.set(index, settled)
        options.onResult(settled)
      }
    } catch (error) {
      failure.abort(error)
      throw error
    } finally {
      await worker?.terminate()
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(options.workers, jobs.length) }, lane))
  if (lanes.some(({ status }) => status === 'rejected')) throw signal.reason
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result)
}

/** What an issue ran out of. The thread that tried is not used again. */
type Shortage = 'time' | 'memory'

/** One job's result, or what it ran out of. */
function runJob(worker: Worker, job: IssueJob, { deadline, ask }: PoolOptions, signal: AbortSignal): Promise<IssueResult | Shortage> {
  return new Promise((resolve, reject) => {
    const tell = (said: ToWorker): void => worker.postMessage(said)
    let timer: NodeJS.Timeout | undefined
    const startClock = (): void => {
      timer = setTimeout(() => settle(() => resolve('time')), deadline)
    }
    const settle = (finish: () => void): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError)
      signal.removeEventListener('abort', onAbort)
      finish()
    }
    const onMessage = (said: FromWorker): void => {
      if ('result' in said) return settle(() => resolve(said.result))
      clearTimeout(timer)
      ask(said.requests).then(
        (answers) => {
          if (signal.aborted) return
          startClock()
          tell({ answers })
        },
        (error: unknown) => settle(() => reject(error)),
      )
    }
    const onError = (error: unknown): void => settle(() => (isOutOfMemory(error) ? resolve('memory') : reject(new Error(`while building ${job.source.path}`, { cause: error }))))
    const onAbort = (): void => settle(() => reject(signal.reason))
    startClock()
    worker.on('message', onMessage).on('error', onError)
    signal.addEventListener('abort', onAbort)
    tell({ job })
  })
}

/** The thread's heap is full: https://nodejs.org/api/errors.html#err_worker_out_of_memory. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function givenUp({ source }: IssueJob, shortage: Shortage, deadline: number): IssueResult {
  const found =
    shortage === 'time'
      ? message(
          'parse-deadline',
          source.path,
          null,
          `Unexpected text that takes more than ${deadline / 1000} seconds to read, expected ordinary Markdown`,
          'Some patterns, such as hundreds of nested * or > signs, cannot be read in reasonable time. Simplify the text, or raise `limits: { parseSeconds: … }` in newsletter.yaml.',
        )
      : message(
          'parse-memory',
          source.path,
          null,
          'Unexpected text that takes more memory to read than there is, expected ordinary Markdown',
          'Some patterns, such as a table with thousands of columns, become thousands of times as long as they were written. Simplify the text.',
        )
  return nothingOf(source.path, [found])
}
