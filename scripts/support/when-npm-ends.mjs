// Dependency-free: runs before anything is installed.

const LOOK_MS = 500;

/**
 * npm hands a signal on to the shell it runs a script in, and the shell does not: it ends, and this process gets
 * another parent.
 */
export function whenNpmEnds(then, environment = process.env) {
  if (environment.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, LOOK_MS);
  timer.unref();
}
