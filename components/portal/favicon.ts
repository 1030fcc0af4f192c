/** The tab's icon in the insurer's colour, as a data URL: one request less. */
export function favicon(keyColor: string): string {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${keyColor}"/><path d="M16 26S5.5 20.2 5.5 12.6A5.7 5.7 0 0 1 16 9.6a5.7 5.7 0 0 1 10.5 3C26.5 20.2 16 26 16 26z" fill="#fff"/><path d="m11.5 15 3.2 3.2 5.8-6" fill="none" stroke="${keyColor}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  // No more than a data URL and an attribute need.
  return `data:image/svg+xml,${drawing.replace(/["#<>]/g, encodeURIComponent)}`;
}
