import type { Browser } from 'puppeteer-core';

/** The connection to Firefox, through which its own windows can be reached too. */
interface Connected {
  readonly connection: { send(method: string, params: unknown): Promise<{ readonly result: unknown }> };
}

/** Evaluates an expression, whose value is a text, in Firefox's own window, where everything is allowed. */
export async function inFirefoxItself(browser: Browser, expression: string): Promise<string> {
  const { connection } = browser as unknown as Connected;
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (tree as { contexts: { context: string }[] }).contexts;
  const { result } = await connection.send('script.evaluate', { target: window, awaitPromise: true, expression });
  const { type, result: found } = result as { type: string; result?: { value?: string } };
  if (type !== 'success' || found?.value === undefined) throw new Error(`Firefox failed: ${JSON.stringify(result)}`);
  return found.value;
}
