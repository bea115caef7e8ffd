/** A longer value is not read: no real one comes near it. In UTF-16 units. */
export const mostValueUnits = 16_384;

/** A longer document is not read at all, so that no file can hold up an editor. In UTF-16 units: 10 MiB of them. */
export const mostDocumentUnits = 10 * 1024 * 1024;

/**
 * Uploads take no more. In bytes of UTF-8, without comments: a file becomes one argument of a process, for which Linux
 * has 128 KiB with its final NUL, and base64 makes four bytes of three.
 */
export const mostUploadBytes = 96 * 1024 - 3;

/** More problems than anybody reads, and few enough that an editor stays quick. */
export const mostDiagnostics = 1000;

/** More addresses of one REMOTE_NODES are not kept for other files. A cluster has some hundred nodes at most. */
export const mostNodes = 1000;

/** More databases of one block are not kept either. */
export const mostDatabases = 20;

/** More blocks of a file that is not open are not kept for other files: one file has one block, and rarely some. */
export const mostBlocksOnDisk = 5000;

/** More connections are not listed for one query: whoever looks for one types on. */
export const mostWorkspaceSymbols = 200;

/**
 * An editor asks for actions whenever the cursor moves. What has to mend a whole file to be offered is offered for no
 * file with more than this, in UTF-16 units and in findings. "Fix all" and "Format document" take every file.
 */
export const mostOfferedUnits = 64 * 1024;
export const mostOfferedFindings = 500;

/** More words of a directive that nobody knows are not reported, and for more of a file no known one is looked for. */
export const mostUnknownWords = 20;
export const mostGuessedWords = 100;

/** Who selects a whole file wants "fix all", not a list of a thousand fixes: the most findings, and kinds of them. */
export const mostFixedFindings = 50;
export const mostFixedKinds = 5;

/** A fix with more changes is not offered at the caret: the answer would have megabytes. "Fix all" makes one of them. */
export const mostOfferedChanges = 5000;

/** No more places of one file are highlighted at a time: an editor draws them again whenever the cursor moves. */
export const mostHighlights = 1000;

/** A line that is written above another one is indented as that one, but no further. In UTF-16 units. */
export const mostIndentationUnits = 128;

/** A longer name is given to no connection: it becomes an argument of a process. In UTF-16 units. */
export const mostNameUnits = 128;
