import { readFileSync } from 'node:fs';
import { ask, eventually, type Patience, patience } from './request.ts';

/** The API of Edge Add-ons, version 1.1 (https://learn.microsoft.com/microsoft-edge/extensions/update/api/addons-api-reference). */
export interface EdgeProduct {
  readonly product: string;
  readonly client: string;
  readonly key: string;
  /** The path of the package. */
  readonly file: string;
  /** Not Microsoft's, for tests. */
  readonly api?: URL;
  readonly patience?: Patience;
}

/** Uploads a package and submits it for review. */
export async function submitToEdge(submission: EdgeProduct): Promise<void> {
  const { product, client, key, file, patience: wait = patience } = submission;
  const { api = new URL('https://api.addons.microsoftedge.microsoft.com/v1/') } = submission;
  const headers = { Authorization: `ApiKey ${key}`, 'X-ClientID': client };
  const submissions = new URL(`products/${product}/submissions`, api);

  /** Starts an operation, and waits until it has succeeded. */
  async function operate(path: string, more: Readonly<Record<string, string>>, body: Uint8Array<ArrayBuffer> | string) {
    const start = { method: 'POST', headers: { ...headers, ...more }, body };
    const operation = (await ask(new URL(`${submissions}${path}`), start)).headers.get('location');
    await eventually(
      'result at Edge Add-ons',
      async () => {
        const result = await (await ask(new URL(`${submissions}${path}/operations/${operation}`), { headers })).json();
        if (result.status === 'Failed') throw new Error(`Edge Add-ons says: ${JSON.stringify(result)}`);
        return result.status === 'Succeeded' || undefined;
      },
      wait,
    );
  }

  await operate('/draft/package', { 'Content-Type': 'application/zip' }, new Uint8Array(readFileSync(file)));
  await operate('', { 'Content-Type': 'application/json' }, '{}');
}
