import type { Socket } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import type { ExaErrorKind } from '../../../client/src/exaoperation/errors';
import type { XmlRpcValue } from '../../../client/src/exaoperation/values';
import { ACTIVATED, httpAnswer, xmlFault, xmlValue, type Headers, type RawRequest } from './server';

/** One way in which a server behaves, and what a client must make of it. */
export interface Mode {
  readonly name: string;
  readonly answer: (socket: Socket, request: RawRequest) => void;
  readonly expect: { readonly kind: ExaErrorKind; readonly says?: RegExp } | { readonly value: XmlRpcValue };
}

const ANSWER = [0, 'activated'];
const PAGE = '<!DOCTYPE html><html><head><title>Welcome</title></head><body>Hello</body></html>';

const bytes = (data: string | Buffer) => (socket: Socket) => void socket.write(data);
const bytesAndEnd = (data: string | Buffer) => (socket: Socket) => void socket.end(data);
const http = (body: string | Buffer, headers: Headers = {}, status = '200 OK') =>
  bytes(httpAnswer(body, headers, status));
const chunked = (body: string) => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n`;

/** Writes until the other side has had enough. */
function pour(socket: Socket, piece: Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece)) {
      // The buffer takes more.
    }
  };
  socket.on('drain', more);
  more();
}

/** One byte now and then, for ever: no idle timeout notices. */
function drip(socket: Socket, piece: string): void {
  const timer = setInterval(() => socket.write(piece), 10);
  socket.on('close', () => clearInterval(timer));
}

const good = (name: string, answer: Mode['answer'], value: XmlRpcValue = ANSWER): Mode => ({
  name,
  answer,
  expect: { value },
});
const bad = (name: string, kind: ExaErrorKind, answer: Mode['answer'], says?: RegExp): Mode => ({
  name,
  answer,
  expect: says ? { kind, says } : { kind },
});

const NORMAL: readonly Mode[] = [
  good('a plain answer', http(ACTIVATED)),
  good('chunks', bytes(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunked(ACTIVATED)}0\r\n\r\n`)),
  good('HTTP 1.0 that ends with the connection', bytesAndEnd(`HTTP/1.0 200 OK\r\n\r\n${ACTIVATED}`)),
  good('100 Continue before the answer', (socket) => {
    socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write(httpAnswer(ACTIVATED));
  }),
  good('gzip that nobody asked for', http(gzipSync(ACTIVATED), { 'Content-Encoding': 'gzip' })),
  good('deflate that nobody asked for', http(deflateSync(ACTIVATED), { 'Content-Encoding': 'deflate' })),
  good('another content type', http(ACTIVATED, { 'Content-Type': 'text/plain' })),
  good('no content type', http(ACTIVATED, { 'Content-Type': undefined })),
  good('a header of 20 kB', http(ACTIVATED, { 'X-Long': 'x'.repeat(20_000) })),
  good('a byte order mark', http(`\ufeff${ACTIVATED}`)),
  good('UTF-16', http(Buffer.from(`\ufeff${ACTIVATED}`, 'utf16le'))),
  good('an answer that comes byte by byte', (socket) => {
    socket.setNoDelay(true);
    for (const byte of httpAnswer(ACTIVATED)) {
      socket.write(Buffer.from([byte]));
    }
  }),
  good('white space between the elements', http(ACTIVATED.replaceAll('><', '>\n  <'))),
  good('comments between the elements', http(ACTIVATED.replaceAll('<value>', '<!-- here --><value>'))),
  good('i4 for int', http(ACTIVATED.replace('<int>0</int>', '<i4>0</i4>'))),
  good('a string without its element', http(xmlValue('not activated')), 'not activated'),
  good('nothing in the value', http(xmlValue('')), ''),
  good('an empty string that closes itself', http(xmlValue('<string/>')), ''),
  good('nil', http(xmlValue('<nil/>')), null),
  good('nil as Apache spells it', http(xmlValue('<ex:nil/>')), null),
  good('an empty array', http(xmlValue('<array><data/></array>')), []),
  good(
    'booleans and a double',
    http(
      xmlValue('<array><data><value><boolean>1</boolean></value><value><double>-1.5e3</double></value></data></array>'),
    ),
    [true, -1500],
  ),
  good('CDATA and references', http(xmlValue('<string><![CDATA[<a>]]>&#x1F600;&amp;</string>')), '<a>😀&'),
  good('raw control characters', http(xmlValue('<string>a\u001b[31mb\u0000</string>')), 'a\u001b[31mb\u0000'),
  good(
    'Latin-1 that is declared',
    http(Buffer.from(xmlValue('<string>Größe</string>').replace("'1.0'", "'1.0' encoding='iso-8859-1'"), 'latin1')),
    'Größe',
  ),
  good(
    'Latin-1 that is named in the header only',
    http(Buffer.from(xmlValue('<string>Größe</string>'), 'latin1'), { 'Content-Type': 'text/xml; charset=iso-8859-1' }),
    'Größe',
  ),
  good(
    'Latin-1 that claims to be UTF-8',
    http(Buffer.from(xmlValue('<string>Größe</string>'), 'latin1')),
    'Gr\ufffd\ufffde',
  ),
  good('a string of one megabyte', http(xmlValue(`<string>${'x'.repeat(1_000_000)}</string>`)), 'x'.repeat(1_000_000)),
  good('a struct', http(xmlValue('<struct><member><name>constructor</name><value>x</value></member></struct>')), {
    constructor: 'x',
  }),
];

