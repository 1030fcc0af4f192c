/**
 * Calls `stop` once: at Ctrl-C, when the process is asked to end, or when the one that started it is gone. A terminal and
 * systemd signal a whole group of processes, and whoever started this one hands the signal on: a second signal without
 * a handler would end the process in the middle of its stop.
 */
export function whenToldToEnd(stop: () => unknown): void {
  let isTold = false;
  for (const event of ["SIGINT", "SIGTERM", "disconnect"]) {
    process.on(event, () => {
      if (isTold) return;
      isTold = true;
      stop();
    });
  }
}
