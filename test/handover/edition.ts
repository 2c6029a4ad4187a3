import type { HandoverEdition } from '../../src/handover/handover.js'
import { marksOf } from '../../src/email/marks.js'
import { headOf } from '../issue/reading.js'
import { issueFile, newsletterWith } from '../stages/stage.js'

/** The issue file of `editionWith`: none of the words of the email stand in it, unless a test puts them there. */
export const source = issueFile('x', ['title: issue-06', 'date: 2015-03-30', 'subject: A permanent home?', 'number: 6'])

export const marks = marksOf(source)

export const newsletter = newsletterWith({ name: 'The Letter', address: 'Rue de l’Industrie 10 & 12, 1000 Brussels', sender: { email: 'news@letter.example.org' } })

/** What stands in the email, where an issue's words do. Each is HTML. */
export interface Words {
  readonly title?: string
  readonly text?: string
  readonly attribute?: string
  readonly code?: string
  /** Directly around the first name. */
  readonly before?: string
  readonly after?: string
}

/** An email of a few lines that has what ours have: comments for Outlook, styles, a preheader, and all four marks. */
export function htmlWith({ title = 'Title', text = 'Words.', attribute = 'https://letter.example.org/', code = 'code', before = 'Dear ', after = ',' }: Words = {}): string {
  return `<!doctype html>
<html lang="en" xmlns:v="urn:schemas-microsoft-com:vml">
<head>
<title>${title}</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<style type="text/css">
#outlook a { padding:0; }
@media (max-width:480px) { .page h1 { font-size: 28px !important; }}
</style>
<!--[if mso]>
<noscript><xml><o:AllowPNG/></xml></noscript>
<![endif]-->
</head>
<body  class="page" style="word-spacing:normal">
<div style="display:none" aria-hidden="true">${text}&#847;&zwnj;&nbsp;</div>
<!--[if mso | IE]><table align="center" width="600" ><tr><td style="line-height:0px;"><![endif]-->
<div
style="margin:0"
><td width="1%" nowrap style="padding:0"><a href="${marks.viewInBrowser}" style="color:#0b3d91;text-decoration:underline">Read in the browser</a></td></div>
<!--[if mso | IE]></td></tr></table><![endif]--><p style="margin:0">${before}${marks.firstName}${after}</p>
<p id="words">${text}</p><pre><code>${code}</code></pre>
<a href="${attribute}" title="${attribute}"><img src="https://letter.example.org/a.png" alt="${attribute}"></a>
<p>Address: ${marks.postalAddress}</p>
<p>You get this. <a href="${marks.unsubscribe}" style="color:#0b3d91">Unsubscribe</a></p>
</body>
</html>
`
}

/** Its text part. */
export function textWith(words = 'Words.', { before = 'Dear ', after = ',' } = {}): string {
  return `The Letter\n\nRead in the browser:\n${marks.viewInBrowser}\n\n${before}${marks.firstName}${after}\n\n${words}\n\nAddress: ${marks.postalAddress}\n\nUnsubscribe: ${marks.unsubscribe}\n`
}

export function editionWith(changes: Partial<HandoverEdition> = {}): HandoverEdition {
  return {
    newsletter,
    head: headOf('issue-06', 'number: 6', 'topics: [Training]'),
    audience: 'public',
    source,
    address: 'issue-06',
    subject: 'A permanent home?',
    preheader: 'The chair looks ahead',
    html: htmlWith(),
    text: textWith(),
    marks,
    firstNameFallback: 'reader',
    permalink: 'https://letter.example.org/issue-06/',
    archiveFolder: 'dist/archive',
    translations: [],
    sameAsPublic: false,
    pictures: [{ name: '0f1e-600.jpg', bytes: new Uint8Array([255, 216, 255]) }],
    extra: [],
    report: { rows: [{ name: '“First”', bytes: 3000, share: 0.6 }, { name: 'the frame of the templates', bytes: 2000, share: 0.4 }], cuts: [], messages: [] },
    ...changes,
  }
}
