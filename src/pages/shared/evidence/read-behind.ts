import type { Observation } from '../../../model/observation.ts';
import type { NetworkVerdict, ServiceVerdict } from '../../../model/verdict.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { roundOf } from '../current/read-past.ts';
import { readAndClose } from '../read-and-close.ts';

/** What a verdict was made of: the observations of the service and of the controls, and how the connection was. */
export interface Behind {
  readonly facts: readonly Observation[];
  readonly network: NetworkVerdict | undefined;
}

/** Without observations if they are deleted or cannot be read. */
export async function readBehind(verdict: ServiceVerdict): Promise<Behind> {
  try {
    return await readAndClose(readRounds(), async (store) => {
      const round = await roundOf(store, verdict);
      const all = round ? await store.observationsOf(round.at) : [];
      const facts = all.filter(({ subject }) => subject.kind === 'control' || subject.service === verdict.service);
      return { facts, network: round?.network };
    });
  } catch {
    return { facts: [], network: undefined };
  }
}
