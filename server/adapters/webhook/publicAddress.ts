import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * Address blocks that lead back into somebody's own network, or nowhere: IANA's special-purpose registries for IPv4 and IPv6.
 * IPv6 is read the other way round, see below.
 */
const specialIpv4: [string, number][] = [
  ['0.0.0.0', 8], // this network; Linux takes 0.0.0.0 for the loopback
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local: cloud metadata lives here
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4],
]

// Only 2000::/3 is given out to the public: loopback, mapped, NAT64, unique local, link-local and multicast all lie outside it.
const globalIpv6: [string, number] = ['2000::', 3]

const specialIpv6: [string, number][] = [
  ['2001::', 23], // Teredo, ORCHID and other protocol assignments
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4 carries any IPv4 address, private ones too
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]

const special = new BlockList()
for (const [network, bits] of specialIpv4) special.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of specialIpv6) special.addSubnet(network, bits, 'ipv6')

const global = new BlockList()
global.addSubnet(...globalIpv6, 'ipv6')

/** Whether text is an IP address (without brackets) that belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  // A resolver names the interface of a link-local address after a percent sign, which a BlockList cannot read.
  const bare = address.replace(/%.*$/, '')
  if (isIPv4(bare)) return !special.check(bare, 'ipv4')
  return isIPv6(bare) && global.check(bare, 'ipv6') && !special.check(bare, 'ipv6')
}
