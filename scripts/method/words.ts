import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureWords, meaningOf } from '../../src/model/failures.ts';
import { networkPolicy, networkStateWords } from '../../src/model/network-states.ts';
import { networkReasons, reasons } from '../../src/model/reasons.ts';
import { claimOf, type ServiceState } from '../../src/model/verdict.ts';
import { root } from '../root.ts';
import { constantsIn, type Doc, readSource } from './doc-comments.ts';
import { code, item } from './markdown.ts';

const texts: Readonly<Record<string, { readonly message: string } | undefined>> = JSON.parse(
  readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8'),
);

export function networkStateItems(): string[] {
  return networkStateWords.map((state) => {
    const { probes, answers, failures, shared, notified, lost } = networkPolicy(state);
    return item(
      `${code(state)}: may ask ${code(probes)}; answers believed: ${code(answers)}; failures believed: ${code(failures)}`,
      [shared && 'shared', notified && 'notified', lost && 'the next check may be on another network']
        .filter(Boolean)
        .join(', '),
    );
  });
}

export function failureItems(): string[] {
  return failureWords.map((failure) => {
    const { stage, shows, manner, compare, alsoBy, madeBy, ooni = failure } = meaningOf(failure);
    const known = [
      ['stage', stage],
      ['shows', shows],
      ['manner', manner],
      ['comparison probes', compare],
      ['also made by', alsoBy.length > 0 ? alsoBy.join(', ') : 'nobody'],
      ['proves', madeBy],
      ['in OONI’s words', ooni === 'none' ? undefined : code(ooni)],
    ].flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
    return item(`**${code(failure)}** (${textOf('failure', failure)})`, `${known.join('; ')}.`);
  });
}

export function stateItems(): string[] {
  return wordsOf('serviceStates').map(({ word, doc: { tags } }) => {
    const { about, problem } = claimOf(word as ServiceState);
    return item(
      `**${code(word)}** (says something of: ${about}${problem ? '; a problem' : ''})`,
      ...['endpoint', 'function', 'service'].flatMap((kind) => (tags[kind] ? [`${kind}: ${tags[kind]}`] : [])),
    );
  });
}

export function reasonItems(): string[] {
  return reasons.map((one) => item(`${code(one)}: ${textOf('because', one)}`));
}

export function networkReasonItems(): string[] {
  return networkReasons.map((one) => item(`${code(one)}: ${textOf('network_because', one)}`));
}

function textOf(kind: string, word: string): string {
  const key = `${kind}_${word.replaceAll('-', '_')}`;
  return texts[key]?.message ?? '';
}

/** The words of a list in the vocabulary, each with its comment. */
function wordsOf(list: string): { readonly word: string; readonly doc: Doc }[] {
  const file = 'src/model/verdict.ts';
  const source = readSource(file, readFileSync(join(root, file), 'utf8'));
  const value = constantsIn(source).find(({ name }) => name === list)?.value;
  if (value?.type !== 'ArrayExpression') throw new Error(`${file} has no list ${list}`);
  return value.elements.flatMap((element) =>
    element?.type === 'Literal' ? [{ word: String(element.value), doc: source.docAbove(element) }] : [],
  );
}
