/** A name of a machine in ASCII: dot-atom-text (RFC 5322 §3.2.3) without its odd signs. */
export function isMailHost(name: string): boolean {
  return /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i.test(name) && name.length <= 253
}

/** What stands behind the @ of identifiers (Message-ID, Content-ID): the host of the archive's address, which is the newsletter's own. */
export function mailHost(url: string): string {
  const { hostname } = new URL(url)
  const name = hostname.replace(/\.$/, '')
  // An IPv6 address cannot stand there as it is, and names no other machine than one's own in practice.
  return isMailHost(name) ? name : 'localhost'
}
