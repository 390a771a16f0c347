import type { RoundRecord } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { counts, isOwn } from '../own.ts';
import type { HistoryRecord } from './history-record.ts';

/** The part of a history that goes into a file. An absent field leaves nothing out. */
export interface Scope {
  /** Epoch ms; rounds that started earlier are left out. */
  readonly since?: number;
  /** Epoch ms; rounds that started then or later are left out. */
  readonly until?: number;
  /** Only this network. */
  readonly profile?: string;
  /** Only this service, together with the controls. */
  readonly service?: ServiceId;
  /** Only what this browser saw, without what the person excluded. */
  readonly own?: true;
}

/** The part of a record that is in scope; undefined if there is none. */
export function inScope(record: HistoryRecord, scope: Scope): HistoryRecord | undefined {
  const { profile, service, own } = scope;
  switch (record.kind) {
    case 'network':
      return profile === undefined || record.network.id === profile ? record : undefined;
    case 'note':
      // A note may mention any network or service, so only a whole history includes it.
      return profile === undefined && service === undefined ? record : undefined;
    case 'feedback': {
      const { feedback } = record;
      const isMeant = profile === undefined || feedback.profile === profile;
      return isMeant && (service === undefined || feedback.service === service) ? record : undefined;
    }
    case 'day': {
      if (profile !== undefined && record.day.profile !== profile) return undefined;
      if (own && !isOwn(record.day)) return undefined;
      if (service === undefined) return record;
      const found = record.day.services[service];
      if (!found) return undefined;
      const hours = record.hours.filter((one) => one.service === service);
      return { ...record, day: { ...record.day, services: { [service]: found } }, hours };
    }
    case 'round': {
      const scoped = scopedRound(record, scope);
      return scoped && { kind: 'round', ...scoped };
    }
    default:
      return record satisfies never;
  }
}

/** The part of a round and its observations that is in scope. */
export function scopedRound(
  { round, observations }: RoundRecord,
  { profile, service, own }: Scope,
): RoundRecord | undefined {
  if (profile !== undefined && round.profile !== profile) return undefined;
  if (own && !counts(round)) return undefined;
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
