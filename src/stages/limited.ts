/** Runs at most `count` tasks at a time, in the order in which they come. */
export function limited(count: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = count
  const waiting: Array<() => void> = []
  return async (task) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve))
    else free--
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
}
