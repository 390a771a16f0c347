import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { workingKeys } from '../../../src/measure/endpoints/seen-to-work.ts';
import type { Service } from '../../../src/model/service.ts';
import { discord, signal, slack, telegram, whatsapp } from '../../judge/sample-services.ts';
import { observationsOf } from '../../judge/scenario.ts';
import type { ScenarioRow } from '../../judge/scenario-form.ts';

/** The keys of what counts as seen to work after these observations. */
function keysAfter(service: Service, ...observations: readonly ScenarioRow[]): string[] {
  const seen = observationsOf({
    name: 'for a test',
    source: 'a test',
    services: [service.id],
    controls: 'none',
    observations: [...observations],
    expected: { network: { state: 'online', because: [] }, services: {} },
  });
  return workingKeys(service, checkOf(seen));
}

describe('seen to work', () => {
  it('is a page that gives the healthy answer', () => {
    expect(keysAfter(whatsapp, { of: 'whatsapp/web', outcome: '200' })).toEqual(['whatsapp/web']);
    expect(keysAfter(whatsapp, { of: 'whatsapp/web', outcome: '200 altered' })).toEqual([]);
  });

  it('is a channel that opens, but not one whose page answers', () => {
    expect(keysAfter(discord, { of: 'discord/chat', outcome: 'opened' })).toEqual(['discord/chat']);
    expect(keysAfter(discord, { of: 'discord/chat', outcome: '200', probe: 'https' })).toEqual([]);
  });

  it('is a channel that opens, and the first word of its service if that is answered', () => {
    const opened = { of: 'whatsapp/chat', outcome: 'opened' } as const;
    const word = { of: 'whatsapp/chat', probe: 'first-word' } as const;
    expect(keysAfter(whatsapp, opened, { ...word, outcome: 'greeted' })).toEqual([
      'whatsapp/chat',
      'whatsapp/first-word',
    ]);
    expect(keysAfter(whatsapp, opened, { ...word, outcome: 'generic_timeout_error' })).toEqual(['whatsapp/chat']);
  });

  it('is the equal endpoint that works, and none of the others', () => {
    expect(keysAfter(telegram, { of: 'telegram/kws1', outcome: 'opened' })).toEqual(['telegram/kws1']);
  });

  it('is an address with the service’s own kind of certificate', () => {
    expect(keysAfter(signal, { of: 'signal/chat', outcome: 'ssl_unknown_authority' })).toEqual(['signal/chat']);
  });

  it('is a call relay that answers', () => {
    const url = 'stun:relay.slack.example:3478';
    expect(keysAfter(slack, { of: 'slack/stun', outcome: 'relay-answered address' })).toEqual([`slack/${url}`]);
    expect(keysAfter(slack, { of: 'slack/stun', outcome: 'generic_timeout_error' })).toEqual([]);
  });

  it.each(['403', '429', '200 challenge', '503', 'opaque', 'connection_reset', 'skipped permission-missing'] as const)(
    'is no page that gives %s',
    (outcome) => {
      expect(keysAfter(whatsapp, { of: 'whatsapp/web', outcome })).toEqual([]);
    },
  );

  it('is no large object, whose host may answer when the page does not', () => {
    expect(keysAfter(slack, { of: 'slack/media', outcome: '206', probe: 'download' })).toEqual([]);
  });
});
