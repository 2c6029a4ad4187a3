import { textHelpers } from '../email/text-helpers.js'
import { factsOf } from './checklist-facts.js'
import { bullet, indented, numbered, section } from './checklist-layout.js'
import { embargoOf, warningsOf } from './checklist-warnings.js'
import { carriesPictures, type HandoverEdition } from './edition.js'
import { notCertain } from './not-certain.js'
import type { Draft, Profile } from './profile.js'

/**
 * `CHECKLIST.txt`: what is in the folder, and what to do with it, up to the test message. What comes then a person decides;
 * but under an embargo the archive, which else comes first, must wait.
 *
 * @param draft  what is in `draft.json`; null when there is none
 * @param files  what is in the folder, with what it is for
 */
export function checklistOf(edition: HandoverEdition, profile: Profile, draft: Draft | null, files: ReadonlyArray<readonly [path: string, use: string]>): string {
  const steps = numbered()
  const until = embargoOf(edition)
  const upload = uploadOf(edition)
  return [
    'CHECKLIST',
    factsOf(edition, profile),
    ...warningsOf(edition, profile),
    section('First', steps([...(until === null && upload !== null ? [`Upload ${upload.folder}, if that has not been done since the last build: ${upload.why}.`] : []), toRead(edition, profile)])),
    section(`In ${profile.title}`, steps(profile.steps(edition))),
    ...(draft === null ? [] : [section('Instead of pasting: a draft by the API', byApi(draft, profile))]),
    section('Before anything goes to readers', [...steps([`Send a test message to yourself, and to one person more${until === null ? '' : ' who may read the issue now'}. Open it on a computer and on a phone.`]), ...toLookAt(edition, profile)]),
    ...(until === null || upload === null
      ? []
      : [section('When the embargo ends', steps([`From ${until} on, and not before: upload ${upload.folder}, since ${upload.why}.`, `Send the test message once more, and look at ${edition.pictures.length > 0 ? 'the pictures and ' : ''}the links to the archive.`]))]),
    textHelpers.wrap(`Here this list ends. Whether and when the email goes to its readers${until === null ? '' : ', not before the embargo ends,'} is decided by a person who has seen the test message.`),
    section('What is in this folder', files.map(([path, use]) => `${path}\n${indented(use, '    ')}`)),
    ...notCertain(edition, profile, draft),
  ]
    .join('\n\n')
    .concat('\n')
}

/** What is to be uploaded, and why; null when the email needs nothing from the archive. */
function uploadOf(edition: HandoverEdition): { folder: string; why: string } | null {
  const { newsletter, pictures, permalink, archiveFolder } = edition
  const loads = carriesPictures(edition) ? 'email.html loads its pictures from there (the .eml files carry their own)' : 'the email loads its pictures from there'
  const why = [...(pictures.length > 0 ? [loads] : []), ...(permalink === null ? [] : [pictures.length > 0 ? 'its links lead there' : 'the email’s links lead there'])]
  return why.length === 0 ? null : { folder: `the folder ${archiveFolder} to the web host`, why: `${why.join(', and ')} (${newsletter.url})` }
}

function toRead({ head, pictures }: HandoverEdition, { title, tags }: Profile): string {
  const unfilled = tags === null ? '' : ` What ${title} fills in, such as the link to unsubscribe, does not work yet.`
  const waiting = head.embargo !== undefined && pictures.length > 0 ? ' Its pictures are not there before the archive is uploaded.' : ''
  return `Open email.html in a browser and read it once more.${unfilled}${waiting}`
}

function byApi({ method, address, key, missing, after }: Draft, { title }: Profile): string[] {
  return [
    `For somebody who works with ${title}’s API: draft.json is the body of`,
    `    ${method} ${address}`,
    'with the headers',
    `    Content-Type: application/json\n    ${key}`,
    textHelpers.wrap('The key belongs to whoever makes the call. Write it into no file that is passed on.'),
    ...(missing.length === 0 ? [] : ['Missing, and to be filled in before:', ...missing.map((what) => indented(what, '    '))]),
    textHelpers.wrap(`It makes a draft and nothing more: nothing is sent, and no time is set.${after === undefined ? ' Go on below.' : ''}`),
    ...(after === undefined ? [] : [textHelpers.wrap(`${after} Then go on below.`)]),
  ]
}

function toLookAt(edition: HandoverEdition, { html, tags }: Profile): string[] {
  const { firstNameFallback, pictures, newsletter, permalink, audience, head } = edition
  const isWaiting = head.embargo !== undefined
  const shown = isWaiting && !carriesPictures(edition) ? 'the pictures: their places are empty until the archive is uploaded;' : 'the pictures: they are there, also on a phone;'
  const hasWebPage = permalink !== null || (html.viewInBrowser !== null && audience === 'public')
  const links = isWaiting && permalink !== null ? 'links: some of them (those to the archive lead nowhere until it is uploaded);' : `links: ${hasWebPage ? 'the one to read in the browser, and some others' : 'some of them'};`
  const looks = [
    'the subject, and the line that mail programs show behind it;',
    ...(pictures.length > 0 ? [shown] : []),
    ...(html.firstName !== null && firstNameFallback !== null ? [`the greeting: your first name, and “${firstNameFallback}” for a reader without one;`] : []),
    links,
    ...(tags === null ? [] : ['the link to unsubscribe: it leads to the service’s page, for your test address;']),
    ...(newsletter.address === undefined ? [] : ['the postal address at the end;']),
    ...(tags?.takesText === false ? [] : ['the text part, if your mail program can show it;']),
  ]
  return ['    Look at', ...looks.map((look, index) => bullet(index === looks.length - 1 ? look.replace(/;$/, '.') : look, '      '))]
}
