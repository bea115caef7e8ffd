/** No name and no path that a person gave is longer. */
const MOST_CHARACTERS = 100;

/** A name from the settings, or a path: on one line, and without signs that turn the direction of writing. */
export function oneLine(text: string): string {
  const characters = Array.from(
    text
      .slice(0, 2 * MOST_CHARACTERS)
      .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
      .trim(),
  );
  return characters.length > MOST_CHARACTERS
    ? `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`
    : characters.join('');
}
