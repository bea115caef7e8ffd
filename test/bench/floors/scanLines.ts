const setting = /^[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*(.*?)[ \t]*$/;

/** Splits a text and looks at each line once. The sum keeps the engine from leaving the work out. */
export function scan(text: string): { readonly lines: number; readonly sum: number } {
  const lines = text.split('\n');
  let sum = 0;
  for (const line of lines) {
    sum += setting.exec(line)?.[1]?.length ?? 0;
  }
  return { lines: lines.length, sum };
}
