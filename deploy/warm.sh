#!/bin/sh
# For the image's build: starts a server without a database once, so that NODE_COMPILE_CACHE has what it loads. Node.js
# keeps the cache of each account apart: run it as the one that will serve.
set -eu
key=$(node -p 'crypto.randomBytes(32).toString("base64")')
export AUTH_SECRET="$key" ENCRYPTION_KEYS="k1:$key" PASSWORD_PEPPERS="p1:$key" MAIL_FROM=nobody@portal.example
export PORTAL_DATABASE_URL=postgresql://portal_app@127.0.0.1:9/portal PORT=3000 METRICS_PORT=9464 LOG_LEVEL=silent
"$@" & server=$!
node -e '
  const ask = (url) => fetch(url).then(({ ok }) => ok, () => false);
  const until = Date.now() + 60_000;
  while (!(await ask("http://127.0.0.1:9464/healthz"))) {
    if (Date.now() > until) process.exit(1);
    await new Promise((fulfil) => setTimeout(fulfil, 100));
  }
  await ask("http://127.0.0.1:3000/login");
' --input-type=module
kill "$server"
wait "$server"
