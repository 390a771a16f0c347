import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowedRules } from '../../src/judge/as-network-allows.ts';
import { callRules } from '../../src/judge/calls.ts';
import { causeRules } from '../../src/judge/cause-rules.ts';
import { endpointRules } from '../../src/judge/endpoint-rules.ts';
import { functionRules } from '../../src/judge/function-rules.ts';
import { networkRules } from '../../src/judge/network-rules.ts';
import { evidenceRules } from '../../src/judge/no-evidence.ts';
import { serviceRules } from '../../src/judge/service-rules.ts';
import { abroadRules, brokenRules, transferRules } from '../../src/judge/transfer-rules.ts';
import { failureWords, meaningOf } from '../../src/model/failures.ts';
import { networkPolicy, networkStateWords } from '../../src/model/network-states.ts';
import { networkReasons, reasons } from '../../src/model/reasons.ts';
import { claimOf, type ServiceState } from '../../src/model/verdict.ts';
import { root } from '../root.mjs';
import { constantsIn, type Doc, readSource } from './doc-comments.ts';
import { type AnyRule, factRows, ruleRows } from './rules.ts';
import { readThresholds } from './thresholds.ts';

export const methodFile = 'src/judge/METHOD.md';

const texts: Readonly<Record<string, { readonly message: string } | undefined>> = JSON.parse(
  readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8'),
);

type Row = readonly (string | undefined)[];

/** The generated tables of the method, by the name in their markers. */
const tables: Readonly<Record<string, () => string>> = {
  'network-states': () =>
    tableOf(
      ['state', 'may be asked', 'answers believed', 'failures believed', 'shared', 'notified', 'network is lost'],
      networkStateWords.map((state) => {
        const { probes, answers, failures, shared, notified, lost } = networkPolicy(state);
        return [code(state), probes, answers, failures, yes(shared), yes(notified), yes(lost)];
      }),
    ),
  failures: () =>
    tableOf(
      ['failure', 'in words', 'stage', 'shows', 'manner', 'contrast', 'also made by', 'proves', 'in OONI’s words'],
      failureWords.map((failure) => {
        const { stage, shows, manner, contrast, alsoBy, madeBy, ooni = failure } = meaningOf(failure);
        return [
          code(failure),
          textOf('failure', failure),
          stage,
          shows,
          manner,
          contrast,
          alsoBy.length > 0 ? alsoBy.join(', ') : 'nobody',
          madeBy,
          ooni === 'none' ? '' : code(ooni),
        ];
      }),
    ),
  'evidence-facts': () => factTable('src/measure/endpoints/try-facts.ts', 'TryFacts'),
  'evidence-rules': () => ruleTable(evidenceRules),
  'endpoint-facts': () => factTable('src/measure/endpoints/endpoint-facts.ts', 'EndpointFacts'),
  'endpoint-rules': () => ruleTable(endpointRules),
  'function-facts': () => factTable('src/judge/function-rules.ts', 'FunctionFacts'),
  'function-rules': () => ruleTable(functionRules),
  'service-facts': () => factTable('src/judge/service-rules.ts', 'ServiceFacts'),
  'service-rules': () => ruleTable(serviceRules),
  'network-facts': () => factTable('src/measure/network/network-facts.ts', 'NetworkFacts'),
  'network-rules': () => ruleTable(networkRules),
  'allowed-rules': () => ruleTable(allowedRules),
  'call-facts': () => factTable('src/measure/relays.ts', 'CallFacts'),
  'call-rules': () => ruleTable(callRules),
  'transfer-facts': () => factTable('src/measure/transfers/transfer-facts.ts', 'TransferFacts'),
  'transfer-rules': () => ruleTable(transferRules),
  'broken-facts': () => factTable('src/measure/transfers/transfer-facts.ts', 'BrokenFacts'),
  'broken-rules': () => ruleTable(brokenRules),
  'abroad-facts': () => factTable('src/measure/transfers/transfer-facts.ts', 'AbroadFacts'),
  'abroad-rules': () => ruleTable(abroadRules),
  'cause-facts': () => factTable('src/measure/endpoints/cause-facts.ts', 'CauseFacts'),
  'cause-rules': () => ruleTable(causeRules),
  states: () =>
    tableOf(
      ['state', 'an endpoint', 'a function', 'a service', 'is about', 'a problem'],
      wordsOf('serviceStates').map(({ word, doc: { tags } }) => [
        code(word),
        tags['endpoint'],
        tags['function'],
        tags['service'],
        claimOf(word as ServiceState).about,
        yes(claimOf(word as ServiceState).problem),
      ]),
    ),
  reasons: () =>
    tableOf(
      ['reason', 'what a person reads'],
      reasons.map((one) => [code(one), textOf('because', one)]),
    ),
  'network-reasons': () =>
    tableOf(
      ['reason', 'what a person reads'],
      networkReasons.map((one) => [code(one), textOf('network_because', one)]),
    ),
  thresholds: () =>
    tableOf(
      ['name', 'value', 'in', 'what it decides', 'where it comes from'],
      readThresholds().flatMap(({ name, value, file, meaning, source }) =>
        source === undefined ? [] : [[code(name), code(value), file, meaning, source]],
      ),
    ),
};

/** The document with all tables between markers regenerated. */
export function withTables(document: string): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const [start, end] = [`<!-- ${name}: npm run method -->\n`, `\n<!-- /${name} -->`];
    const [before, after] = [text.indexOf(start), text.indexOf(end)];
    if (before < 0 || after < before) throw new Error(`${methodFile} has no markers for the table of ${name}`);
    return `${text.slice(0, before + start.length)}\n${table()}\n${text.slice(after)}`;
  }, document);
}

function ruleTable(rules: readonly AnyRule[]): string {
  return tableOf(['rule', 'when', 'then', 'reasons'], ruleRows(rules));
}

function factTable(file: string, name: string): string {
  return tableOf(['fact', 'words', 'what it says'], factRows(file, name));
}

function tableOf(head: Row, rows: readonly Row[]): string {
  const lines = [head, head.map(() => ''), ...rows].map((row) => row.map((cell) => cell ?? ''));
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line, index) => {
      const cells = line.map((cell, column) =>
        index === 1 ? '-'.repeat(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      );
      return `| ${cells.join(' | ')} |`;
    })
    .join('\n');
}

const code = (word: string) => `\`${word}\``;
const yes = (flag: boolean | undefined) => (flag ? 'yes' : '');

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
