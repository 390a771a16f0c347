import { addresses } from './addresses.ts';
import { amounts } from './amounts.ts';
import { connections, honestLines } from './connections.ts';
import { delays } from './delays.ts';
import { handshakes } from './handshakes.ts';
import { mixtures } from './mixtures.ts';
import { names } from './names.ts';
import { oddities } from './oddities.ts';
import { requests } from './requests.ts';
import type { Scenario } from './scenario.ts';
import { tempers } from './tempers.ts';

export const scenarios: readonly Scenario[] = [
  ...connections,
  ...honestLines,
  ...names,
  ...addresses,
  ...handshakes,
  ...requests,
  ...tempers,
  ...amounts,
  ...delays,
  ...mixtures,
  ...oddities,
];
