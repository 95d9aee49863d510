/** Every setting, in one place: README's table is compared with it. All are read from the environment. */
export const settings = {
  BECKON_PORT: { default: '7300', unit: 'port', meaning: 'where the relay listens; 0 takes a free one' },
  BECKON_HOST: { default: '127.0.0.1', unit: 'address', meaning: 'the address it listens on; 0.0.0.0 for all' },
  BECKON_DATA: { default: './data', unit: 'folder', meaning: 'where everything is kept' },
  DATABASE_URL: {
    default: '',
    unit: 'address',
    meaning: 'a PostgreSQL as the store, as postgresql://user:password@host/database; without it, SQLite in the folder',
  },
  REDIS_URL: {
    default: '',
    unit: 'address',
    meaning: 'a Redis by which several relays on one store hear each other (forms below); without it, one relay',
  },
  BECKON_PUBLIC_URL: {
    default: '',
    unit: 'address',
    meaning: 'the address people reach the relay by, as https://chat.example.org; without it, the Host of each request',
  },
  BECKON_SCRIPT: {
    default: '/beckon.js',
    unit: 'path',
    meaning: 'what the script of the tag is called, as /assets/hello.js, for a name that no blocker knows',
  },
  BECKON_DEMO_PORT: { default: '7301', unit: 'port', meaning: 'where the demo shop listens; 0 takes a free one' },
  BECKON_METRICS_PORT: {
    default: '',
    unit: 'port',
    meaning: 'where GET /metrics answers in the format of Prometheus; without it, nowhere; 0 takes a free one',
  },
  BECKON_METRICS_HOST: { default: '127.0.0.1', unit: 'address', meaning: 'the address it answers on' },
  BECKON_EMBEDDINGS_URL: {
    default: '',
    unit: 'address',
    meaning:
      'a server that speaks the OpenAI embeddings API, as http://127.0.0.1:8080/v1/embeddings: answers are found by meaning too; it is sent what visitors ask',
  },
  BECKON_EMBEDDINGS_MODEL: { default: 'text-embedding-3-small', unit: 'name', meaning: 'the model it is asked for' },
  BECKON_EMBEDDINGS_KEY: {
    default: '',
    unit: 'key',
    meaning: 'what it is shown as a bearer token; nothing without it',
  },
  BECKON_LOG: { default: 'info', unit: 'level', meaning: 'trace, debug, info, warn, error, fatal or silent' },
  BECKON_TRUST_PROXY: {
    default: '',
    unit: 'addresses',
    meaning: 'proxies whose X-Forwarded-… headers are believed, with commas; none without it',
  },
  BECKON_SENDS_PER_10S: { default: '10', unit: 'messages', meaning: 'of one visitor within 10 seconds' },
  BECKON_SENDS_PER_MINUTE: { default: '100', unit: 'messages', meaning: 'of one visitor within a minute' },
  BECKON_FRAMES_PER_10S: { default: '60', unit: 'frames', meaning: 'of any kind, of one visitor within 10 seconds' },
  BECKON_STARTS_PER_VISITOR: { default: '10', unit: 'conversations', meaning: 'begun by one visitor within an hour' },
  BECKON_STARTS_PER_ADDRESS: {
    default: '120',
    unit: 'conversations',
    meaning: 'begun from one address within an hour; many people may share one',
  },
  BECKON_VISITORS_PER_ADDRESS: {
    default: '300',
    unit: 'visitors',
    meaning: 'new ones from one address within an hour; many people may share one',
  },
  BECKON_CHATS_PER_OPERATOR: {
    default: '4',
    unit: 'conversations',
    meaning: 'at once; visitors are invited while those online have room for more',
  },
  BECKON_SOCKETS_PER_ADDRESS: { default: '500', unit: 'connections', meaning: 'open at once from one address' },
  BECKON_REQUESTS_PER_ADDRESS: { default: '600', unit: 'requests', meaning: 'over HTTP from one address in a minute' },
} as const satisfies Record<string, { default: string; unit: string; meaning: string }>

export type SettingName = keyof typeof settings
