import { parentPort, workerData } from 'node:worker_threads'
import { runIssueStage, type BuildContext } from './issue-stage.js'
import type { AskForPictures, PictureAnswer } from './picture-store.js'
import type { FromWorker, ToWorker } from './pool.js'
import { compileTemplates } from './templates.js'

/** A thread that runs the issue stage on one job after another. The pool ends it when a job takes too long. */

// What the pool sent as workerData; the two files are one program.
const context = workerData as BuildContext
const compiled = compileTemplates(context.templates)
const say = (said: FromWorker): void => parentPort?.postMessage(said)

/** There is one job at a time, and it asks once. */
let onAnswers: (answers: readonly PictureAnswer[]) => void = () => undefined

const ask: AskForPictures = (requests) => {
  if (requests.length === 0) return Promise.resolve([])
  return new Promise((resolve) => {
    onAnswers = resolve
    say({ requests })
  })
}

parentPort?.on('message', (told: ToWorker) => {
  if ('answers' in told) return onAnswers(told.answers)
  runIssueStage(told.job, context, compiled, ask).then(
    (result) => say({ result }),
    // Thrown outside of the promise, so that it ends the thread as an error of its own.
    (error: unknown) => setImmediate(() => { throw error }),
  )
})
