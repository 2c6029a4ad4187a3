/** A content line, unfolded: its name, its parameters and its value (RFC 5545 §3.1). */
interface Line {
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  readonly value: string
}

/**
 * What RFC 5545 has against an iCalendar file, by the text itself: line ends, octets, nesting, properties that must be
 * there once, values of dates and times, and a VTIMEZONE for each TZID, no more and no fewer. Nothing, if it is sound.
 */
export function calendarProblems(bytes: string | Uint8Array): string[] {
  const text = typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const problems: string[] = []
  if (!text.endsWith('\r\n')) problems.push('The last line does not end with CRLF (§3.1)')
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) problems.push('A line ends without CRLF (§3.1)')
  const physical = text.split('\r\n').slice(0, -1)
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) problems.push(`A line of ${Buffer.byteLength(line)} octets (§3.1): ${line}`)
    if (line.trim() === '') problems.push('An empty line (§3.1)')
    if (/\ufffd|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(line)) problems.push(`A character that folding broke: ${line}`)
    // eslint-disable-next-line no-control-regex -- control characters are the point
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line)) problems.push(`A control character (§3.3.11): ${JSON.stringify(line)}`)
  }
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n').slice(0, -1).map(parseLine)
  return [...problems, ...structureProblems(lines), ...zoneProblems(lines)]
}

function parseLine(line: string): Line {
  const match = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(line)
  if (match === null) return { name: '?', parameters: new Map(), value: line }
  const parameters = [...(match[2] ?? '').matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*)/g)].map(([, name, value]) => [(name ?? '').toUpperCase(), (value ?? '').replaceAll('"', '')] as const)
  return { name: (match[1] ?? '').toUpperCase(), parameters: new Map(parameters), value: match[3] ?? '' }
}

