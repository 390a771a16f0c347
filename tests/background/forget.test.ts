import '../fake-extension.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetSettings } from '../../src/background/forget.ts';
import { draftCustomService } from '../../src/model/own-address.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { fake, resetFake } from '../fake-extension.ts';

const giveBackAccess = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../src/community/background/entry.ts', () => ({ community: { giveBackAccess } }));

function custom(address: string) {
  const drafted = draftCustomService({ name: 'Ours', address }, '2026-11-25', []);
  if (!drafted.accepted) throw new Error(drafted.refusal);
  return drafted.custom;
}

beforeEach(resetFake);

describe('forgetting the settings', () => {
  it('leaves none of them, and no access that would name what the person had added', async () => {
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
      'wss://chat.example.org/*',
      'wss://live.example.org/*',
    ]);
  });

  it('removes no access where nothing was added', async () => {
    fake.values['settings'] = defaultSettings;
    await forgetSettings();
    expect(fake.values).toEqual({});
    expect(fake.givenBack).toEqual([]);
  });

  it('goes on where an administrator allowed notifications, which browsers do not take back', async () => {
    giveBackAccess.mockClear();
    fake.allowed = ['notifications'];
    vi.spyOn(extension.permissions, 'remove').mockRejectedValueOnce(
      new Error('You cannot remove required permissions.'),
    );
    await forgetSettings();
    expect(giveBackAccess).toHaveBeenCalledOnce();
  });

  it('removes the access that sharing needed', async () => {
    giveBackAccess.mockClear();
    await forgetSettings();
    expect(giveBackAccess).toHaveBeenCalledOnce();
  });
});
