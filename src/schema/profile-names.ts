/** The services that a hand-over can be made for; `plain` is none of them. Each has a file in handover/profiles/. */
export const profileNames = ['plain', 'mailchimp', 'brevo', 'campaign-monitor', 'listmonk', 'keila', 'buttondown', 'mailerlite', 'phplist'] as const

export type ProfileName = (typeof profileNames)[number]
