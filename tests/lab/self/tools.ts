import type { World } from '../world.ts';

/** The result of one request by curl. No test asserts `tookMs`; it is only evidence. */
export interface Fetched {
  /** curl's exit code; 0 for an answer. */
  readonly code: number | undefined;
  readonly status: number;
  readonly address: string;
  readonly received: number;
  readonly sent: number;
  readonly location: string;
  readonly body: string;
  readonly errors: string;
}

/** curl's exit codes (curl.1). */
export const curlSays = {
  unknownHost: 6,
  cannotConnect: 7,
  timeout: 28,
  tls: 35,
  emptyReply: 52,
  receiving: 56,
  certificate: 60,
} as const;

const report = '\n%{http_code} %{remote_ip} %{size_download} %{size_upload} %{redirect_url}';

export async function fetchUrl(world: World, url: string, ...args: readonly string[]): Promise<Fetched> {
  const shared = ['--silent', '--show-error', '--max-time', '6', '--cacert', world.rootFile, '--write-out', report];
  const { code, output, errors } = await world.run('curl', [...shared, ...args, url]);
  const end = output.lastIndexOf('\n');
  const [status, address = '', received, sent, location = ''] = output.slice(end + 1).split(' ');
  return {
    code,
    status: Number(status),
    address,
    received: Number(received),
    sent: Number(sent),
    location,
    body: output.slice(0, end),
    errors,
  };
}

/** Runs a small module in the client's namespace and parses its output as JSON. */
export async function runModule<T>(world: World, source: string): Promise<T> {
  const { output, errors } = await world.run(process.execPath, ['--input-type=module', '--eval', source]);
  if (output === '') throw new Error(errors);
  return JSON.parse(output) as T;
}

/** The addresses of a name, or the error of the resolver library. */
export function lookUp(world: World, name: string, server = '85.21.192.3'): Promise<readonly string[] | string> {
  return runModule(
    world,
    `import { promises } from 'node:dns';
     const resolver = new promises.Resolver({ timeout: 400, tries: 2 });
     resolver.setServers([${JSON.stringify(server)}]);
     const found = await resolver.resolve4(${JSON.stringify(name)}).catch((error) => error.code);
     console.log(JSON.stringify(found));`,
  );
}
