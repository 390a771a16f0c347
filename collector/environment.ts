import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { WrongSetting } from './wrong-setting.ts';

/** One environment variable. */
export interface Variable {
  /** What it sets, in one or two sentences. */
  readonly about: string;
  /** The value of an unset variable; absent if being unset has a meaning of its own. */
  readonly fallback?: string;
  /** Checks and parses the text; absent if any text will do. */
  readonly form?: v.GenericSchema<string, unknown>;
}

export type Variables = Readonly<Record<string, Variable>>;

type Read<One extends Variable> = One extends { readonly form: infer Form extends v.GenericSchema<string, unknown> }
  ? v.InferOutput<Form>
  : string;

export type Settings<Known extends Variables> = {
  readonly [Name in keyof Known]: Known[Name] extends { readonly fallback: string }
    ? Read<Known[Name]>
    : Read<Known[Name]> | undefined;
};

/** What `--alone` permits, in a sentence; absent if a program has no such argument. */
type Alone = string | undefined;

/**
 * Reads the settings from the environment, with fallbacks. With `--help` the program prints the variables and exits.
 * Unknown arguments are refused.
 */
export function readEnvironment<const Known extends Variables>(
  purpose: string,
  known: Known,
  alone?: Alone,
): Settings<Known> & { readonly isAlone: boolean };
export function readEnvironment(purpose: string, known: Variables, alone?: Alone): Readonly<Record<string, unknown>> {
  const { help, alone: isAlone = false } = readArguments(alone);
  if (help) {
    process.stdout.write(helpText(purpose, known, alone));
    process.exit(0);
  }
  const forms = Object.entries(known).map(([name, { fallback, form }]) => [
    name,
    v.optional(form ?? v.string(), fallback),
  ]);
  // An empty variable counts as unset.
  const set = Object.entries(process.env).filter(([, text]) => text !== '');
  const parsed = v.safeParse(v.object(Object.fromEntries(forms)), Object.fromEntries(set), { abortPipeEarly: true });
  if (parsed.success) return { ...parsed.output, isAlone };
  throw new WrongSetting(parsed.issues.map((issue) => `${issue.path?.[0].key} ${issue.message}`).join('\n'));
}

function readArguments(alone: Alone) {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' }, alone: { type: 'boolean' } } });
    if (values.alone && alone === undefined) throw new Error('--alone means nothing here.');
    return values;
  } catch (error) {
    throw new WrongSetting(`${error instanceof Error ? error.message : error} Try --help.`);
  }
}

function helpText(purpose: string, known: Variables, alone: Alone): string {
  const lines = Object.entries(known).map(([name, { about, fallback }]) => {
    return `  ${name}${fallback === undefined ? '' : `=${fallback}`}\n      ${about}\n`;
  });
  const option = alone === undefined ? '' : `  --alone\n      ${alone}\n\n`;
  return `${purpose}\n\n${option}Set by the environment:\n${lines.join('')}`;
}
