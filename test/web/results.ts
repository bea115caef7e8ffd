/** Marks the line with the results among those of the workbench. */
export const RESULTS = '##results## ';
