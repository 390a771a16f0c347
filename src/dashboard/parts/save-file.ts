/** Gives the person a file, by way of the browser's own downloads. */
export function saveFile(name: string, content: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Browsers take the file after the click, some of them only a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
