// Browser-safe: a path alone.

/**
 * The portal's 404 page, in the request's language and of its insurer
 * (app/not-found-page). Only the edge may ask for it; anybody else gets what
 * every unknown address gets, which is that page with its status.
 */
export const NOT_FOUND_PATH = "/not-found-page";
