/** For the servers of JSON and YAML, so that they judge values as well: the same settings, as far as a schema can say it. */
export const connectionSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  patternProperties: {
    '^Connection[0-9]+$': {
      type: 'object',
      description: 'A connection between two clusters.',
      required: ['SSH'],
      additionalProperties: false,
      properties: {
        DATABASE_NAME: { type: 'string', minLength: 1, description: 'The database whose backups are copied.' },
        START_CYCLE: {
          type: 'string',
          description: 'When copying starts.',
          pattern: '^[0-9*,/-]+( [0-9*,/-]+){4}$',
        },
        LOCAL_URL: { type: 'string', description: 'The archive volume here.', pattern: '^ftp://[^/]+@%s/v[0-9]{4,}$' },
        REMOTE_URL: { type: 'string', description: 'The one there.', pattern: '^ftp://[^/]+@%s/v[0-9]{4,}$' },
        REMOTE_NODES: {
          type: 'string',
          description: 'Addresses of the nodes there.',
          pattern: '^[0-9]+(\\.[0-9]+){3}(; [0-9]+(\\.[0-9]+){3})*$',
        },
        Verbose: { type: 'boolean', description: 'Whether the log says more.' },
        SSH: { enum: ['client', 'server'], description: 'The side of this cluster.' },
      },
    },
    '^end$': { type: 'object' },
  },
  additionalProperties: false,
};
