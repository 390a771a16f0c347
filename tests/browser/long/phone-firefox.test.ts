import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Extension, grantedExtension } from '../extension.ts';
import { onStage } from '../shared-stage.ts';

/** A copy in which Firefox leaves out what Firefox for Android has not: `captivePortal` and `commands`. */
async function asOnAndroid(): Promise<Extension> {
  const extension = await grantedExtension('firefox');
  const file = join(extension.folder, 'manifest.json');
  const { commands: _commands, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  const permissions = manifest.permissions.filter((name: string) => name !== 'captivePortal');
  writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
  return extension;
}

it('in a Firefox without captivePortal and commands, as on Android, a check ends and finds what fails', async () => {
  const extension = await asOnAndroid();
  await onStage(
    'firefox',
    async ({ internet, openPopup }) => {
      const popup = await openPopup();
      await popup.checkNow();
      for (const service of ['whatsapp', 'discord'])
        expect(await popup.service(service)).toMatchObject({ state: 'works' });
      // A page in place of the channel, which has worked before.
      internet.behave('gateway.discord.gg', { kind: 'websocket-refused', status: 200 });
      await popup.checkNow();
      expect(await popup.service('discord')).toMatchObject({ state: 'partial', cause: 'websocket' });
    },
    { extension },
  );
});
