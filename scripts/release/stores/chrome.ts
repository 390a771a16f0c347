import { readFileSync } from 'node:fs';
import { ask, eventually, type Patience, patience } from './request.ts';

/** The Chrome Web Store API, version 2 (https://developer.chrome.com/docs/webstore/api/reference/rest). */
export interface ChromeItem {
  readonly publisher: string;
  readonly item: string;
  /** An OAuth client (RFC 6749, section 6). */
  readonly client: { readonly id: string; readonly secret: string; readonly refreshToken: string };
  /** The path of the package. */
  readonly file: string;
  /** Not Google's, for tests. */
  readonly api?: URL;
  readonly tokens?: URL;
  readonly patience?: Patience;
}

/** Uploads a package and submits it for review. */
export async function submitToChrome(submission: ChromeItem): Promise<void> {
  const { publisher, item, client, file } = submission;
  const { api = new URL('https://chromewebstore.googleapis.com/') } = submission;
  const { tokens = new URL('https://oauth2.googleapis.com/token') } = submission;
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: client.id,
    client_secret: client.secret,
    refresh_token: client.refreshToken,
  });
  const { access_token } = await (await ask(tokens, { method: 'POST', body })).json();
  const headers = { Authorization: `Bearer ${access_token}` };
  const name = `publishers/${publisher}/items/${item}`;

  const upload = { method: 'POST', headers, body: new Uint8Array(readFileSync(file)) };
  let { uploadState } = await (await ask(new URL(`upload/v2/${name}:upload`, api), upload)).json();
  if (uploadState === 'IN_PROGRESS') {
    uploadState = await eventually(
      'result of the upload',
      async () => {
        const status = await (await ask(new URL(`v2/${name}:fetchStatus`, api), { headers })).json();
        return status.lastAsyncUploadState === 'IN_PROGRESS' ? undefined : status.lastAsyncUploadState;
      },
      submission.patience ?? patience,
    );
  }
  if (uploadState !== 'SUCCEEDED') throw new Error(`The Chrome Web Store says of the upload: ${uploadState}`);
  await ask(new URL(`v2/${name}:publish`, api), { method: 'POST', headers });
}
