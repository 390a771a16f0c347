import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../../src/history/export/history-record.ts';
import { inScope, type Scope } from '../../../src/history/export/scope.ts';
import { observationOf, roundOf, verdictOf } from '../../platform/records.ts';
import { records } from './sample-records.ts';

const narrowed = (scope: Scope, of: readonly HistoryRecord[] = records) =>
  of.flatMap((record) => inScope(record, scope) ?? []);
const kinds = (of: readonly HistoryRecord[]) => of.map(({ kind }) => kind);

const both: HistoryRecord = {
  kind: 'round',
  round: roundOf(7, { services: ['telegram', 'signal'], verdicts: [verdictOf('telegram', 7), verdictOf('signal', 7)] }),
  observations: [
    observationOf(8),
    {
      ...observationOf(9),
      subject: { kind: 'service', service: 'signal', endpoint: 'web', function: 'web' },
    },
    { ...observationOf(10), subject: { kind: 'control', control: 'one', class: 'foreign', vendor: 'one' } },
  ],
};

describe('a scope', () => {
  it('without a field leaves nothing out', () => {
    expect(narrowed({})).toEqual(records);
  });

  it('of one network leaves out other networks, and notes, which may be about any network', () => {
    expect(kinds(narrowed({ profile: 'n-1' }))).toEqual(kinds(records).filter((kind) => kind !== 'note'));
    expect(narrowed({ profile: 'another' })).toEqual([]);
  });

  it('of one service leaves out other services with their observations, and keeps the controls', () => {
    const [record] = narrowed({ service: 'telegram' }, [both]);
    expect(record).toEqual({
      ...both,
      round: { ...both.round, services: ['telegram'], verdicts: [verdictOf('telegram', 7)] },
      observations: [both.observations[0], both.observations[2]],
    });
  });

  it('of one service leaves out rounds and days without it', () => {
    expect(kinds(narrowed({ service: 'viber' }, [both, ...records]))).toEqual(['network']);
  });

  it('of one service keeps only its own days and hours', () => {
    const day = records.find(({ kind }) => kind === 'day');
    if (day?.kind !== 'day') throw new Error('there is no day');
    const { signal } = day.day.services;
    if (!signal) throw new Error('there is no signal');
    const mixed: HistoryRecord = {
      ...day,
      day: { ...day.day, services: { signal, viber: signal } },
      hours: [...day.hours, ...day.hours.map((hours) => ({ ...hours, service: 'viber' }))],
    };
    expect(narrowed({ service: 'signal' }, [mixed])).toEqual([day]);
  });
});
