// A door, and in the package a file: whoever asks about a schedule does not load what speaks with clusters.
export { run } from './commands/run';
export { status } from './commands/status';
