import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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

/** Two at a time, each about as long as the other: of two processors one would have little to do. */
const lanes = [['node', 'page', 'faults'], ['e2e']]

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
  const runs = args.length > 0 ? [args] : lanes.map(projects => projects.map(name => `--project=${name}`))
  const counts = await Promise.all(runs.map(runVitest))
  const sum = key => counts.reduce((all, each) => all + each[key], 0)
  return count({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') })
}

/** Only the first is seen while it runs: dots of two would say nothing. */
async function runVitest(args, nth) {
  const fileOf = name => join(root, `node_modules/.beckon/test-${nth}.${name}`)
  const [result, said] = [fileOf('json'), fileOf('txt')]
  rmSync(result, { force: true })
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${result}`]
  const output = nth > 0 ? openSync(said, 'w') : undefined
  const code = await runPinned(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], {
    // Colours of a thousand dots are noise in a file.
    env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' },
    ...(output !== undefined && { stdio: ['ignore', output, output] }),
  })
  if (output !== undefined) {
    closeSync(output)
    process.stdout.write(readFileSync(said))
  }
  if (!existsSync(result)) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(result, 'utf8'))
  return {
    passed: numPassedTests,
    // An error outside of any test fails the run without failing a test.
    failed: numFailedTests || (code === 0 ? 0 : 1),
    skipped: numPendingTests + numTodoTests,
  }
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
