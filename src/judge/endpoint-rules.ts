import type { EndpointFacts } from '../measure/endpoints/endpoint-facts.ts';
import type { MadeBy } from '../model/failures.ts';
import type { Cause, Manner } from '../model/verdict.ts';
import type { Rule } from './rule.ts';

/** What a rule makes of the tries at an endpoint. */
interface EndpointThen {
  readonly state: 'works' | 'blocked' | 'down' | 'unsure' | 'untestable';
  readonly cause?: Cause;
  readonly manner?: Manner;
  /** Who can have made the failure that it rests on. */
  readonly madeBy?: MadeBy;
  /** How sure it is that it works. A block or an outage is `likely`. */
  readonly confidence?: 'confident' | 'likely';
  /** Reasons that come from the tries themselves, before those of the rule. */
  readonly tells?: 'best-answer' | 'refusals' | 'unreadable';
  /** Do contrasts give reasons too, after those of the rule? */
  readonly contrasts?: true;
}

/** The verdicts on an endpoint. `cause`: the rules of causes decide, and give the reasons after this one. */
// biome-ignore format: a table is read by its columns
export const endpointRules: readonly Rule<EndpointFacts, EndpointThen | 'cause'>[] = [
  // Tries that the line spoiled.
  { id: 'one-try-lost',               when: { tries: 'one-lost' },                                           then: { state: 'unsure' },                                                           because: ['one-try-only'] },
  { id: 'all-tries-lost',             when: { tries: 'all-lost' },                                           then: { state: 'unsure' },                                                           because: ['may-be-the-line'] },
  // A channel that does not open, while its host answers.
  { id: 'channel-host-in-error',      when: { page: 'error' },                                               then: { state: 'down', madeBy: 'inside' },                                           because: ['server-error-5xx'] },
  { id: 'channel-readable-error',     when: { page: 'readable-error' },                                      then: { state: 'unsure' },                                                           because: ['answers-readable'] },
  { id: 'channel-host-leads-away',    when: { page: 'elsewhere' },                                           then: { state: 'unsure', madeBy: 'inside' },                                         because: ['answers-differently'] },
  { id: 'channel-host-turns-away',    when: { page: 'turns-away' },                                          then: { state: 'works', confidence: 'likely', tells: 'refusals' },                   because: ['reached-only'] },
  { id: 'channel-not-tried',          when: { channel: 'not-tried', page: ['fails-too', 'late', 'fine'] },   then: { state: 'works', confidence: 'likely' },                                      because: ['reached-only', 'websocket-not-tried'] },
  { id: 'channel-failed-once',        when: { channel: 'failed-once', page: ['fails-too', 'late', 'fine'] }, then: { state: 'unsure' },                                                           because: ['one-try-only'] },
  { id: 'channel-and-page-fail',      when: { page: 'fails-too' },                                           then: { state: 'unsure' },                                                           because: ['tries-disagree'] },
  { id: 'channel-failures-lost',      when: { channel: 'lost', page: ['late', 'fine'] },                     then: { state: 'unsure' },                                                           because: ['tries-disagree'] },
  { id: 'channel-perhaps-lost',       when: { channel: 'few-silences', page: ['late', 'fine'] },             then: { state: 'unsure' },                                                           because: ['may-be-the-line'] },
  { id: 'channel-perhaps-late',       when: { channel: ['hangs', 'hangs-at-times'], page: 'late' },          then: { state: 'unsure' },                                                           because: ['tries-disagree'] },
  { id: 'channel-hangs',              when: { channel: 'hangs', page: 'fine' },                              then: { state: 'blocked', cause: 'websocket', manner: 'timeout', madeBy: 'inside' }, because: ['tries-agree', 'reached-only', 'may-be-down'] },
  { id: 'channel-unlike-its-equals',  when: { page: ['late', 'fine'], equalOpens: true },                    then: { state: 'blocked', madeBy: 'inside' },                                        because: ['tries-agree', 'reached-only', 'may-be-down'] },
  { id: 'channel-refused',            when: { page: ['late', 'fine'] },                                      then: { state: 'blocked', cause: 'websocket', madeBy: 'inside' },                    because: ['tries-agree', 'reached-only', 'may-be-down'] },
  // A channel that opens, and is cut.
  { id: 'channel-cut',                when: { moment: 'cut' },                                               then: { state: 'blocked', cause: 'websocket', manner: 'reset', madeBy: 'inside' },   because: ['tries-agree', 'channel-cut', 'may-be-down'] },
  { id: 'channel-cut-once',           when: { moment: 'cut-once' },                                          then: { state: 'unsure' },                                                           because: ['channel-cut', 'one-try-only'] },
  { id: 'channel-cut-at-times',       when: { moment: 'cut-at-times' },                                      then: { state: 'unsure' },                                                           because: ['channel-cut', 'tries-disagree'] },
  // Somebody refuses, or answers in place of the service.
  { id: 'refused-by-law',             when: { law: true, answers: 'none' },                                  then: { state: 'blocked', cause: 'http', manner: 'legal-451' },                      because: ['legal-451'] },
  { id: 'certificate-beside-its-own', when: { inPlace: 'certificate', answers: ['one', 'several'] },         then: { state: 'unsure' },                                                           because: ['unexpected-certificate'] },
  { id: 'certificate-in-its-place',   when: { inPlace: 'certificate', failures: 'none' },                    then: { state: 'unsure' },                                                           because: ['unexpected-certificate'] },
  { id: 'page-beside-its-own',        when: { inPlace: ['page-once', 'page', 'page-read', 'page-shared', 'page-only', 'page-refusal'], answers: ['one', 'several'] }, then: { state: 'unsure' },                                                           because: ['tries-disagree'] },
  { id: 'led-to-a-page',              when: { ledAstray: true, inPlace: ['page-read', 'page-shared'] },      then: { state: 'blocked', cause: 'dns', manner: 'poisoned', madeBy: 'way', contrasts: true }, because: ['not-its-page'] },
  { id: 'led-to-one-page',            when: { ledAstray: true, inPlace: 'page-only' },                       then: { state: 'blocked', cause: 'dns', manner: 'poisoned', madeBy: 'absence', contrasts: true }, because: ['one-page-for-all-hosts', 'may-be-its-own-page'] },
  { id: 'page-in-its-place-once',     when: { inPlace: 'page-once', failures: 'none' },                      then: { state: 'unsure' },                                                           because: ['one-try-only'] },
  { id: 'page-in-its-place',          when: { inPlace: 'page', failures: 'none' },                           then: { state: 'blocked', cause: 'http', manner: 'block-page', madeBy: 'way' },      because: ['tries-agree'] },
  { id: 'page-by-an-added-authority', when: { inPlace: 'page-read' },                                        then: { state: 'blocked', cause: 'http', manner: 'block-page', madeBy: 'way' },      because: ['not-its-page', 'answers-readable'] },
  { id: 'page-of-several-services',   when: { inPlace: 'page-shared' },                                      then: { state: 'blocked', cause: 'http', manner: 'block-page', madeBy: 'way' },      because: ['one-page-for-several'] },
  { id: 'page-of-all-its-hosts',      when: { inPlace: 'page-only' },                                        then: { state: 'blocked', cause: 'http', manner: 'block-page', madeBy: 'absence' },  because: ['one-page-for-all-hosts', 'may-be-its-own-page'] },
  { id: 'refusal-of-all-its-hosts',   when: { inPlace: 'page-refusal' },                                     then: { state: 'unsure' },                                                           because: ['one-page-for-all-hosts', 'may-be-its-own-page'] },
  // The service answers.
  { id: 'answers-differently',        when: { best: 'another' },                                             then: { state: 'unsure', madeBy: 'inside' },                                         because: ['answers-differently'] },
  { id: 'answered',                   when: { best: 'full', failures: 'none' },                              then: { state: 'works', confidence: 'confident', tells: 'best-answer' },             because: [] },
  { id: 'answered-in-part',           when: { best: 'in-part', failures: 'none' },                           then: { state: 'works', confidence: 'likely', tells: 'best-answer' },                because: [] },
  { id: 'answered-with-losses',       when: { answers: 'several', failedBy: 'silence' },                     then: { state: 'works', confidence: 'likely', tells: 'best-answer' },                because: ['tries-disagree'] },
  { id: 'answered-with-failures',     when: { answers: ['one', 'several'] },                                 then: { state: 'unsure' },                                                           because: ['tries-disagree'] },
  // It does not.
  { id: 'page-not-allowed',           when: { failures: 'channel-once', unreadable: 'untestable' },          then: { state: 'untestable', tells: 'unreadable' },                                  because: [] },
  { id: 'page-not-readable',          when: { failures: 'channel-once', unreadable: 'else' },                then: { state: 'unsure', tells: 'unreadable' },                                      because: [] },
  { id: 'failed-once-the-rest-lost',  when: { failures: ['channel-once', 'one'], tries: 'some-lost' },       then: { state: 'unsure' },                                                           because: ['may-be-the-line'] },
  { id: 'failed-once',                when: { failures: ['channel-once', 'one'] },                           then: { state: 'unsure' },                                                           because: ['one-try-only'] },
  { id: 'perhaps-lost',               when: { failures: 'few-silences' },                                    then: { state: 'unsure' },                                                           because: ['may-be-the-line'] },
  { id: 'cut-unlike-its-equals',      when: { failures: 'several', cutWhenUp: true, equalOpens: true },      then: { state: 'unsure' },                                                           because: ['cut-after-handshake'] },
  { id: 'failed',                     when: { failures: 'several' },                                         then: 'cause',                                                                       because: ['tries-agree'] },
  { id: 'server-in-error',            when: { errors: 'several' },                                           then: { state: 'down', madeBy: 'inside' },                                           because: ['server-error-5xx'] },
  { id: 'server-in-error-once',       when: { errors: 'one' },                                               then: { state: 'unsure' },                                                           because: ['one-try-only'] },
  { id: 'readable-error',             when: { errors: 'readable' },                                         then: { state: 'unsure' },                                                           because: ['answers-readable'] },
  { id: 'not-allowed',                when: { unreadable: 'untestable' },                                    then: { state: 'untestable', tells: 'unreadable' },                                  because: [] },
  { id: 'not-readable',               when: { unreadable: 'else' },                                          then: { state: 'unsure', tells: 'unreadable' },                                      because: [] },
  { id: 'not-tried',                  when: {},                                                              then: { state: 'unsure' },                                                           because: ['not-tried'] },
];
