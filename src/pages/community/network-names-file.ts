import { readPackagedText } from '../../platform/browser/packaged-text.ts';

/**
 * The file of network names, which builds with sharing include. It has half a megabyte, so it is read only when needed.
 */
export function readNetworkNames(): Promise<string> {
  return readPackagedText('network-names.txt');
}
