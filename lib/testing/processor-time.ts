/** Milliseconds of processor time that `work` takes in this thread: what else the machine does is not in them. */
export function processorMilliseconds(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
