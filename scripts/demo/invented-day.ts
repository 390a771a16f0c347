import type { ServiceId } from '../../src/model/service.ts';
import { hostsOf } from '../../tests/lab/hosts.ts';
import type { Behaviour } from '../../tests/net/behaviour.ts';
import type { Internet } from '../../tests/net/internet.ts';
import type { Browser } from '../browsers.ts';

interface Trouble {
  readonly service: ServiceId;
  /** What happens, for the viewer. */
  readonly what: string;
  readonly hosts: readonly string[];
  readonly behaviour: Behaviour;
}

/** The troubles of the invented day. */
const troubles: readonly Trouble[] = [
  {
    service: 'whatsapp',
    what: 'connections that name it are reset',
    hosts: hostsOf('whatsapp'),
    behaviour: { kind: 'reset-after-client-hello' },
  },
  {
    service: 'telegram',
    what: 'its photos stop after 16 kB',
    hosts: ['telegram.org', 'td.telegram.org'],
    behaviour: { kind: 'stops-after', bytes: 16_384 },
  },
  {
    service: 'signal',
    what: 'its photos crawl at 40 kbit/s',
    hosts: ['updates.signal.org'],
    behaviour: { kind: 'paced', bytes: 1000, everyMs: 200 },
  },
  {
    service: 'discord',
    what: 'its servers answer that they are down',
    hosts: hostsOf('discord'),
    behaviour: { kind: 'answer', status: 503 },
  },
];

/** The checked services. The others are well. */
export const checkedServices: readonly ServiceId[] = [
  ...troubles.map(({ service }) => service),
  'messenger',
  'instagram',
  'line',
  'viber',
];

export function beginInventedDay({ behave }: Internet): void {
  for (const { hosts, behaviour } of troubles) for (const host of hosts) behave(host, behaviour);
}

/** The day in words, and what else a check shows of servers on this machine. */
export function storyOf({ target }: Pick<Browser, 'target'>): string {
  return [
    ...troubles.map(({ service, what }) => `Invented: ${service}, ${what}.`),
    'The others are well.',
    ...(target === 'firefox' ? ['Firefox also says that answers can be read: the certificates were added to it.'] : []),
    ...(process.platform === 'win32' ? ['A check also says that it goes through a proxy, which is this machine.'] : []),
  ].join('\n');
}
