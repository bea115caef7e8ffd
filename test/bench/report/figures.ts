import type { MetricId } from '../metrics';
import type { Sample } from '../sample';
import { median, spread, type Spread } from '../statistics';

interface Key {
  readonly metric: MetricId;
  readonly server: string;
  readonly lines: number;
}

/** Looks things up among what was measured. */
export class Figures {
  readonly samples: readonly Sample[];
  private readonly byKey = new Map<string, Sample[]>();

  constructor(samples: readonly Sample[]) {
    this.samples = samples;
    for (const sample of samples) {
      const list = this.byKey.get(keyOf(sample)) ?? [];
      list.push(sample);
      this.byKey.set(keyOf(sample), list);
    }
  }

  /** The median of all rounds. */
  of(key: Key): number | undefined {
    return median(this.list(key).map(({ value }) => value));
  }

  /** Of both, round by round: what disturbs the machine for a while disturbs both sides of a ratio. */
  ratio(key: Key, to: Key): Spread | undefined {
    const others = new Map(this.list(to).map(({ round, value }) => [round, value]));
    return spread(
      this.list(key).flatMap(({ round, value }) => {
        const other = others.get(round);
        return other === undefined || other === 0 ? [] : [value / other];
      }),
    );
  }

  private list(key: Key): readonly Sample[] {
    return this.byKey.get(keyOf(key)) ?? [];
  }
}

function keyOf({ metric, server, lines }: Key): string {
  return `${metric} ${server} ${lines}`;
}
