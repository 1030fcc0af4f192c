// Browser-safe: names alone.

/** What the edge tells Next.js of a request, in headers that no client can write: all of `x-portal-*` is removed first. */
export const CLIENT_IP_HEADER = "x-portal-client-ip";
/** For the one style element that the root layout writes; Next.js takes its own from the policy. */
export const NONCE_HEADER = "x-portal-nonce";
/** Marks the requests that this process sends to itself, and the host of the one they were sent for. */
export const OWN_HEADER = "x-portal-own";
export const HOST_HEADER = "x-portal-host";
