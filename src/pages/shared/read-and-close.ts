/** Reads something with a reader of the history, and closes the reader also if that fails. */
export async function readAndClose<Reader extends { readonly close: () => void }, Value>(
  opened: Promise<Reader>,
  read: (reader: Reader) => Promise<Value>,
): Promise<Value> {
  const reader = await opened;
  try {
    return await read(reader);
  } finally {
    reader.close();
  }
}
