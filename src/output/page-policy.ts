/** `<html>` may have attributes, in quotation marks; between `<head>` and the policy is nothing but the encoding. */
const start = /^<!doctype html>\s*<html(?:\s+[a-z:-]+="[^"]*")*>\s*<head>\s*(?:<meta charset="utf-8">\s*)?<meta http-equiv="Content-Security-Policy" content="([^"]*)">/i

/**
 * The Content-Security-Policy with which a page begins, before all that could load something or end the head (CSP 3 §3.3);
 * null when it begins with anything else. Letter for letter as our templates write it.
 */
export function policyAtStart(html: string): string | null {
  return start.exec(html)?.[1]?.replaceAll('&#x27;', "'") ?? null
}
