/** Host of the platform's own links. */
export const TRACKING_ORIGIN = "https://tracking.example";
