import { allowedRules } from '../../src/judge/as-network-allows.ts';
import { callRules } from '../../src/judge/calls.ts';
import { causeRules } from '../../src/judge/cause-rules.ts';
import { certaintyRules } from '../../src/judge/certainty.ts';
import { endpointRules } from '../../src/judge/endpoint-rules.ts';
import { functionRules } from '../../src/judge/function-rules.ts';
import { failureRules } from '../../src/judge/left-out.ts';
import { networkRules } from '../../src/judge/network-rules.ts';
import { evidenceRules } from '../../src/judge/no-evidence.ts';
import { ruleset } from '../../src/judge/ruleset.ts';
import { serviceRules } from '../../src/judge/service-rules.ts';
import { endpointSteps, functionSteps, serviceSteps, transferSteps } from '../../src/judge/steps.ts';
import { brokenRules, transferRules } from '../../src/judge/transfer-rules.ts';
import { addressRules } from '../../src/measure/endpoints/address-rules.ts';
import { amongRules } from '../../src/measure/endpoints/interpret-among.ts';
import { pageRules } from '../../src/measure/endpoints/page-rules.ts';
import { kindRules } from '../../src/measure/endpoints/unknown-pages.ts';
import { servicePhases } from '../../src/schedule/service-phases.ts';
import { stageRules } from '../../src/schedule/stages.ts';
import { code, item, paragraph } from './markdown.ts';
import { phaseParts } from './phases.ts';
import { type AnyGroup, factItems, groupParts, stepParts } from './rules.ts';
import { readThresholds } from './thresholds.ts';
import { alikeItems, worldCount } from './told-apart.ts';
import { failureItems, networkReasonItems, networkStateItems, reasonItems, stateItems } from './words.ts';

export const documentFile = 'src/judge/RULES.md';

interface Section {
  readonly title: string;
  /** The introduction to the lists. */
  readonly about: string;
  /** The file and name of the interface of the facts. */
  readonly facts?: readonly [file: string, name: string];
  /** The file of a list of rules, and its groups. */
  readonly rules?: readonly [file: string, groups: readonly AnyGroup[]];
  readonly items?: () => readonly string[];
  readonly parts?: () => readonly string[];
}

