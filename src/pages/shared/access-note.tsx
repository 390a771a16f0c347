import { hostsOf } from './hosts-of.ts';
import { plural } from './text.ts';

/** Announces the browser's permission prompt and the reason for it. */
export function AccessNote({ missing }: { readonly missing: readonly string[] }) {
  if (missing.length === 0) return undefined;
  return <p class="access-note quiet">{plural('access_note', hostsOf(missing).length)}</p>;
}
