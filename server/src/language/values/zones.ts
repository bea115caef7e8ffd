import { remembering } from '../remembered';

/** How far the clock of a zone is ahead of UTC at an instant, both in milliseconds. */
export type ZoneOffset = (instant: number) => number;

/** Making a format takes longer than everything that is done with it; a person has a few zones. */
const MOST_ZONES = 64;

/** Undefined for a zone that this machine does not know. */
export const zoneOffset: (zone: string) => ZoneOffset | undefined = remembering(MOST_ZONES, makeOffset);

/** Whether a name is one of UTC itself. The machine need not be asked for it, which is what takes time. */
export function isUtc(name: string): boolean {
  return /^(?:Etc\/)?(?:UTC|GMT)$/i.test(name);
}

/** Whether a name is one of the time zones that this machine knows. */
export function isTimeZone(name: string): boolean {
  return zoneOffset(name) !== undefined;
}

function makeOffset(timeZone: string): ZoneOffset | undefined {
  if (isUtc(timeZone)) {
    return () => 0;
  }
  const format = formatOf(timeZone);
  return (
    format &&
    ((instant) => {
      const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
      const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
      const shown = Date.UTC(
        part('year'),
        part('month') - 1,
        part('day'),
        part('hour'),
        part('minute'),
        part('second'),
      );
      return shown - Math.floor(instant / 1000) * 1000;
    })
  );
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}