const sections: readonly Section[] = [
  {
    title: 'How far a check has come',
    about:
      'What is asked for next, worked out again after every observation. The facts from `line` on are those of the next list.',
    facts: ['src/schedule/moment.ts', 'Moment'],
    rules: ['src/schedule/stages.ts', stageRules.groups],
  },
  {
    title: 'What is asked of services',
    about:
      'Phases that go on beside each other: each asks for what it still needs, and what stands above starts first. After: nothing of these is due any more. On a narrow line a group goes on only after all above it.',
    parts: () => phaseParts('src/schedule/service-phases.ts', servicePhases.groups),
  },
  {
    title: 'The connection',
    about:
      'A state that is `labelled` also says where no channel of any service opens (`channels-refused`), where answers come by an added authority (`answers-intercepted`), and where no QUIC passes (`quic-held-back`).',
    facts: ['src/measure/network-facts.ts', 'NetworkFacts'],
    rules: ['src/judge/network-rules.ts', networkRules.groups],
  },
  {
    title: 'What each state of the connection allows',
    about:
      'Worst first. `witnesses` are the pages of a few services: if one answers, the internet is reachable although the controls are silent. `domestic` are services of the country whose own sites still answer. `no-silence`: timeouts do not count, since the line loses answers.',
    items: networkStateItems,
  },
  {
    title: 'What it allows of a verdict',
    about: '`believed`: the connection lets answers of this service count, if it works, or else its failures.',
    rules: ['src/judge/as-network-allows.ts', allowedRules.groups],
  },
  {
    title: 'Tries that show nothing',
    about:
      'A failed try can say nothing about its service. One that does not count is made again, up to `maxTries`; where fewer than two others are left, the verdict is not sure (`may-be-the-line`).',
    facts: ['src/measure/endpoints/try-facts.ts', 'TryFacts'],
    rules: ['src/judge/no-evidence.ts', evidenceRules.groups],
  },
  {
    title: 'Unknown pages',
    about:
      'Of a page whose certificate is trusted: is it of a kind that neither the catalogue nor a control knows? Two pages are of one kind where their headers agree.',
    facts: ['src/measure/endpoints/unknown-pages.ts', 'KindFacts'],
    rules: ['src/measure/endpoints/unknown-pages.ts', kindRules.groups],
  },
  {
    title: 'Whose page it is',
    about:
      'Of an answer whose certificate is trusted. `intercepted`: of whoever intercepts it. `shared`: of somebody who answers for several services. `gateway`: of a web filter. `only`, `refusal`: all hosts of the service answer with it, which may be its own doing. A redirect within the site of an endpoint is its own.',
    facts: ['src/measure/endpoints/page-rules.ts', 'PageFacts'],
    rules: ['src/measure/endpoints/page-rules.ts', pageRules.groups],
  },
  {
    title: 'False addresses',
    about:
      'Of the address of a page that is not the service’s own, and of that to which the name of a host with a private authority leads.',
    facts: ['src/measure/endpoints/address-rules.ts', 'AddressFacts'],
    rules: ['src/measure/endpoints/address-rules.ts', addressRules.groups],
  },
  {
    title: 'What a try means beside the others',
    about: '`as-it-is`: what it means by itself, as METHOD.md tells. `failed`: it did not reach the service.',
    facts: ['src/measure/endpoints/interpret-among.ts', 'AmongFacts'],
    rules: ['src/measure/endpoints/interpret-among.ts', amongRules.groups],
  },
  {
    title: 'Endpoints',
    about:
      '`tells` are reasons that the tries themselves give, before those of the rule; `cause` leaves the verdict to the rules of causes. A verdict without another confidence is `likely` where it is `blocked` or `down`. `doubt`: what would look the same and last as long; `outage` also gives the reason `may-be-down`.',
    facts: ['src/measure/endpoints/endpoint-facts.ts', 'EndpointFacts'],
    rules: ['src/judge/endpoint-rules.ts', endpointRules.groups],
  },
  {
    title: 'Causes',
    about:
      'Of the failures of a host and of its comparison probes. Of an endpoint that is asked over plain http, which has no handshake, the cause `tls` reads `http`. On a line that loses more than `lossyRate` of its answers, lookups that get no answer accuse nobody (`may-be-the-line`), since several tries share one pending lookup.',
    facts: ['src/measure/endpoints/cause-facts.ts', 'CauseFacts'],
    rules: ['src/judge/cause-rules.ts', causeRules.groups],
  },
  {
    title: 'What a failure counts for',
    about:
      'The odd one out is a change; all together are a block. `left-out`: the function is judged by its other addresses, and the details name this one.',
    facts: ['src/judge/left-out.ts', 'FailureFacts'],
    rules: ['src/judge/left-out.ts', failureRules.groups],
  },
  {
    title: 'Transfers',
    about:
      'Of the transfers of a function in one direction. `no-verdict`: they say nothing. `broken`: several broke off, and the next list decides. A speed is told wherever one was measured and the verdict is not `unsure`.',
    facts: ['src/measure/transfers/transfer-facts.ts', 'TransferFacts'],
    rules: ['src/judge/transfer-rules.ts', transferRules.groups],
  },
  {
    title: 'Transfers that broke off',
    about: 'Several did, while small transfers and those of controls passed.',
    facts: ['src/measure/transfers/transfer-facts.ts', 'BrokenFacts'],
    rules: ['src/judge/transfer-rules.ts', brokenRules.groups],
  },
  {
    title: 'Calls',
    about: 'The facts from `controls` on are asked only where relays fail.',
    facts: ['src/measure/endpoints/relays.ts', 'CallFacts'],
    rules: ['src/judge/calls.ts', callRules.groups],
  },
  {
    title: 'Functions',
    about:
      'Of the endpoints of a function. `of` are the parts that give cause and confidence, the lowest of theirs, and `tells` those that give reasons after the rule’s own.',
    facts: ['src/judge/function-rules.ts', 'FunctionFacts'],
    rules: ['src/judge/function-rules.ts', functionRules.groups],
  },
  {
    title: 'How sure a failure is, and who makes it',
    about:
      'Of a function that has been blocked, or partly, for longer than `lastingMs`. That it fails here is one claim, and who makes it fail another: each reason `shown-by-…` is an instrument that rules the service out, and the rules of causes, pages and transfers give it as `shownBy`. `by` `instrument` adds that reason; `takesBack` `outage` takes back that it may be down.',
    facts: ['src/judge/certainty.ts', 'CertaintyFacts'],
    rules: ['src/judge/certainty.ts', certaintyRules.groups],
  },
  {
    title: 'Services',
    about: 'Of the functions of a service.',
    facts: ['src/judge/service-rules.ts', 'ServiceFacts'],
    rules: ['src/judge/service-rules.ts', serviceRules.groups],
  },
  {
    title: 'Steps',
    about:
      'What changes a verdict after the rules that made it, in this order. A step leaves its id in the verdict, or those of the rules that it asks. “When” is the function that decides, in `src/judge`. After: steps that can change the same of the same verdict.',
    parts: () => [
      ...stepParts('Of the transfers of a service', transferSteps),
      ...stepParts('Of an endpoint', endpointSteps),
      ...stepParts('Of a function, beside the others', functionSteps),
      ...stepParts('Of a service', serviceSteps),
    ],
  },
  {
    title: 'Failures',
    about:
      '“Also made by” lists innocent causes; if there is none, only somebody on the way can cause it. `device` is this device or its browser, `loss` a line that loses answers, `restart` a router or line that restarts, `no-route` a line without a route to some addresses, `clock` the clock of this device, `outage` a service that is down or has moved, `server` a healthy server that rejects us, or a mistake of ours. A failure without comparison probes shows its own cause. “Proves” says who can have made it, as far as the failure alone shows.',
    items: failureItems,
  },
  { title: 'States', about: 'Of an endpoint, a function and a service.', items: stateItems },
  { title: 'Reasons', about: 'Of a verdict, and what a person reads.', items: reasonItems },
  {
    title: 'Reasons of the connection',
    about: 'Of a state of the connection, and what a person reads.',
    items: networkReasonItems,
  },
  {
    title: 'What cannot be told apart',
    about: `${worldCount} states of the world, written from protocols and browsers and not from the rules (\`tests/judge/worlds\`), are shown to the rules with each set of instruments missing, in each browser’s words. No rule may accuse where nobody blocks, and a cause that is named has to be right in all that show the same facts, or the rule says what it prefers. Of these, the following look the same even where no instrument is missing.`,
    items: alikeItems,
  },
  {
    title: 'Thresholds',
    about:
      'Every number of a rule, and those of the schedule, the probes and the background that affect a verdict, is defined beside its use in the code: what it decides, and where it comes from.',
    items: () =>
      readThresholds().flatMap(({ name, value, file, meaning, source }) =>
        source === undefined
          ? []
          : [item(`**${code(name)}** = ${code(value)} (${file})`, meaning, `Source: ${source}`)],
      ),
  },
];

/** The lists of rules, each with its file. */
export function ruleSections(): readonly (readonly [file: string, groups: readonly AnyGroup[]])[] {
  return sections.flatMap(({ rules }) => (rules ? [rules] : []));
}

/** The rules, facts, words and numbers that METHOD.md mentions, taken from the code. */
export function rulesDocument(): string {
  const head = [
    `# Rules`,
    paragraph(
      `Ruleset ${ruleset}, written from the code by \`npm run method\`. [METHOD.md](METHOD.md) explains it. Every stored verdict has the number of its ruleset and the ids of the rules that made it. In each list the first rule that holds, in a group that holds, decides. After: rules or groups that say something else and can hold at the same time; they go first.`,
    ),
  ];
  return `${[...head, ...sections.flatMap(partsOf)].join('\n\n')}\n`;
}

function partsOf({ title, about, facts, rules, items, parts }: Section): string[] {
  return [
    `## ${title}`,
    paragraph(about),
    ...(facts ? ['### Facts', factItems(...facts).join('\n')] : []),
    ...(facts && rules ? ['### Rules'] : []),
    ...(rules ? groupParts(...rules) : []),
    ...(items ? [items().join('\n')] : []),
    ...(parts ? parts() : []),
  ];
}
