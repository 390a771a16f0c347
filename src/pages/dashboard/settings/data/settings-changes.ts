import { serviceFrom } from '../../../../model/custom-service.ts';
import type { Service } from '../../../../model/service.ts';
import type { Settings } from '../../../../model/settings.ts';
import { chosenServices } from '../../../shared/chosen-services.ts';
import { list } from '../../../shared/format.ts';
import { type TextKey, t } from '../../../shared/text.ts';
import { settingNames, settingRows } from '../setting-rows.tsx';

/** What the settings of a file would switch, add, remove, rename or change, in a line each. */
export function settingsChanges(present: Settings, theirs: Settings): string[] {
  const mine = addedIn(present);
  const other = addedIn(theirs);
  const [on, onThen] = [chosenServices(present), chosenServices(theirs)];
  const removed = without(mine, other);
  const added = without(other, mine);
  const answersElse = ({ id, endpoints }: Service) => {
    const before = mine.find((one) => one.id === id);
    return before !== undefined && before.endpoints[0]?.healthy.status !== endpoints[0]?.healthy.status;
  };
  const lines: readonly (readonly [TextKey, readonly string[]])[] = [
    ['settings_file_off', [...names(without(on, [...onThen, ...removed])), ...settingsThat('off', present, theirs)]],
    ['settings_file_removes', names(removed)],
    ['settings_file_adds', names(added)],
    ['settings_file_on', [...names(without(onThen, [...on, ...added])), ...settingsThat('on', present, theirs)]],
    ['settings_file_changes', [...names(other.filter(answersElse)), ...settingsThat('change', present, theirs)]],
  ];
  const renamed = mine.flatMap(({ id, name }) => {
    const then = other.find((one) => one.id === id)?.name ?? name;
    return then === name ? [] : [t('settings_file_renames', { old: name, new: then })];
  });
  return [
    ...lines.flatMap(([key, things]) => (things.length > 0 ? [t(key, { things: list(things) })] : [])),
    ...renamed,
  ];
}

const addedIn = ({ custom = [] }: Settings) => custom.map(serviceFrom);

const names = (services: readonly Service[]) => services.map(({ name }) => name);

function without(services: readonly Service[], others: readonly Service[]): Service[] {
  return services.filter(({ id }) => !others.some((other) => other.id === id));
}

/** The labels of the settings that go off, go on, or change in another way. */
function settingsThat(how: 'off' | 'on' | 'change', present: Settings, theirs: Settings): string[] {
  return settingNames
    .filter((name) => {
      const [now, then] = [present[name] ?? false, theirs[name] ?? false];
      if (JSON.stringify(now) === JSON.stringify(then)) return false;
      if (typeof now === 'boolean' && typeof then === 'boolean') return how === (then ? 'on' : 'off');
      return how === 'change';
    })
    .map((name) => t(settingRows[name].label));
}
