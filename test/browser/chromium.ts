import { accessSync, constants } from 'node:fs'
import process from 'node:process'
import { chromium, type Browser } from 'playwright-core'

/** The Chromium that this machine has, or null. `CHROMIUM_PATH` names another one. */
export function findChromium(): string | null {
  const places = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return places.filter((path) => path !== undefined && path !== '').find((path) => path !== undefined && isExecutable(path)) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A browser that speaks to nobody. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}
