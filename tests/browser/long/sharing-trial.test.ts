import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../collector/tests/postgres.ts';
import { crowdVerdict } from '../../../protocol/wire/cell.ts';
import { shareOnce } from '../../../scripts/sharing/share-once.ts';
import { startTrial } from '../../../scripts/sharing/trial.ts';
import { trialTable } from '../../../scripts/sharing/trial-table.ts';
import { grantedExtension, sharingBuild, type Target } from '../extension.ts';
import { onStage } from '../shared-stage.ts';
import { blockWhatsApp } from '../sharing-steps.ts';

/** A build, a browser and a collector are slow to start on a busy machine. */
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

it.each<Target>(['chrome', 'firefox'])(
  'a report from %s passes relay, gateway, PostgreSQL and publisher to the public page and back into the browser',
  async (target) => {
    const folder = await mkdtemp(join(tmpdir(), 'reachable-whole-way-'));
    const trial = await startTrial({ location: postgres.freshDatabase() });
    try {
      const extension = await grantedExtension(target, await sharingBuild(target, trial.sharing, folder));
      await onStage(
        target,
        async ({ browser, origin, internet }) => {
          blockWhatsApp({ internet });
          const shared = await shareOnce({ browser, origin, popup: `${origin}/${extension.popup}` }, trial);
          const { reports, counted, published, shown } = shared.way ?? expect.fail('nothing was shared');
          const { service, state } = counted;
          expect(counted).toMatchObject({ cc: 'NL', asn: 1136, n: 1 });
          const literal = reports.map((text) => JSON.parse(text));
          expect(literal).toContainEqual(expect.objectContaining({ service, state }));
          expect(literal).toContainEqual(expect.objectContaining({ service: 'whatsapp', state: 'blocked' }));

          const [reported] = published.cell;
          expect(crowdVerdict(published.cell)).toBe(state === 'works' ? 'works' : 'problem');
          expect(shown).toBe(`${state === 'works' ? 'Works' : 'Problems'}, about ${reported} results`);
          const site = await browser.newPage();
          await site.goto(published.page);
          const text = await site.$eval('body', (body) => body.textContent);
          expect(text).toContain('KPN');
          expect(text).toContain(`${reported}`);

          const table = trialTable(shared).split('\n');
          expect(table.find((line) => line.startsWith('counted'))).toContain(`1 through relay "${counted.relay}"`);
          expect(table.at(-1)).toContain(shown);
        },
        { extension },
      );
    } finally {
      await trial.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
