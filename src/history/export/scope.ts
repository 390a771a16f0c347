import type { RoundRecord } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import type { HistoryRecord } from './history-record.ts';

/** What of a history goes into a file; what is absent leaves nothing out. */
export interface Scope {
  /** Epoch ms; what started earlier is left out. */
  readonly since?: number;
  /** Epoch ms; what started then or later is left out. */
  readonly until?: number;
  /** One network alone. */
  readonly profile?: string;
  /** One service alone, with the controls beside it. */
  readonly service?: ServiceId;
}

/** What a record says of one network and one service; undefined where that is nothing. */
export function inScope(record: HistoryRecord, scope: Scope): HistoryRecord | undefined {
  const { profile, service } = scope;
  switch (record.kind) {
    case 'network':
      return profile === undefined || record.network.id === profile ? record : undefined;
    case 'note':
      // It may be about anything, so it goes only where everything goes.
      return profile === undefined && service === undefined ? record : undefined;
    case 'feedback': {
      const { feedback } = record;
      const isMeant = profile === undefined || feedback.profile === profile;
      return isMeant && (service === undefined || feedback.service === service) ? record : undefined;
    }
    case 'day': {
      if (profile !== undefined && record.day.profile !== profile) return undefined;
      if (service === undefined) return record;
      const own = record.day.services[service];
      if (!own) return undefined;
      const hours = record.hours.filter((one) => one.service === service);
      return { ...record, day: { ...record.day, services: { [service]: own } }, hours };
    }
    case 'round': {
      const scoped = scopedRound(record, scope);
      return scoped && { kind: 'round', ...scoped };
    }
    default:
      return record satisfies never;
  }
}

/** The same of a round and its facts. */
export function scopedRound(
  { round, observations }: RoundRecord,
  { profile, service }: Scope,
): RoundRecord | undefined {
  if (profile !== undefined && round.profile !== profile) return undefined;
  if (service === undefined) return { round, observations };
  if (!round.services.includes(service)) return undefined;
  return {
    round: {
      ...round,
      services: [service],
      verdicts: round.verdicts.filter((verdict) => verdict.service === service),
    },
    observations: observations.filter(({ subject }) => subject.kind === 'control' || subject.service === service),
  };
}
