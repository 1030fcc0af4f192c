// Browser-safe: names only.

/** Headers from the edge to Next.js. No client can set them: the edge first removes all of `x-portal-*`. */
export const CLIENT_IP_HEADER = "x-portal-client-ip";
/** For the style element of the root layout; Next.js takes its own from the policy. */
export const NONCE_HEADER = "x-portal-nonce";
/** Marks requests of this process to itself, with the host of the original one. */
export const OWN_HEADER = "x-portal-own";
export const HOST_HEADER = "x-portal-host";
