import { describe, expect, it } from 'vitest';
import type { UpgradeBehaviour } from '../net/behaviour.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf } from './stage.ts';

/** The hosts of the message channels of three messengers. */
const channels = {
  whatsapp: ['web.whatsapp.com'],
  telegram: hostsOf('telegram').filter((host) => /^[kz]ws/.test(host)),
  discord: ['gateway.discord.gg'],
} as const;

const messengers = Object.keys(channels) as (keyof typeof channels)[];

describe.each(['chrome', 'firefox'] as const)('in %s, messages', (target) => {
  it('work if the service gives its own answer to the first word, and look blocked if it is swallowed', async () => {
    await onStage(target, async ({ internet, openPopup }) => {
      const popup = await openPopup();
      /** The state and the cause of each messenger's messages, while their channels behave like this. */
      const messages = async (behaviour?: UpgradeBehaviour) => {
        for (const host of Object.values(channels).flat()) internet.behave(host, ...(behaviour ? [behaviour] : []));
        const { services } = await popup.checkNow();
        return messengers.map((id) => {
          const row = services.find(({ service }) => service === id);
          const state = row?.functions.find((one) => one.function === 'messages')?.state;
          return [id, state, row?.cause, row?.manner];
        });
      };
      expect(await messages()).toEqual(messengers.map((id) => [id, 'works', undefined, undefined]));
      const upgrades = internet.traffic.requests.filter(({ upgrade }) => upgrade);
      expect(upgrades.map(({ host }) => host)).toEqual(expect.arrayContaining([...channels.telegram.slice(0, 5)]));

      const [whatsapp, [, telegram] = [], discord] = await messages({ kind: 'websocket-mute' });
      // The phone apps use a different host.
      expect(whatsapp).toEqual(['whatsapp', 'partial', 'websocket', 'timeout']);
      expect(discord).toEqual(['discord', 'blocked', 'websocket', 'timeout']);
      // A busy device may ask too few of its many channels again for more than a doubt.
      expect(['blocked', 'partial', 'unsure']).toContain(telegram);

      const otherwise = await messages({ kind: 'websocket-babble' });
      for (const [id, state, cause] of otherwise) expect([id, state, cause]).toEqual([id, 'unsure', undefined]);
    });
  });
});
