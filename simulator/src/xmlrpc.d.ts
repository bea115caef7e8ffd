/** The files of the frozen package xmlrpc 1.3.2 that serve as codec; @types/xmlrpc describes none of them. */

declare module 'xmlrpc/lib/serializer' {
  /** Throws on what XML cannot hold, and quotes the whole value in the message: check values before. */
  export function serializeMethodCall(method: string, params: readonly unknown[], encoding?: string): string;
  export function serializeMethodResponse(result: unknown): string;
  export function serializeFault(fault: { readonly faultCode: number; readonly faultString: string }): string;
}

declare module 'xmlrpc/lib/deserializer' {
  /** All that a `pipe` source must offer; the deserializer pipes it into its own parser. */
  interface DeserializerSource {
    setEncoding(encoding: string): unknown;
    on(event: 'error', listener: (error: unknown) => void): unknown;
    pipe(sink: { write(text: string): unknown; end(): unknown }): unknown;
  }

  class Deserializer {
    constructor(encoding?: string);
    /** True while a `<value>` has had no typed child. */
    protected value: boolean;
    protected push(value: unknown): void;
    protected onClosetag(name: string): void;
    protected endBase64(text: string): void;
    deserializeMethodResponse(source: DeserializerSource, callback: (error: unknown, value?: unknown) => void): void;
    deserializeMethodCall(
      source: DeserializerSource,
      callback: (error: unknown, method?: string, params?: unknown[]) => void,
    ): void;
  }

  export = Deserializer;
}
