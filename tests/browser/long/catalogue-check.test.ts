import { describe, expect, it } from 'vitest';
import { type Checked, checkCatalogue } from '../../../scripts/catalogue-check/check-catalogue.ts';
import { entriesOf } from '../../../scripts/catalogue-check/entry.ts';
import { exitCodeOf, report } from '../../../scripts/catalogue-check/report.ts';
import { controls, services } from '../../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../../src/catalogue/controls.ts';
import type { Target } from '../extension.ts';
import { onStage } from '../shared-stage.ts';
import type { Stage } from '../stage.ts';

/** Channels that want a subprotocol or an Origin, an exact body, and large objects. Loopback has no call relays. */
const names = /^(?:telegram|discord|control)\//;
const entries = entriesOf({ services, controls, controlRelays }).filter(({ name }) => names.test(name));

function check({ browser, origin, internet }: Stage): Promise<Checked> {
  const ways = {
    addressesOf: async () => ['127.0.0.1'],
    placeOf: () => ({ host: '127.0.0.1', port: internet.ports[0] ?? 0 }),
    authority: internet.authority.rootPem,
  };
  return checkCatalogue(entries, [{ name: 'browser', within: (work) => work({ browser, origin }) }], ways, 0);
}

describe.each<Target>(['chrome', 'firefox'])('in %s, a check of the catalogue', (target) => {
  it('has a row for everything, and nothing wrong where all is well', async () => {
    await onStage(target, async (stage) => {
      const checked = await check(stage);
      expect(checked.mismatches).toEqual([]);
      expect(exitCodeOf(checked)).toBe(0);
      for (const { name } of entries) {
        const rows = checked.rows.filter(({ what }) => what === name);
        expect(rows.map(({ by, reads }) => [by, reads])).toEqual([
          ['browser', 'works'],
          ['node', undefined],
        ]);
      }
      expect(checked.tried.filter(({ works }) => !works)).toEqual([]);
    });
  });

  it('finds a channel that is refused, an error of the server and a wrong certificate', async () => {
    await onStage(target, async (stage) => {
      stage.internet.behave('gateway.discord.gg', { kind: 'websocket-reset' });
      stage.internet.behave('web.telegram.org', { kind: 'answer', status: 503 });
      stage.internet.behave('www.debian.org', { kind: 'certificate', certificate: 'other-name' });
      const checked = await check(stage);
      const addresses = checked.mismatches.filter((name) => name.includes('/'));
      expect(addresses).toEqual(['telegram/web', 'discord/gateway', 'control/foreign-debian']);
      expect(exitCodeOf(checked)).toBe(1);
      expect(report(checked)).toContain('would read wrongly: ');
    });
  });
});
