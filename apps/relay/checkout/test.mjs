import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { build } from './build.mjs'
import { failure, root, run, runPinned } from './pinned.mjs'

/** What tests need beside npm packages, and Debian's package of it. */
const needed = [
  { isThere: () => existsSync('/usr/bin/chromium'), debian: 'chromium', why: 'Chromium at /usr/bin/chromium' },
  { isThere: () => isOnPath('redis-server'), debian: 'redis-server', why: 'redis-server on the path' },
  { isThere: hasPostgresql, debian: 'postgresql', why: 'PostgreSQL below /usr/lib/postgresql' },
]

/** What a few tests need that cannot run everywhere anyway; without it they say so and are skipped. */
const wanted = [
  { isThere: () => existsSync('/usr/bin/firefox-esr'), debian: 'firefox-esr' },
  { isThere: () => isOnPath('strace'), debian: 'strace' },
  { isThere: () => isOnPath('nft') || existsSync('/usr/sbin/nft'), debian: 'nftables' },
]

const isOnPath = program => process.env.PATH.split(delimiter).some(folder => existsSync(join(folder, program)))

/** Debian keeps the versions apart, outside of the path. */
function hasPostgresql() {
  const folder = '/usr/lib/postgresql'
  return existsSync(folder) && readdirSync(folder).some(version => existsSync(join(folder, version, 'bin/postgres')))
}

const resultPath = join(root, 'node_modules/.beckon/test-result.json')

/**
 * Format, lint, types, build, then every test; the last line is the count. Arguments go to Vitest and leave the checks before it out:
 * `npm test -- packages/client`.
 */
export async function test(args) {
  await provide()
  const checks = [
    ['Format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
    ['Types', ['node_modules/typescript/bin/tsc', '-p', '.']],
  ]
  for (const [what, command] of args.length > 0 ? [] : checks) {
    console.log(`${what} …`)
    if ((await runPinned(command)) !== 0) return count({ failed: 1 })
  }
  await build()
  rmSync(resultPath, { force: true })
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${resultPath}`]
  // Colours of a thousand dots are noise in a file.
  const plain = process.stdout.isTTY ? {} : { env: { ...process.env, NO_COLOR: '1' } }
  const code = await runPinned(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], plain)
  if (!existsSync(resultPath)) return count({ failed: 1 })
  const result = JSON.parse(readFileSync(resultPath, 'utf8'))
  const skipped = result.numPendingTests + result.numTodoTests
  // An error outside of any test fails the run without failing a test.
  const failed = result.numFailedTests || (code === 0 ? 0 : 1)
  return count({ passed: result.numPassedTests, failed, skipped })
}

function count({ passed = 0, failed = 0, skipped = 0 }) {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 ? 0 : 1
}

/** Installs what is missing where that is possible without asking: as root on Debian. */
async function provide() {
  const missing = needed.filter(({ isThere }) => !isThere())
  const packages = missing.map(({ debian }) => debian)
  const more = wanted.filter(({ isThere }) => !isThere()).map(({ debian }) => debian)
  if (missing.length === 0 && more.length === 0) return
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log(`Installing ${[...packages, ...more].join(', ')} with apt-get …`)
    const options = {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    }
    await run('apt-get', ['update'], options)
    const install = packages => run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], options)
    // One by one, so that one that cannot be had does not take the others along.
    if (packages.length > 0) await install(packages)
    for (const one of more) await install([one])
  }
  const still = missing.find(({ isThere }) => !isThere())
  if (still) {
    throw failure(
      `The tests need ${still.why}.`,
      `On Debian: sudo apt-get install ${packages.join(' ')}. Elsewhere install the same and link it to that place.`,
    )
  }
}
