/** Everything about START_CYCLE: read it, say it in words, compute its next runs. A door for who needs no more than that. */
export type { CronField } from './cronField';
export { CRON_FIELDS, type CronFieldName, type CronFieldSpec } from './cronFields';
export { parseCron, type Cron, type CronCode, type CronDayRule } from './cronParse';
export { nextRuns, type NextRunsOptions } from './cronRuns';
export { describeCron } from './cronWords';
export { isTimeZone, zoneOffset } from './zones';
