import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import type { AllowList } from './allowList.ts'
import { isPublicAddress } from './publicAddress.ts'

/** Finds all addresses of a name; the system's resolver unless a test brings its own. */
export type Resolve = (host: string) => Promise<LookupAddress[]>

export const systemResolve: Resolve = (host) => lookup(host, { all: true })

/** The receiver is inside a network that nobody allowed: trying again cannot help. */
export class AddressRefused extends Error {
  override name = 'AddressRefused'

  constructor(host: string) {
    super(`${host} is not a public address. Name it in WEBHOOK_ALLOW if it is yours.`)
  }
}

/** Whether a webhook may connect to an address, for a URL of this host and port. */
export function mayConnect(allow: AllowList, host: string, address: string, port: number): boolean {
  return isPublicAddress(address) || allow(host, port) || allow(address, port)
}

/**
 * A `lookup` for `node:http` that hands on only addresses which may be connected to. The check sits here and not before the request:
 * a name that is resolved twice can answer differently the second time.
 */
export function checkedLookup(allow: AllowList, port: number, resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const addresses = found.filter(({ address }) => mayConnect(allow, host, address, port))
        const [first] = addresses
        if (!first) done(new AddressRefused(host), '')
        else if (options.all) done(null, addresses)
        else done(null, first.address, first.family)
      },
      (fault: NodeJS.ErrnoException) => done(fault, ''),
    )
  }
}
