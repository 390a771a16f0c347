import type { Evidence } from './evidence-schema.ts';
import type { Gathered } from './gather-evidence.ts';
import { isoTime } from './iso-time.ts';

/** Who made the evidence, when, and for which period (epoch ms). */
export interface AboutEvidence {
  readonly madeAt: number;
  readonly madeBy: string;
  readonly since: number;
  readonly until: number;
  /** As the person typed it; nothing is guessed. */
  readonly place?: string;
  readonly provider?: string;
  /** In the person's language, as on the printed page. */
  readonly doesNotProve: readonly string[];
}

/** The JSON file. @param sha256 the sum of all sums */
export function evidenceFile({ each, ...found }: Gathered, sha256: string, about: AboutEvidence): string {
  const file: Evidence = {
    format: 'reachable-evidence',
    version: 1,
    madeAt: isoTime(about.madeAt),
    madeBy: about.madeBy,
    since: isoTime(about.since),
    until: isoTime(about.until),
    ...(about.place ? { place: about.place } : {}),
    ...(about.provider ? { provider: about.provider } : {}),
    ...found,
    records: { sha256, each },
    doesNotProve: [...about.doesNotProve],
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}
