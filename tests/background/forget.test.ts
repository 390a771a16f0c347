import '../platform/fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetSettings } from '../../src/background/forget.ts';
import type { SharingConfig } from '../../src/community/protocol/wire/sharing-config.ts';
import { draftCustomService } from '../../src/model/custom-service.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { fake, resetFake } from '../platform/fake-extension.ts';

const build: { sharing: SharingConfig | undefined } = vi.hoisted(() => ({ sharing: undefined }));
vi.mock('../../src/community/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../src/community/sharing.ts')>()),
  get sharing() {
    return build.sharing;
  },
}));

function custom(address: string) {
  const drafted = draftCustomService({ name: 'Ours', address }, '2026-11-25', []);
  if (!drafted.accepted) throw new Error(drafted.refusal);
  return drafted.custom;
}

beforeEach(resetFake);
afterEach(() => {
  build.sharing = undefined;
});

describe('forgetting the settings', () => {
  it('leaves nothing of them, and no access that would name what the person had added', async () => {
    const own = [
      custom('https://chat.example.org/'),
      custom('wss://live.example.org/'),
      custom('https://discord.com/'),
    ];
    fake.values['settings'] = { ...defaultSettings, custom: own };
    await forgetSettings();
    expect(fake.values).toEqual({});
    expect(fake.givenBack).toEqual([
      'https://chat.example.org/*',
      'https://live.example.org/*',
      'wss://live.example.org/*',
    ]);
  });

  it('gives nothing back where nothing was added', async () => {
    fake.values['settings'] = defaultSettings;
    await forgetSettings();
    expect(fake.values).toEqual({});
    expect(fake.givenBack).toEqual([]);
  });

  it('gives back all that was asked for with sharing', async () => {
    build.sharing = { relays: ['https://relay.example:8443'], publisherKey: 'key' };
    await forgetSettings();
    expect(fake.givenBack).toEqual(['https://relay.example/*', 'locationInfo', 'technicalAndInteraction']);
  });
});
