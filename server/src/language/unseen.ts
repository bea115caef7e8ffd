/** A character that is drawn as nothing: controls, formats, blanks other than the plain one, halves of pairs. */
const UNSEEN = String.raw`(?![\t\n\r ])[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{DI}]`;

/** Runs of characters that nobody sees. Blanks, tabs and line breaks are none of them. */
export function unseenRuns(): RegExp {
  return new RegExp(`(?:${UNSEEN})+`, 'gu');
}

/**
 * What is not sent to a cluster: what nobody sees, what stands for a character that was lost, and what means something
 * else, or nothing, elsewhere. Halves of pairs would be changed by UTF-8.
 */
export function unsendable(): RegExp {
  return new RegExp(String.raw`${UNSEEN}|[\p{Co}\p{Noncharacter_Code_Point}\ufffd]`, 'gu');
}
