import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { firefoxId } from '../../firefox-id.ts';
import { ask, eventually, type Patience, patience } from './request.ts';

/**
 * Mozilla's API for add-ons, version 5 (https://addons-server.readthedocs.io/en/latest/topics/api/), used in the order
 * of `web-ext sign`.
 */
const mozilla = new URL('https://addons.mozilla.org/api/v5/addons/');

export interface MozillaAccount {
  readonly issuer: string;
  readonly secret: string;
}

export interface Submission {
  readonly account: MozillaAccount;
  /** In Mozilla's store, or outside it. */
  readonly channel: 'listed' | 'unlisted';
  /** Paths of the package and of its sources. */
  readonly file: string;
  readonly sources: string;
  /** Not Mozilla's, for tests. */
  readonly api?: URL;
  readonly patience?: Patience;
}

/** Submits a package. Returns the address of its version. */
export async function submitToMozilla(submission: Submission): Promise<URL> {
  const { account, channel, file, sources, api = mozilla } = submission;
  const upload = new FormData();
  upload.set('channel', channel);
  upload.set('upload', fileOf(file));
  const { uuid } = await json(account, new URL('upload/', api), { method: 'POST', body: upload });
  await eventually(
    'validation by Mozilla',
    async () => {
      const { processed, valid, validation } = await json(account, new URL(`upload/${uuid}/`, api));
      if (processed && !valid) throw new Error(`Mozilla finds the package invalid: ${JSON.stringify(validation)}`);
      return processed || undefined;
    },
    submission.patience ?? patience,
  );
  const addon = new URL(`addon/${firefoxId}/`, api);
  const { version } = await json(account, addon, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ version: { upload: uuid } }),
  });
  const address = new URL(`versions/${version.id}/`, addon);
  const source = new FormData();
  source.set('source', fileOf(sources));
  await json(account, address, { method: 'PATCH', body: source });
  return address;
}

/** Submits a package for use outside Mozilla's store. Returns it with Mozilla's signature. */
export async function signedByMozilla(submission: Omit<Submission, 'channel'>): Promise<Uint8Array> {
  const address = await submitToMozilla({ ...submission, channel: 'unlisted' });
  const signed = await eventually(
    'signature by Mozilla',
    async (): Promise<string | undefined> => {
      const { file } = await json(submission.account, address);
      return file?.status === 'public' ? file.url : undefined;
    },
    submission.patience ?? patience,
  );
  const url = new URL(signed);
  if (url.origin !== address.origin) throw new Error(`Mozilla names a file of another origin: ${url.origin}`);
  // It may be elsewhere: a redirect to another origin drops the Authorization header (Fetch, "HTTP-redirect fetch").
  const answer = await ask(url, { headers: authorization(submission.account), redirect: 'follow' });
  return new Uint8Array(await answer.arrayBuffer());
}

async function json(account: MozillaAccount, url: URL, init: RequestInit = {}) {
  const headers = { ...init.headers, ...authorization(account), Accept: 'application/json' };
  return (await ask(url, { ...init, headers })).json();
}

/** A token that is valid for one minute and one request (RFC 7519, HS256). */
function authorization({ issuer, secret }: MozillaAccount): { readonly Authorization: string } {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, jti: randomUUID(), iat: now, exp: now + 60 };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return { Authorization: `JWT ${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}` };
}

const fileOf = (path: string) => new File([readFileSync(path)], basename(path));
