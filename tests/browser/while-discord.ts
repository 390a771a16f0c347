import { expect } from 'vitest';
import type { PageReading } from '../../scripts/read-page.ts';
import type { Behaviour } from '../net/behaviour.ts';
import { inventedAddress } from '../net/resolver.ts';
import { unhealthy } from '../only-site.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf } from './stage.ts';

type Row = PageReading['services'][number];

/** The state of each testable function of a row. */
export const functionsOf = (row: Row | undefined) =>
  Object.fromEntries(
    (row?.functions ?? []).filter(({ state }) => state !== 'untestable').map((f) => [f.function, f.state]),
  );

/** Makes every host of Discord behave like this, runs a check and reads the popup. */
export async function checkWhileDiscord(behaviour: Behaviour | 'gone' | 'refused'): Promise<{
  readonly discord: Row | undefined;
  /** The other services that are not well. */
  readonly others: readonly Row[];
  readonly network: string | undefined;
}> {
  const hosts = hostsOf('discord');
  let reading: PageReading | undefined;
  await onStage(
    'chrome',
    async ({ internet, openPopup }) => {
      if (typeof behaviour !== 'string') for (const host of hosts) internet.behave(host, behaviour);
      reading = await (await openPopup()).checkNow();
    },
    // Closed for the name and for the address.
    typeof behaviour === 'string' ? { [behaviour]: [...hosts, ...hosts.map(inventedAddress)] } : {},
  );
  const rows = reading?.services ?? [];
  return {
    network: reading?.network,
    discord: rows.find(({ service }) => service === 'discord'),
    others: unhealthy(rows.filter(({ service }) => service !== 'discord')),
  };
}

/** Checks that the popup says, while Discord behaves like this, that only Discord is blocked, and how. */
export async function expectBlocked(
  behaviour: Parameters<typeof checkWhileDiscord>[0],
  why: { readonly cause: string; readonly manner: string },
): Promise<void> {
  const { discord, others, network } = await checkWhileDiscord(behaviour);
  expect(network).toBe('online');
  expect(discord).toMatchObject({ state: 'blocked', confidence: 'likely', ...why });
  expect(functionsOf(discord)).toMatchObject({ web: 'blocked', messages: 'blocked' });
  expect(others).toEqual([]);
}
