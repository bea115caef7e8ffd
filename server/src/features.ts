import type * as features from './language/features/index';

/** What the language can do when it is asked. Diagnostics need none of it, so a server loads it for the first question. */
export type Features = typeof features;

export type LoadFeatures = () => Promise<Features>;