const LATE: readonly Mode[] = [
  bad('silence', 'timeout', () => undefined),
  bad('headers and then silence', 'timeout', bytes('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n')),
  bad('half a body and then silence', 'timeout', bytes(httpAnswer(ACTIVATED).subarray(0, -20))),
  bad('a header that drips', 'timeout', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-Long: ');
    drip(socket, 'x');
  }),
  bad('a body that drips', 'timeout', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n<?xml version="1.0"?>');
    drip(socket, ' ');
  }),
  bad('102 Processing for ever', 'timeout', (socket) => drip(socket, 'HTTP/1.1 102 Processing\r\n\r\n')),
];

const LOST: readonly Mode[] = [
  bad('the connection closed instead of an answer', 'network', (socket) => void socket.end(), /was lost/),
  bad('a reset instead of an answer', 'network', (socket) => void socket.resetAndDestroy(), /was lost/),
  bad(
    'a reset in the headers',
    'network',
    (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-', () => socket.resetAndDestroy()),
  ),
  bad(
    'a reset in the body',
    'network',
    (socket) => void socket.write(httpAnswer(ACTIVATED).subarray(0, -20), () => socket.resetAndDestroy()),
  ),
  bad('a body shorter than its length', 'network', bytesAndEnd(httpAnswer(ACTIVATED).subarray(0, -20))),
  bad(
    'chunks without the last one',
    'network',
    bytesAndEnd(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunked(ACTIVATED)}`),
  ),
  bad('a broken chunk', 'network', bytes(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${ACTIVATED}`)),
  bad('gzip that breaks off', 'protocol', http(gzipSync(ACTIVATED).subarray(0, -12), { 'Content-Encoding': 'gzip' })),
  bad('gzip that is none', 'protocol', http(ACTIVATED, { 'Content-Encoding': 'gzip' })),
];

const STATUSES: readonly Mode[] = [
  bad('401', 'auth', http(PAGE, { 'WWW-Authenticate': 'basic realm="Zope"' }, '401 Unauthorized')),
  bad('401 with a valid answer', 'auth', http(ACTIVATED, {}, '401 Unauthorized')),
  bad('403', 'permission', http(PAGE, {}, '403 Forbidden')),
  bad('407', 'proxy', http(PAGE, {}, '407 Proxy Authentication Required')),
  bad('404', 'notXmlRpc', http(PAGE, {}, '404 Not Found'), /"Welcome"/),
  bad('405', 'notXmlRpc', http('', {}, '405 Method Not Allowed')),
  bad('204', 'notXmlRpc', bytes('HTTP/1.1 204 No Content\r\n\r\n')),
  bad('400', 'notXmlRpc', http(PAGE, {}, '400 Bad Request')),
  bad(
    'the complaint of a TLS port about http',
    'scheme',
    http('<title>400 The plain HTTP request was sent to HTTPS port</title>', {}, '400 Bad Request'),
    /speaks https/,
  ),
  bad('a TLS alert as answer', 'scheme', bytesAndEnd(Buffer.from([0x15, 0x03, 0x03, 0, 2, 2, 70])), /speaks https/),
  ...['301 Moved', '302 Found', '307 Temporary', '308 Permanent'].map((status) =>
    bad(
      `a redirect ${status}`,
      'redirect',
      http('', { Location: 'https://127.0.0.9:444/cluster1/?token=abc' }, status),
      /to https:\/\/127\.0\.0\.9:444\.$/,
    ),
  ),
  bad('a redirect to nowhere', 'redirect', http('', { Location: 'http://[' }, '302 Found')),
  bad('a redirect without address', 'notXmlRpc', http('', {}, '304 Not Modified')),
  bad('429', 'server', http('', { 'Retry-After': '7' }, '429 Too Many Requests')),
  ...['500 Oops', '502 Bad Gateway', '503 Unavailable', '504 Timeout'].map((status) =>
    bad(status, 'server', http(PAGE, {}, status), /HTTP status 50\d/),
  ),
  bad('500 with a valid answer', 'server', http(ACTIVATED, {}, '500 Oops')),
  bad('500 with a page without end', 'server', (socket) => {
    socket.write('HTTP/1.1 500 Oops\r\n\r\n');
    pour(socket, Buffer.alloc(65_536, 'x'));
  }),
];