const once: Readonly<Record<string, { required: readonly string[]; atMostOnce: readonly string[] }>> = {
  VCALENDAR: { required: ['VERSION', 'PRODID'], atMostOnce: ['CALSCALE', 'METHOD', 'NAME', 'SOURCE', 'URL', 'REFRESH-INTERVAL', 'UID', 'LAST-MODIFIED'] },
  VTIMEZONE: { required: ['TZID'], atMostOnce: ['LAST-MODIFIED', 'TZURL'] },
  STANDARD: { required: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'], atMostOnce: ['RRULE'] },
  DAYLIGHT: { required: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'], atMostOnce: ['RRULE'] },
  VEVENT: { required: ['UID', 'DTSTAMP', 'DTSTART'], atMostOnce: ['CLASS', 'CREATED', 'DESCRIPTION', 'DTEND', 'DURATION', 'GEO', 'LAST-MODIFIED', 'LOCATION', 'ORGANIZER', 'PRIORITY', 'RRULE', 'SEQUENCE', 'STATUS', 'SUMMARY', 'TRANSP', 'URL'] },
}

function structureProblems(lines: readonly Line[]): string[] {
  const problems: string[] = []
  const open: Array<{ name: string; lines: Line[] }> = []
  const uids = new Set<string>()
  for (const line of lines) {
    const inside = open.at(-1)
    if (line.name === '?') problems.push(`Not a content line (§3.1): ${line.value}`)
    else if (line.name === 'BEGIN') open.push({ name: line.value, lines: [] })
    else if (line.name === 'END') {
      const closed = open.pop()
      if (closed?.name !== line.value) problems.push(`END:${line.value} closes ${closed?.name ?? 'nothing'} (§3.6)`)
      else problems.push(...componentProblems(closed, uids))
    } else if (inside === undefined) problems.push(`${line.name} outside of any component (§3.4)`)
    else inside.lines.push(line)
  }
  if (lines[0]?.value !== 'VCALENDAR' || lines.at(-1)?.value !== 'VCALENDAR' || open.length > 0) problems.push('Not one whole VCALENDAR (§3.4)')
  return problems
}

function componentProblems({ name, lines }: { name: string; lines: readonly Line[] }, uids: Set<string>): string[] {
  const rule = once[name]
  if (rule === undefined) return [`Unknown component ${name}`]
  const count = (property: string): number => lines.filter((line) => line.name === property).length
  const problems = [
    ...rule.required.filter((property) => count(property) !== 1).map((property) => `${name} has ${count(property)} times ${property}, which it must have once (§3.6)`),
    ...rule.atMostOnce.filter((property) => count(property) > 1).map((property) => `${name} has ${property} more than once (§3.6)`),
    ...lines.flatMap(valueProblems),
  ]
  if (name !== 'VEVENT') return problems
  const [start, end] = ['DTSTART', 'DTEND'].map((property) => lines.find((line) => line.name === property))
  if (start !== undefined && end !== undefined) {
    if (start.parameters.get('VALUE') !== end.parameters.get('VALUE')) problems.push('DTEND is of another type than DTSTART (§3.8.2.2)')
    if (start.parameters.get('TZID') === end.parameters.get('TZID') && start.value.endsWith('Z') === end.value.endsWith('Z') && end.value <= start.value) problems.push(`DTEND ${end.value} is not after DTSTART ${start.value} (§3.8.2.2)`)
  }
  const uid = lines.find((line) => line.name === 'UID')?.value ?? ''
  if (uids.has(uid)) problems.push(`Two events have the UID ${uid} (§3.8.4.7)`)
  uids.add(uid)
  return problems
}

const dated = new Set(['DTSTART', 'DTEND', 'DTSTAMP', 'LAST-MODIFIED'])

function valueProblems({ name, parameters, value }: Line): string[] {
  const isDate = parameters.get('VALUE') === 'DATE'
  if (dated.has(name) && !(isDate ? /^\d{8}$/ : /^\d{8}T\d{6}Z?$/).test(value)) return [`${name} has no date (§3.3.4, §3.3.5): ${value}`]
  if ((name === 'DTSTAMP' || name === 'LAST-MODIFIED') && !value.endsWith('Z')) return [`${name} is not in UTC (§3.8.7)`]
  if (parameters.has('TZID') && (isDate || value.endsWith('Z'))) return [`${name} has a TZID beside a date or UTC (§3.2.19)`]
  if (name === 'VERSION' && value !== '2.0') return [`VERSION is ${value} (§3.7.4)`]
  if (name === 'STATUS' && !/^(?:TENTATIVE|CONFIRMED|CANCELLED)$/.test(value)) return [`STATUS is ${value} (§3.8.1.11)`]
  if (name.startsWith('TZOFFSET') && !/^[+-]\d{4}(?:\d{2})?$/.test(value)) return [`${name} is ${value} (§3.3.14)`]
  if (['SUMMARY', 'DESCRIPTION', 'LOCATION', 'NAME', 'UID'].includes(name) && /(?:^|[^\\])(?:\\\\)*(?:[,;]|\\[^\\,;nN])/.test(value)) return [`${name} is not escaped (§3.3.11): ${value}`]
  if (['URL', 'SOURCE'].includes(name) && !/^https?:\/\/[\x21-\x7e]+$/.test(value)) return [`${name} is no address (§3.3.13): ${value}`]
  if (name === 'REFRESH-INTERVAL' && (parameters.get('VALUE') !== 'DURATION' || !value.startsWith('P'))) return [`REFRESH-INTERVAL is ${value} (RFC 7986 §5.7)`]
  return []
}

function zoneProblems(lines: readonly Line[]): string[] {
  const defined = lines.filter(({ name }) => name === 'TZID').map(({ value }) => value)
  const used = new Set(lines.flatMap(({ parameters }) => parameters.get('TZID') ?? []))
  return [
    ...[...used].filter((zone) => defined.filter((other) => other === zone).length !== 1).map((zone) => `${zone} is used, and not defined once (§3.6.5)`),
    ...defined.filter((zone) => !used.has(zone)).map((zone) => `${zone} is defined, but not used`),
  ]
}
