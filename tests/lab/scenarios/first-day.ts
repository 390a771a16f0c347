import { services } from '../../../src/catalogue/catalogue.ts';
import type { Service } from '../../../src/model/service.ts';
import { type Change, changes } from '../../first-day/change.ts';
import { hostOf, type Target, targetsOf } from '../../first-day/targets.ts';
import type { Switched } from '../../net/behaviour.ts';
import type { Rule } from '../censor/rule.ts';
import { anyOf, type Scenario, unsure, works } from './scenario.ts';

/** In each world, one address of each of these has changed. The other one in the lab has no channel, only a site. */
const changing = ['whatsapp', 'telegram', 'signal', 'messenger', 'discord', 'max'];
const worlds = 10;
/** A large step, so that the worlds differ. */
const step = 37;

interface Row {
  readonly target: Target;
  readonly change: Change;
}

/** What can change about a service, except its call relays: a censor's rules cover what fails over UDP. */
function rowsOf(service: Service): readonly Row[] {
  return targetsOf(service)
    .filter(({ kind }) => kind !== 'relay')
    .flatMap((target) => changes.filter(({ to }) => to.includes(target.kind)).map((change) => ({ target, change })));
}

function behaviourOf({ target: { kind, url }, change: { server, on } }: Row): readonly Switched[] {
  if (server === undefined) return [];
  const { pathname, search } = new URL(url);
  const isWhole = on === 'host' || kind === 'asset' || (kind === 'file' && pathname === '/');
  return [isWhole ? server : { ...server, path: pathname + search }];
}

function worldOf(number: number): Scenario {
  const rows = changing.flatMap((id, index) => {
    const all = services.filter((service) => service.id === id).flatMap(rowsOf);
    return all[(number * step + index * 11) % all.length] ?? [];
  });
  const hostsWith = (holds: (change: Change) => boolean) =>
    rows.filter(({ change }) => holds(change)).map(({ target }) => hostOf(target.url));
  const silent = hostsWith(({ address }) => address === 'silence');
  const refusing = hostsWith(({ address }) => address === 'refusal');
  const connect = (names: readonly string[], answer: 'drop' | 'reset'): readonly Rule[] =>
    names.length > 0 ? [{ kind: 'connect', names, answer }] : [];
  return {
    name: `honest-first-day-${number}`,
    source: rows.map(({ target, change }) => `${target.service.id}: ${change.id} at ${target.url}`).join('; '),
    names: { absent: hostsWith(({ name }) => name === 'gone') },
    rules: [...connect(silent, 'drop'), ...connect(refusing, 'reset')],
    behaviours: Object.fromEntries(rows.map((row) => [hostOf(row.target.url), behaviourOf(row)])),
    network: 'online',
    services: Object.fromEntries(changing.map((id) => [id, anyOf('what of it has changed', works, unsure)])),
  };
}

/** The first day on the real internet: owners have changed single addresses since the list was made. */
export const firstDay: readonly Scenario[] = Array.from({ length: worlds }, (_, index) => worldOf(index + 1));