const FOREIGN: readonly Mode[] = [
  bad('a page', 'notXmlRpc', http(PAGE, { 'Content-Type': 'text/html' }), /titled "Welcome"/),
  bad('a page without document type', 'notXmlRpc', http('<html><title>Old</title>'), /"Old"/),
  bad('a page whose title is markup', 'notXmlRpc', http('<html><title>\u001b[1mA\u202eB</title>'), /"AB"/),
  bad('plain text', 'notXmlRpc', http('It works!')),
  bad('JSON', 'notXmlRpc', http('{"ok":true}')),
  bad('a methodCall', 'notXmlRpc', http('<methodCall><methodName>x</methodName></methodCall>')),
  bad('a methodResponse with nothing in it', 'notXmlRpc', http('<methodResponse/>')),
  bad('the greeting of ssh', 'notHttp', bytesAndEnd('SSH-2.0-OpenSSH_9.2\r\n')),
  bad('HTTP 0.9', 'notHttp', bytesAndEnd(ACTIVATED)),
  bad('two lengths', 'notHttp', bytes(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n${ACTIVATED}`)),
  bad(
    'a length and chunks',
    'notHttp',
    bytes(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${chunked(ACTIVATED)}0\r\n\r\n`),
  ),
];

const HUGE: readonly Mode[] = [
  bad('a length of 100 MB', 'tooLarge', bytes(`HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n${ACTIVATED}`)),
  bad('a string without end', 'tooLarge', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n<methodResponse><params><param><value><string>');
    pour(socket, Buffer.alloc(65_536, 'x'));
  }),
  bad(
    'a gzip bomb',
    'tooLarge',
    http(gzipSync(xmlValue(`<string>${'x'.repeat(30_000_000)}</string>`)), { 'Content-Encoding': 'gzip' }),
  ),
  bad('headers of 80 kB', 'tooLarge', http(ACTIVATED, { 'X-Long': 'x'.repeat(80_000) })),
  bad('a tag name without end', 'protocol', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n<methodResponse><');
    pour(socket, Buffer.alloc(65_536, 'x'));
  }),
  bad(
    'an attribute of 1 MB',
    'protocol',
    http(`<methodResponse><params a="${'x'.repeat(1_000_000)}"></params></methodResponse>`),
  ),
  bad(
    '1,000 arrays in each other',
    'protocol',
    http(xmlValue('<array><data><value>'.repeat(1000) + '</value></data></array>'.repeat(1000))),
    /too deeply/,
  ),
  bad(
    'a quarter of a million values',
    'protocol',
    http(xmlValue(`<array><data>${'<value/>'.repeat(250_000)}</data></array>`)),
    /too many values/,
  ),
];

const broken = (name: string, inside: string): Mode => bad(name, 'protocol', http(xmlValue(inside)));

