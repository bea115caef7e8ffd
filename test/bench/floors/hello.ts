// The least that a server on the same library can cost: it keeps the text in step and has nothing to say about it.
import { serveFloor } from './serve';

serveFloor(() => []);
