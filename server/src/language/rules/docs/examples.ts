/** A server block without a problem. */
export const serverBlock = 'Connection1\n{\nVerbose = true\nSSH = server\n}\n';

/** A client block without a problem that matters. */
export const clientBlock = [
  'Connection1',
  '{',
  'DATABASE_NAME = exa_db1',
  'START_CYCLE = 0 2 * * *',
  'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
  'REMOTE_URL = ftp://FTPbackup:**PW**@%s/v0002',
  'REMOTE_NODES = 10.60.102.11; 10.60.102.12',
  'Verbose = true',
  'SSH = client',
  '}',
  '',
].join('\n');
