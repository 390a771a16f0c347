import type { Check } from '../measure/check/check.ts';
import { besideDomestic } from '../measure/transfers/abroad.ts';
import { keptIn, type PastSpeeds } from '../measure/transfers/past-speeds.ts';
import type { TransferProbe } from '../measure/transfers/transfer.ts';
import {
  abroadFacts,
  type BrokenFacts,
  brokenFacts,
  type Transfers,
  transferFacts,
} from '../measure/transfers/transfer-facts.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Subject } from '../model/observation.ts';
import type { Rule } from '../model/rule.ts';
import type { Service } from '../model/service.ts';
import type { NetworkVerdict } from '../model/verdict.ts';
import type { JudgedFunction } from './case.ts';
import { told } from './doubt.ts';
import { brokenRules, type TransferThen, transferRules } from './transfer-rules.ts';

type Judged = Omit<JudgedFunction, 'function'>;

export interface Judging {
  readonly check: Check;
  /** What is usual on this network. */
  readonly past: PastSpeeds;
}

/**
 * Judges a function by its transfers; undefined when they say nothing.
 * @param subject of the transfers: an endpoint and the function that they test
 */
export function judgeTransfer(probe: TransferProbe, subject: Subject, { check, past }: Judging): Judged | undefined {
  const moved = transferFacts(probe, subject, check, past);
  return judgedBy(transferRules.first(moved.seen), probe, moved, check);
}

/**
 * The same where everything from abroad is slowed or frozen: compared with domestic controls or, where there are none,
 * with nothing, since the controls abroad froze as well.
 */
function judgeFromAbroad(probe: TransferProbe, subject: Subject, { check }: Judging): Judged | undefined {
  const moved = abroadFacts(probe, subject, besideDomestic(check));
  return judgedBy(transferRules.first(moved.seen), probe, moved, check);
}

/** How the transfers of a service are judged on this connection. */
export function judgingOf({ domesticIn }: Service, { state }: NetworkVerdict): typeof judgeTransfer {
  const isHeldBack = networkPolicy(state).heldBack === true && domesticIn === undefined;
  return isHeldBack ? judgeFromAbroad : judgeTransfer;
}

function judgedBy(
  { id, then, because }: Pick<Rule<never, TransferThen>, 'id' | 'then' | 'because'>,
  probe: TransferProbe,
  { tries, kbps, usualKbps, keptKbps }: Omit<Transfers<unknown>, 'seen'>,
  check: Check,
): Judged | undefined {
  if (then === 'no-verdict') return undefined;
  if (then === 'broken') {
    const { seen: facts, ...amount } = brokenFacts(probe, tries, check);
    const { rule, ...broken } = saidOfBroken(facts);
    return { ...broken, ...(broken.cause === 'freeze' ? amount : {}), rules: [id, rule] };
  }
  if (then.state === 'unsure') return { ...then, because, rules: [id] };
  return {
    ...then,
    ...(kbps === undefined ? {} : { kbps }),
    ...(usualKbps === undefined ? {} : { usualKbps }),
    ...(keptKbps === undefined ? {} : { [keptIn[probe].field]: keptKbps }),
    because,
    rules: [id],
  };
}

/** A freeze has the manner in which the transfers broke off. */
export function saidOfBroken(facts: BrokenFacts): Judged & { readonly rule: string } {
  const rule = brokenRules.first(facts);
  const { doubt: _told, ...then } = rule.then;
  const how = then.cause === 'freeze' ? ({ manner: facts.cut ? 'reset' : 'timeout' } as const) : {};
  return { ...then, ...how, ...told(rule), rule: rule.id };
}
