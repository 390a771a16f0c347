import { serviceById } from '../../catalogue/known-services.ts';
import { unknownNetwork } from '../../model/network-label.ts';
import { defaultSettings } from '../../model/settings.ts';
import type { FunctionVerdict, ServiceVerdict } from '../../model/verdict.ts';
import { catalogue } from '../shared/catalogue.ts';
import { ControlLine } from '../shared/current/control-line.tsx';
import { headlineOf } from '../shared/current/headline.ts';
import { rowsOf } from '../shared/current/rows.ts';
import { StatePill } from '../shared/current/state-pill.tsx';
import type { View } from '../shared/current/view.ts';
import { LetterTile } from '../shared/letter-tile.tsx';
import { StateMark, toneOf } from '../shared/state-mark.tsx';
import { t } from '../shared/text.ts';

/** A result as the popup shows it, in the language of the page. */
export function ExampleResult() {
  const now = Date.now();
  const view = exampleView(now);
  const rows = rowsOf(view, now);
  const { lines, works } = headlineOf(view, rows, now);
  return (
    <figure class="example">
      <figcaption class="quiet">{t('welcome_example')}</figcaption>
      <div class="example-card">
        <div class="headline">
          {lines.map(({ text, state, aside }) => (
            <p key={text} class="headline-line" data-tone={toneOf(state)}>
              {state && <StateMark state={state} />}
              <strong>{text}</strong>
              {aside && <small>{aside}</small>}
            </p>
          ))}
          {works && (
            <p class="headline-works" data-tone="works">
              <StateMark state="works" />
              {works}
            </p>
          )}
        </div>
        <ControlLine view={view} now={now} />
        <ul>
          {rows.map((row) => (
            <li key={row.service.id} data-tone={toneOf(row.state)}>
              <LetterTile name={row.service.name} />
              <bdi>{row.service.name}</bdi>
              <StatePill row={row} />
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}

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
function exampleView(now: number): View {
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
