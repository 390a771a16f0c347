import { type Networks, parseNetworks } from '../../protocol/wire/networks.ts';
import { readPackagedText } from '../platform/browser/packaged-text.ts';

let networks: Promise<Networks> | undefined;

/**
 * Reads the table of networks, which builds with sharing include. It has half a megabyte, so it is read only when
 * needed, and once.
 */
export function readNetworks(): Promise<Networks> {
  networks ??= readPackagedText('networks.txt').then(parseNetworks);
  return networks;
}
