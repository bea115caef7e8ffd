import type { ClientCapabilities } from 'vscode-languageserver';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver';

/** What a current editor says of itself. With `pull` it offers to ask for diagnostics. */
export function editorCapabilities(pull: boolean): ClientCapabilities {
  return {
    general: { positionEncodings: ['utf-16'] },
    window: { workDoneProgress: true },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      ...(pull && { diagnostics: { refreshSupport: true } }),
    },
    textDocument: {
      synchronization: { dynamicRegistration: true, didSave: true },
      publishDiagnostics: {
        relatedInformation: true,
        versionSupport: true,
        codeDescriptionSupport: true,
        dataSupport: true,
      },
      ...(pull && { diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true } }),
      completion: {
        dynamicRegistration: true,
        contextSupport: true,
        completionItem: {
          snippetSupport: true,
          documentationFormat: ['markdown', 'plaintext'],
          insertReplaceSupport: true,
          labelDetailsSupport: true,
          resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
        },
        completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'data'] },
      },
      hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
      documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
      formatting: { dynamicRegistration: true },
      foldingRange: { dynamicRegistration: true },
      semanticTokens: {
        dynamicRegistration: true,
        requests: { full: { delta: true }, range: true },
        tokenTypes: Object.values(SemanticTokenTypes),
        tokenModifiers: Object.values(SemanticTokenModifiers),
        formats: ['relative'],
      },
    },
  };
}
