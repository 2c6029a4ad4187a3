import { parentPort, workerData } from 'node:worker_threads'
import { runIssueStage, type BuildContext, type IssueJob } from './issue-stage.js'
import { compileTemplates } from './templates.js'

/** A thread that runs the issue stage on one job after another. The pool ends it when a job takes too long. */

// What the pool sent as workerData; the two files are one program.
const context = workerData as BuildContext
const compiled = compileTemplates(context.templates)

parentPort?.on('message', (job: IssueJob) => {
  runIssueStage(job, context, compiled).then(
    (result) => parentPort?.postMessage(result),
    // Thrown outside of the promise, so that it ends the thread as an error of its own.
    (error: unknown) => setImmediate(() => { throw error }),
  )
})
