import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { aroundGap, offsetsOf } from '../calendar/zone.js'
import { readAttributes } from '../issue/directive-attributes.js'
import type { Message, Place } from '../messages/message.js'
import { message } from '../messages/report.js'
import { unnamedZone } from '../schema/newsletter.js'
import { eventTime, timeZone } from '../schema/values.js'
import type { IssueCheck } from './check.js'

/**
 * Rule `event-time`: an event is at a time that clocks show, and show once.
 *
 * When summer time begins clocks leave out an hour, and when it ends they show one twice; a zone may also change its
 * offset. Readers and their calendars would be an hour off; of a time in no zone they would not know when it is.
 *
 * ok: `start="2015-03-29 03:00"`, `start="2015-10-25 02:30+01:00"` (in Europe/Brussels)
 * not ok: `start="2015-03-29 02:30"`, `start="2015-10-25 02:30"`, `start="2015-04-07 10:30+01:00"`
 */
export const eventTimes: IssueCheck = ({ issue, root, body }, newsletter) => {
  const lines = body.split(/\r\n|\n|\r/)
  const messages: Message[] = []
  visit(root, 'containerDirective', (node: ContainerDirective) => {
    if (node.name !== 'event') return
    const { source } = readAttributes(node, lines[(node.position?.start.line ?? 1) - 1] ?? '', issue.path)
    const zone = node.attributes?.['timezone']
    // What is not written as it should be is another rule's.
    const timezone = zone === undefined || zone === null ? newsletter.timezone : timeZone.safeParse(zone).data
    if (timezone === undefined) return
    const timed = ['start', 'end', 'deadline'].flatMap((name) => {
      const moment = eventTime.safeParse(node.attributes?.[name]).data
      return moment === undefined || moment.length === 10 ? [] : [{ name, moment, timezone }]
    })
    const [first] = timed
    if (first !== undefined && timezone === unnamedZone) messages.push(withoutZone(first.moment, issue.path, source.placeOf([first.name])))
    else messages.push(...timed.flatMap((time) => judge(time, issue.path, source.placeOf([time.name]))))
  })
  return messages
}

function withoutZone(moment: string, file: string, place: Place): Message {
  const note = 'Write the time zone in which times are meant into newsletter.yaml, for example `timezone: Europe/Brussels`; for this event alone, `timezone=Europe/Brussels` beside its start.'
  return message('event-time', file, place, `Unexpected time ${shown(moment.slice(0, 16))} without a time zone, expected to know where clocks show it`, note)
}

function judge({ name, moment, timezone }: { name: string; moment: string; timezone: string }, file: string, place: Place): Message[] {
  const [local, written] = [moment.slice(0, 16), moment.slice(16)]
  const offsets = offsetsOf(local, timezone)
  const [first, second] = offsets
  const tell = (text: string, note: string): Message[] => [message('event-time', file, place, text, note)]
  const attribute = (offset: string): string => `\`${name}="${shown(local)}${offset}"\``
  if (first === undefined) {
    const { before, after } = aroundGap(local, timezone)
    return tell(`Unexpected time ${shown(local)}, expected one that clocks show in ${timezone}`, `There they go from ${shown(before)} to ${shown(after)}. Write a time up to the one or from the other on.`)
  }
  if (written === '') {
    return second === undefined ? [] : tell(`Unexpected time ${shown(local)}, which clocks show twice in ${timezone}, expected the offset with it`, `Write ${attribute(first)} for the first time, or ${attribute(second)} for the second, an hour later.`)
  }
  if (offsets.includes(written)) return []
  return tell(`Unexpected offset ${written}, expected ${offsets.join(' or ')}`, `That is how far clocks in ${timezone} are ahead of UTC at ${shown(local)}. ${second === undefined ? 'Delete the offset; it' : 'It'} is only needed for a time that clocks show twice.`)
}

function shown(local: string): string {
  return local.replace('T', ' ')
}
