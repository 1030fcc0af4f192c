// Browser-safe: a path alone.

/**
 * The portal's 404 page, in the request's language and of its insurer (app/not-found-page). Only the edge may fetch it;
 * clients get what every unknown path gets.
 */
export const NOT_FOUND_PATH = "/not-found-page";
