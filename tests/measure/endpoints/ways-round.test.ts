import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { servicesOnWaysRound } from '../../../src/measure/endpoints/ways-round.ts';
import { control, service } from '../network/line-observations.ts';

const answerFrom = (name: string, host: string) => service(name, { host, addressKind: 'public', addressTag: 5 });

/** The services with a route of their own, if these hosts answer from one address. */
function onWaysRound(...hosts: readonly (readonly [service: string, host: string])[]) {
  const controls = ['github', 'wikimedia'].map((name, addressTag) =>
    control(name, { addressKind: 'public', addressTag }),
  );
  return [...servicesOnWaysRound(checkOf([...controls, ...hosts.map(([name, host]) => answerFrom(name, host))]))];
}

it('three hosts of two companies at one address are behind a proxy, but fewer may be on one CDN', () => {
  const ofTelegram = ['telegram', 'web.telegram.example'] as const;
  const ofSignal = [['signal', 'signal.example'] as const, ['signal', 'cdn.signal.example'] as const];
  expect(onWaysRound(ofTelegram, ...ofSignal)).toEqual(['telegram', 'signal']);
  expect(onWaysRound(ofTelegram, ...ofSignal.slice(1))).toEqual([]);
  expect(onWaysRound(...ofSignal, ['signal', 'chat.signal.example'])).toEqual([]);
});
