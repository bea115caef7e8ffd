/** Everything about START_CYCLE: read it, say it in words, compute its next runs. */
export type { CronField } from './cronField';
export { CRON_FIELDS, type CronFieldName } from './cronFields';
export { parseCron, type Cron, type CronCode, type CronDayRule } from './cronParse';
export { nextRuns, type NextRunsOptions } from './cronRuns';
export { describeCron } from './cronWords';
export { isTimeZone } from './zones';
