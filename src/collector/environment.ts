import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { WrongSetting } from './wrong-setting.ts';

/** One environment variable. */
export interface Variable {
  /** What it sets, in one or two sentences. */
  readonly about: string;
  /** The value where the variable is not set; absent where not setting it has a meaning of its own. */
  readonly fallback?: string;
  /** Checks and parses the text; absent where any text will do. */
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

/**
 * Reads the settings from the environment, with fallbacks. With `--help` the program prints the variables and
 * exits; any other argument is refused.
 */
export function readEnvironment<const Known extends Variables>(purpose: string, known: Known): Settings<Known>;
export function readEnvironment(purpose: string, known: Variables): Readonly<Record<string, unknown>> {
  if (readArguments().help) {
    process.stdout.write(helpText(purpose, known));
    process.exit(0);
  }
  const forms = Object.entries(known).map(([name, { fallback, form }]) => [
    name,
    v.optional(form ?? v.string(), fallback),
  ]);
  // An empty variable counts as not set.
  const set = Object.entries(process.env).filter(([, text]) => text !== '');
  const parsed = v.safeParse(v.object(Object.fromEntries(forms)), Object.fromEntries(set));
  if (parsed.success) return parsed.output;
  throw new WrongSetting(parsed.issues.map((issue) => `${issue.path?.[0].key} ${issue.message}`).join('\n'));
}

function readArguments() {
  try {
    return parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new WrongSetting(`${error instanceof Error ? error.message : error} Try --help.`);
  }
}

function helpText(purpose: string, known: Variables): string {
  const lines = Object.entries(known).map(([name, { about, fallback }]) => {
    return `  ${name}${fallback === undefined ? '' : `=${fallback}`}\n      ${about}\n`;
  });
  return `${purpose}\n\nSet by the environment:\n${lines.join('')}`;
}
