import { accessSync, constants } from 'node:fs';

/** Why the lab cannot run on this machine, as a sentence; undefined if it can. */
export function missingRequirement(): string | undefined {
  if (process.platform !== 'linux') return 'The lab needs Linux: it is made of network namespaces.';
  if (process.getuid?.() !== 0) return 'The lab needs root, to make network namespaces.';
  try {
    accessSync('/dev/net/tun', constants.R_OK | constants.W_OK);
    return undefined;
  } catch {
    return 'The lab needs /dev/net/tun.';
  }
}

/** The exit code of a run that is not possible; automake uses it for skipped tests. */
export const cannotRun = 77;
