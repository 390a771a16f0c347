import { extension } from './extension.ts';

/** The text of a file in the package. */
export async function readPackagedText(name: string): Promise<string> {
  const answer = await fetch(extension.runtime.getURL(name));
  return answer.text();
}
