import { rowOf, type Format } from './report';

/** One flat list; its fields are promised. */
export const json: Format = ({ files }) =>
  `${JSON.stringify(
    files.flatMap((file) => file.found.map((finding) => rowOf(file, finding))),
    null,
    2,
  )}\n`;
