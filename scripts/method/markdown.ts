const width = 120;

/** An item of a list, wrapped. Each part begins on a line of its own. */
export function item(...parts: readonly string[]): string {
  const lines = parts.filter((part) => part !== '').flatMap((part) => wrapped(part, width - 2));
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)).join('\n');
}

export function paragraph(text: string): string {
  return wrapped(text, width).join('\n');
}

export function code(word: string): string {
  return `\`${word}\``;
}

/** The lines of a text. No line begins with what Markdown would take for a list item or a heading. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+(?!(?:[-+*#>]+|\d+[.)])(?:\s|$))/)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
