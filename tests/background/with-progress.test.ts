import { describe, expect, it } from 'vitest';
import { verdictsWhereStopped, withProgress } from '../../src/background/round/with-progress.ts';
import type { Round, Stage } from '../../src/model/round.ts';
import type { FunctionState, ServiceVerdict } from '../../src/model/verdict.ts';
import { roundOf } from '../platform/records.ts';

const running = roundOf(1000, { status: 'running', services: ['signal', 'viber'], verdicts: [] });
const verdictOf = (service: string, state: FunctionState): ServiceVerdict => ({
  service,
  state,
  confidence: 'confident',
  functions: [{ function: 'web', state, confidence: 'confident', because: [] }],
  because: [],
  at: 1000,
  ruleset: 1,
});

/** The round after these steps. Each names the stage of each unfinished service, and its state at that time. */
function roundAfter(
  ...steps: readonly {
    readonly stages: Readonly<Record<string, Stage>>;
    readonly judged: FunctionState;
    readonly isReachOver?: boolean;
    readonly observed?: string;
  }[]
): Round {
  return steps.reduce(
    (round, { stages, judged, isReachOver = false, observed }) =>
      withProgress(
        round,
        { stages: new Map(Object.entries(stages)), isReachOver },
        (service) => [verdictOf(service, judged)],
        observed,
      ),
    running,
  );
}

const statesOf = ({ verdicts }: Round) => Object.fromEntries(verdicts.map(({ service, state }) => [service, state]));

describe('a running round', () => {
  it('shows a service that answers at once, and continues with its speed', () => {
    const round = roundAfter({ stages: { signal: 'speed', viber: 'reach' }, judged: 'works' });
    expect(statesOf(round)).toEqual({ signal: 'works' });
    expect(round.stages).toEqual({ signal: 'speed', viber: 'reach' });
  });

  it('shows a service that fails when nothing more is asked for its answer', () => {
    const fails = { stages: { signal: 'speed', viber: 'reach' }, judged: 'blocked' } as const;
    expect(statesOf(roundAfter(fails))).toEqual({});
    expect(roundAfter(fails).stages).toEqual({ signal: 'reach', viber: 'reach' });
    expect(statesOf(roundAfter({ stages: {}, judged: 'blocked', isReachOver: true }))).toEqual({
      signal: 'blocked',
      viber: 'blocked',
    });
  });

  const confirming = { stages: { signal: 'confirming', viber: 'reach' }, judged: 'blocked' } as const;

  it('shows a service that fails while it is confirmed', () => {
    const round = roundAfter(confirming);
    expect(statesOf(round)).toEqual({ signal: 'blocked' });
    expect(round.stages).toEqual({ signal: 'confirming', viber: 'reach' });
    for (const judged of ['unsure', 'works'] as const)
      expect(statesOf(roundAfter({ ...confirming, judged, isReachOver: true }))).toEqual({});
  });

  it('says of nothing that works although a part of it failed, before that is tried again', () => {
    const works = verdictOf('signal', 'works');
    const [web] = works.functions;
    const partly = { ...works, functions: [...(web ? [web, { ...web, state: 'unsure' as const }] : [])] };
    const progress = { stages: new Map([['signal', 'confirming' as const]]), isReachOver: false };
    expect(statesOf(withProgress(running, progress, () => [partly]))).toEqual({});
  });

  it('shows more that fails while it is confirmed, and nothing better', () => {
    const told = (judged: FunctionState, observed = 'signal') =>
      statesOf(roundAfter({ ...confirming, judged: 'partial' }, { ...confirming, judged, observed }));
    expect(told('blocked')).toEqual({ signal: 'blocked' });
    expect(told('blocked', 'viber')).toEqual({ signal: 'partial' });
    for (const judged of ['unsure', 'works'] as const) expect(told(judged)).toEqual({ signal: 'partial' });
  });

  it('says that it was cut short where it is stopped while a service is confirmed', () => {
    const byTriesMade = (service: string) => [verdictOf(service, 'unsure')];
    expect(verdictsWhereStopped(roundAfter(confirming), byTriesMade)).toMatchObject([
      { service: 'signal', state: 'unsure', because: ['interrupted'], functions: [{ because: ['interrupted'] }] },
    ]);
    const over = roundAfter(confirming, { stages: {}, judged: 'blocked', isReachOver: true });
    expect(verdictsWhereStopped(over, byTriesMade)).toEqual(over.verdicts);
  });

  it('is certain of nothing that is still being confirmed', () => {
    const round = roundAfter(confirming);
    expect(round.verdicts).toMatchObject([{ confidence: 'likely', functions: [{ confidence: 'likely' }] }]);
  });

  it('keeps a verdict until the stage has ended, whatever is half measured', () => {
    const works = { stages: { signal: 'speed' }, judged: 'works', isReachOver: true } as const;
    expect(statesOf(roundAfter(works, { ...works, judged: 'unsure' }))['signal']).toBe('works');
    const over = roundAfter(works, { stages: {}, judged: 'slow', isReachOver: true });
    expect(statesOf(over)['signal']).toBe('slow');
    expect(over.stages).toEqual({});
  });

  it('stays finished with a service that is measured again because of others', () => {
    const over = { stages: { viber: 'speed' }, judged: 'works', isReachOver: true } as const;
    const again = { stages: { signal: 'speed', viber: 'speed' }, judged: 'unsure', isReachOver: true } as const;
    const round = roundAfter(over, again);
    expect(statesOf(round)['signal']).toBe('works');
    expect(round.stages).toEqual({ viber: 'speed' });
  });

  it("is not finished with a service whose last verdict depends on others' answers", () => {
    const works = { stages: { signal: 'speed', viber: 'reach' }, judged: 'works' } as const;
    const slow = roundAfter(works, { stages: { viber: 'reach' }, judged: 'slow' });
    expect(statesOf(slow)).toEqual({ signal: 'works' });
    expect(slow.stages).toEqual({ signal: 'speed', viber: 'reach' });
  });

  it('is the same one while nothing changes', () => {
    const step = { stages: { signal: 'speed', viber: 'reach' }, judged: 'works' } as const;
    const round = roundAfter(step);
    expect(withProgress(round, { stages: new Map(Object.entries(step.stages)), isReachOver: false }, () => [])).toBe(
      round,
    );
  });
});
