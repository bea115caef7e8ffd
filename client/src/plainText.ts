/**
 * Texts may repeat what a cluster said. VS Code makes links of `[…](command:…)` in messages and icons of `$(…)` in lists,
 * so both are taken apart by a character that cannot be seen.
 */
export function plain(text: string): string {
  return text.replaceAll('](', ']\u200b(').replaceAll('$(', '$\u200b(');
}
