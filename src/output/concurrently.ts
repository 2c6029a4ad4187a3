/** Enough to keep Node's four file threads busy, far below any limit on open files. */
const atOnce = 16

/**
 * Runs `work` on every item, a few at a time. Rejects only once no work is under way any more (what follows
 * may remove the files that were being written), and with the failure of the earliest item, so that one
 * input always gives one error.
 */
export async function concurrently<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items].entries()
  let failure: { readonly index: number, readonly error: unknown } | null = null
  const drain = async (): Promise<void> => {
    for (const [index, item] of queue) {
      try {
        await work(item)
      } catch (error) {
        if (failure === null || index < failure.index) failure = { index, error }
      }
      if (failure !== null) return
    }
  }
  await Promise.all(Array.from({ length: atOnce }, drain))
  // TypeScript does not see what happens to a variable in a function that is called later.
  const failed = failure as { readonly error: unknown } | null
  if (failed !== null) throw failed.error
}
