/**
 * What a cluster, a network or an attacker may answer, and what the person reads then: the source of docs/failures.md. A test
 * has a server in Python behave in each of these ways and compares every word.
 */
export interface Failure {
  readonly title: string;
  /** Ways in which that server answers a call on a node (its modes); or the one port of it that is called instead. */
  readonly modes?: readonly string[];
  readonly port?: Port;
  /** For what no server on this machine can do: the code that Node gives. */
  readonly code?: string;
  readonly kind: string;
  /** Follows `EDU01 n0011: `. `{host}`, `{url}`, `{seconds}`, `{fingerprint}` and `{mode}` stand for what they name. */
  readonly message: string;
  readonly remedy: string;
  /** Whether a call that changes something may have taken effect all the same: then nothing is repeated by itself. */
  readonly afterWrite: 'nothing was done' | 'unknown';
}

export interface Port {
  readonly name: string;
  readonly scheme: 'http' | 'https';
  /** What the cluster is trusted by: nothing but the usual authorities, a pin, or a CA file. */
  readonly trust: 'usual' | 'pin' | 'ca';
}

/** In front of the remedy after a call that changes something. */
export const UNKNOWN = 'It is not known whether the call took effect: read the status before you repeat it.';

const CHECK_URL = 'Check the URL: that of EXAoperation ends in /cluster1/.';
const GIVE_ROLE = 'Give the user the role Administrator in EXAoperation, or use another user.';
const TRY_AGAIN = 'Try again. If it stays so, look at the network and at EXAoperation.';
const CHECK_PEER = 'Try again. If it stays so, check what answers at {url}.';
const REDIRECTS = 'Redirects are not followed. If that address is the right one, enter it as the URL of the cluster.';
const RESTART = 'Try again in a minute. If it stays so, look at EXAoperation itself: it may need a restart.';
const TOO_SLOW =
  'Check that the node is up, or raise the limit: the setting backupSync.timeouts, or --timeout on the command line.';
const TOO_LARGE = 'Nothing of it was kept. Read this in EXAoperation itself.';
const REPORT = 'This version of EXAoperation may answer differently. Please report the sentence above.';
const OF_CLUSTER = 'The sentence is that of the cluster. If it does not help, look into its log service.';
const ITS_LOG = 'Look into the log service of the cluster: it may say more.';
const COMPARE = 'Compare its SHA-256 fingerprint with the one that EXAoperation shows, then pin it or set a CA file.';
const PORT_443 = 'Check the port: EXAoperation listens on 443.';
const FIREWALL = 'Check that the cluster is up and that VPN and firewall let this port through.';

const https = (name: string, trust: Port['trust'] = 'pin'): Port => ({ name, scheme: 'https', trust });
const http = (name: string): Port => ({ name, scheme: 'http', trust: 'usual' });

/** An answer that cannot be read says nothing about what was done. */
const unreadable = (title: string, mode: string, reason: string): Failure => ({
  title,
  modes: [mode],
  kind: 'protocol',
  message: `unreadable answer (${reason}).`,
  remedy: CHECK_PEER,
  afterWrite: 'unknown',
});

const unexpected = (title: string, mode: string, found: string): Failure => ({
  title,
  modes: [mode],
  kind: 'shape',
  message: `unexpected answer from callPlugin: ${found}.`,
  remedy: REPORT,
  afterWrite: 'unknown',
});

/** Before a connection is trusted nothing is sent, so nothing can have been done. */
const refusedPeer = (title: string, port: Port, message: string, remedy = COMPARE): Failure => ({
  title,
  port,
  kind: 'tls',
  message,
  remedy,
  afterWrite: 'nothing was done',
});

const untrusted = (title: string, port: Port, reason: string): Failure =>
  refusedPeer(title, port, `the certificate of {host} is not trusted (${reason}).`);

export interface FailureGroup {
  readonly title: string;
  readonly rows: readonly Failure[];
}

