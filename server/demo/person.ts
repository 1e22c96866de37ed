import type { JsonObject } from '../../shared/json.ts'
import { chance, pick } from './chance.ts'

const firstNames = listed(`
  Aaron Alice Amara Andre Anita Beth Brian Camila Carl Chloe Daniel Dana Diego Elena Emily Eric Farah Frank
  Grace Hannah Hector Ines Isaac Jada James Jenna Joan Jorge Julia Kate Kevin Lamar Laura Leo Linda Lucas Maria
  Mark Mei Miles Nadia Naomi Nina Noah Olga Omar Owen Paula Peter Priya Rachel Ray Rosa Ruth Sam Sara Simon
  Sofia Theo Tina Tom Vera Victor Wendy Will Zoe
`)

const lastNames = listed(`
  Adams Allen Baker Bell Brooks Carter Chen Clark Cole Cruz Davis Diaz Evans Fisher Flores Foster Garcia Gray
  Green Hall Hayes Hill Howard Jackson James Jordan Kelly Kim King Lee Lewis Long Lopez Martin Mason Miller
  Moore Morgan Murphy Nelson Nguyen Ortiz Owens Parker Patel Perry Price Reed Reyes Rivera Ross Scott Shaw Silva
  Stone Taylor Torres Turner Walker Ward Webb West Wood Young
`)

const places = [
  { city: 'New York', state: 'NY', timezone: 'America/New_York' },
  { city: 'Boston', state: 'MA', timezone: 'America/New_York' },
  { city: 'Atlanta', state: 'GA', timezone: 'America/New_York' },
  { city: 'Philadelphia', state: 'PA', timezone: 'America/New_York' },
  { city: 'Miami', state: 'FL', timezone: 'America/New_York' },
  { city: 'Chicago', state: 'IL', timezone: 'America/Chicago' },
  { city: 'Austin', state: 'TX', timezone: 'America/Chicago' },
  { city: 'Minneapolis', state: 'MN', timezone: 'America/Chicago' },
  { city: 'Denver', state: 'CO', timezone: 'America/Denver' },
  { city: 'Phoenix', state: 'AZ', timezone: 'America/Phoenix' },
  { city: 'Seattle', state: 'WA', timezone: 'America/Los_Angeles' },
  { city: 'San Francisco', state: 'CA', timezone: 'America/Los_Angeles' },
  { city: 'Los Angeles', state: 'CA', timezone: 'America/Los_Angeles' },
]

const shareWithConsent = 0.86

/** The ids of the demo shop's customers begin so: that is how they are known again, to be kept from real mail and to be removed. */
export const demoPrefix = 'cdnow-'

export const customerIdOf = (customer: string): string => `${demoPrefix}${customer}`

/** Made-up traits for a customer of the sample, as an identify call sends them. The same number is always the same person. */
export function personOf(customer: string): JsonObject {
  const firstName = pick(firstNames, `first ${customer}`)
  const lastName = pick(lastNames, `last ${customer}`)
  return {
    firstName,
    lastName,
    email: `${firstName}.${lastName}.${customer}@example.com`.toLowerCase(),
    ...pick(places, `place ${customer}`),
    country: 'US',
    consent: { email: chance(`consent ${customer}`) < shareWithConsent },
  }
}

function listed(names: string): string[] {
  return names.trim().split(/\s+/)
}
