import { extension } from './browser.ts';

/** The names of networks, which ship with a build that can share: half a megabyte, so it is read only where one is shown. */
export async function readNetworkNames(): Promise<string> {
  const answer = await fetch(extension.runtime.getURL('network-names.txt'));
  return answer.text();
}
