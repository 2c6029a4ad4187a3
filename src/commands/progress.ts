/** A line that counts issues on a terminal, from one second on: a quick build stays quiet. */
export function progressLine(write: (text: string) => void): { show(done: number, total: number): void; clear(): void } {
  const start = performance.now()
  let shown = false
  return {
    show(done, total) {
      if (performance.now() - start < 1000) return
      write(`\r\u001b[KBuilding issue ${done} of ${total}`)
      shown = true
    },
    clear() {
      if (shown) write('\r\u001b[K')
    },
  }
}
