import { serviceById } from '../../catalogue/known-services.ts';
import { unknownNetwork } from '../../model/network-label.ts';
import { defaultSettings } from '../../model/settings.ts';
import type { FunctionVerdict, ServiceVerdict } from '../../model/verdict.ts';
import { catalogue } from '../shared/catalogue.ts';
import type { View } from '../shared/current/view.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const works: Pick<FunctionVerdict, 'state' | 'confidence' | 'because'> = {
  state: 'works',
  confidence: 'confident',
  because: ['fresh-answer'],
};
const stalls: Pick<FunctionVerdict, 'state' | 'cause' | 'confidence' | 'because'> = {
  state: 'blocked',
  cause: 'freeze',
  confidence: 'likely',
  because: ['tries-agree', 'controls-fine'],
};

const untested: FunctionVerdict = { function: 'calls', state: 'untestable', because: ['needs-login'] };

/** What a check may find, as the pages show it. It is made up, and says nothing of any messenger. @param now epoch ms */
export function exampleView(now: number): View {
  const at = now - 5 * minuteMs;
  const fine = (service: string): ServiceVerdict => ({
    service,
    ...works,
    functions: [
      { function: 'web', ...works },
      { function: 'messages', ...works },
      { function: 'media', ...works },
      untested,
    ],
    at,
    ruleset: 1,
  });
  const verdicts: readonly ServiceVerdict[] = [
    {
      ...fine('telegram'),
      ...stalls,
      state: 'partial',
      functions: [
        { function: 'web', ...works },
        { function: 'messages', ...works },
        { function: 'media', ...stalls },
        untested,
      ],
    },
    fine('whatsapp'),
    fine('signal'),
    fine('messenger'),
  ];
  const services = verdicts.flatMap(({ service }) => serviceById(service, catalogue.value) ?? []);
  const round = {
    at,
    endedAt: at,
    extent: 'whole',
    trigger: 'person',
    status: 'finished',
    profile: unknownNetwork,
    services: services.map(({ id }) => id),
    network: { state: 'online', because: ['foreign-controls-answer'], answered: 8, tried: 8 },
    verdicts,
  } as const;
  return {
    settings: defaultSettings,
    settingsLost: false,
    budgetUsed: false,
    services,
    missing: [],
    finished: round,
    ended: round,
    verdicts: new Map(verdicts.map((verdict) => [verdict.service, verdict])),
    here: unknownNetwork,
    networks: [],
    currentStates: new Map([
      ['telegram', { state: 'partial', effects: ['photos-stall'], since: { at: at - 3 * hourMs } }],
    ]),
    earlier: new Map(),
  };
}
