import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Checked, checkCatalogue } from '../../../scripts/catalogue-check/check-catalogue.ts';
import { type Entry, entriesOf } from '../../../scripts/catalogue-check/entry.ts';
import { exitCodeOf, report } from '../../../scripts/catalogue-check/report.ts';
import { showOwnPage } from '../../../scripts/show-own-page.ts';
import { controls, services } from '../../../src/catalogue/catalogue.ts';
import { controlRelaySubject } from '../../../src/model/call-relay.ts';
import { type CallRelay, startCallRelay } from '../../net/call-relay.ts';
import type { Target } from '../extension.ts';
import { onStage } from '../shared-stage.ts';
import type { Stage } from '../stage.ts';

/**
 * Channels that need a subprotocol or an Origin, channels that checks ask in turn, an exact body, redirects, resolvers
 * and large objects.
 */
const names = /^(?:telegram|discord|zoom|control)\//;
const entries = entriesOf({ services, controls, controlRelays: [] }).filter(({ name }) => names.test(name));

let answering: CallRelay;
let silent: CallRelay;
beforeAll(async () => {
  answering = await startCallRelay({ answers: true });
  silent = await startCallRelay({ answers: false });
});
afterAll(() => Promise.all([answering.stop(), silent.stop()]));

/**
 * A relay on loopback, asked for an allocation: unlike a binding's, its answer cannot be mistaken for the device's own.
 */
function relayEntry({ port }: CallRelay, id: string): Entry {
  const url = `turn:127.0.0.1:${port}?transport=udp`;
  const subject = controlRelaySubject({ id, vendor: id, url, source: { kind: 'memory', where: 'this test' } });
  return { kind: 'control-relay', name: `relay/${id}`, url, subject };
}

async function check({ browser, origin, internet }: Stage, asked: readonly Entry[]) {
  const ways = {
    addressesOf: async () => ['127.0.0.1'],
    placeOf: () => ({ host: '127.0.0.1', port: internet.ports[0] ?? 0 }),
    authority: internet.authority.rootPem,
  };
  const said: string[] = [];
  const page = await browser.newPage();
  await showOwnPage(page, `${origin}/src/pages/dashboard/index.html`, 'main');
  const own = { evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T> };
  const driven = [{ name: 'browser', within: (work: (page: typeof own) => Promise<void>) => work(own) }];
  const checked: Checked = await checkCatalogue(asked, driven, ways, 0, (line) => void said.push(line));
  return { checked, said };
}

describe.each<Target>(['chrome', 'firefox'])('in %s, a check of the catalogue', (target) => {
  it('has a row for everything, and nothing wrong if all is well', async () => {
    await onStage(target, async (stage) => {
      const asked = [...entries, relayEntry(answering, 'answering')];
      const { checked, said } = await check(stage, asked);
      expect(checked.mismatches).toEqual([]);
      expect(exitCodeOf(checked)).toBe(0);
      expect(checked.drifts).toEqual([]);
      for (const { name, kind } of asked) {
        const rows = checked.rows.filter(({ what }) => what === name);
        expect(
          rows.map(({ by, reads }) => [by, reads]),
          name,
        ).toEqual([['browser', 'works'], ...(kind === 'control-relay' ? [] : [['node', undefined]])]);
      }
      expect(checked.rows.find(({ what }) => what === 'relay/answering')?.relay).toBe('refusal');
      expect(checked.tried.filter(({ works }) => !works)).toEqual([]);
      expect(said.filter((line) => line.startsWith('browser: service'))).toEqual([
        'browser: service 1 of 3: telegram',
        'browser: service 2 of 3: discord',
        'browser: service 3 of 3: zoom',
      ]);
    });
  });

  it('finds a channel that is refused, an error of the server, a wrong certificate and a silent relay', async () => {
    await onStage(target, async (stage) => {
      stage.internet.behave('gateway.discord.gg', { kind: 'websocket-reset' });
      stage.internet.behave('web.telegram.org', { kind: 'answer', status: 503 });
      stage.internet.behave('www.debian.org', { kind: 'certificate', certificate: 'other-name' });
      const { checked } = await check(stage, [...entries, relayEntry(silent, 'silent')]);
      const addresses = checked.mismatches.filter((name) => name.includes('/'));
      expect(addresses).toEqual(['telegram/web', 'discord/gateway', 'control/foreign-debian', 'relay/silent']);
      expect(exitCodeOf(checked)).toBe(1);
      expect(report(checked)).toContain('would read wrongly: ');
      expect(checked.drifts.map(({ name }) => name)).toEqual(addresses);
    });
  });
});
