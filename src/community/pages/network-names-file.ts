import { readPackagedText } from '../../platform/browser/packaged-text.ts';

/** The names of networks, which ship with a build that can share: half a megabyte, so it is read only where one is shown. */
export function readNetworkNames(): Promise<string> {
  return readPackagedText('network-names.txt');
}
