import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

/** Marks an import that goes on, in the browser's memory: "Delete everything" removes it, and so ends the import. */
const keyOf = (mark: string) => `import ${mark}`;

export async function beginImport(): Promise<string> {
  const mark = crypto.randomUUID();
  await writeSessionValues({ [keyOf(mark)]: true });
  return mark;
}

export async function goesOn(mark: string): Promise<boolean> {
  return (await readSessionValue(keyOf(mark))) === true;
}

export async function endImport(mark: string): Promise<void> {
  await removeSessionValues([keyOf(mark)]);
}
