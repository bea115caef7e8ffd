import { createRequire } from 'node:module';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { connectionSchema } from '../documents/schema';
import { scratch } from '../servers/table';

/** As much of vscode-json-languageservice as is used: its types come with it, and it is installed for this command only. */
interface JsonLanguageService {
  configure(settings: { readonly schemas: readonly object[] }): void;
  parseJSONDocument(document: TextDocument): object;
  doValidation(document: TextDocument, parsed: object): PromiseLike<readonly object[]>;
}

export function jsonSubject(): (text: string) => Promise<number> {
  const load = createRequire(path.join(scratch, 'package.json'));
  const { getLanguageService } = load('vscode-json-languageservice') as {
    getLanguageService: (options: object) => JsonLanguageService;
  };
  const service = getLanguageService({});
  service.configure({ schemas: [{ uri: 'bench://connection', fileMatch: ['*.json'], schema: connectionSchema }] });
  return async (text) => {
    const document = TextDocument.create('file:///bench/connection.json', 'json', 1, text);
    return (await service.doValidation(document, service.parseJSONDocument(document))).length;
  };
}
