import { code, item, paragraph } from './markdown.ts';
import { reasonsIn, whenText } from './rules.ts';

/** A group of phases of any list, without the types of their arguments. */
interface AnyPhases {
  readonly group: string;
  readonly when: object;
  readonly after?: readonly string[] | 'all above';
  readonly ahead?: string;
  readonly beside?: readonly string[];
  readonly alone?: true;
  readonly phases: readonly { readonly id: string; readonly when?: object; readonly after?: readonly string[] }[];
}

/** The phases of a list, by their groups. */
export function phaseParts(file: string, groups: readonly AnyPhases[]): string[] {
  const whys = reasonsIn(file);
  return groups.flatMap(({ group, when, after = [], ahead, beside = [], alone, phases }) => {
    const words = [
      whenText(when),
      after.length > 0 ? `After: ${[after].flat().join('; ')}.` : '',
      ahead ? `Always starts ahead of: ${ahead}.` : '',
      beside.length > 0 ? `Always beside: ${beside.join('; ')}.` : '',
      alone ? 'Nothing else is asked meanwhile.' : '',
    ].filter((one) => one !== '');
    return [
      `#### ${group[0]?.toUpperCase()}${group.slice(1)}`,
      ...(words.length > 0 ? [paragraph(words.join(' '))] : []),
      phases
        .map((phase) =>
          item(
            `**${code(phase.id)}**`,
            whys.get(phase.id) ?? '',
            whenText(phase.when ?? {}),
            phase.after ? `After: ${phase.after.map(code).join(', ')}.` : '',
          ),
        )
        .join('\n'),
    ];
  });
}
