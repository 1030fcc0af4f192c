// Browser-safe: a type alone.

/** What the edge is told by whoever starts it; it reads no environment itself. */
export type EdgeSettings = {
  /** Scheme of the addresses members see. */
  scheme: "http" | "https";
  /** Proxies in front whose X-Forwarded-For and -Proto are believed. */
  proxyHops: number;
  isDevelopment: boolean;
};
