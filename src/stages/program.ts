import { versions } from 'node:process'

declare const PROGRAM_HASH: string | undefined

/**
 * A hash of the program's own sources and packages, set when it is compiled, and the version of Unicode's data, which
 * writes dates: no cache outlives what filled it.
 * Run from its sources, the program is "uncompiled" and should be given a cache of its own.
 */
export const programHash = `${typeof PROGRAM_HASH === 'string' ? PROGRAM_HASH : 'uncompiled'} ${versions['icu'] ?? ''}`
