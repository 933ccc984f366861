import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

interface Subnet {
  net: string;
  prefix: number;
}

/** No source ever lives here: link-local addresses, where clouds keep their metadata. */
const linkLocal: readonly Subnet[] = [{ net: '169.254.0.0', prefix: 16 }];
const linkLocal6: readonly Subnet[] = [
  { net: 'fe80::', prefix: 10 },
  { net: 'fd00:ec2::254', prefix: 128 },
];
/** The machine itself, and what is no single machine. */
const loopback: readonly Subnet[] = [
  { net: '127.0.0.0', prefix: 8 },
  { net: '0.0.0.0', prefix: 8 },
  { net: '224.0.0.0', prefix: 3 },
];
const loopback6: readonly Subnet[] = [
  { net: '::1', prefix: 128 },
  { net: '::', prefix: 128 },
  { net: 'ff00::', prefix: 8 },
];

const never = listOf(linkLocal, linkLocal6);
const own = listOf([...linkLocal, ...loopback], [...linkLocal6, ...loopback6]);

/** Whether an address is link-local, however it is written; nothing that a feed names may lead there. */
export function isLinkLocal(address: string): boolean {
  return isListed(never, address);
}

/** Whether an address leads to this machine itself or its link, also by an address of one of its network cards. */
export function isOwnAddress(address: string): boolean {
  return isListed(own, address) || isListed(cards(), address);
}

/** Anew each time: cards come and go. */
function cards(): BlockList {
  const list = new BlockList();
  for (const { address, family } of Object.values(networkInterfaces()).flatMap((card) => card ?? [])) {
    if (family === 'IPv4') addSubnet(list, { net: address, prefix: 32 });
    else list.addAddress(address.replace(/%.*$/u, ''), 'ipv6');
  }
  return list;
}

function listOf(four: readonly Subnet[], six: readonly Subnet[]): BlockList {
  const list = new BlockList();
  four.forEach((subnet) => addSubnet(list, subnet));
  six.forEach(({ net, prefix }) => list.addSubnet(net, prefix, 'ipv6'));
  return list;
}

/**
 * An IPv4 network, and the IPv6 ones that stand for it: translated by NAT64 (RFC 6052, and its local prefix of RFC 8215), tunnelled
 * by 6to4 (RFC 3056), and the old compatible form. Node's list knows the mapped form (::ffff:0:0/96) by itself.
 */
function addSubnet(list: BlockList, { net, prefix }: Subnet): void {
  const [high, low] = hexPairs(net);
  list.addSubnet(net, prefix, 'ipv4');
  list.addSubnet(`64:ff9b::${high}:${low}`, 96 + prefix, 'ipv6');
  list.addSubnet(`64:ff9b:1::${high}:${low}`, 96 + prefix, 'ipv6');
  list.addSubnet(`2002:${high}:${low}::`, 16 + prefix, 'ipv6');
  list.addSubnet(`::${high}:${low}`, 96 + prefix, 'ipv6');
}

function hexPairs(net: string): [string, string] {
  const [a = 0, b = 0, c = 0, d = 0] = net.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}

function isListed(list: BlockList, address: string): boolean {
  const plain = address.replace(/%.*$/u, '');
  const family = isIP(plain);
  return family > 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}
