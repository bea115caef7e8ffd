import type { FileSecrets } from './fileSecrets';

export interface SecretMove {
  /** URI of the workspace folder that holds the file. */
  readonly folder: string;
  /** The wanted name; another one is taken where it means something else already. */
  readonly name: string;
  readonly value: string;
  /** Names that the file refers to: without a value they wait for one of their own. */
  readonly used: readonly string[];
}

export type SecretMoved =
  | { readonly kind: 'moved'; readonly name: string }
  /** The store refused; the text is as it was. */
  | { readonly kind: 'notKept' }
  /** The text could not be changed; the store is as it was. */
  | { readonly kind: 'notReplaced' };

/**
 * Keeps a value, then lets `replace` put a reference to it into the text: at no moment is it in neither place. A value
 * that is kept already is never written over.
 */
export async function moveSecret(
  secrets: FileSecrets,
  move: SecretMove,
  replace: (name: string) => Promise<boolean>,
): Promise<SecretMoved> {
  const { folder, value } = move;
  let place: Place;
  try {
    place = await findPlace(secrets, move);
    if (!place.isKept) {
      await secrets.keep(folder, place.name, value);
    }
  } catch {
    // What the store says is left out: nobody knows whether it repeats the value.
    return { kind: 'notKept' };
  }
  if (await replace(place.name).catch(() => false)) {
    return { kind: 'moved', name: place.name };
  }
  if (!place.isKept) {
    await secrets.forget(folder, place.name).catch(() => undefined);
  }
  return { kind: 'notReplaced' };
}

/** A name with a number is still one of at most 64 characters. */
const LONGEST_STEM = 56;

interface Place {
  readonly name: string;
  /** The value is there already. */
  readonly isKept: boolean;
}

/** The wanted name, or it with the first number that is free or has the same value. */
async function findPlace(secrets: FileSecrets, { folder, name, value, used }: SecretMove): Promise<Place> {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, LONGEST_STEM)}_${number}`;
    const kept = await secrets.get(folder, candidate);
    if (kept === value || (kept === undefined && !used.includes(candidate))) {
      return { name: candidate, isKept: kept !== undefined };
    }
  }
}
