const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** Reads a date or a time of ISO 8601. Without an offset it is UTC, wherever the program runs. */
export function readInstant(text: string): Date | undefined {
  const [, date = '', offset] = INSTANT.exec(text) ?? [];
  const isDate = date !== '' && isOnCalendar(date);
  const instant = new Date(text.includes(':') && offset === undefined ? `${text}Z` : text);
  return isDate && !Number.isNaN(instant.getTime()) ? instant : undefined;
}

/** `Date` takes 31 February for 3 March. */
function isOnCalendar(date: string): boolean {
  const start = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(date);
}
