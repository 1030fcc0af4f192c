// Browser-safe: a type alone.

/** The settings of the edge, which reads no environment itself. */
export type EdgeSettings = {
  /** Scheme of the URLs that members see. */
  scheme: "http" | "https";
  /** Trusted proxies in front, whose X-Forwarded-For and -Proto are used. */
  proxyHops: number;
  /** Host of the insurers' console, without port. */
  adminHost: string;
  isDevelopment: boolean;
};
