/** The version that a path names; 0, which no version has, for anything else. */
export function readVersion(text: string): number {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
}
