import { addressKindOf, isBogus } from './address.ts';

/**
 * Endings that no public resolver knows: reserved ones (RFC 6761, 6762, 8375 and 9476, ICANN's `internal`), and those
 * that routers, offices and clusters hand out by themselves. Many of these are seen at the root servers, where nobody
 * has registered them: SSAC, "Invalid Top Level Domain Queries at the Root Level" (SAC 045, 2010), and Interisle, "Name
 * Collision in the DNS" (2013).
 */
const localEndings = [
  ...['local', 'localdomain', 'localnet', 'internal', 'intranet', 'lan', 'home', 'corp', 'private', 'home.arpa'],
  ...['test', 'invalid', 'example', 'alt', 'svc', 'cluster', 'consul', 'kube', 'docker', 'workgroup', 'domain'],
  ...['dhcp', 'router', 'gateway', 'modem', 'station', 'fritz', 'mshome', 'wpad', 'pvt', 'ctc', 'wlan', 'cpe', 'mail'],
  ...['homestation', 'dlinkrouter', 'bbrouter', 'airdream', 'openstacklocal', 'zyxel-usg', 'loc', 'intra', 'server'],
  // Makers of routers, whose devices answer to names with these endings.
  ...['zyxel', 'belkin', 'dlink', 'd-link', 'linksys', 'netgear', 'tplink', 'tp-link', 'totolink', 'tenda', 'mercusys'],
  ...['huawei', 'zte', 'xiaomi', 'asus', 'mikrotik', 'ubnt', 'unifi', 'keenetic', 'draytek', 'edimax', 'technicolor'],
  ...['thomson', 'sagemcom', 'arris', 'speedport', 'livebox', 'freebox', 'bbox', 'synology', 'qnap'],
];

/** Names that a router answers by itself, although anybody could register them. From their makers' manuals. */
const namesOfRouters = [
  ...['fritz.box', 'fritz.nas', 'myfritz.box', 'speedport.ip', 'easy.box', 'o2.box', 'vodafone.box', 'connect.box'],
  ...['routerlogin.net', 'routerlogin.com', 'mywifiext.net', 'tplinkwifi.net', 'tplinklogin.net', 'tplinkrepeater.net'],
  ...['router.asus.com', 'miwifi.com', 'mobile.hotspot', 'orbilogin.com', 'repeater.asus.com', 'asusrouter.com'],
  ...['tplinkap.net', 'tplinkmodem.net', 'tplinkdeco.net', 'tplinkeap.net', 'tplinkextender.net', 'mwlogin.net'],
  ...['tendawifi.com', 'itotolink.net', 'linksyssmartwifi.com', 'my.keenetic.net', 'mafreebox.freebox.fr'],
  ...['mabbox.bytel.fr', 'ufi.ztedevice.com', 'falogin.cn', 'melogin.cn', 'hi.link', 'my.meraki.com'],
];

/** Public names that lead into one's own network: the address is part of the name, or always this device's. */
const namesThatLeadInside = [
  ...['nip.io', 'sslip.io', 'xip.io', 'traefik.me', 'localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com', 'localho.st'],
  ...['local.gd', 'backname.io', 'plex.direct', 'ts.net', 'fuf.me'],
];

const local = [...localEndings, ...namesOfRouters, ...namesThatLeadInside];

/**
 * Whether the name itself shows that it leads into the network of whoever asks. Any public name may do so too, which
 * only its resolver knows.
 */
export function isLocalName(host: string): boolean {
  return !host.includes('.') || local.some((end) => host === end || host.endsWith(`.${end}`)) || spellsAnAddress(host);
}

/** Services answer names like `10-0-0-1.example.org` and `192.168.1.1.example.org` with that address. */
function spellsAnAddress(host: string): boolean {
  return [...host.matchAll(/(?<![0-9])(?=(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?![0-9]))/g)].some(
    ([, ...parts]) => isBogus(addressKindOf(parts.join('.'))),
  );
}
