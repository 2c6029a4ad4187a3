/** After so many guesses that were led by estimates the interval is halved: however wrong they are, the search ends. */
const guided = 8

/**
 * Of ever smaller versions the first that is below a limit, or null when the last is not. `estimates` has a size for
 * each, in bytes, that may be wrong; `measure` finds the real one, at a cost: it is asked a few times, at most
 * 8 + log₂(number of versions) + 1.
 */
export function firstBelow(limit: number, estimates: readonly number[], measure: (index: number) => number): number | null {
  let tooLarge = -1
  let below = estimates.length
  let correction = 0
  for (let round = 0; below - tooLarge > 1; round += 1) {
    const guess = round < guided ? guessBetween(tooLarge, below, limit, estimates, correction) : Math.floor((tooLarge + below) / 2)
    const real = measure(guess)
    if (real < limit) below = guess
    else tooLarge = guess
    correction = real - (estimates[guess] ?? real)
  }
  return below === estimates.length ? null : below
}

/** The first that should be below the limit, if the estimates are wrong by as much as they were the last time. */
function guessBetween(tooLarge: number, below: number, limit: number, estimates: readonly number[], correction: number): number {
  const guess = estimates.findIndex((estimate, index) => index > tooLarge && index < below && estimate + correction < limit)
  return guess === -1 ? below - 1 : guess
}