export const failures: readonly FailureGroup[] = [
  {
    title: 'Login and rights',
    rows: [
      {
        title: 'The password is wrong, or the user may not log in',
        modes: ['401'],
        kind: 'auth',
        message: '{host} refused the login of user admin.',
        remedy: 'Check user name and password, and that the user has the role Administrator.',
        afterWrite: 'nothing was done',
      },
      {
        title: 'The user may not do this: status 403, or a fault that says so',
        modes: ['403', 'fault Unauthorized'],
        kind: 'permission',
        message: '{host} does not permit this to user admin.',
        remedy: GIVE_ROLE,
        afterWrite: 'nothing was done',
      },
      {
        title: 'A proxy stands between',
        modes: ['407'],
        kind: 'proxy',
        message: 'a proxy between here and {host} wants a login.',
        remedy: 'Check the setting http.proxy, or exclude the cluster from the proxy.',
        afterWrite: 'nothing was done',
      },
    ],
  },
  {
    title: 'Another server, or the wrong URL',
    rows: [
      {
        title: 'Nothing is there: status 404 with a page',
        modes: ['404'],
        kind: 'notXmlRpc',
        message: '{url} answers with a page titled "Not here", not with XML-RPC.',
        remedy: CHECK_URL,
        afterWrite: 'nothing was done',
      },
      {
        title: 'Calls are not allowed there: status 405',
        modes: ['405'],
        kind: 'notXmlRpc',
        message: 'nothing at {url} speaks the XML-RPC of EXAoperation.',
        remedy: CHECK_URL,
        afterWrite: 'nothing was done',
      },
      {
        title: 'A web page comes as if all were well',
        modes: ['200 with a page'],
        kind: 'notXmlRpc',
        message: '{url} answers with a page titled "Welcome", not with XML-RPC.',
        remedy: CHECK_URL,
        afterWrite: 'unknown',
      },
      {
        title: 'JSON comes, no content, or a call instead of an answer',
        modes: ['200 with JSON', 'a methodCall', '204'],
        kind: 'notXmlRpc',
        message: 'nothing at {url} speaks the XML-RPC of EXAoperation.',
        remedy: CHECK_URL,
        afterWrite: 'unknown',
      },
      {
        title: 'It redirects to another host; password and call are not sent on',
        modes: ['302'],
        kind: 'redirect',
        message: '{host} redirects to https://127.0.0.9:444.',
        remedy: REDIRECTS,
        afterWrite: 'nothing was done',
      },
      {
        title: 'It redirects to plain http',
        modes: ['307 to http'],
        kind: 'redirect',
        message: '{host} redirects to http://127.0.0.9.',
        remedy: REDIRECTS,
        afterWrite: 'nothing was done',
      },
      {
        title: 'The port speaks http, or ssh, where the URL says https',
        port: https('http'),
        kind: 'scheme',
        message: '{host} does not answer with TLS; it may speak http, not https.',
        remedy: 'Check the scheme and the port of the URL.',
        afterWrite: 'nothing was done',
      },
      {
        title: 'The port wants TLS where the URL says http',
        port: http('good'),
        kind: 'network',
        message: 'the connection to {host} was lost before the answer was complete.',
        remedy: 'Check the URL: the port may speak https, not http. Otherwise look at the network and at EXAoperation.',
        afterWrite: 'unknown',
      },
      {
        title: 'The port belongs to ssh',
        port: http('ssh'),
        kind: 'notHttp',
        message: 'what listens on {host} does not speak proper HTTP.',
        remedy: PORT_443,
        afterWrite: 'unknown',
      },
      {
        title: 'What answers speaks HTTP 0.9, or contradicts itself',
        modes: ['HTTP 0.9', 'two lengths'],
        kind: 'notHttp',
        message: 'what listens on {host} does not speak proper HTTP.',
        remedy: PORT_443,
        afterWrite: 'unknown',
      },
    ],
  },
  {
    title: 'Trouble in EXAoperation',
    rows: [
      {
        title: 'It fails, or a gateway before it does',
        modes: ['500', '502', '503', '504'],
        kind: 'server',
        message: '{host} answered with HTTP status {mode}.',
        remedy: RESTART,
        afterWrite: 'unknown',
      },
      {
        title: 'It fails, and the body claims success',
        modes: ['500 with an answer'],
        kind: 'server',
        message: '{host} answered with HTTP status 500.',
        remedy: RESTART,
        afterWrite: 'unknown',
      },
      {
        title: 'It has too much to do',
        modes: ['429'],
        kind: 'server',
        message: '{host} answered with HTTP status 429.',
        remedy: 'The server asks to wait 7 seconds before the next try.',
        afterWrite: 'unknown',
      },
      {
        title: 'There is no such plugin or node',
        modes: ['fault KeyError'],
        kind: 'fault',
        message: "EXAoperation reported: KeyError: 'n0011'",
        remedy: 'The plugin or the node may not exist any more: refresh the cluster.',
        afterWrite: 'nothing was done',
      },
      {
        title: 'There is no such object or method',
        modes: ['fault NotFound'],
        kind: 'fault',
        message: "EXAoperation reported: NotFound: Object: <NodeCluster object at 0x7f>, name: u'db_nope'",
        remedy: 'The cluster has no such object or method: refresh it, and check its version.',
        afterWrite: 'nothing was done',
      },
      {
        title: 'It refuses with a text of its own; markup in it is removed',
        modes: ['fault UsageError'],
        kind: 'fault',
        message: 'EXAoperation reported: UsageError: Plugin is in use',
        remedy: OF_CLUSTER,
        afterWrite: 'nothing was done',
      },
      {
        title: 'It refuses without a text',
        modes: ['fault without a text', 'fault that is a string'],
        kind: 'fault',
        message: 'EXAoperation reported an error without a text.',
        remedy: ITS_LOG,
        afterWrite: 'nothing was done',
      },
    ],
  },
  {
    title: 'No answer',
    rows: [
      {
        title: 'It is silent, stops in the middle, or sends a byte now and then for ever',
        modes: ['silence', 'silence in the answer', 'dripping', '102 for ever'],
        kind: 'timeout',
        message: 'no complete answer from {host} within {seconds} s.',
        remedy: TOO_SLOW,
        afterWrite: 'unknown',
      },
      {
        title: 'It takes the connection and says nothing',
        port: https('says nothing'),
        kind: 'timeout',
        message: 'no connection to {host} within {seconds} s.',
        remedy: FIREWALL,
        afterWrite: 'nothing was done',
      },
      {
        title: 'Nothing listens on the port',
        port: https('closed'),
        kind: 'network',
        message: '{host} refuses connections.',
        remedy: 'Check the port (EXAoperation listens on 443) and that EXAoperation is running.',
        afterWrite: 'nothing was done',
      },
      {
        title: 'There is no such host name',
        code: 'ENOTFOUND',
        kind: 'network',
        message: 'there is no host of the name in {host}.',
        remedy: 'Check the URL of the cluster, the name server and the VPN.',
        afterWrite: 'nothing was done',
      },
      {
        title: 'There is no way to the host',
        code: 'EHOSTUNREACH',
        kind: 'network',
        message: '{host} cannot be reached.',
        remedy: 'Check that VPN and firewall let this port through.',
        afterWrite: 'nothing was done',
      },
      {
        title: 'The connection ends or is reset before the answer is complete',
        modes: ['close', 'reset', 'reset in the answer', 'truncated', 'broken chunk'],
        kind: 'network',
        message: 'the connection to {host} was lost before the answer was complete.',
        remedy: TRY_AGAIN,
        afterWrite: 'unknown',
      },
      {
        title: 'The connection ends in the handshake',
        port: https('hangs up'),
        kind: 'network',
        message: 'the connection to {host} was lost before the answer was complete.',
        remedy: TRY_AGAIN,
        afterWrite: 'nothing was done',
      },
    ],
  },
  {
    title: 'An answer that is too large',
    rows: [
      {
        title: 'It announces too much, never ends, or grows when it is unpacked',
        modes: ['a length of 100 MB', 'endless', 'gzip bomb'],
        kind: 'tooLarge',
        message: 'the answer is larger than 8 MiB.',
        remedy: TOO_LARGE,
        afterWrite: 'unknown',
      },
      {
        title: 'Its headers are too large',
        modes: ['headers of 80 kB'],
        kind: 'tooLarge',
        message: 'the answer is larger than 64 KiB.',
        remedy: TOO_LARGE,
        afterWrite: 'unknown',
      },
    ],
  },
  {
    title: 'An answer that cannot be read',
    rows: [
      unreadable('Nothing', 'empty', 'it is empty'),
      unreadable('No value', 'no parameter', 'params is incomplete'),
      unreadable('A fault without a value', 'fault without a value', 'fault is incomplete'),
      unreadable('XML that is not well-formed', 'malformed', 'Unexpected close tag'),
      unreadable('Two documents', 'two documents', 'it holds more than one document'),
      unreadable('Text behind the end', 'trailing garbage', 'Text data outside of root node.'),
      unreadable('An unknown element', 'unknown tag', 'blink cannot stand there in value'),
      unreadable('Letters in a number', 'integer with letters', 'int holds something else'),
      unreadable('Values in each other without end', 'deep', 'it is nested too deeply or has too many values'),
      unreadable('Entities that multiply', 'entity bomb', 'it declares a document type'),
      unreadable('An entity that would read a file', 'external entity', 'it declares a document type'),
      unreadable('A control character by its number', 'control reference', 'Invalid character entity'),
      unreadable('Compression that is none', 'broken gzip', 'its compression is broken'),
    ],
  },
  {
    title: 'An answer of another form',
    rows: [
      unexpected('Two texts; they are not shown', 'two texts', '[string, string]'),
      unexpected('Nothing in place of status and output', 'nil', 'nil'),
      unexpected('A date', 'dateTime', 'dateTime'),
      unexpected('A number that is too long', 'i8', 'i8'),
      unexpected('A member twice', 'member twice', 'struct with a member that is refused or comes twice'),
      unexpected('A member that could harm us', '__proto__', 'struct with a member that is refused or comes twice'),
    ],
  },
  {
    title: 'TLS',
    rows: [
      untrusted('The certificate is self-signed', https('good', 'usual'), 'it is self-signed'),
      untrusted(
        'An authority of your own signed it',
        https('private authority', 'usual'),
        'its authority is not known here',
      ),
      untrusted('It has expired', https('expired', 'ca'), 'it has expired'),
      untrusted('It is not valid yet', https('future', 'ca'), 'it is not valid yet; check the clock'),
      untrusted('It names no host', https('no name', 'ca'), 'it belongs to another host name'),
      untrusted('It names another host', https('another name', 'ca'), 'it belongs to another host name'),
      refusedPeer(
        'It is not the pinned one',
        https('private authority'),
        '{host} shows another certificate than the pinned one (it shows {fingerprint}).',
        'Nothing was sent. Find out who changed the certificate before you pin the new one.',
      ),
      refusedPeer(
        'The server knows no TLS newer than 1.1',
        https('TLS 1.1'),
        '{host} offers no version of TLS from 1.2 on.',
        'Update EXAoperation: older versions of TLS are not safe and not supported here.',
      ),
      {
        ...refusedPeer(
          'It wants a certificate from us',
          https('client certificate'),
          '{host} wants a client certificate.',
          'Client certificates are not supported. Use an address that asks only for user and password.',
        ),
        afterWrite: 'unknown',
      },
    ],
  },
];
