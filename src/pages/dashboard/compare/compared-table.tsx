import type { ComponentChildren } from 'preact';
import type { PartResult, PartResults } from '../../../history/comparison/part-result.ts';
import type { FunctionId } from '../../../model/function-ids.ts';
import { hasOnlySite } from '../../../model/only-site.ts';
import type { Service, ServiceId } from '../../../model/service.ts';
import type { ServiceState } from '../../../model/verdict.ts';
import { list } from '../../shared/format.ts';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import type { Side } from './sides.ts';

interface Props {
  readonly sides: readonly Side[];
  readonly serviceOf: (id: ServiceId) => Pick<Service, 'name' | 'untestable'>;
}

/** Every messenger of any side, those that fail somewhere first, and what each side found. */
export function ComparedTable({ sides, serviceOf }: Props) {
  const ids = [...new Set(sides.flatMap(({ check }) => [...check.services.keys()]))];
  const isWell = (id: ServiceId) =>
    sides.every(({ check }) => [...(check.services.get(id)?.values() ?? [])].every((result) => result === 'works'));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its box is scrolled by keyboard.
    <section class="compared" aria-label={t('compare_title')} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('scope_service')}</th>
            {sides.map((side) => (
              <th scope="col" key={side.key} data-side={side.own ? side.own.network : side.key}>
                <bdi>{side.name}</bdi>
                <span class="quiet">
                  {side.own && <bdi>{side.browser}</bdi>} <bdi>{side.when}</bdi>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids
            .toSorted((a, b) => Number(isWell(a)) - Number(isWell(b)))
            .map((id) => (
              <tr key={id} data-service={id}>
                <th scope="row">
                  <bdi>{serviceOf(id).name}</bdi>
                </th>
                {sides.map(({ key, own, check }) => (
                  <Cell key={key} told={!own} parts={check.services.get(id)} onlySite={hasOnlySite(serviceOf(id))} />
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  readonly parts: PartResults | undefined;
  readonly onlySite: boolean;
  /** It came by code. */
  readonly told: boolean;
}

/** What one side found of one messenger: the worst of its parts, and which these are unless all are alike. */
function Cell({ parts = new Map(), onlySite, told }: CellProps) {
  const worst = (['fails', 'stalls', 'works'] as const).find((one) => [...parts.values()].includes(one));
  const { state, text } = shown(worst, onlySite);
  const some = [...parts].filter(([, result]) => result === worst).map(([id]) => partName(id));
  return (
    <td data-tone={toneOf(state)} data-result={worst ?? 'unknown'} {...(told ? { 'data-told': '' } : {})}>
      <Pill state={state}>
        {worst && worst !== 'works' && some.length < parts.size
          ? t('compare_parts', { state: text, parts: list(some) })
          : text}
      </Pill>
    </td>
  );
}

function Pill({ state, children }: { readonly state: ServiceState; readonly children: ComponentChildren }) {
  return (
    <span class="pill pill-plain">
      <StateMark state={state} />
      {children}
    </span>
  );
}

export const partName = (id: FunctionId) => t(textKey('part_name', id));

function shown(result: PartResult | undefined, onlySite: boolean): { state: ServiceState; text: string } {
  if (result === undefined) return { state: 'unsure', text: t('state_unsure') };
  if (onlySite) {
    const state = result === 'works' ? 'site-only' : 'site-blocked';
    return { state, text: t(result === 'works' ? 'state_site_only' : 'compare_fails') };
  }
  return {
    works: { state: 'works' as const, text: t('state_works') },
    stalls: { state: 'slow' as const, text: t('compare_stalls') },
    fails: { state: 'blocked' as const, text: t('compare_fails') },
  }[result];
}