const UNREADABLE: readonly Mode[] = [
  bad('an empty body', 'protocol', http('')),
  bad('a root that is not closed', 'protocol', http(ACTIVATED.replace('</methodResponse>', ''))),
  bad('a string that is not closed', 'protocol', http(ACTIVATED.replace('</string>', ''))),
  bad('two documents', 'protocol', http(ACTIVATED + ACTIVATED.replace(/<\?.*?\?>/, ''))),
  bad('garbage after the end', 'protocol', http(`${ACTIVATED}garbage`)),
  bad('a root in lower case', 'protocol', http(ACTIVATED.replaceAll('methodResponse', 'methodresponse'))),
  bad('tags in upper case', 'protocol', http(ACTIVATED.replaceAll('array', 'ARRAY'))),
  bad('no params', 'protocol', http('<methodResponse><params></params></methodResponse>')),
  bad('two params', 'protocol', http(ACTIVATED.replace('</params>', '<param><value/></param></params>'))),
  bad(
    'params and a fault',
    'protocol',
    http(ACTIVATED.replace('</methodResponse>', '<fault><value/></fault></methodResponse>')),
  ),
  bad('a fault without value', 'protocol', http('<methodResponse><fault></fault></methodResponse>')),
  bad('a document type', 'protocol', http(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${ACTIVATED}`)),
  broken('an unknown entity', '<string>&nbsp;</string>'),
  broken('an entity that is a property of every object', '<string>&toString;</string>'),
  broken('a reference to a control character', '<string>&#27;</string>'),
  broken('a reference beyond Unicode', '<string>&#x110000;</string>'),
  broken('an unknown element', '<blink>x</blink>'),
  broken('an element named like a property of every object', '<constructor>x</constructor>'),
  broken('a one-byte integer', '<i1>1</i1>'),
  broken('an integer with letters', '<int>12abc</int>'),
  broken('an empty integer', '<int/>'),
  broken('an integer of 20 digits', '<int>12345678901234567890</int>'),
  broken('an integer of 33 bits', '<int>4294967296</int>'),
  broken('a double that is no number', '<double>NaN</double>'),
  broken('a boolean in words', '<boolean>true</boolean>'),
  broken('base64 with wrong padding', '<base64>abc</base64>'),
  broken('a nil that holds something', '<nil>x</nil>'),
  broken('text beside an element', 'text<int>1</int>'),
  broken('text after an element', '<int>1</int>text'),
  broken('two elements in a value', '<int>1</int><int>2</int>'),
  broken('text in an array', '<array>text<data/></array>'),
  broken('a member without name', '<struct><member><value/></member></struct>'),
  broken('a member whose value comes first', '<struct><member><value/><name>a</name></member></struct>'),
  broken('an array without data', '<array/>'),
];

const FAULTS: readonly Mode[] = [
  bad(
    'a fault',
    'fault',
    http(xmlFault(-1, 'Unexpected Zope exception: UsageError: no such thing')),
    /reported: UsageError: no such thing$/,
  ),
  bad('a fault of a wrong node', 'fault', http(xmlFault(-1, "Unexpected Zope exception: KeyError: u'n0099'"))),
  bad(
    'a fault with markup',
    'fault',
    http(xmlFault(-1, '&lt;h1&gt;NotFound: Object: &lt;Node at 0x7f&gt;, name: x&lt;/h1&gt;')),
    /Object: <Node at 0x7f>, name: x$/,
  ),
  bad(
    'a fault about rights',
    'permission',
    http(xmlFault(-1, 'Unexpected Zope exception: Unauthorized: no')),
    /does not permit/,
  ),
  bad('a fault that is empty', 'fault', http(xmlFault(-1, '')), /without a text/),
  bad(
    'a fault that is a string',
    'fault',
    http('<methodResponse><fault><value>x</value></fault></methodResponse>'),
    /without a text/,
  ),
  bad(
    'a fault that is nil',
    'fault',
    http('<methodResponse><fault><value><nil/></value></fault></methodResponse>'),
    /without a text/,
  ),
  bad(
    'a fault whose fields have other types',
    'fault',
    http(xmlFault(-1, 'x').replace('<string>x</string>', '<int>1</int>')),
    /without a text/,
  ),
];

const ODD: readonly Mode[] = [
  bad(
    'a member named __proto__',
    'shape',
    http(xmlValue('<struct><member><name>__proto__</name><value>x</value></member></struct>')),
  ),
  bad(
    'a member twice',
    'shape',
    http(xmlValue(`<struct>${'<member><name>a</name><value>x</value></member>'.repeat(2)}</struct>`)),
  ),
  bad('an integer of eight bytes', 'shape', http(xmlValue('<i8>1</i8>'))),
];

export const MODES: readonly Mode[] = [
  ...NORMAL,
  ...LATE,
  ...LOST,
  ...STATUSES,
  ...FOREIGN,
  ...HUGE,
  ...UNREADABLE,
  ...FAULTS,
  ...ODD,
];
