import { expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'

it('needs nothing to serve this machine', () => {
  expect(readConfig({})).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 4321,
    DATA_DIR: './data',
    TIMEZONE: 'UTC',
    CURRENCY: 'USD',
    LOG_LEVEL: 'info',
    WEBHOOK_ALLOW: [],
  })
})

it('takes an empty value for none', () => {
  expect(readConfig({ PORT: '', ADMIN_TOKEN: '' })).toMatchObject({ PORT: 4321 })
})

it.each([
  [{ PORT: 'abc' }, 'PORT has to be a port number.'],
  [{ PORT: '70000' }, 'PORT has to be a port number up to 65535.'],
  [{ PUBLIC_URL: 'flows.example.com' }, 'PUBLIC_URL has to be an address such as https://flows.example.com.'],
  [{ SMTP_URL: 'http://mail' }, 'SMTP_URL has to be an address such as smtp://user:password@mail.example.com:587.'],
  [{ TIMEZONE: 'Moon/Base' }, 'TIMEZONE has to be a time zone name such as Europe/Berlin.'],
  [{ CURRENCY: 'euro' }, 'CURRENCY has to be a currency code such as USD.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL has to be one of debug, info, warn, error, silent.'],
  [{ WRITE_KEY: 'a:b' }, 'WRITE_KEY may contain neither spaces nor colons.'],
  [{ ADMIN_TOKEN: 'short' }, 'ADMIN_TOKEN has to have 8 characters or more.'],
  [
    { DATABASE_URL: 'postgres://db' },
    'DATABASE_URL is not supported yet: this version keeps its data in DATA_DIR. Leave it out.',
  ],
  [{ PORT: 'x', CURRENCY: 'y' }, 'PORT has to be a port number. CURRENCY has to be a currency code such as USD.'],
])('says what is wrong with %j in one line', (env, line) => {
  expect(() => readConfig(env)).toThrow(line)
})

it.each(['0.0.0.0', '::', '192.168.1.5', 'flows.example.com'])('needs an admin token to be reached at %s', (HOST) => {
  expect(() => readConfig({ HOST })).toThrow('Set ADMIN_TOKEN')
  expect(readConfig({ HOST, ADMIN_TOKEN: 'correct horse' }).HOST).toBe(HOST)
})

it.each(['127.0.0.1', 'localhost', '::1'])('needs no admin token at %s', (HOST) => {
  expect(readConfig({ HOST }).HOST).toBe(HOST)
})
