import type { ProfileName } from '../../schema/profile-names.js'
import type { Profile } from '../profile.js'
import { brevo } from './brevo.js'
import { buttondown } from './buttondown.js'
import { campaignMonitor } from './campaign-monitor.js'
import { keila } from './keila.js'
import { listmonk } from './listmonk.js'
import { mailchimp } from './mailchimp.js'
import { mailerlite } from './mailerlite.js'
import { phplist } from './phplist.js'
import { plain } from './plain.js'

/** Every profile by its name in newsletter.yaml. */
export const profiles = { plain, mailchimp, brevo, 'campaign-monitor': campaignMonitor, listmonk, keila, buttondown, mailerlite, phplist } satisfies Record<ProfileName, Profile>
